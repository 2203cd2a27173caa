"""A call as the office sees it: how far it is, and what is to be done next."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, Q

from kriya.participation.models import Application, ApplicationState, Call, Decision, Outcome, Place, PlaceState


@dataclass(frozen=True)
class Overview:
    """Numbers of a call: what came in, what is decided, who holds a place."""

    drafts: int
    sent: int
    undecided: int
    pending: int
    accepted: int
    waiting: int
    refused: int
    offered: int
    taken: int
    lost: int

    @property
    def holding(self) -> int:
        return self.offered + self.taken


def overview_of(call: Call) -> Overview:
    """Return the numbers of a call, with three questions."""
    counts = Application.objects.filter(call=call).aggregate(
        drafts=Count("pk", filter=Q(state=ApplicationState.DRAFT)),
        sent=Count("pk", filter=Q(state=ApplicationState.SENT)),
        undecided=Count("pk", filter=Q(state=ApplicationState.SENT, decisions=None, places=None)),
    )
    decisions = Decision.objects.filter(application__call=call, application__state=ApplicationState.SENT)
    decided = decisions.aggregate(
        pending=Count("pk", filter=Q(applied_at=None)),
        **{one.value: Count("pk", filter=Q(outcome=one)) for one in Outcome},
    )
    places = Counter(Place.objects.filter(call=call).values_list("state", flat=True))
    return Overview(
        drafts=counts["drafts"],
        sent=counts["sent"],
        undecided=counts["undecided"],
        pending=decided["pending"],
        accepted=decided[Outcome.ACCEPT],
        waiting=decided[Outcome.WAIT],
        refused=decided[Outcome.REFUSE],
        offered=places[PlaceState.OFFERED],
        taken=places[PlaceState.TAKEN],
        lost=sum(places.values()) - places[PlaceState.OFFERED] - places[PlaceState.TAKEN],
    )
