"""Answer a request: give it its day, offer other times, or say kindly that it cannot be."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from kriya.accounts.models import User
from kriya.core.clock import now, today
from kriya.core.jobs import defer_called
from kriya.core.refusal import Refused
from kriya.ledger.actions.numbering import next_number
from kriya.ledger.days import day_of, zone
from kriya.ledger.models import NumberKind
from kriya.visits.actions.agenda import lay_out, move_preparation
from kriya.visits.models import Booking, Place, Visit, VisitState
from kriya.visits.models.places import NO_CLASH
from kriya.visits.queries.slots import Slot, clash_of

_OPEN = (VisitState.ASKED, VisitState.OFFERED)
_MAY_MOVE = (*_OPEN, VisitState.AGREED)


@transaction.atomic
def agree(visit: Visit, slot: Slot, places: Sequence[Place], *, by: User | None, answer: str = "") -> Visit:
    """Give a visit its time and places, or move it to others; the reply letter gets its number once.

    Raises Refused: visit_answered_already, visit_without_place, visit_hours_wrong, visit_place_closed,
    visit_place_too_small, visit_place_taken.
    """
    locked = locked_visit(visit)
    if locked.state not in _MAY_MOVE:
        raise Refused("visit_answered_already")
    _take(locked, slot, places, by)
    before = locked.on
    locked.on, locked.starts_at, locked.ends_at = day_of(slot.starts_at), slot.starts_at, slot.ends_at
    locked.state, locked.offers = VisitState.AGREED, []
    _answer(locked, answer, by)
    if not locked.reply_number:
        locked.reply_number, locked.reply_on = next_number(NumberKind.VISIT_REPLY), today()
    locked.save()
    lay_out(locked)
    if before is not None:
        move_preparation(locked, locked.on - before)
    _write(locked)
    return locked


def _take(visit: Visit, slot: Slot, places: Sequence[Place], by: User | None) -> None:
    if not places:
        raise Refused("visit_without_place")
    if slot.ends_at <= slot.starts_at:
        raise Refused("visit_hours_wrong")
    for place in places:
        if place.closed_at is not None:
            raise Refused("visit_place_closed", place=place.name)
        if place.capacity is not None and visit.people is not None and visit.people > place.capacity:
            raise Refused("visit_place_too_small", place=place.name, capacity=place.capacity, people=visit.people)
    visit.bookings.all().delete()
    book(places, slot, visit=visit, by=by)


@transaction.atomic
def book(
    places: Sequence[Place], slot: Slot, *, visit: Visit | None = None, reason: str = "", by: User | None
) -> list[Booking]:
    """Take places for a visit or for a reason of the council's own. Refuse a clash: who came first has it."""
    made = []
    for place in sorted(places, key=lambda one: one.pk):
        row = Booking(
            place=place,
            visit=visit,
            reason=reason.strip(),
            starts_at=slot.starts_at,
            ends_at=slot.ends_at,
            free_at=slot.ends_at + timedelta(minutes=place.buffer_minutes),
            by=by,
        )
        try:
            with transaction.atomic():
                row.save(force_insert=True)
        except IntegrityError as wrong:
            if NO_CLASH not in str(wrong):
                raise
            raise _taken(place, slot) from wrong
        made.append(row)
    return made


def _taken(place: Place, slot: Slot) -> Refused:
    there = clash_of([place], slot.starts_at, slot.ends_at)
    what = (there.visit.institution.name if there.visit else there.reason) if there else ""
    until = timezone.localtime(there.free_at, zone()) if there else slot.ends_at
    return Refused("visit_place_taken", place=place.name, what=what, until=f"{until:%H.%M}")


@transaction.atomic
def offer(visit: Visit, slots: Sequence[Slot], places: Sequence[Place], *, by: User | None, answer: str) -> Visit:
    """Offer other times; the guests choose one on their page. Nothing is held meanwhile."""
    locked = locked_visit(visit)
    if locked.state not in _OPEN:
        raise Refused("visit_answered_already")
    if not slots:
        raise Refused("visit_offers_none")
    if not places:
        raise Refused("visit_without_place")
    locked.offers = [
        {
            "starts_at": slot.starts_at.isoformat(),
            "ends_at": slot.ends_at.isoformat(),
            "places": [str(place.pk) for place in places],
        }
        for slot in sorted(slots, key=lambda slot: slot.starts_at)
    ]
    locked.state = VisitState.OFFERED
    _answer(locked, answer, by)
    locked.save()
    _write(locked)
    return locked


def offered_slots(visit: Visit) -> list[Slot]:
    """Return the times that were offered."""
    return [_slot(one) for one in visit.offers]


def _slot(said: dict[str, str]) -> Slot:
    return Slot(datetime.fromisoformat(said["starts_at"]), datetime.fromisoformat(said["ends_at"]))


@transaction.atomic
def take_offer(visit: Visit, number: int) -> Visit:
    """The guests choose one of the times offered. Raises Refused("visit_offer_gone") where it was taken meanwhile."""
    locked = locked_visit(visit)
    if locked.state != VisitState.OFFERED or not 0 <= number < len(locked.offers):
        raise Refused("visit_answered_already")
    said = locked.offers[number]
    slot, places = _slot(said), list(Place.objects.filter(pk__in=said["places"]))
    if slot.starts_at <= now():
        raise Refused("visit_offer_gone")
    try:
        return agree(locked, slot, places, by=locked.answered_by, answer=locked.answer)
    except Refused as no:
        if no.code in {"visit_place_taken", "visit_place_closed", "visit_without_place"}:
            raise Refused("visit_offer_gone") from no
        raise


@transaction.atomic
def decline(visit: Visit, *, answer: str, by: User | None) -> Visit:
    """Say that it cannot be, in words that the guests read."""
    return _end(visit, VisitState.DECLINED, _OPEN, answer, by)


@transaction.atomic
def call_off(visit: Visit, *, answer: str, by: User | None) -> Visit:
    """Call a visit off that had its day; its places are free again."""
    return _end(visit, VisitState.CALLED_OFF, (VisitState.AGREED,), answer, by)


@transaction.atomic
def withdraw(visit: Visit) -> Visit:
    """The guests do not come; their places are free again. Twice is once."""
    locked = locked_visit(visit)
    if locked.state == VisitState.WITHDRAWN:
        return locked
    if locked.state not in _MAY_MOVE:
        raise Refused("visit_over")
    locked.bookings.all().delete()
    locked.state, locked.offers = VisitState.WITHDRAWN, []
    locked.save()
    return locked


def _end(visit: Visit, state: VisitState, of: Sequence[str], answer: str, by: User | None) -> Visit:
    locked = locked_visit(visit)
    if locked.state not in of:
        raise Refused("visit_answered_already" if state == VisitState.DECLINED else "visit_not_agreed")
    if not answer.strip():
        raise Refused("visit_without_reason")
    locked.bookings.all().delete()
    locked.state, locked.offers = state, []
    _answer(locked, answer, by)
    locked.save()
    _write(locked)
    return locked


def _answer(visit: Visit, answer: str, by: User | None) -> None:
    visit.answer, visit.answered_at, visit.answered_by = answer.strip(), now(), by


def _write(visit: Visit) -> None:
    """Have the guests told by e-mail, where they left an address."""
    if visit.contact_email:
        defer_called("kriya.visits.tasks.write_answer", soon=True, visit=str(visit.pk))


def locked_visit(visit: Visit) -> Visit:
    """Return the visit as it is now, its row locked."""
    found: Visit = Visit.objects.select_for_update().get(pk=visit.pk)
    return found
