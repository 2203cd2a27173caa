"""Delegations that come, and visits of our own, in the calendar of the office."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from kriya.participation.calendar import Occasion
from kriya.visits.models import Direction, Visit
from kriya.visits.models.visits import COMES


def visits_held(first: date, until: date | None) -> list[Occasion]:
    """Return the visits that are agreed or were held from a day up to before another; without that day, the next."""
    rows: Any = Visit.objects.filter(state__in=COMES, on__gte=first).select_related("institution")
    rows = rows.order_by("on", "starts_at", "pk")
    return [_told(one, one.on) for one in (rows.filter(on__lt=until) if until else rows[:1])]


def _told(visit: Visit, on: date) -> Occasion:
    to_us = visit.direction == Direction.INCOMING
    title = _("Kunjungan dari %(who)s") if to_us else _("Kunjungan kita ke %(who)s")
    return Occasion(
        title=title % {"who": visit.institution.name},
        url=reverse("visits:one", args=[visit.pk]),
        first=on,
        last=on,
        starts_at=visit.starts_at,
        ends_at=visit.ends_at,
        icon="users",
    )
