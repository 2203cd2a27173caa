"""Remind participants of what is near."""

from collections import defaultdict
from datetime import timedelta
from uuid import UUID

from django.db import transaction

from kriya.core.clock import today
from kriya.ledger.days import end_of, start_of
from kriya.participation.actions.telling import tell_sessions
from kriya.participation.models import Place, PlaceState, Session


@transaction.atomic
def remind() -> int:
    """Tell participants of the sessions of tomorrow; return of how many sessions. Twice is once."""
    tomorrow = today() + timedelta(days=1)
    near = Session.objects.filter(
        dropped_at=None, call__cancelled_at=None, starts_at__gte=start_of(tomorrow), starts_at__lt=end_of(tomorrow)
    )
    sessions = list(near.select_related("call", "room").order_by("starts_at", "pk"))
    makers: dict[UUID, list[UUID]] = defaultdict(list)
    rows = Place.objects.filter(call__in={one.call_id for one in sessions}, state=PlaceState.TAKEN)
    for call, maker in rows.order_by("pk").values_list("call", "maker"):
        makers[call].append(maker)
    tell_sessions([(one, makers[one.call_id]) for one in sessions])
    return len(sessions)
