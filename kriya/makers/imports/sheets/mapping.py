"""Proposes which field each column is, from its header words and from what its cells look like."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping as Named
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, NamedTuple

from kriya.makers.imports.sheets.claims import beside_of, claims_of
from kriya.makers.imports.sheets.evidence import Evidence, observe_all
from kriya.makers.imports.sheets.fields import FIELDS, IGNORE, MAKERS, MEASURES, NAMES
from kriya.makers.imports.sheets.headwords import fields_for
from kriya.makers.imports.sheets.model import Column, Table
from kriya.makers.imports.sheets.words import is_of_another_time, normal, year_in
from kriya.makers.imports.sheets.workers import workers_apart

LEAST = 0.45
"""Below this a proposal is a guess that costs more to undo than to make: the column is left out."""
_ADDED_UP = re.compile(r"\b(?:jumlah|jml|total|seluruh\w*|semua)\b")
_MEMBERS = re.compile(r"(?:daftar )?(?:nama )?anggota(?: kelompok| kub)?")
_CHAIR = re.compile(r"\bketua\b")
_WORKPLACE = re.compile(r"\b(?:pabrik|produksi|workshop|bengkel|sanggar|usaha|industri)\b")
_HALF = 0.5
_MONTH = re.compile(r"\b(jan|feb|mar|apr|mei|jun|jul|ag|sep|okt|nov|des)", re.IGNORECASE)
COMPUTED = frozenset(map(normal, ("Skala (PP 7/2021)", "Size class (PP 7/2021)")))
"""Labels of our own lists over what the register computes: read back, it would count as typed by somebody."""


@dataclass(slots=True)
class ColumnMapping:
    """What one column is read as. why: header, content, both, constant, computed, empty, unnamed, unknown, user,
    remembered."""

    index: int
    letters: str
    label: str
    field: str
    confidence: float
    why: str


@dataclass(slots=True)
class Mapping:
    """What the columns of a table are read as, in the table's order. A user's correction is another value of field."""

    kind: str
    fingerprint: str
    columns: list[ColumnMapping] = field(default_factory=list)

    def fields(self) -> dict[str, list[int]]:
        """Give, for every field that is read, the indexes of its columns in the table's order."""
        found: dict[str, list[int]] = {}
        for column in self.columns:
            if column.field != IGNORE:
                found.setdefault(column.field, []).append(column.index)
        return found

    def index(self, name: str) -> int | None:
        """Give the index of the first column read as a field, None when there is none."""
        return next((column.index for column in self.columns if column.field == name), None)

    def to_json(self) -> dict[str, Any]:
        """Give the mapping as plain values for storing."""
        return asdict(self)

    @classmethod
    def from_json(cls, stored: Named[str, Any]) -> Mapping:
        """Rebuild a stored mapping."""
        columns = [ColumnMapping(**column) for column in stored["columns"]]
        return cls(stored["kind"], stored["fingerprint"], columns)


def header_fingerprint(table: Table) -> str:
    """Name a header, whatever its case, spacing and abbreviations: a mapping is remembered by it."""
    paths = ["\x1f".join(map(normal, column.path)) for column in table.columns]
    return hashlib.sha256("\x1e".join(paths).encode()).hexdigest()[:16]


def remember(stored: Mapping, table: Table) -> Mapping | None:
    """Fit a stored mapping to a table with the same header; None when the header is another."""
    if stored.fingerprint != header_fingerprint(table) or len(stored.columns) != len(table.columns):
        return None
    pairs = zip(table.columns, stored.columns, strict=True)
    columns = [ColumnMapping(now.index, now.letters, now.label, then.field, 1.0, "remembered") for now, then in pairs]
    return Mapping(stored.kind, stored.fingerprint, columns)


def propose(table: Table, kind: str = MAKERS, evidence: dict[int, Evidence] | None = None) -> Mapping:
    """Propose a field for every column of a table, "ignore" where none is likely enough.

    A field that can stand only once goes to the column that claims it best; the others take their next best. Figures
    of several years are a series.
    """
    evidence = evidence if evidence is not None else observe_all(table)
    same_word = _shared_constants(evidence)
    beside = beside_of(table, evidence)
    chosen: dict[int, ColumnMapping] = {}
    claims: list[_Claim] = []
    order = {name: place for place, name in enumerate(FIELDS[kind])}
    for place, column in enumerate(table.columns):
        seen = evidence[column.index]
        if reason := _left_out(column, seen, same_word):
            chosen[column.index] = _mapped(column, IGNORE, 0.9, reason)
            continue
        for name, (score, why) in claims_of(column, seen, kind, beside).items():
            claims.append(_Claim(-score, order[name], -(year_in(column.label) or 0), place, name, why, column))
    _settle(claims, kind, chosen)
    if kind == MAKERS:
        _find_name(table, evidence, chosen)
        _tell_members(chosen)
        _tell_one_place(chosen, evidence)
        _leave_part_of_a_year(table, chosen)
    columns = [chosen.get(column.index) or _mapped(column, IGNORE, 0.5, "unknown") for column in table.columns]
    return Mapping(kind, header_fingerprint(table), columns)


class _Claim(NamedTuple):
    """Sorts best first: by score, by the order of the fields, the newest year, then from left to right."""

    minus_score: float
    order: int
    minus_year: int
    place: int
    name: str
    why: str
    column: Column


def _settle(claims: list[_Claim], kind: str, chosen: dict[int, ColumnMapping]) -> None:
    taken: dict[str, list[Column]] = {}
    for claim in sorted(claims, key=lambda claim: claim[:4]):
        score, before = -claim.minus_score, taken.setdefault(claim.name, [])
        if claim.column.index in chosen or score < LEAST:
            continue
        if before and not _goes_with(before, claim, kind):
            continue
        chosen[claim.column.index] = _mapped(claim.column, claim.name, score, claim.why)
        before.append(claim.column)


def _goes_with(before: list[Column], claim: _Claim, kind: str) -> bool:
    if kind == MAKERS and claim.name in MEASURES:
        labels = [column.label for column in before]
        is_kind = any(_is_another_kind(column.path, claim) for column in before)
        return is_kind or is_another_year(claim.column.label, labels)
    return FIELDS[kind][claim.name].many


def is_another_year(label: str, before: Sequence[str]) -> bool:
    """Say whether a label tells of another year than each of those before it, which all tell of one."""
    years = {year_in(other) for other in before}
    return None not in years and year_in(label) not in years | {None}


def _is_another_kind(one: tuple[str, ...], claim: _Claim) -> bool:
    """Of men or women there are several columns where one label over each tells the workers apart once more ("TETAP",
    "TIDAK TETAP"); one that adds up is not added."""
    other = claim.column.path
    if (said := workers_apart(one[-1] if one else "")) and (says := workers_apart(other[-1] if other else "")):
        return said.kind != says.kind
    if claim.name not in ("labour_men", "labour_women") or not len(one) == len(other) > 2:
        return False
    ends = [(normal(path[0]), normal(path[-1]), year_in(" ".join(path))) for path in (one, other)]
    between = [normal(label) for path in (one, other) for label in path[1:-1]]
    return ends[0] == ends[1] and not any(map(_ADDED_UP.search, between))


def _find_name(table: Table, evidence: dict[int, Evidence], chosen: dict[int, ColumnMapping]) -> None:
    """A register without a column of business names lists people who are the business; without a header, words tell."""
    if any(one.field in NAMES and one.field != "owner" for one in chosen.values()):
        return
    for column in table.columns:
        one = chosen.get(column.index)
        if one and one.field == "owner" and (score := fields_for(column.path, MAKERS).get("name", 0.0)) >= 0.6:
            chosen[column.index] = _mapped(column, "name", score, one.why)
            return
    known = {one.field: one for one in chosen.values() if one.field != IGNORE}
    if not known or any(column.path for column in table.columns):
        return
    if "district" in known and "full_address" in known:
        known["full_address"].field = "address"
    free = [column for column in table.columns if column.index not in chosen]
    named = [column for column in free if evidence[column.index].names_most_rows()]
    for column, name, score in zip(named, ("name", "owner"), (0.55, 0.5), strict=False):
        chosen[column.index] = _mapped(column, name, score, "content")


def _tell_members(chosen: dict[int, ColumnMapping]) -> None:
    """Whoever chairs a group owns nothing of what its members make, who are listed beside."""
    members = [one for one in chosen.values() if one.field == "name" and _MEMBERS.fullmatch(normal(one.label))]
    for chair in [one for one in chosen.values() if one.field == "owner" and _CHAIR.search(normal(one.label))]:
        if members:
            members[0].field, chair.field, chair.why = "owner", IGNORE, "unknown"


def _tell_one_place(chosen: dict[int, ColumnMapping], evidence: dict[int, Evidence]) -> None:
    """A street of the office and a village of the workshop are no address: where the work is done tells both."""
    streets = [one for one in chosen.values() if one.field == "address"]
    wholes = [one for one in chosen.values() if one.field == "full_address"]
    if len(streets) != 1 or len(wholes) != 1:
        return
    (street,), (whole,) = streets, wholes
    if bool(_WORKPLACE.search(normal(street.label))) == bool(_WORKPLACE.search(normal(whole.label))):
        return
    if _WORKPLACE.search(normal(whole.label)):
        street.field, street.why = IGNORE, "unknown"
    elif evidence[street.index].share("address") >= _HALF:
        street.field, whole.field, whole.why = "full_address", IGNORE, "unknown"


def _leave_part_of_a_year(table: Table, chosen: dict[int, ColumnMapping]) -> None:
    """The sum of some months that stand beside it is no year's."""
    months = [_MONTH.search(column.label) for column in table.columns if is_of_another_time(column.label)]
    if not 1 < len({found[1][:3].lower() for found in months if found}) < 12:
        return
    for one in chosen.values():
        if one.field == "yearly_sales" and _ADDED_UP.search(normal(one.label)):
            one.field, one.why = IGNORE, "unknown"


def _mapped(column: Column, name: str, score: float, why: str) -> ColumnMapping:
    return ColumnMapping(column.index, column.letters, column.label, name, round(score, 2), why)


def _shared_constants(evidence: dict[int, Evidence]) -> set[str]:
    """A word that fills two columns from top to bottom says nothing in either."""
    words = [seen.constant for seen in evidence.values() if seen.constant]
    return {word for word in words if words.count(word) > 1}


def _left_out(column: Column, seen: Evidence, same_word: set[str]) -> str:
    if normal(column.label) in COMPUTED:
        return "computed"
    if seen.constant and (seen.constant in same_word or not column.path):
        return "constant"
    if not column.path and (not seen.known or seen.running):
        return "unnamed"
    return ""
