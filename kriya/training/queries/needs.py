"""What makers need to learn, gathered from what was said of and by them."""

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from django.db.models import Count

from kriya.catalog.models import FieldNote
from kriya.core.clock import now
from kriya.participation.models import Decision, Feedback, Outcome, Reason
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
    """What was said within a year: wishes of participants, what curators returned products for, why makers were not
    chosen."""

    wishes: tuple[Need, ...]
    curation: tuple[Need, ...]
    refusals: tuple[Need, ...]


def needs() -> Needs:
    """Return what makers need to learn, each kind with what was said most often first: three questions."""
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
        tuple(Need(text, n) for text, n in wishes.most_common(SHOWN)),
        tuple(Need(row["reason"], row["n"]) for row in notes.order_by("-n", "reason")[:SHOWN]),
        tuple(Need(str(Reason(row["reason"]).label), row["n"]) for row in reasons.order_by("-n", "reason")),
    )
