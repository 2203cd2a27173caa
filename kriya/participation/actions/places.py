"""Give places and take them back: always under the lock of their call, each step written down, never one too many."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final

from django.db import transaction

from kriya.accounts.models import User
from kriya.core.clock import now
from kriya.core.refusal import Refused
from kriya.ledger.days import start_of
from kriya.participation.actions.calls import locked_call
from kriya.participation.actions.telling import tell_offers
from kriya.participation.choosing import Next
from kriya.participation.models import (
    HOLDING,
    Application,
    ApplicationState,
    Call,
    Place,
    PlaceEvent,
    PlaceState,
)
from kriya.participation.queries.line import moves_up, queue_of

SHORTEST: Final = timedelta(hours=1)
"""An offer is never shorter, also when the call is about to begin."""


def free_seats(call: Call) -> list[int]:
    """Return the numbers of the seats that nobody holds. The call's row is locked by whoever asks."""
    held = set(Place.objects.filter(call=call, seat__isnull=False).values_list("seat", flat=True))
    return [seat for seat in range(1, call.places + 1) if seat not in held]


def offer(
    call: Call,
    application: Application,
    *,
    seat: int,
    by: User | None,
    reason: str = "",
    facts: Mapping[str, Any] | None = None,
    taken: bool = False,
) -> Place:
    """Put an application on a seat: offered until the deadline, or taken at once. The call's row is locked."""
    instant = now()
    place = Place.objects.filter(application=application).first() or Place(
        call=call, application=application, maker_id=application.maker_id
    )
    if place.state in HOLDING:
        raise Refused("place_held_already")
    place.state = PlaceState.TAKEN if taken else PlaceState.OFFERED
    place.seat, place.offered_at, place.changed_at = seat, instant, instant
    place.answer_by = None if taken else _deadline(call)
    place.save()
    step = _note(place, by=by, reason=reason, facts=facts)
    if not taken:
        tell_offers(call, [(place, step.pk)])
    return place


@transaction.atomic
def answer(place: Place, *, takes: bool, by: User | None) -> Place:
    """Take an offered place, or decline it: then the next in line is offered it. The same answer twice is once.

    Raises Refused: place_not_offered.
    """
    call = locked_call(place.call)
    locked = _locked(place)
    wanted = PlaceState.TAKEN if takes else PlaceState.DECLINED
    if locked.state == wanted:
        return locked
    if locked.state != PlaceState.OFFERED or (locked.answer_by is not None and locked.answer_by <= now()):
        raise Refused("place_not_offered")
    _become(locked, wanted, by=by)
    if not takes:
        fill(call, by=None)
    return locked


@transaction.atomic
def give_up(place: Place, *, by: User | None, reason: str = "") -> Place:
    """A maker that took a place cannot come after all; the next in line is offered it. Twice is once."""
    return _leave(place, PlaceState.GIVEN_UP, by=by, reason=reason)


@transaction.atomic
def withdraw(place: Place, *, reason: str, by: User | None) -> Place:
    """The office takes a place back, for a reason that is kept. Raises Refused: place_without_reason."""
    if not reason.strip():
        raise Refused("place_without_reason")
    return _leave(place, PlaceState.WITHDRAWN, by=by, reason=reason)


@transaction.atomic
def override(application: Application, *, reason: str, by: User | None, taken: bool = False) -> Place:
    """Give a free seat to somebody out of order, for a reason that is kept: never a seat more than there are.

    Raises Refused: place_without_reason, decision_not_sent, place_none_free, place_held_already.
    """
    if not reason.strip():
        raise Refused("place_without_reason")
    call = locked_call(application.call)
    locked = Application.objects.select_for_update().get(pk=application.pk)
    if locked.state != ApplicationState.SENT:
        raise Refused("decision_not_sent")
    seats = free_seats(call)
    if not seats:
        raise Refused("place_none_free")
    return offer(call, locked, seat=seats[0], by=by, reason=reason.strip(), facts={"out_of_order": True}, taken=taken)


@transaction.atomic
def fill(call: Call, *, by: User | None) -> list[Place]:
    """Offer each free seat to the next in line, as long as the call has not begun. Each step says whom it passed by."""
    locked = locked_call(call)
    if not moves_up(locked):
        return []
    offered = []
    for seat in free_seats(locked):
        queue = queue_of(locked)
        if queue.next.key is None:
            break
        application = next(one.application for one in queue.waiting if str(one.application.pk) == queue.next.key)
        offered.append(offer(locked, application, seat=seat, by=by, facts=_told(queue.next, queue.free)))
    return offered


@transaction.atomic
def expire_due() -> int:
    """End the offers of the council that were not answered in time, offer their seats to the next; return how many."""
    due = Place.objects.filter(state=PlaceState.OFFERED, answer_by__lte=now())
    ended = 0
    for call in Call.objects.filter(pk__in=due.values("call")).order_by("pk"):
        locked = locked_call(call)
        for place in due.select_for_update().filter(call=locked).order_by("pk"):
            _become(place, PlaceState.EXPIRED, by=None)
            ended += 1
        fill(locked, by=None)
    return ended


def _leave(place: Place, state: PlaceState, *, by: User | None, reason: str) -> Place:
    call = locked_call(place.call)
    locked = _locked(place)
    if locked.state == state:
        return locked
    if locked.state not in HOLDING:
        raise Refused("place_not_held")
    _become(locked, state, by=by, reason=reason.strip())
    fill(call, by=None)
    return locked


def _locked(place: Place) -> Place:
    found: Place = Place.objects.select_for_update().get(pk=place.pk)
    return found


def _become(place: Place, state: PlaceState, *, by: User | None, reason: str = "") -> None:
    place.state, place.changed_at = state, now()
    if state not in HOLDING:
        place.seat = None
    place.save(update_fields=["state", "seat", "changed_at"])
    _note(place, by=by, reason=reason)


def _note(place: Place, *, by: User | None, reason: str = "", facts: Mapping[str, Any] | None = None) -> PlaceEvent:
    step = PlaceEvent(
        place=place, state=place.state, seat=place.seat, at=now(), by=by, reason=reason[:240], facts=dict(facts or {})
    )
    step.save()
    return step


def _deadline(call: Call) -> Any:
    begins = start_of(call.starts_on)
    return max(min(now() + timedelta(hours=call.offer_hours), begins), now() + SHORTEST)


def _told(following: Next, free: int) -> dict[str, Any]:
    return {
        "free": free,
        "why": following.why.value,
        "group": following.group,
        "passed": [[key, why.value, group] for key, why, group in following.passed],
    }
