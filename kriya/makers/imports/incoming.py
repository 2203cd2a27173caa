"""A business of a file in the register's own terms: columns of Maker, and the rows that hang on it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from kriya.makers.imports.columns import columns_of
from kriya.makers.imports.reading import Business
from kriya.makers.imports.sheets.fields import MEASURES
from kriya.makers.imports.values.paper import Paper as PaperReading
from kriya.makers.models import PaperKind, Status

_PAPER_KINDS = {"motif": PaperKind.COPYRIGHT.value, **{kind.value: kind.value for kind in PaperKind}}
# The first that a text holds decides: "tidak aktif" before "aktif", "lulus binaan" before "binaan".
_STATUS_WORDS = (
    (re.compile(r"\b(?:(?:tidak|tdk|non|kurang|sudah tidak|belum)\s*-?akti[fv]|nonakti[fv]|(?:tu)?tutup|berhenti"
                r"|bangkrut|meninggal|pindah|vakum|inactive|closed)", re.IGNORECASE), Status.INACTIVE),
    (re.compile(r"\b(?:mandiri|lulus|naik kelas|graduated)", re.IGNORECASE), Status.GRADUATED),
)  # fmt: skip
_TELL_CRAFT = frozenset({"craft_text", "kind", "product_names", "commodity", "kbli_code", "kbli_name"})
_RECKONED = {"is_year_reckoned": "started_year", "is_name_reckoned": "name"}
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
    reckoned: frozenset[str] = frozenset()
    """Columns that nobody told as they are: they fill what is unknown, and overrule nothing."""

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
    made = Incoming(business.source, columns_of(fields, regency))
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
    made.reckoned = frozenset(column for mark, column in _RECKONED.items() if mark in fields)
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
