"""Refreshments as stock: bought, served to guests at what they cost, counted. Never a sale."""

from uuid import UUID

from django.db import IntegrityError, transaction

from kriya.accounts.models import User
from kriya.core.clock import now
from kriya.core.history import tell_insert
from kriya.core.ids import new_id
from kriya.core.refusal import Refused
from kriya.visits.actions.answering import locked_visit
from kriya.visits.models import Supply, SupplyMove, Visit
from kriya.visits.models.visits import COMES


def add_supply(*, name: str, unit: str) -> Supply:
    """Keep something new ready for guests. Raises Refused: supply_name_taken."""
    made = Supply(name=name.strip(), unit=unit.strip())
    try:
        with transaction.atomic():
            made.save(force_insert=True)
            tell_insert(made)
    except IntegrityError as wrong:
        if "supply_name_once" not in str(wrong):
            raise
        raise Refused("supply_name_taken", name=made.name) from wrong
    return made


@transaction.atomic
def buy(supply: Supply, *, pieces: int, cost: int, note: str = "", key: UUID, by: User | None) -> SupplyMove:
    """Take in what was bought, at its whole price. The same key is once. Raises Refused: pieces_not_positive."""
    locked = _locked(supply)
    if before := SupplyMove.objects.filter(pk=key).first():
        return before
    if pieces <= 0 or cost < 0:
        raise Refused("pieces_not_positive")
    return _move(locked, pieces, cost, note=note, key=key, by=by)


@transaction.atomic
def serve(visit: Visit, supply: Supply, *, pieces: int, key: UUID, by: User | None) -> SupplyMove:
    """Serve guests from what stands there, at its average cost; the last piece takes what is left of the cost.

    The same key is once. Raises Refused: visit_not_agreed, pieces_not_positive, supply_short.
    """
    of = locked_visit(visit)
    locked = _locked(supply)
    if before := SupplyMove.objects.filter(pk=key).first():
        return before
    if of.state not in COMES:
        raise Refused("visit_not_agreed")
    if pieces <= 0:
        raise Refused("pieces_not_positive")
    if pieces > locked.pieces:
        raise Refused("supply_short", name=locked.name, left=locked.pieces, unit=locked.unit)
    return _move(locked, -pieces, -_cost_of(locked, pieces), visit=of, key=key, by=by)


@transaction.atomic
def count(supply: Supply, *, pieces: int, note: str, by: User | None) -> SupplyMove | None:
    """Say how many there really are; None where the book is right. What is found beyond it cost nothing.

    Raises Refused: pieces_not_positive, supply_count_without_note.
    """
    locked = _locked(supply)
    if pieces < 0:
        raise Refused("pieces_not_positive")
    apart = pieces - locked.pieces
    if apart == 0:
        return None
    if not note.strip():
        raise Refused("supply_count_without_note")
    cost = 0 if apart > 0 else -_cost_of(locked, -apart)
    return _move(locked, apart, cost, note=note, key=new_id(), by=by)


def close(supply: Supply, *, is_closed: bool) -> None:
    """Let it be served no more, or again; what is left stays in the book."""
    Supply.objects.filter(pk=supply.pk).update(closed_at=now() if is_closed else None)


def _locked(supply: Supply) -> Supply:
    found: Supply = Supply.objects.select_for_update().get(pk=supply.pk)
    return found


def _cost_of(supply: Supply, pieces: int) -> int:
    """Return the cost of some of what is there, rounded to whole rupiah; of all of it, all that is left."""
    if pieces == supply.pieces:
        return supply.worth
    return (2 * supply.worth * pieces + supply.pieces) // (2 * supply.pieces)


def _move(
    supply: Supply, pieces: int, cost: int, *, note: str = "", visit: Visit | None = None, key: UUID, by: User | None
) -> SupplyMove:
    made = SupplyMove(
        id=key, supply=supply, visit=visit, pieces=pieces, cost=cost, note=note.strip(), at=now(), by=by
    )  # fmt: skip
    made.save(force_insert=True)
    supply.pieces += pieces
    supply.worth += cost
    supply.save(update_fields=["pieces", "worth"])
    return made
