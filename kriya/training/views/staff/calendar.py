"""The calendar of the office: sessions, exhibitions and visits of a month, day by day."""

from datetime import date, timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.core.clock import today
from kriya.participation.calendar import held_between, next_held
from kriya.participation.views.staff.finding import crumbs


@require_safe
@staff(Can.READ_PROGRAMMES)
def month(request: Request) -> HttpResponse:
    """Show a month (?bulan=2026-11; of none: this one)."""
    first = _asked(request.GET.get("bulan", ""))
    following = (first + timedelta(days=32)).replace(day=1)
    before = (first - timedelta(days=1)).replace(day=1)
    days = held_between(first, following)
    context = {
        "first": first,
        "next": None if days else next_held(following),
        "days": days,
        "before_url": f"?bulan={before:%Y-%m}",
        "after_url": f"?bulan={following:%Y-%m}",
        "crumbs": [*crumbs(), (_("Kalender"), "")],
    }
    return render(request, "training/staff/calendar.html", context)


def _asked(text: str) -> date:
    try:
        found = date.fromisoformat(f"{text}-01")
    except ValueError:
        return today().replace(day=1)
    return found if 2000 <= found.year <= 2200 else today().replace(day=1)
