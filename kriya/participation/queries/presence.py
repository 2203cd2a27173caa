"""Who was where, how often, and whether that is enough."""

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from kriya.participation.models import Call, Place, PlaceState, Presence, Session


def sessions_of(call: Call) -> QuerySet[Session]:
    """Return the sessions of a call that take or took place, with how many were there, in the order of time."""
    there = Count("presences", filter=Q(presences__annulled_at=None))
    return (
        Session.objects.filter(call=call, dropped_at=None)
        .select_related("room")
        .annotate(there=there)
        .order_by("starts_at", "pk")
    )


def participants(call: Call) -> QuerySet[Place]:
    """Return who takes part for certain, by name."""
    rows = Place.objects.filter(call=call, state=PlaceState.TAKEN).select_related("maker", "application")
    return rows.order_by("maker__name", "pk")


@dataclass(frozen=True)
class Attendance:
    """One participant: the sessions of the call, and at which of them it was."""

    place: Place
    there: frozenset[UUID]
    of: int

    @property
    def share(self) -> float:
        return len(self.there) / self.of if self.of else 0.0

    def is_enough(self, percent: int) -> bool:
        """Tell whether it was at no less than so many of a hundred sessions."""
        return self.of > 0 and len(self.there) * 100 >= percent * self.of


def attendance_of(call: Call) -> list[Attendance]:
    """Return each participant with where it was: three questions."""
    sessions = set(Session.objects.filter(call=call, dropped_at=None).values_list("pk", flat=True))
    there: dict[UUID, set[UUID]] = defaultdict(set)
    rows = Presence.objects.filter(session__in=sessions, annulled_at=None)
    for place, session in rows.values_list("place", "session"):
        there[place].add(session)
    return [Attendance(place, frozenset(there[place.pk]), len(sessions)) for place in participants(call)]
