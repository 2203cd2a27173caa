"""The way of a maker through what the council offers: what it took part in, and what came of it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from kriya.exhibitions.models import Exhibition, Participant
from kriya.ledger.queries.families import family
from kriya.outcomes.models import Ask, FollowUpAnswer
from kriya.outcomes.queries.asks import of_programmes
from kriya.outcomes.queries.programmes import Programme, circles_of, of_call, of_exhibition
from kriya.outcomes.queries.sales import Around, sales_around
from kriya.participation.models import Application, ApplicationState, Call, Certificate, Place, PlaceState
from kriya.showroom.queries.news import roots_of


@dataclass(frozen=True)
class Leg:
    """One programme on a maker's way. `joined` is False where it applied and was not chosen. `asks` are the questions
    with their answers, `around` what the council sold of it."""

    programme: Programme
    joined: bool
    certificate: str
    asks: Sequence[tuple[Ask, FollowUpAnswer | None]]
    around: Around


def journey_of(maker: UUID, *, on: date) -> list[Leg]:
    """Return the programmes on a maker's way that are over by a day, the latest first.

    Fourteen questions, however many programmes. A maker has what those merged into it had.
    """
    mine = family(maker)
    root = roots_of([maker]).get(maker, maker)
    found = _programmes(mine, on)
    circles = circles_of(found)
    asks, papers = _asks(found, mine), _certificates(mine)
    sold = sales_around(found, {one.pk: [root] for one in found}, on=on)
    return [
        Leg(
            one, root in circles[one.pk].joined, papers.get(one.call.pk, "") if one.call else "", asks[one.pk],
            sold[one.pk, root],
        )
        for one in found
        if root in circles[one.pk].joined | circles[one.pk].not_chosen
    ]  # fmt: skip


def _programmes(mine: Sequence[UUID], on: date) -> list[Programme]:
    seated = Place.objects.filter(maker__in=mine, state=PlaceState.TAKEN).values("call")
    applied = Application.objects.filter(maker__in=mine, state=ApplicationState.SENT).values("call")
    shown = Participant.objects.filter(maker__in=mine, withdrawn_at=None).values("exhibition")
    over = {"cancelled_at": None, "ends_on__lte": on}
    fairs = Exhibition.objects.filter(Q(pk__in=shown) | Q(call__in=applied), **over).select_related("call")
    of_fairs = Exhibition.objects.filter(cancelled_at=None, call__isnull=False).values("call")
    calls = Call.objects.filter(Q(pk__in=seated) | Q(pk__in=applied), published_at__isnull=False, **over)
    found = [*map(of_call, calls.exclude(pk__in=of_fairs)), *map(of_exhibition, fairs)]
    return sorted(found, key=lambda one: (one.ends_on, one.title, one.pk), reverse=True)


def _asks(found: Sequence[Programme], mine: Sequence[UUID]) -> dict[UUID, list[tuple[Ask, FollowUpAnswer | None]]]:
    rows = list(of_programmes(found).filter(maker__in=mine).order_by("due_on", "pk"))
    answers = {one.ask_id: one for one in FollowUpAnswer.objects.filter(ask__in=rows)}
    asks: dict[UUID, list[tuple[Ask, FollowUpAnswer | None]]] = defaultdict(list)
    for ask in rows:
        asks[ask.programme_id].append((ask, answers.get(ask.pk)))
    return asks


def _certificates(mine: Sequence[UUID]) -> dict[UUID, str]:
    rows = Certificate.objects.filter(place__maker__in=mine, revoked_at=None)
    return dict(rows.values_list("place__call", "code"))
