"""The list of makers that keep an import from being undone, each with its reasons."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from kriya.makers.models import ImportRun, Maker
from kriya.makers.queries.import_dependents.added import added_reasons
from kriya.makers.queries.import_dependents.changed import Restorable, changed_reasons, restorable_of


@dataclass(frozen=True)
class Dependent:
    """A maker and why the import cannot be taken back without loss.

    Reasons: "edited", "merged", "field:<name>" for what was changed again, else the label of what points to it.
    """

    maker: UUID
    name: str
    reasons: tuple[str, ...]


def dependents_of(run: ImportRun, touched: Sequence[Restorable] | None = None) -> list[Dependent]:
    """Return the makers that stand in the way of undoing a written import, by name; none means that it can go."""
    found: dict[UUID, set[str]] = defaultdict(set)
    restorable = restorable_of(run) if touched is None else touched
    for reasons in (added_reasons(run), changed_reasons(run, restorable)):
        for pk, codes in reasons.items():
            found[pk] |= codes
    names = Maker.objects.filter(pk__in=found).order_by("name", "pk").values_list("pk", "name")
    return [Dependent(pk, name, tuple(sorted(found[pk]))) for pk, name in names]
