"""The showroom today: what was sold, which drawers are open, what is unsent, what waits for somebody."""

from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.core.clock import today
from kriya.core.ids import new_id
from kriya.design.charts import Columns
from kriya.design.charts.figure import Item
from kriya.inventory.models import ON_SALE, Location
from kriya.ledger.models import Tender
from kriya.ledger.views import asked
from kriya.sales.models import Channel, Shift
from kriya.sales.queries.day import day_of_showroom, open_tasks, tills_with_unsent, waiting_counts
from kriya.sales.words import facts_of, page_of_task


@require_safe
@staff(Can.READ_SALES)
def day_page(request: Request) -> HttpResponse:
    """Show a day, this one unless the address says another."""
    wanted = asked.day(request.GET, "hari")
    on = min(wanted, today()) if wanted else today()
    day = day_of_showroom(on)
    waiting, unsent, unmatched = waiting_counts()
    context = {
        "day": day,
        "is_today": on == today(),
        "before": on - timedelta(days=1),
        "after": on + timedelta(days=1) if on < today() else None,
        "channels": [(Channel(one.channel).label, one) for one in day.channels],
        "tenders": [(Tender(kind).label, came, gone) for kind, came, gone in day.tenders],
        "shifts": [_shift(one) for one in day.shifts],
        "hours": _hours(day.hours),
        "tills": list(tills_with_unsent()),
        "waiting": waiting,
        "unsent": unsent,
        "unmatched": unmatched,
        "tasks": [(task, facts_of(task), page_of_task(task)) for task in open_tasks()[:8]],
        "conversion": day.sales / day.visitors if day.visitors else None,
        "may_tap": request.membership.can(Can.KEEP_STOCK),
        "taps": [(n, new_id()) for n in (1, 5, -1)],
        "places": list(Location.objects.filter(kind__in=ON_SALE, closed_at=None).order_by("kind", "name")),
    }
    return render(request, "sales/day.html", context)


def _shift(shift: Shift) -> dict[str, Any]:
    closing = next(iter(shift.closings.all()), None)
    reports = sorted(shift.reports.all(), key=lambda report: report.supplement)
    return {"shift": shift, "closing": closing, "z": reports[0] if reports else None, "more": len(reports[1:])}


def _hours(hours: Any) -> Columns | None:
    if not hours:
        return None
    first, last = hours[0][0], hours[-1][0]
    told = {hour: total for hour, _count, total in hours}
    items = [Item(f"{hour:02d}", told.get(hour, 0)) for hour in range(first, last + 1)]
    return Columns(title=_("Penjualan menurut jam"), first=_("Jam"), money=True, items=items)
