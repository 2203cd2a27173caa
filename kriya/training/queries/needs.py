"""What makers need to learn, gathered from what was said of and by them."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.db.models import Count, F
from django.db.models.functions import Coalesce

from kriya.catalog.models import FieldNote
from kriya.core.clock import now
from kriya.participation.models import Application, CallKind, Decision, Feedback, Outcome, PlaceState, Reason
from kriya.participation.models.applications import ApplicationState

_YEARS: Final = timedelta(days=365)
SHOWN: Final = 12


@dataclass(frozen=True)
class Need:
    """Something that is lacking or wished for, and how often it was said."""

    text: str
    times: int


@dataclass(frozen=True)
class Needs:
    """What was said within a year: what makers applied for and found no place in, wishes of participants, what curators
    returned products for, why makers were not chosen."""

    unplaced: tuple[Need, ...]
    wishes: tuple[Need, ...]
    curation: tuple[Need, ...]
    refusals: tuple[Need, ...]


def needs() -> Needs:
    """Return what makers need to learn, each kind with what was said most often first: four questions."""
    since = now() - _YEARS
    wishes = Counter(
        " ".join(text.split()).capitalize()
        for text in Feedback.objects.filter(said_at__gte=since).exclude(needs="").values_list("needs", flat=True)
    )
    notes = FieldNote.objects.filter(step__at__gte=since).order_by().values("reason").annotate(n=Count("pk"))
    refused = Decision.objects.filter(
        outcome=Outcome.REFUSE, applied_at__gte=since, application__state=ApplicationState.SENT
    )
    reasons = refused.order_by().values("reason").annotate(n=Count("pk"))
    return Needs(
        _unplaced(since),
        tuple(Need(text, n) for text, n in wishes.most_common(SHOWN)),
        tuple(Need(row["reason"], row["n"]) for row in notes.order_by("-n", "reason")[:SHOWN]),
        tuple(Need(str(Reason(row["reason"]).label), row["n"]) for row in reasons.order_by("-n", "reason")),
    )


def _unplaced(since: datetime) -> tuple[Need, ...]:
    """Return the courses (of a training without one: its title) for which makers applied and got no place."""
    rows = Application.objects.filter(
        state=ApplicationState.SENT, call__kind=CallKind.TRAINING, call__closes_at__range=(since, now())
    ).exclude(places__state=PlaceState.TAKEN)
    what = Coalesce(F("call__trainings__course__name"), F("call__title"))
    counted = rows.order_by().values(text=what).annotate(n=Count("maker", distinct=True))
    return tuple(Need(row["text"], row["n"]) for row in counted.order_by("-n", "text")[:SHOWN])
