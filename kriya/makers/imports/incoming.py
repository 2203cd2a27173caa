"""A business of a file in the register's own terms: columns of Maker, and the rows that hang on it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from kriya.makers.imports.reading import Business
from kriya.makers.imports.sheets.fields import MEASURES
from kriya.makers.imports.values.paper import Paper as PaperReading
from kriya.makers.imports.values.person import FEMALE, MALE
from kriya.makers.models import Gender, LegalForm, Maker, PaperKind, Status

_GENDERS = {FEMALE: Gender.WOMAN.value, MALE: Gender.MAN.value}
_LEGAL_FORMS = {
    "sole": LegalForm.PERSON.value,
    "pt_sole": LegalForm.PT_PERSON.value,
    "village_enterprise": LegalForm.OTHER.value,
    **{form.value: form.value for form in LegalForm},
}
_CODED = {"gender": ("owner_gender", _GENDERS), "legal_form": ("legal_form", _LEGAL_FORMS)}
_PAPER_KINDS = {"motif": PaperKind.COPYRIGHT.value, **{kind.value: kind.value for kind in PaperKind}}
# The first that a text holds decides: "tidak aktif" before "aktif", "lulus binaan" before "binaan".
_STATUS_WORDS = (
    (re.compile(r"\b(?:(?:tidak|tdk|non|kurang|sudah tidak|belum)\s*-?akti[fv]|nonakti[fv]|(?:tu)?tutup|berhenti"
                r"|bangkrut|meninggal|pindah|vakum|inactive|closed)", re.IGNORECASE), Status.INACTIVE),
    (re.compile(r"\b(?:mandiri|lulus|naik kelas|graduated)", re.IGNORECASE), Status.GRADUATED),
)  # fmt: skip
_PLAIN = {
    "name": "name",
    "owner": "owner_name",
    "birth_year": "owner_birth_year",
    "email": "email",
    "website": "website",
    "address": "address",
    "postal_code": "postal_code",
    "kind": "kind_of_business",
    "kbli_code": "kbli_code",
    "kbli_name": "kbli_name",
    "started_year": "started_year",
    "size_class": "typed_size_class",
    "capacity_unit": "capacity_unit",
    "joined_year": "joined_year",
    "story": "story_id",
    "notes": "note",
}
_LISTS = {
    "product_names": "products_made",
    "raw_material": "raw_material",
    "markets": "markets",
    "export_countries": "export_countries",
}
_DECIMALS = {
    "latitude": ("latitude", 6),
    "longitude": ("longitude", 6),
    "capacity": ("capacity", 2),
    "export_percent": ("export_percent", 2),
}
_LARGEST = {"capacity": Decimal(10) ** 12, "export_percent": Decimal(100)}
_LENGTHS: dict[str, int] = {f.name: int(f.max_length) for f in Maker._meta.local_fields if f.max_length}
_TELL_CRAFT = frozenset({"craft_text", "kind", "product_names", "commodity", "kbli_code", "kbli_name"})
_NO_END = 1_000_000_000
_YEARS = {"started_year": (1800, 2200), "joined_year": (1980, 2200), "owner_birth_year": (1900, 2200)}
_MOST_PEOPLE = 2_000_000_000
_MOST_RUPIAH = 9 * 10**17


class IncomingPhone(NamedTuple):
    """A telephone number of the file."""

    number: str
    kind: str
    whatsapp: bool


class IncomingPaper(NamedTuple):
    """A paper of the file."""

    kind: str
    number: str
    title: str
    issued_on: date | None
    expires_on: date | None


@dataclass(slots=True)
class Incoming:
    """What the file knows of one business; a column that is not there is unknown, and unknown never overwrites."""

    source: str
    columns: dict[str, Any]
    nik: str = ""
    nik_hash: str = ""
    phones: tuple[IncomingPhone, ...] = ()
    crafts: tuple[str, ...] = ()
    """The main one first."""
    papers: tuple[IncomingPaper, ...] = ()
    year: int | None = None
    figures: dict[str, int] = field(default_factory=dict)
    by_year: dict[int, dict[str, int]] = field(default_factory=dict)
    """Figures of other years than `year`."""
    group: str = ""
    bank: tuple[str, str] | None = None
    status: str = Status.FOSTERED.value
    is_craft_told: bool = True
    """Whether more than the name of the business speaks of its craft."""
    asides: tuple[str, ...] = ()
    """Lines for the note of the office: what was told in words and is no figure. They never take its own words away."""

    @property
    def series(self) -> list[tuple[int | None, dict[str, int]]]:
        """The figures of each year that is told; None is a year that is not."""
        return [(self.year, self.figures), *self.by_year.items()]

    @property
    def tells_place(self) -> bool:
        """A district or a village is told, and with it the regency."""
        return bool(self.columns.get("district_code") or self.columns.get("village_code"))

    @property
    def is_name_alone(self) -> bool:
        """Nothing is told by which it could be known again but the name of the business."""
        told = map(self.columns.get, ("owner_name", "address", "village_code", "district_code", "latitude"))
        return not (self.phones or self.nik_hash or self.papers or any(told))

    def note_beside(self, kept: str, *, overwrite: bool = True) -> str:
        """Return the note once this file is in: its own or what is kept, and beneath it the lines that lack there."""
        own = self.columns.get("note", "")
        lines = ((own or kept) if overwrite else (kept or own)).splitlines()
        return "\n".join([*lines, *(line for line in self.asides if line not in lines)])

    @property
    def identity(self) -> dict[str, Any]:
        """What identity compares with the register, which knows a NIK by its hash only."""
        columns = self.columns
        return {
            "name": columns.get("name", ""),
            "owner": columns.get("owner_name", ""),
            "nik": self.nik_hash or None,
            "phones": [phone.number for phone in self.phones],
            "village": columns.get("village_code") or None,
            "district": columns.get("district_code") or None,
            "address": columns.get("address", ""),
            "latitude": columns.get("latitude"),
            "longitude": columns.get("longitude"),
            "papers": [paper.number for paper in self.papers if paper.number],
        }


def incoming_of(business: Business, regency: str, hashed: Callable[[str], str]) -> Incoming:
    """Put a business of the file into the register's terms.

    `regency` is the council's own, `hashed` a keyed_hasher().
    """
    fields: Mapping[str, Any] = business.fields
    made = Incoming(business.source, _columns(fields, regency))
    if nik := fields.get("nik"):
        made.nik, made.nik_hash = nik, hashed(nik)
    if phones := fields.get("phones"):
        made.phones = _phones(phones)
    if craft := fields.get("craft"):
        made.crafts = (craft, *(code for code in fields.get("crafts_beside", ()) if code != craft))
    made.is_craft_told = not _TELL_CRAFT.isdisjoint(fields)
    if "papers" in fields or "npwp" in fields:
        made.papers = _papers(fields)
    made.year = fields.get("data_year")
    made.figures = _measures(fields)
    if "by_year" in fields:
        made.by_year = {year: known for year, told in fields["by_year"].items() if (known := _measures(told))}
        if made.year is not None:
            made.figures = {**made.by_year.pop(made.year, {}), **made.figures}
    _add_rare(made, fields)
    made.asides = fields.get("asides", ())
    return made


def _phones(phones: Iterable[Sequence[Any]]) -> tuple[IncomingPhone, ...]:
    """Take each number once."""
    found = tuple(IncomingPhone(*phone) for phone in phones)
    return found if len(found) == 1 else tuple({phone.number: phone for phone in reversed(found)}.values())[::-1]


def _add_rare(made: Incoming, fields: Mapping[str, Any]) -> None:
    made.group = (fields.get("group") or "")[:120]
    if account := fields.get("bank_account"):
        made.bank = ((fields.get("bank") or "")[:60], str(account))
    if said := fields.get("status"):
        found = (status for words, status in _STATUS_WORDS if words.search(str(said)))
        made.status = next(found, Status.FOSTERED).value


def _columns(fields: Mapping[str, Any], regency: str) -> dict[str, Any]:
    columns: dict[str, Any] = {}
    for name, value in fields.items():
        if column := _PLAIN.get(name):
            columns[column] = value
        elif rare := _RARE.get(name):
            rare(columns, name, value)
    columns |= _place_columns(fields, regency)
    amiss = [
        name
        for name, value in columns.items()
        if (
            len(value) > _LENGTHS.get(name, _NO_END) or "\x00" in value
            if isinstance(value, str)
            else _is_off(name, value)
        )
    ]
    return _fitted(columns, amiss) if amiss else columns


def _take_list(columns: dict[str, Any], name: str, value: Any) -> None:
    columns[_LISTS[name]] = ", ".join(value)


def _take_decimal(columns: dict[str, Any], name: str, value: Any) -> None:
    column, places = _DECIMALS[name]
    if (number := _decimal(name, value, places)) is not None:
        columns[column] = number


def _take_code(columns: dict[str, Any], name: str, value: Any) -> None:
    column, codes = _CODED[name]
    columns[column] = codes.get(value, "")


_RARE: dict[str, Callable[[dict[str, Any], str, Any], None]] = {
    **dict.fromkeys(_LISTS, _take_list),
    **dict.fromkeys(_DECIMALS, _take_decimal),
    **dict.fromkeys(_CODED, _take_code),
}


def _place_columns(fields: Mapping[str, Any], regency: str) -> dict[str, str]:
    village, district = fields.get("village"), fields.get("district")
    found: dict[str, str] = {}
    if village is not None and village.code:
        found |= {"village_code": village.code, "village_name": village.name}
    if district is not None and district.code:
        found |= {"district_code": district.code, "district_name": district.name}
    code = found.get("district_code") or found.get("village_code") or regency
    found["regency_code"] = code[:5]
    for place in (village, district):
        if place is not None and not place.code and place.text:
            found["place_note"] = f"{found['place_note']}, {place.text}" if "place_note" in found else place.text
    return found


def _fitted(columns: dict[str, Any], amiss: Iterable[str]) -> dict[str, Any]:
    """Cut a text that is longer than its column; what the register cannot hold is kept in the note of the office."""
    for name in amiss:
        value = columns.pop(name)
        if isinstance(value, str):
            text = value.replace("\x00", "")
            longest = _LENGTHS.get(name, _NO_END)
            columns[name] = text if len(text) <= longest else f"{text[: longest - 1]}…"
        columns["note"] = "\n".join(part for part in (columns.get("note"), f"{name}: {value}") if part).replace(
            "\x00", ""
        )
    return columns


def _is_off(name: str, value: Any) -> bool:
    bounds = _YEARS.get(name)
    return bounds is not None and not bounds[0] <= value <= bounds[1]


def _decimal(name: str, value: Any, places: int) -> Decimal | None:
    if value is None:
        return None
    number = round(Decimal(str(value)), places)
    if abs(number) > _LARGEST.get(name, Decimal(180)) or (name == "capacity" and number <= 0):
        return None
    return number


def _measures(fields: Mapping[str, Any]) -> dict[str, int]:
    found = ((name, _measure(name, fields[name])) for name in MEASURES if name in fields)
    return {name: value for name, value in found if value is not None}


def _measure(name: str, value: Any) -> int | None:
    if value is None:
        return None
    return int(value) if 0 <= value <= (_MOST_PEOPLE if name.startswith("labour") else _MOST_RUPIAH) else None


def _papers(fields: Mapping[str, Any]) -> tuple[IncomingPaper, ...]:
    found: dict[tuple[str, str], IncomingPaper] = {}
    for paper in fields.get("papers") or ():
        made = _paper(paper)
        found.setdefault((made.kind, made.number), made)
    if npwp := fields.get("npwp"):
        found.setdefault(("npwp", str(npwp)), IncomingPaper(PaperKind.NPWP.value, str(npwp), "", None, None))
    return tuple(found.values())


def _paper(paper: PaperReading) -> IncomingPaper:
    expires = paper.expires if not paper.issued or not paper.expires or paper.expires >= paper.issued else None
    kind = _PAPER_KINDS.get(paper.kind, PaperKind.OTHER.value)
    return IncomingPaper(kind, (paper.number or "")[:120], (paper.brand or "")[:200], paper.issued, expires)
