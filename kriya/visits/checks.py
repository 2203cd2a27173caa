"""What `kriya check` proves of visits."""

from typing import Any

from django.db.models import F, Sum
from django.db.models.functions import Coalesce

from kriya.core.checks.running import Found
from kriya.core.scoping import current_council
from kriya.inventory.models import Movement, Reason
from kriya.visits.models import Direction, PublishedVisit, Supply, Visit, VisitGift, VisitState


def public_visits() -> Found:
    """Compare each visit that a delegation made with what anyone reads of it."""
    held = Visit.objects.filter(state=VisitState.HELD, direction=Direction.INCOMING)
    wanted: Any = held.values_list(
        "pk", "on", Coalesce("came", "people"), *(F(f"institution__{name}") for name in ("kind", "region_code", "name"))
    )
    shown = PublishedVisit.objects.of(current_council().pk)
    there: Any = shown.values_list("visit_id", "on", "people", "kind", "region_code", "name")
    kept, public = {row[0]: row[1:] for row in wanted}, {row[0]: row[1:] for row in there}
    differences = [f"{key}: public row differs" for key in sorted(kept.keys() | public.keys()) if kept.get(key) != public.get(key)]  # fmt: skip # noqa: E501
    return Found(len(kept), differences)


def souvenirs() -> Found:
    """Compare each souvenir with the move of stock that bears its id: the same lot and pieces, given away."""
    given: Any = VisitGift.objects.values_list("pk", "lot", "pieces")
    moves: Any = Movement.objects.filter(document__in=[row[0] for row in given], reason=Reason.GIFT)
    moved = {document: (lot, pieces) for document, lot, pieces in moves.values_list("document", "lot", "pieces")}
    astray = [f"{pk}: gave {pieces} of {lot}, moved {moved.get(pk)}" for pk, lot, pieces in given if moved.get(pk) != (lot, pieces)]  # fmt: skip # noqa: E501
    return Found(len(given), astray)


def supplies() -> Found:
    """Compare what stands ready for guests, and its worth, with the sums of what came and went."""
    rows = Supply.objects.annotate(
        came=Coalesce(Sum("moves__pieces"), 0), paid=Coalesce(Sum("moves__cost"), 0)
    ).order_by("name")  # fmt: skip
    astray = [
        f"{one.name}: {one.pieces} worth {one.worth}, moved {one.came} worth {one.paid}"
        for one in rows
        if (one.pieces, one.worth) != (one.came, one.paid)
    ]
    return Found(len(rows), astray)
