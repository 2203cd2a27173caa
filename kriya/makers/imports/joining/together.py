"""What the cells of one row say together: phones of several columns, papers, workers, coordinates, the craft."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any

from kriya.crafts.finding import FoundCraft, find_beside, find_craft, find_in_text, is_weak
from kriya.makers.imports.joining.by_owner import name_by_owner
from kriya.makers.imports.joining.named import take_numbers_from_names
from kriya.makers.imports.joining.row import Letters, MakerRow, Note, Problem, all_of
from kriya.makers.imports.joining.workers import judge_workers
from kriya.makers.imports.values.coordinate import pair
from kriya.makers.imports.values.paper import Paper
from kriya.makers.imports.values.person import facts_of_nik
from kriya.makers.imports.values.phone import Phone, phones_in, without_phones
from kriya.makers.imports.values.place import district_of
from kriya.makers.imports.values.reading import Context, Reading

PAPER_FIELDS = ("nib", "iumk", "pirt", "halal", "brand", "copyright", "sni", "tkdn", "licence_text")
_HAMLET = re.compile(r"(?:dusun|dsn|dukuh|dk|padukuhan|pedukuhan|pdk|lingkungan|link|kampung|kp)\b", re.IGNORECASE)


def _join(rows: Sequence[MakerRow], fields: Sequence[str], target: str) -> None:
    """Make one tuple of the tuples of several fields, each thing once."""
    for row in rows:
        parts = [part for field in fields if (part := row.fields.pop(field, None))]
        if parts:
            row.fields[target] = tuple(dict.fromkeys(thing for part in parts for thing in part))


def _join_phones(rows: Sequence[MakerRow], letters: Letters) -> None:
    for row in rows if all_of("whatsapp", letters) else ():
        for field in all_of("whatsapp", letters):
            if phones := row.fields.get(field):
                row.fields[field] = tuple(p._replace(whatsapp=True) for p in phones)
    fields = [*all_of("whatsapp", letters), *all_of("phones", letters)]
    if fields not in ([], ["phones"]):
        _join(rows, fields, "phones")
        for row in rows:
            if phones := row.fields.get("phones"):
                found: dict[str, Phone] = {}
                for phone in phones:
                    # The same number with and without WhatsApp is one; those with it stand first.
                    found.setdefault(phone.e164, phone)
                row.fields["phones"] = tuple(found.values())


def _take_phones_from_texts(rows: Sequence[MakerRow], letters: Letters) -> None:
    """Find telephones typed into a sentence ("terima pesanan hub 0899 00000278"), where a row has none of its own."""
    for field in [f for f in ("kind", "notes", "address") if f in letters]:
        for row in rows:
            text = row.fields.get(field)
            if text and "phones" not in row.fields and (phones := phones_in(text)):
                row.fields["phones"] = phones
                row.fields[field] = without_phones(text)
                row.repairs.append(Note(letters[field], "phone_in_text"))


def _join_lists(rows: Sequence[MakerRow], letters: Letters) -> None:
    for name in ("product_names", "raw_material", "markets"):
        if len(fields := all_of(name, letters)) > 1:
            _join(rows, fields, name)


def _date_papers(rows: Sequence[MakerRow], letters: Letters) -> None:
    """Give the paper of a column the day that stands beside it; a day in the paper's own cell comes before."""
    for field in [f for f in letters if f.startswith("paper_")]:
        which, _at, name = field.split(" ")[0].partition("@")
        for row in rows:
            day, papers = row.fields.pop(field, None), row.fields.get(name)
            if day is None or not papers or len(papers) > 1:
                continue
            (paper,) = papers
            dated = (
                paper._replace(issued=paper.issued or day) if which == "paper_issued" else paper._replace(expires=day)
            )
            if not (dated.issued and dated.expires and dated.expires < dated.issued):
                row.fields[name] = (dated,)


def _join_papers(rows: Sequence[MakerRow], letters: Letters) -> None:
    fields = [f for name in PAPER_FIELDS for f in all_of(name, letters)]
    if not fields:
        return
    for row in rows:
        found: dict[tuple[str, str | None], Paper] = {}
        for field in fields:
            for paper in row.fields.pop(field, None) or ():
                found.setdefault((paper.kind, paper.number), paper)
        if found:
            row.fields["papers"] = tuple(found.values())


def _join_texts(rows: Sequence[MakerRow], letters: Letters) -> None:
    for field in [f for f in letters if " " in f and f.split(" ")[0] in {"notes", "website", "address", "kind"}]:
        name = field.split(" ")[0]
        for row in rows:
            if more := row.fields.pop(field, None):
                row.fields[name] = "\n".join(dict.fromkeys(t for t in (row.fields.get(name), more) if t))


def _join_addresses(rows: Sequence[MakerRow], letters: Letters) -> None:
    """Put hamlet and RT/RW behind the street, or in its place."""
    fields = [f for f in ("hamlet", *all_of("rt_rw", letters)) if f in letters]
    for row in rows if fields else ():
        found = {field: text for field in fields if (text := row.fields.pop(field, None))}
        if found:
            small = "/".join(text for field, text in found.items() if field != "hamlet")
            parts = (row.fields.get("address"), _hamlet(found.get("hamlet"), small), small)
            row.fields["address"] = ", ".join(part for part in parts if part)


def _hamlet(name: str | None, small: str) -> str | None:
    """A bare name beside an RT would read like a village: the word for a hamlet goes before it."""
    return f"Dusun {name}" if name and small and not _HAMLET.match(name) else name


def _pair_coordinates(rows: Sequence[MakerRow], letters: Letters) -> None:
    for row in rows if "coordinates" in letters else ():
        if point := row.fields.pop("coordinates", None):
            row.fields["latitude"], row.fields["longitude"] = point
    if not {"latitude", "longitude"} <= letters.keys():
        return
    for row in rows:
        lat, lng = row.fields.pop("latitude", None), row.fields.pop("longitude", None)
        if lat is None and lng is None:
            continue
        latitude, longitude = pair(Reading(lat), Reading(lng))
        row.repairs += [Note(letters["latitude"], code) for code in latitude.repairs]
        if latitude.problem:
            row.problems.append(Problem(letters["latitude"], latitude.problem, f"{lat}, {lng}", "coordinates"))
        elif latitude.value is not None:
            row.fields.update(latitude=latitude.value, longitude=longitude.value)


def _complete_places(rows: Sequence[MakerRow], letters: Letters) -> None:
    if "village" not in letters:
        return
    for row in rows:
        village = row.fields.get("village")
        if village is not None and village.code and "district" not in row.fields:
            district = district_of(Reading(village))
            row.fields["district"] = district.value
            row.repairs.append(Note(letters["village"], "district_from_village"))


def _craft_of(fields: Mapping[str, Any]) -> FoundCraft | None:
    """Find the craft: the council's own word first, the business's name next, the KBLI last: it is often wrong."""
    stated = find_in_text(fields["craft"]) if "craft" in fields else None
    if stated and not is_weak(stated):
        return stated
    products = " , ".join(fields.get("product_names") or ())
    texts = (fields.get("craft"), fields.get("name"), fields.get("kind"), products, fields.get("commodity"))
    return find_craft(*texts) or find_craft(fields.get("kbli_name"), kbli=fields.get("kbli_code"))


def _find_crafts(rows: Sequence[MakerRow], letters: Letters) -> None:
    said = letters.keys() & {"craft", "kind", "commodity", "product_names", "name", "kbli_code", "kbli_name"}
    for row in rows if said else ():
        fields = row.fields
        found = _craft_of(fields)
        if (text := fields.pop("craft", None)) is not None:
            fields["craft_text"] = text
            if found is None:
                row.repairs.append(Note(letters["craft"], "craft_unknown"))
            elif beside := find_beside(text, found.code):
                fields["crafts_beside"] = beside
        if found:
            fields["craft"] = found.code
            fields["craft_confidence"] = found.confidence


_SECTORS = (
    {"batik", "ecoprint", "ikat-celup", "tenun", "bordir", "rajut", "perca", "sandang", "sablon", "kulit"},
    {"makanan", "minuman"},
    {"pengerjaan-logam", "mesin", "elektronika"},
    {"logam", "aksesori"},
    {"kimia", "bangunan", "batu", "gerabah"},
    {"kayu", "mebel", "anyaman"},
)
"""Crafts near enough that a KBLI of one for another is a matter of taste."""


def _near(a: str, b: str) -> bool:
    one, two = a.split(".")[0], b.split(".")[0]
    return one == two or "kerajinan" in (one, two) or any(one in s and two in s for s in _SECTORS)


def _check_kbli(rows: Sequence[MakerRow], letters: Letters) -> None:
    """Note a KBLI text that is plainly of another sector than the craft."""
    if "kbli_name" not in letters:
        return
    for row in rows:
        name, craft = row.fields.get("kbli_name"), row.fields.get("craft")
        meant = find_in_text(name) if name and craft else None
        if meant and craft and not _near(meant.code, craft):
            row.repairs.append(Note(letters["kbli_name"], "kbli_contradicts"))


def _check_nik(rows: Sequence[MakerRow], letters: Letters, context: Context) -> None:
    if "nik" not in letters or not letters.keys() & {"gender", "birth_year"}:
        return
    for row in rows:
        if not (nik := row.fields.get("nik")):
            continue
        facts = facts_of_nik(nik, context.today)
        if facts.gender and row.fields.get("gender", facts.gender) != facts.gender:
            row.repairs.append(Note(letters["nik"], "nik_contradicts_gender"))
        if facts.born and row.fields.get("birth_year", facts.born.year) != facts.born.year:
            row.repairs.append(Note(letters["nik"], "nik_contradicts_birth_year"))


def _complete_years(rows: Sequence[MakerRow], letters: Letters) -> None:
    if "started_date" not in letters:
        return
    for row in rows:
        if (day := row.fields.get("started_date")) is not None:
            row.fields.setdefault("started_year", day.year)


_STEPS: Iterable[Callable[[Sequence[MakerRow], Letters], None]] = (
    _join_texts,
    _join_addresses,
    _take_phones_from_texts,
    _join_lists,
    _date_papers,
    _join_papers,
    judge_workers,
    _pair_coordinates,
    _complete_places,
    _complete_years,
    _find_crafts,
    _check_kbli,
)


def finish(rows: Sequence[MakerRow], letters: Letters, context: Context, numbered: Collection[int] = ()) -> None:
    """Complete rows in place with what only all cells of a row can tell.

    Afterwards `phones`, `papers` and lists are one field each, `craft` is a code of the taxonomy (the text stands in
    `craft_text`, the codes of what it names besides in `crafts_beside`), `labour_total` and `started_year` are there
    when their parts are.
    """
    _join_phones(rows, letters)
    take_numbers_from_names(rows, letters)
    name_by_owner(rows, letters, numbered)
    for step in _STEPS:
        step(rows, letters)
    _check_nik(rows, letters, context)
