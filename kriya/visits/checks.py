"""What `kriya check` proves of visits."""

from typing import Any

from django.db.models import F
from django.db.models.functions import Coalesce

from kriya.core.checks.running import Found
from kriya.core.scoping import current_council
from kriya.visits.models import Direction, PublishedVisit, Visit, VisitState


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
