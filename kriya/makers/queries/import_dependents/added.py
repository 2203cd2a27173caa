"""What was done since to the makers that an import made. Every table that points to a maker is asked, of any word.

An import's own rows bear the moment of its transaction, to the microsecond; what bears another came later. Rows
without a moment have their history: whoever adds one later tells it there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from kriya.core.walls import is_history
from kriya.makers.models import (
    BankAccount,
    GroupMember,
    ImportRun,
    ImportTouch,
    LikelyPair,
    Maker,
    MakerCraft,
    MakerPhone,
    NotDuplicate,
    Paper,
    Step,
    YearlyFigure,
)
from kriya.makers.models.imports import ImportState

CHILDREN: Final[dict[Any, str]] = {
    MakerPhone: "",
    MakerCraft: "",
    Paper: "created_at",
    YearlyFigure: "recorded_at",
    GroupMember: "",
    BankAccount: "",
    Step: "at",
}
"""What an import makes with a maker, and the column that holds the moment of its transaction."""
GOES_ALONG: Final = (LikelyPair, NotDuplicate)
"""What is said of two makers; it has no meaning once one of them is gone."""
EDITED, MERGED = "edited", "merged"

Reasons = dict[UUID, set[str]]


def pointers() -> Iterator[tuple[Any, Any]]:
    """Yield every model that points to a maker, of whichever word, with the field that does."""
    for relation in Maker._meta.get_fields(include_hidden=True):
        if relation.auto_created and not relation.concrete and (relation.one_to_many or relation.one_to_one):
            model = relation.related_model
            if not is_history(model):
                yield model, relation.field  # type: ignore[union-attr]


def moments_of_imports(run: ImportRun) -> list[datetime]:
    """Return the moments whose history counts for nothing: this import's, and those of later ones that were undone."""
    undone = ImportRun.objects.filter(state=ImportState.UNDONE, written_at__gt=run.written_at)
    pairs = undone.values_list("written_at", "undone_at")
    return [moment for moment in (run.written_at, *(one for pair in pairs for one in pair)) if moment is not None]


def added_reasons(run: ImportRun) -> Reasons:
    """Return for each maker of the import why it cannot simply go: codes, or the label of what points to it."""
    found: Reasons = defaultdict(set)
    ours = moments_of_imports(run)
    edits = Maker.pgh_event_model.objects.filter(pgh_obj__imported_in=run).exclude(pgh_created_at__in=ours)  # type: ignore[attr-defined]
    for pk in edits.values_list("pgh_obj_id", flat=True).distinct():
        found[pk].add(EDITED)
    for model, field in pointers():
        for pk in _pointing(run, model, field):
            found[pk].add(_code(model))
    for model in CHILDREN:
        later = model.pgh_event_model.objects.filter(maker__imported_in=run).exclude(pgh_created_at__in=ours)
        for pk in later.values_list("maker_id", flat=True).distinct():
            found[pk].add(_code(model))
    return found


def _pointing(run: ImportRun, model: Any, field: Any) -> Any:
    if model in GOES_ALONG:
        return ()
    rows = model.objects.filter(**{f"{field.name}__imported_in": run})
    if model in CHILDREN:
        moment = CHILDREN[model]
        if not moment:
            return ()
        rows = rows.exclude(**{moment: run.written_at})
    elif model is ImportTouch:
        rows = rows.exclude(run=run)
    return rows.values_list(field.attname, flat=True).distinct()


def _code(model: Any) -> str:
    if model is Maker:
        return MERGED
    return EDITED if model is Step else str(model._meta.label)
