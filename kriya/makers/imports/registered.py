"""The register as an import compares it: every maker of the council with what hangs on it, in a few questions."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from kriya.makers.imports.sheets.fields import MEASURES
from kriya.makers.models import BankAccount, GroupMember, Maker, MakerCraft, MakerPhone, Paper, YearlyFigure

COMPARED = (
    "name", "owner_name", "owner_gender", "owner_birth_year", "email", "website", "address", "village_code",
    "village_name", "district_code", "district_name", "regency_code", "place_note", "postal_code", "latitude",
    "longitude", "legal_form",
    "kind_of_business", "products_made", "kbli_code", "kbli_name", "started_year", "typed_size_class", "capacity",
    "capacity_unit", "raw_material", "markets", "export_percent", "export_countries", "story_id", "note", "joined_year",
)  # fmt: skip
_IDENTITY = frozenset({"name", "owner_name", "address", "village_code", "district_code", "latitude", "longitude"})


@dataclass(slots=True)
class Registered:
    """One maker of the register as it stands."""

    pk: UUID
    nik_hash: str
    status: str
    columns: dict[str, Any]
    phones: set[str] = field(default_factory=set)
    crafts: set[str] = field(default_factory=set)
    papers: set[tuple[str, str]] = field(default_factory=set)
    figures: dict[int | None, dict[str, int]] = field(default_factory=dict)
    groups: set[str] = field(default_factory=set)
    bank_hash: str = ""
    merged_into: Registered | None = None

    @property
    def newest_figures(self) -> dict[str, int]:
        """What is known last of each measure: a file that tells no year and says the same tells nothing new."""
        found: dict[str, int] = {}
        for year in sorted(self.figures, key=lambda year: year or 0):
            found |= self.figures[year]
        return found

    @property
    def kept(self) -> Registered:
        """The maker that this one is now, after whatever merges."""
        found = self
        while found.merged_into is not None:
            found = found.merged_into
        return found

    @property
    def identity(self) -> dict[str, Any]:
        """What identity compares (see incoming)."""
        columns = self.columns
        return {
            "name": columns["name"],
            "owner": columns["owner_name"],
            "nik": self.nik_hash or None,
            "phones": self.phones,
            "village": columns["village_code"] or None,
            "district": columns["district_code"] or None,
            "address": columns["address"],
            "latitude": columns["latitude"],
            "longitude": columns["longitude"],
            "papers": [number for _kind, number in self.papers if number],
        }


def whole_register(columns: Collection[str] = COMPARED) -> list[Registered]:
    """Return every maker of the council, the oldest first, in seven questions.

    Those that were merged into another are there too: a file still calls them by what they were called (see `kept`).
    Only the columns that somebody compares are fetched, and those that identity needs.
    """
    found = _makers([name for name in COMPARED if name in columns or name in _IDENTITY])
    for pk, number in _rows(MakerPhone.objects.values_list("maker_id", "number"), found):
        found[pk].phones.add(number)
    for pk, code in _rows(MakerCraft.objects.values_list("maker_id", "craft__code"), found):
        found[pk].crafts.add(code)
    for pk, kind, number in _rows(Paper.objects.values_list("maker_id", "kind", "number"), found):
        found[pk].papers.add((kind, number))
    for pk, year, *values in _rows(YearlyFigure.objects.values_list("maker_id", "year", *MEASURES), found):
        known = {name: value for name, value in zip(MEASURES, values, strict=True) if value is not None}
        found[pk].figures[year] = known
    for pk, name in _rows(GroupMember.objects.values_list("maker_id", "group__name"), found):
        found[pk].groups.add(name)
    for pk, number_hash in _rows(BankAccount.objects.values_list("maker_id", "number_hash"), found):
        found[pk].bank_hash = number_hash
    return list(found.values())


def _makers(wanted: Sequence[str]) -> dict[UUID, Registered]:
    makers = Maker.objects.order_by("pk").values_list("pk", "nik_hash", "status", "merged_into", *wanted)
    found: dict[UUID, Registered] = {}
    merged: dict[UUID, UUID] = {}
    for pk, nik_hash, status, into, *values in makers.iterator(chunk_size=5000):
        found[pk] = Registered(pk, nik_hash, status, dict(zip(wanted, values, strict=True)))
        if into is not None:
            merged[pk] = into
    for pk, into in merged.items():
        found[pk].merged_into = found[into]
    return found


def _rows(query: Any, makers: dict[UUID, Registered]) -> Iterable[tuple[Any, ...]]:
    return (row for row in query.iterator(chunk_size=5000) if row[0] in makers)
