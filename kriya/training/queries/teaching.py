"""What one trainer teaches: when, where, to how many, and what they said of it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Avg, Count, Q

from kriya.participation.models import Feedback, Session
from kriya.training.models import Trainer


@dataclass(frozen=True)
class Taught:
    """The sessions of a trainer in the order of time; `rating` (of 5) is what `rated` participants gave."""

    sessions: tuple[Session, ...]
    rating: float | None
    rated: int

    def since(self, instant: datetime) -> list[Session]:
        """Return what is still to come, the next one first."""
        return [one for one in self.sessions if one.ends_at > instant]

    def before(self, instant: datetime) -> list[Session]:
        """Return what is over, the latest first."""
        return [one for one in reversed(self.sessions) if one.ends_at <= instant]

    def hours(self, until: datetime) -> float:
        """Return how many hours were taught until an instant."""
        spans = (one.ends_at - one.starts_at for one in self.before(until))
        return sum(spans, timedelta()) / timedelta(hours=1)


def taught_by(trainer: Trainer) -> Taught:
    """Return what a trainer teaches and taught: two questions."""
    rows = Session.objects.filter(teachings__trainer=trainer, dropped_at=None).select_related("call", "room")
    sessions = tuple(
        rows.annotate(there=Count("presences", filter=Q(presences__annulled_at=None))).order_by("starts_at", "pk")
    )
    said = Feedback.objects.filter(place__call__in={one.call_id for one in sessions})
    found = said.aggregate(mean=Avg("rating"), n=Count("pk"))
    return Taught(sessions, found["mean"], found["n"])
