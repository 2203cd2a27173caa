"""Budget lines with what of them is promised, spent and free."""

from django.db.models import Case as When_
from django.db.models import F, Q, QuerySet, Sum, Value, When
from django.db.models.functions import Coalesce

from kriya.assistance.models import BudgetLine, Case, Commitment

_HELD = Q(commitments__released_at=None)


def lines_of(year: int) -> QuerySet[BudgetLine]:
    """Return the lines of a year with `promised` (not yet spent), `spent` and `free`, in rupiah."""
    promised = Coalesce(Sum("commitments__amount", filter=_HELD & Q(commitments__spent=None)), Value(0))
    spent = Coalesce(Sum("commitments__spent", filter=_HELD), Value(0))
    found = BudgetLine.objects.filter(year=year).annotate(promised=promised, spent=spent)
    return found.annotate(free=F("amount") - F("promised") - F("spent")).order_by("source", "name")


def years() -> list[int]:
    """Return the years that have lines, the newest first."""
    return list(BudgetLine.objects.order_by("-year").values_list("year", flat=True).distinct())


def used_of(line: BudgetLine) -> int:
    """Return how many rupiah of a line are promised or spent."""
    counted = When_(When(spent=None, then=F("amount")), default=F("spent"))
    held = Commitment.objects.filter(line=line, released_at=None)
    used: int = held.aggregate(used=Coalesce(Sum(counted), Value(0)))["used"]
    return used


def agreed_payers(case: Case) -> frozenset[str]:
    """Return who was agreed to pay for a case: whom its service names, else who pays for the call that it came from."""
    if case.payer:
        return frozenset({case.payer})
    return frozenset(cost.payer for cost in case.place.call.terms.costs) if case.place else frozenset()


def source_of(name: str) -> str | None:
    """Return the source of the budget line of a name, the latest year's; None where there is no such line."""
    lines = BudgetLine.objects.filter(name__iexact=name.strip()).order_by("-year")
    return lines.values_list("source", flat=True).first()
