"""Close an exhibition: at once where nothing is left unexplained, else by two people with a record of it.

What is missing is booked by a count of its place that finds nothing more: so makers are paid as their terms say, and a
sale that comes late finds what it takes back (kriya/inventory/actions/stock_takes.py).
"""

from collections.abc import Sequence

from django.db import transaction
from django.db.models import Max

from kriya.accounts.models import User
from kriya.core.clock import now
from kriya.core.refusal import Refused
from kriya.exhibitions.actions.exhibitions import locked_exhibition
from kriya.exhibitions.models import Closing, ClosingLine, ClosingState, Exhibition
from kriya.exhibitions.queries.law import LawLine, differs, law
from kriya.inventory.actions import stock_takes
from kriya.inventory.actions.locations import close_location
from kriya.inventory.models import OPEN_COUNTS, Level, StockTake, TransferLine
from kriya.inventory.queries.stock_takes import sheet
from kriya.ledger.actions.numbering import next_number
from kriya.ledger.models import NumberKind
from kriya.showroom.actions.losses import post_stock_take


@transaction.atomic
def ask_closing(exhibition: Exhibition, *, note: str = "", by: User | None) -> Closing:
    """Close an exhibition where all that was brought is accounted for; with a difference, ask a second person.

    Refuse while something is on its way there or a count runs, and a difference without an explanation. After it was
    closed, only a sale that came late is a reason to close it again.
    """
    locked = locked_exhibition(exhibition)
    lines = law(locked)
    is_open = differs(lines)
    _refuse_waiting(locked)
    rounds = Closing.objects.filter(exhibition=locked)
    if not is_open and rounds.filter(state=ClosingState.CLOSED).exists():
        raise Refused("closing_nothing_to_close")
    if is_open and not note.strip():
        raise Refused("reason_missing")
    last = rounds.aggregate(last=Max("round"))["last"] or 0
    closing = Closing(exhibition=locked, round=last + 1, state=ClosingState.WAITING, note=note.strip()[:300])
    closing.asked_at, closing.asked_by = now(), by
    if is_open:
        begun = stock_takes.open_stock_take(locked.location, by=by)
        closing.stock_take = stock_takes.finish_counting(begun, by=by)
        closing.save(force_insert=True)
        return closing
    return _closed(closing, lines, by)


@transaction.atomic
def approve_closing(closing: Closing, *, by: User | None) -> Closing:
    """Approve a closing with a difference, as a second person: what is missing is lost, and makers get what their
    terms say. Refuse when something moved since it was asked for."""
    locked = _locked(closing)
    if by is not None and by.pk == locked.asked_by_id:
        raise Refused("fair_closing_same_person")
    lines, take = law(locked.exhibition), locked.stock_take
    if take is None:
        raise Refused("closing_not_waiting")
    # A sale that is being written waits for this work, or this work for it.
    levels = Level.objects.select_for_update().filter(location=locked.exhibition.location_id).order_by("lot")
    left = {level.lot_id: level.pieces for level in levels if level.pieces}
    if left != {line.lot: line.due for line in sheet(take) if line.due}:
        raise Refused("closing_changed")
    post_stock_take(take, by=by)
    return _closed(locked, lines, by)


@transaction.atomic
def drop_closing(closing: Closing) -> Closing:
    """Take a closing back that waits for its second person; nothing was booked."""
    locked = _locked(closing)
    if locked.stock_take is not None and locked.stock_take.state in OPEN_COUNTS:
        stock_takes.cancel_stock_take(locked.stock_take)
    locked.state = ClosingState.DROPPED
    locked.save()
    return locked


def _refuse_waiting(exhibition: Exhibition) -> None:
    if Closing.objects.filter(exhibition=exhibition, state=ClosingState.WAITING).exists():
        raise Refused("closing_waits_already")
    place = exhibition.location_id
    if TransferLine.objects.filter(transfer__target=place, answers=None).exists():
        raise Refused("closing_waits_for_transfer")
    if StockTake.objects.filter(location=place, state__in=OPEN_COUNTS).exists():
        raise Refused("closing_waits_for_count")


def _locked(closing: Closing) -> Closing:
    rows = Closing.objects.select_for_update(of=("self",)).select_related("exhibition__location", "stock_take")
    locked: Closing = rows.get(pk=closing.pk)
    if locked.state != ClosingState.WAITING:
        raise Refused("closing_not_waiting")
    return locked


def _closed(closing: Closing, lines: Sequence[LawLine], by: User | None) -> Closing:
    closing.number, closing.state = next_number(NumberKind.CLOSING), ClosingState.CLOSED
    closing.closed_at, closing.closed_by = now(), by
    closing.save()
    ClosingLine.objects.bulk_create(
        [
            ClosingLine.of_scope(
                closing=closing, lot_id=line.lot, brought=line.brought, sold=line.sold, returned=line.returned,
                damaged=line.damaged, lost=line.lost, given=line.given, difference=line.left,
            )
            for line in lines
        ]
    )  # fmt: skip
    close_location(closing.exhibition.location)
    return closing
