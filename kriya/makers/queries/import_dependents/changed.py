"""What an import changed at makers that were there before, and what of that was changed again since."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from kriya.makers.models import (
    BankAccount,
    GroupMember,
    ImportRun,
    ImportTouch,
    Maker,
    MakerCraft,
    MakerPhone,
    Paper,
    YearlyFigure,
)
from kriya.makers.queries.import_dependents.added import moments_of_imports

MEASURES = ("labour_men", "labour_women", "labour_total", "capital", "yearly_sales", "raw_material_value")
MORE = frozenset({"nik", "phone", "craft", "paper", "group", "bank"})
FIELD = "field:"


@dataclass(frozen=True)
class Restorable:
    """One maker with what an import changed of it: columns, and things that were added."""

    maker: UUID
    columns: tuple[str, ...]
    added: dict[str, tuple[str, ...]] = field(default_factory=dict)
    years: tuple[int | None, ...] = ()

    @property
    def of_row(self) -> tuple[str, ...]:
        """The columns of the maker's own row that hold what was changed."""
        return ("nik_hash", *self.columns) if "nik" in self.added else self.columns


def restorable_of(run: ImportRun) -> list[Restorable]:
    """Return what an import changed, maker by maker."""
    touches = ImportTouch.objects.filter(run=run).order_by("maker_id").values_list("maker_id", "after")
    return [_restorable(maker, after["fields"]) for maker, after in touches.iterator(chunk_size=5000)]


def _restorable(maker: UUID, fields: Sequence[Sequence[Any]]) -> Restorable:
    columns, years = [], []
    added: dict[str, list[str]] = defaultdict(list)
    for name, value in fields:
        plain, _blank, year = name.partition(" ")
        if plain in MORE:
            added[plain].append(str(value or ""))
        elif plain in MEASURES:
            years.append(int(year) if year else None)
        else:
            columns.append(name)
    gathered = {name: tuple(values) for name, values in added.items()}
    return Restorable(maker, tuple(columns), gathered, tuple(dict.fromkeys(years)))


def changed_reasons(run: ImportRun, touched: Sequence[Restorable]) -> dict[UUID, set[str]]:
    """Return for each maker that the import changed what of that was changed again since."""
    found: dict[UUID, set[str]] = defaultdict(set)
    by_maker = {one.maker: one for one in touched}
    for pk, names in _columns_changed_again(run, by_maker):
        found[pk].update(FIELD + name for name in names)
    for pk, name in _things_changed_again(run, by_maker):
        found[pk].add(FIELD + name)
    for pk in Maker.objects.filter(pk__in=by_maker).exclude(merged_into=None).values_list("pk", flat=True):
        found[pk].add("merged")
    return found


def _columns_changed_again(run: ImportRun, touched: dict[UUID, Restorable]) -> Iterator[tuple[UUID, list[str]]]:
    """Compare the row as the import left it (the first old row kept after it) with the row as it is."""
    wanted = sorted({name for one in touched.values() for name in one.of_row})
    left = _rows_as_left(run, touched, wanted)
    rows = Maker.objects.filter(pk__in=left).values_list("pk", *wanted)
    for pk, *values in rows.iterator(chunk_size=5000):
        own = touched[pk].of_row
        now = dict(zip(wanted, values, strict=True))
        again = [name for name in own if now[name] != left[pk][name]]
        if again:
            yield pk, ["nik" if name == "nik_hash" else name for name in again]


def _rows_as_left(run: ImportRun, touched: dict[UUID, Restorable], wanted: Sequence[str]) -> dict[UUID, dict[str, Any]]:
    events = (
        Maker.pgh_event_model.objects.filter(pgh_obj__in=touched, pgh_created_at__gte=run.written_at)  # type: ignore[attr-defined]
        .order_by("pgh_id")
        .values_list("pgh_obj_id", "pgh_created_at", *wanted)
    )
    seen: set[UUID] = set()
    left: dict[UUID, dict[str, Any]] = {}
    for pk, at, *values in events.iterator(chunk_size=5000):
        if pk in seen:
            left.setdefault(pk, dict(zip(wanted, values, strict=True)))
        elif at == run.written_at:
            seen.add(pk)
    return left


_KEYS: Sequence[tuple[str, Any, Sequence[str]]] = (
    ("phone", MakerPhone, ("number",)),
    ("craft", MakerCraft, ("craft__code",)),
    ("paper", Paper, ("kind", "number")),
    ("group", GroupMember, ("group__name",)),
)


def _things_changed_again(run: ImportRun, touched: dict[UUID, Restorable]) -> Iterator[tuple[UUID, str]]:
    for name, model, keys in _KEYS:
        for pk, *key in _later(run, model, touched).values_list("maker_id", *keys):
            if " ".join(key).strip() in touched[pk].added.get(name, ()):
                yield pk, name
    for pk in _later(run, BankAccount, touched).values_list("maker_id", flat=True):
        if "bank" in touched[pk].added:
            yield pk, "bank"
    for pk, year in _later(run, YearlyFigure, touched).values_list("maker_id", "year"):
        if year in touched[pk].years:
            yield pk, "figures"


def _later(run: ImportRun, model: Any, makers: Collection[UUID]) -> Any:
    events = model.pgh_event_model.objects.filter(maker__in=makers, pgh_created_at__gt=run.written_at)
    return events.exclude(pgh_created_at__in=moments_of_imports(run))
