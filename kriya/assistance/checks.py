"""What `kriya check` proves of assistance."""

from django.db.models import F

from kriya.assistance.models import BudgetLine, Case, PublishedService, Service, Turn
from kriya.assistance.queries.budget import lines_of
from kriya.assistance.queries.services import shown_of
from kriya.core.checks.running import Found
from kriya.core.scoping import current_council


def published_services() -> Found:
    """Compare what anyone reads of each service with what it is, and find what should not be public."""
    offered = [one for one in Service.objects.order_by("pk") if one.is_offered]
    kept = {one.pk: shown_of(one) for one in offered}
    rows = PublishedService.objects.of(current_council().pk)
    columns = ("service_id", *next(iter(kept.values()), {"steps": None}))
    shown = {row.pop("service_id"): row for row in rows.values(*columns)}
    wrong = [str(key) for key in sorted(kept.keys() | shown.keys()) if kept.get(key) != shown.get(key)]
    return Found(len(kept), [f"{key}: public row differs" for key in wrong])


def budget_lines() -> Found:
    """Find lines of which more is promised and spent than there is."""
    years = BudgetLine.objects.order_by("year").values_list("year", flat=True).distinct()
    over = [line for year in years for line in lines_of(year) if line.free < 0]  # type: ignore[attr-defined]
    return Found(BudgetLine.objects.count(), [f"{line}: used beyond {line.amount}" for line in over])


def states_of_cases() -> Found:
    """Compare each case with the last thing that became of it."""
    last = dict(Turn.objects.order_by("case", "-pk").distinct("case").values_list("case", "state"))
    rows = list(Case.objects.order_by("pk").values_list("pk", F("state")))
    astray = [f"{pk}: is {state}, was told {last.get(pk)}" for pk, state in rows if last.get(pk) != state]
    return Found(len(rows), astray)
