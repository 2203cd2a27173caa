"""A guest book that was kept in a spreadsheet: a row is a visit from before the system.

The head names the columns in the council's own words: institution, region, day, and what else is known. Kind and region
are read from the institution's name where no column tells them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Final

from kriya.core.refusal import Refused, say
from kriya.councils.spelling import words
from kriya.makers.imports.sheets.model import Sheet
from kriya.makers.imports.sheets.open import read_workbook
from kriya.makers.imports.values.date import read_date
from kriya.makers.imports.values.reading import Context
from kriya.visits.actions.holding import Past
from kriya.visits.identity import key_of, region_of
from kriya.visits.models import InstitutionKind
from kriya.visits.models.institutions import ONE_A_REGION

COLUMNS: Final[dict[str, frozenset[str]]] = {
    "name": frozenset({"lembaga", "instansi", "nama", "institution"}),
    "region": frozenset({"wilayah", "daerah", "kabupaten", "kota", "asal", "region"}),
    "kind": frozenset({"jenis", "kind"}),
    "on": frozenset({"tanggal", "tgl", "hari", "date"}),
    "people": frozenset({"jumlah", "orang", "peserta", "people"}),
    "head": frozenset({"pimpinan", "ketua", "rombongan", "head"}),
    "summary": frozenset({"catatan", "keterangan", "keperluan", "tujuan", "notes"}),
}
_NEEDED: Final = ("name", "on")
_KINDS: Final[tuple[tuple[str, frozenset[str]], ...]] = (
    (InstitutionKind.COUNCIL, frozenset({"dekranasda", "dekranas"})),
    (InstitutionKind.PKK, frozenset({"pkk"})),
    (InstitutionKind.UNIVERSITY, frozenset({"universitas", "univ", "politeknik", "institut"})),
    (InstitutionKind.SCHOOL, frozenset("sd sdn smp smpn sma sman smk smkn sekolah mts man".split())),
    (InstitutionKind.OFFICE, frozenset("dinas badan disperindag dindagkop bappeda kementerian".split())),
    (InstitutionKind.ASSOCIATION, frozenset("paguyuban komunitas asosiasi himpunan kelompok".split())),
    (InstitutionKind.BUSINESS, frozenset({"pt", "cv", "ud"})),
)
_HEAD_WITHIN: Final = 15
MOST: Final = 2000


@dataclass(frozen=True)
class Left:
    """A row that was not taken: where, what stood there, why in the reader's language."""

    cell: str
    value: str
    why: str


@dataclass(frozen=True)
class PastList:
    """What a file holds."""

    found: Sequence[Past] = field(default_factory=tuple)
    left: Sequence[Left] = field(default_factory=tuple)


def read_past(path: Path, *, today: date) -> PastList:
    """Return the visits of a file, and each row that is none with its reason.

    Raises Refused as read_workbook does, past_list_unknown where no sheet names institutions and days, and
    past_list_too_long.
    """
    for sheet in read_workbook(path).sheets:
        if (head := _head_of(sheet)) is not None:
            return _read(sheet, *head, today=today)
    raise Refused("past_list_unknown")


def _head_of(sheet: Sheet) -> tuple[int, dict[str, int]] | None:
    for place, row in enumerate(sheet.rows[:_HEAD_WITHIN]):
        columns: dict[str, int] = {}
        for position, cell in enumerate(row):
            said = set(words(cell)) if isinstance(cell, str) else set()
            name = next((one for one, known in COLUMNS.items() if said & known and one not in columns), None)
            if name is not None:
                columns[name] = position
        if all(name in columns for name in _NEEDED):
            return place, columns
    return None


def _read(sheet: Sheet, head: int, columns: Mapping[str, int], *, today: date) -> PastList:
    rows = sheet.rows[head + 1 :]
    if len(rows) > MOST:
        raise Refused("past_list_too_long", most=MOST)
    found: list[Past] = []
    left: list[Left] = []
    for number, row in enumerate(rows, start=sheet.first_row + head + 1):
        said = {name: row[position] if position < len(row) else None for name, position in columns.items()}
        if not any(_text(value) for value in said.values()):
            continue
        try:
            found.append(_past(said, today))
        except Refused as no:
            column = str(no.facts.get("column", "name"))
            at = columns.get(column, columns["name"])
            left.append(Left(sheet.address(number, at), _text(said.get(column)), say(no)))
    return PastList(found, left)


def _past(said: Mapping[str, Any], today: date) -> Past:
    name, day = _text(said.get("name")), read_date(said.get("on"), Context(today=today)).value
    if not name:
        raise Refused("institution_without_name")
    if day is None:
        raise Refused("past_day_unreadable", column="on")
    kind = _kind(_text(said.get("kind"))) or _kind(name) or InstitutionKind.OTHER
    region = region_of(_text(said.get("region")) or _place_in(name))
    if kind not in ONE_A_REGION and not key_of(kind, name, region):
        raise Refused("institution_without_name")
    return Past(
        kind,
        name,
        region,
        day,
        _people(said.get("people")),
        _text(said.get("head"))[:120],
        summary=_text(said.get("summary")),
    )


def _kind(text: str) -> str:
    said = set(words(text))
    return next((kind for kind, known in _KINDS if said & known), "")


def _place_in(name: str) -> str:
    """Return the part of a name from its level on ("Dekranasda Kab. Sleman" → "Kab. Sleman"), or its last words."""
    parts = name.split()
    for place, part in enumerate(parts):
        if set(words(part)) & {"kab", "kabupaten", "kota", "provinsi", "prov"}:
            return " ".join(parts[place:])
    return " ".join(parts[1:]) or name


def _people(cell: Any) -> int | None:
    digits = "".join(sign for sign in _text(cell).split(".")[0] if sign.isdigit())
    return int(digits) if digits and 0 < int(digits) < 1000 else None


def _text(cell: Any) -> str:
    return " ".join(str(cell).split())[:1000] if cell is not None else ""
