"""Says what a workbook is: a register of makers, a product list, a recap of counts, nothing, or something else."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kriya.makers.imports.sheets.crammed import is_crammed
from kriya.makers.imports.sheets.evidence import Evidence, observe_all
from kriya.makers.imports.sheets.fields import IGNORE, MAKERS, NAMES, PRODUCTS
from kriya.makers.imports.sheets.header import filled
from kriya.makers.imports.sheets.headwords import fields_for, is_known_word
from kriya.makers.imports.sheets.mapping import Mapping, propose
from kriya.makers.imports.sheets.model import Column, Ignored, Sheet, Table, Workbook
from kriya.makers.imports.sheets.table import find_tables
from kriya.makers.imports.sheets.words import normal

RECAP, EMPTY, UNKNOWN, FORM, CRAMMED = "recap", "empty", "unknown", "form", "crammed"
_RECAP_TITLE = re.compile(
    r"\brekap|\brecap|\bmenurut\b|\bberdasarkan\b.*\btiap\b|^jumlah\b|\bper kecamatan\b|\bper kapanewon\b",
    re.IGNORECASE,
)
_LONGEST_FORM, _WIDEST_FORM, _ASKED = 80, 4, 5
_BESIDE_LABEL = re.compile(r"\s*(?::|[(]?(?:\d{1,2}|[a-z])[.)])\s*", re.IGNORECASE)
"""What a form has before a label and between it and its answer: "1.", ":"."""
_IN_WORDS = 3
_CERTAIN, _FAMILY = 0.9, 2
_OF_RESIDENTS = re.compile(
    r"agama|golongan darah|gol darah|kewarganegaraan|(?:status )?hubungan(?: dalam)? keluarga|shdk|kepala keluarga"
    r"|nama (?:ayah|ibu)(?: kandung)?"
)
_OF_OFFICES = re.compile(
    r"tanda ?tangan|ttd|paraf|jabatan|nip|golongan|pangkat|(?:asal |nama )?instansi|unit kerja|opd|skpd|gaji(?: pokok)?"
    r"|tunjangan|potongan|lembur|simpanan(?: \w+)?|(?:sisa )?pinjaman|angsuran|no anggota"
)
_MAKERS_COUNTED = re.compile(
    r"(?:jumlah|total|banyaknya) (?:unit(?: usaha)?|usaha|ikm|umkm|ukm|industri|perajin|pelaku(?: usaha)?)\b"
)
_ABOUT_WORK = frozenset("kind craft commodity product_names capital yearly_sales started_year labour_total".split())
_YEAR = re.compile(r"^(tahun )?(19|20)\d\d$", re.IGNORECASE)
_WHO = frozenset(
    "owner phone whatsapp nik address full_address latitude nib gender email npwp village".split(),
)
_WHAT = frozenset(
    "district kind craft commodity product_names labour_total capital yearly_sales started_year status size_class group"
    " brand legal_form licence_text".split(),
)
_ONLY_MAKERS = frozenset(
    "nik phone whatsapp address full_address labour_total labour_women capital latitude gender district".split(),
)
_FOR_SALE = frozenset("price cost_price stock photo sku".split())


@dataclass(slots=True)
class TableKind:
    """One table, what it is, and how its columns would be read."""

    table: Table
    kind: str
    mapping: Mapping


@dataclass(slots=True)
class Recognition:
    """What a workbook is. kind: makers, products, recap, form, crammed, empty or unknown.

    reason is the code of the sentence that says so; tables are those to be read (of that kind), others those left out.
    """

    kind: str
    reason: str
    tables: list[TableKind] = field(default_factory=list)
    others: list[TableKind] = field(default_factory=list)
    hidden: tuple[str, ...] = ()
    """Sheets with rows that are not looked at, as their owner had put them aside."""

    def ignored(self) -> Ignored:
        """Sum what was no data in the tables to be read."""
        total = Ignored()
        for found in self.tables:
            for name in ("title", "header", "total", "empty", "section", "footer"):
                setattr(total, name, getattr(total, name) + getattr(found.table.ignored, name))
        return total


def recognise(workbook: Workbook) -> Recognition:
    """Say what a workbook is, and which of its tables are to be read.

    One table that is a register makes the file a register: recaps beside it are left out, and said so in others.
    Hidden sheets are left out unless there are no others.
    """
    shown = _shown(workbook)
    found = [_kind_of(table) for sheet in shown for table in find_tables(sheet)]
    forms = {sheet.name for sheet in shown if is_form(sheet)}
    crammed = {sheet.name for sheet in shown if is_crammed(sheet)}
    for one in found:
        one.kind = FORM if one.table.sheet in forms else one.kind
        one.kind = CRAMMED if one.kind == UNKNOWN and one.table.sheet in crammed else one.kind
    recognition = _judged(found)
    read = {sheet.name for sheet in shown}
    recognition.hidden = tuple(sheet.name for sheet in workbook.sheets if sheet.rows and sheet.name not in read)
    return recognition


def _judged(found: list[TableKind]) -> Recognition:
    for kind in (MAKERS, PRODUCTS, RECAP, FORM, CRAMMED, UNKNOWN):
        tables = [one for one in found if one.kind == kind]
        if tables and kind in (MAKERS, PRODUCTS):
            return Recognition(kind, kind, tables, [one for one in found if one.kind != kind])
        if tables:
            return Recognition(kind, f"file_is_{kind}", [], found)
    return Recognition(EMPTY, "file_is_empty", [], found)


def is_form(sheet: Sheet) -> bool:
    """Say whether a sheet tells of one business, label by label down the page, and lists none."""
    asked: set[str] = set()
    told = 0
    for row in sheet.rows[:_LONGEST_FORM]:
        places = [index for index in filled(row) if not _BESIDE_LABEL.fullmatch(str(row[index]))]
        label = row[places[0]] if places else ""
        if not isinstance(label, str) or len(places) > _WIDEST_FORM:
            continue
        scores = fields_for((label.strip(" :"),), MAKERS)
        best = max(scores, key=lambda name: scores[name], default="")
        if best and scores[best] >= 0.9 and best not in asked:
            asked.add(best)
            told += len(places) > 1
    return len(sheet.rows) <= _LONGEST_FORM and len(asked) >= _ASKED and told >= _ASKED - 1 and bool(asked & NAMES)


def _shown(workbook: Workbook) -> list[Sheet]:
    """What is hidden was put aside by its owner; it is read when nothing else holds rows."""
    shown = [sheet for sheet in workbook.sheets if not sheet.hidden]
    return shown if any(sheet.rows for sheet in shown) else workbook.sheets


def _kind_of(table: Table) -> TableKind:
    seen = observe_all(table)
    makers = propose(table, MAKERS, seen)
    if not table.numbers:
        return TableKind(table, EMPTY, makers)
    if _speaks_of_sale(table):
        products = propose(table, PRODUCTS, seen)
        if _is_product_list(makers, products, table):
            return TableKind(table, PRODUCTS, products)
    if _counts_within_groups(makers) or _is_recap(table, makers, seen):
        return TableKind(table, RECAP, makers)
    return TableKind(table, MAKERS if _is_register(makers) else UNKNOWN, makers)


def _sure(mapping: Mapping, least: float = 0.6) -> set[str]:
    return {column.field for column in mapping.columns if column.confidence >= least}


def _speaks_of_sale(table: Table) -> bool:
    scores = (fields_for(column.path, PRODUCTS).get(name, 0.0) for column in table.columns for name in _FOR_SALE)
    return max(scores, default=0.0) >= 0.6


def _is_product_list(makers: Mapping, products: Mapping, table: Table) -> bool:
    # A price is one also where every cell tells it in words: "mulai 50rb", "hubungi admin".
    labels = {column.index: fields_for(column.path, PRODUCTS) for column in table.columns}
    said = _sure(products) | {
        one.field for one in products.columns if labels[one.index].get(one.field, 0.0) >= _CERTAIN
    }
    if "name" not in said or not said & _FOR_SALE:
        return False
    allowed = 0 if "price" not in said else 3 if said & {"stock", "photo"} else 1
    return len(_sure(makers) & _ONLY_MAKERS) <= allowed


def _is_register(makers: Mapping) -> bool:
    said = _sure(makers, 0.5) - {IGNORE}
    if said.isdisjoint(NAMES) or _lists_residents(makers) or _lists_colleagues(makers, said):
        return False
    if len(said) == 1:
        # A line of a letter that says "Ketua Dekranasda" is as near to a label as many labels are.
        return all(is_known_word(column.label) for column in makers.columns if column.field in said)
    return bool(said & (_WHO | _WHAT)) or len(makers.columns) <= 2


def _lists_residents(makers: Mapping) -> bool:
    """Say whether a table is of the people of a village, children too: it tells their families, and no business."""
    if any(column.field in NAMES - {"owner"} and column.confidence >= _CERTAIN for column in makers.columns):
        return False
    return sum(bool(_OF_RESIDENTS.fullmatch(normal(column.label))) for column in makers.columns) >= _FAMILY


def _lists_colleagues(makers: Mapping, said: set[str]) -> bool:
    """Say whether a table is of those who came, are paid or save somewhere: it tells offices and dues, and no work."""
    if said & _ABOUT_WORK or any(
        column.field in NAMES - {"owner"} and column.confidence >= _CERTAIN for column in makers.columns
    ):
        return False
    return sum(bool(_OF_OFFICES.fullmatch(normal(column.label))) for column in makers.columns) >= _FAMILY


def _is_recap(table: Table, makers: Mapping, seen: dict[int, Evidence]) -> bool:
    """Counts of many, not one maker a row: no name, no owner, and mostly numbers under years, places or kinds."""
    said = _sure(makers)
    if ("name" in said and said & _WHO) or (NAMES - {"owner"}) & _sure(makers, 0.9):
        return False
    numeric = [column for column in table.columns if seen[column.index].share("number") >= 0.8]
    counting = [column for column in numeric if _counts(column, makers)]
    titled = any(_RECAP_TITLE.search(line) for line in table.title)
    if not titled and _lost_its_labels(table, seen):
        return False
    many = len(counting) >= 2 and len(counting) >= 0.4 * len(table.columns)
    return (many or (titled and len(counting) >= 1)) and not said & {
        "owner",
        "phone",
        "nik",
        "full_address",
        "latitude",
    }


def _counts_within_groups(makers: Mapping) -> bool:
    """Say whether each row is a group and tells how many makers it has: who chairs it is none with all its workers."""
    said = _sure(makers)
    counted = any(_MAKERS_COUNTED.match(normal(column.label)) for column in makers.columns)
    return counted and "group" in said and said.isdisjoint(NAMES - {"owner"})


def _lost_its_labels(table: Table, seen: dict[int, Evidence]) -> bool:
    """A list of anything, without the row of labels: it tells several things in words, a recap only what it counts."""
    if any(column.path for column in table.columns):
        return False
    return sum(one.known > 0 and one.share("text") >= 0.8 for one in seen.values()) >= _IN_WORDS


def _counts(column: Column, makers: Mapping) -> bool:
    mapped = next(one for one in makers.columns if one.index == column.index)
    label = column.path[-1] if column.path else ""
    return mapped.field not in ("no", "latitude", "longitude", "phone", "nik", "postal_code") or bool(
        _YEAR.match(label)
    )
