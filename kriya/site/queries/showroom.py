"""What of the showroom somebody in the office should know this morning."""

from dataclasses import dataclass

from django.db.models import Count, Sum

from kriya.core.clock import today
from kriya.core.counting import counted
from kriya.sales.models import Sale, Till
from kriya.sales.queries.day import open_tasks
from kriya.sales.queries.shifts import open_shifts
from kriya.showroom.models import Settlement, SettlementState
from kriya.showroom.queries.returns import ending_lots
from kriya.showroom.queries.transfers import transfers


@dataclass(frozen=True)
class ShowroomToday:
    """Sales of today, and how much of each kind waits."""

    sales: int
    total: int
    shifts: int
    unsent: int
    tasks: int
    ending: int
    transfers: int


def showroom_today() -> ShowroomToday:
    """Return how the showroom stands: two questions, however much was sold."""
    sold = Sale.objects.filter(happened_on=today()).aggregate(n=Count("pk"), total=Sum("total"))
    waits = counted(
        shifts=open_shifts(),
        unsent=Till.objects.filter(revocations=None, unsent__gt=0),
        tasks=open_tasks(),
        ending=ending_lots(),
        transfers=transfers(done=False),
    )
    return ShowroomToday(sales=sold["n"], total=int(sold["total"] or 0), **waits)


def settlements_to_approve() -> int:
    """Return how many settlements wait for a second person."""
    return Settlement.objects.filter(state=SettlementState.PREVIEW).count()
