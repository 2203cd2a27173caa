"""Sessions of programmes in the calendar of the office, each with its room and who teaches."""

from datetime import date

from django.urls import reverse

from kriya.ledger.days import day_of, start_of
from kriya.participation.calendar import Occasion
from kriya.participation.models import Session
from kriya.training.queries.trainings import trainers_of


def sessions_held(first: date, until: date | None) -> list[Occasion]:
    """Return the sessions from a day up to before another; without that day, the next one."""
    rows = Session.objects.filter(dropped_at=None, call__cancelled_at=None, starts_at__gte=start_of(first))
    rows = rows.select_related("call", "room").order_by("starts_at", "pk")
    sessions = list(rows.filter(starts_at__lt=start_of(until)) if until else rows[:1])
    trainers = trainers_of(sessions)
    return [
        Occasion(
            title=f"{one.call.title}: {one.title}",
            url=reverse("participation:call_sessions", args=[one.call_id]),
            first=day_of(one.starts_at),
            last=day_of(one.starts_at),
            starts_at=one.starts_at,
            ends_at=one.ends_at,
            place=one.room.name if one.room else "",
            people=", ".join(trainer.name for trainer in trainers[one.pk]),
            icon="clock",
        )
        for one in sessions
    ]
