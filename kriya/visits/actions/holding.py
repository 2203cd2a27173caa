"""A visit took place: how many came, what they saw, were given and bought; visits from before are written down."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db import transaction

from kriya.accounts.models import User
from kriya.accounts.tokens import new_token
from kriya.core.clock import now, today
from kriya.core.ids import new_id
from kriya.core.locks import wait_for
from kriya.core.refusal import Refused
from kriya.core.scoping import current_council
from kriya.inventory.queries.labels import lot_of_code
from kriya.promotion.actions.links import Target, make_link
from kriya.promotion.models import Channel, Link
from kriya.promotion.models.links import Page
from kriya.visits.actions.answering import locked_visit
from kriya.visits.actions.institutions import institution_of
from kriya.visits.actions.publishing import publish_visit
from kriya.visits.identity import Region
from kriya.visits.models import Direction, Origin, SeenPiece, Topic, Visit, VisitCost, VisitState


@transaction.atomic
def hold(visit: Visit, *, came: int | None, summary: str, by: User | None) -> Visit:
    """Say that the visit took place; without a number, as many as signed. Said again, it is corrected."""
    locked = locked_visit(visit)
    if locked.state not in {VisitState.AGREED, VisitState.HELD}:
        raise Refused("visit_not_agreed")
    if locked.on is None or locked.on > today():
        raise Refused("visit_not_yet")
    signed = locked.guests.count()
    locked.came = came if came is not None else (signed or locked.came)
    locked.summary = summary.strip()
    if locked.held_at is None:
        locked.held_at = now()
    locked.state = VisitState.HELD
    if locked.answered_by is None:
        locked.answered_by = by
    locked.save()
    publish_visit(locked)
    return locked


@dataclass(frozen=True)
class Past:
    """A visit that was not asked for here: from before the system, or our own to others."""

    kind: str
    name: str
    region: Region
    on: date
    people: int | None = None
    head_name: str = ""
    head_title: str = ""
    topics: tuple[str, ...] = field(default_factory=tuple)
    questions: str = ""
    summary: str = ""


@transaction.atomic
def write_down_past(
    past: Past, *, direction: Direction, key: UUID | None = None, origin: Origin = Origin.OFFICE, by: User | None
) -> Visit:
    """Write a visit down that took place; twice is once by its key, or by institution, day and direction.

    Raises Refused: visit_not_yet for a day to come that is not our own visit, institution_without_name.
    """
    if past.on > today() and direction == Direction.INCOMING:
        raise Refused("visit_not_yet")
    wait_for(key or f"past visits of {current_council().pk}")
    institution = institution_of(past.kind, past.name, past.region)
    same = Visit.objects.filter(institution=institution, on=past.on, direction=direction)
    if before := (Visit.objects.filter(pk=key).first() if key else None) or same.first():
        return before
    guest, group = new_token(), new_token()
    visit = Visit(
        id=key or new_id(),
        direction=direction,
        institution=institution,
        state=VisitState.HELD if past.on <= today() else VisitState.AGREED,
        origin=origin,
        head_name=past.head_name,
        head_title=past.head_title,
        people=past.people,
        came=past.people,
        topics=[topic for topic in Topic.values if topic in past.topics],
        questions=past.questions.strip(),
        summary=past.summary.strip(),
        guest_secret=guest.secret,
        guest_hash=guest.hash,
        group_secret=group.secret,
        group_hash=group.hash,
        asked_at=now(),
        on=past.on,
        held_at=now() if past.on <= today() else None,
        by=by,
    )
    visit.save(force_insert=True)
    publish_visit(visit)
    return visit


@transaction.atomic
def write_down_all(found: Sequence[Past], *, by: User | None) -> int:
    """Write down the visits of a file; those that are known stay as they are. Returns how many are new."""
    before = Visit.objects.count()
    for past in found:
        write_down_past(past, direction=Direction.INCOMING, origin=Origin.IMPORT, by=by)
    return Visit.objects.count() - before


@transaction.atomic
def note_seen(visit: Visit, code: str, *, by: User | None) -> SeenPiece:
    """Note by its label that a piece was shown; scanned twice it stands once. Raises Refused("label_unknown")."""
    lot = lot_of_code(code)
    if lot is None:
        raise Refused("label_unknown", label=code)
    locked_visit(visit)
    found: SeenPiece | None = SeenPiece.objects.filter(visit=visit, lot=lot).first()
    if found is None:
        found = SeenPiece(visit=visit, lot=lot, seen_at=now(), by=by)
        found.save()
    return found


def take_seen_back(piece: SeenPiece) -> None:
    """Say that a piece was not shown after all."""
    piece.delete()


def add_cost(visit: Visit, *, what: str, amount: int, budget: str, by: User | None) -> VisitCost:
    """Note what refreshments and the like cost, in whole rupiah."""
    if amount <= 0 or not what.strip():
        raise Refused("visit_cost_incomplete")
    cost = VisitCost(visit=visit, what=what.strip(), amount=amount, budget=budget.strip(), at=now(), by=by)
    cost.save()
    return cost


@transaction.atomic
def link_of_visit(visit: Visit, *, by: User | None) -> Link:
    """Return the code by which purchases are known to come of this visit: typed at the till, or followed by guests."""
    locked = locked_visit(visit)
    if locked.link is None:
        name = f"{locked.institution.name} {locked.on or ''}".strip()[:80]
        locked.link = make_link(Target(page=Page.PRODUCTS), Channel.EVENT, name=name, by=by)
        locked.save(update_fields=["link"])
    visit.link = locked.link
    return locked.link
