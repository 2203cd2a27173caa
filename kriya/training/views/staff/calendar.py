"""The calendar of the office: every session of a month, of whatever kind, day by day with its room and trainers."""

from datetime import date, timedelta
from itertools import groupby
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.core.clock import today
from kriya.ledger.days import day_of, start_of
from kriya.participation.models import Session
from kriya.participation.views.staff.finding import crumbs
from kriya.training.queries.trainings import trainers_of


@require_safe
@staff(Can.READ_PROGRAMMES)
def month(request: Request) -> HttpResponse:
    """Show a month (?bulan=2026-11; of none: this one)."""
    first = _asked(request.GET.get("bulan", ""))
    following = (first + timedelta(days=32)).replace(day=1)
    before = (first - timedelta(days=1)).replace(day=1)
    rows = Session.objects.filter(dropped_at=None, starts_at__gte=start_of(first), starts_at__lt=start_of(following))
    sessions = list(rows.select_related("call", "room").order_by("starts_at", "pk"))
    trainers = trainers_of(sessions)
    lines: list[tuple[Any, Any]] = [(one, trainers[one.pk]) for one in sessions]
    context = {
        "first": first,
        "next": None if sessions else _next(following),
        "days": [(day, list(group)) for day, group in groupby(lines, key=lambda line: day_of(line[0].starts_at))],
        "before_url": f"?bulan={before:%Y-%m}",
        "after_url": f"?bulan={following:%Y-%m}",
        "ics_url": reverse("training:public_calendar"),
        "crumbs": [*crumbs(), (_("Kalender"), "")],
    }
    return render(request, "training/staff/calendar.html", context)


def _next(since: date) -> Session | None:
    """Return the first session from a day on: an empty month must not be the end of the way."""
    rows = Session.objects.filter(dropped_at=None, starts_at__gte=start_of(since)).select_related("call")
    found: Session | None = rows.order_by("starts_at", "pk").first()
    return found


def _asked(text: str) -> date:
    try:
        found = date.fromisoformat(f"{text}-01")
    except ValueError:
        return today().replace(day=1)
    return found if 2000 <= found.year <= 2200 else today().replace(day=1)
