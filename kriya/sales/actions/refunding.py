"""Give money back against pieces, each part of it by the terms that were frozen into the sale."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.db import IntegrityError, transaction

from kriya.accounts.models import User
from kriya.core.clock import now, today
from kriya.core.ids import new_id
from kriya.core.locks import Space, wait_for
from kriya.core.once import digest_of, said_before
from kriya.core.refusal import Refused
from kriya.inventory.actions.moving import Move, move
from kriya.inventory.actions.places import place
from kriya.inventory.models import LocationKind, Reason
from kriya.ledger.actions.posting import Line, post
from kriya.ledger.models import Account, Source, Tender
from kriya.ledger.queries.rates import cash_rounding
from kriya.ledger.terms import part_of_pieces
from kriya.sales.actions.closing import lock_shift, supplement
from kriya.sales.followers import tell_losses
from kriya.sales.models import BackTo, Refund, RefundLine, RefundTender, Sale, SaleLine, Shift
from kriya.sales.rows import ACCOUNTS
from kriya.sales.working_out import MOST_ROUNDING

PARTS: Final = ("net", "commission", "ppn", "fee")


@dataclass(frozen=True)
class Back:
    """Pieces of a sale line that came back, and whereto."""

    line: UUID
    pieces: int
    back_to: str = BackTo.SHELF


@dataclass(frozen=True)
class Paid:
    """How money is given back."""

    kind: str
    amount: int
    reference: str = ""


@transaction.atomic
def refund(
    sale: Sale,
    back: Sequence[Back],
    *,
    reason: str,
    by: User | None,
    key: UUID | None = None,
    tenders: Sequence[Paid] | None = None,
    shift: Shift | None = None,
    location: UUID | None = None,
    exchanged_for: UUID | None = None,
) -> Refund:
    """Take pieces of a sale back, at most those sold less those that came back before; any shift.

    Without `tenders` all is given back in cash, rounded like a sale; the refund that completes a sale takes what is
    left of its rounding. Each maker is owed less from today. The same key again is the same refund.
    """
    if not reason.strip():
        raise Refused("reason_missing")
    if shift is not None:
        # Before any piece moves: sales of the shift take it first too.
        lock_shift(shift.pk)
    _lock(sale)
    key, digest = key or new_id(), _digest(sale, back, tenders)
    if before := said_before(Refund.objects.filter(pk=key), digest, refusal="refund_other_payload"):
        return before
    rows = _rows(sale, back)
    total = sum(row.total for row in rows)
    paid = list(tenders) if tenders is not None else _cash(sale, total)
    made = Refund(pk=key, sale=sale, shift=shift, exchanged_for=exchanged_for, by=by, payload_hash=digest)
    made.location_id = location or (shift.location_id if shift else sale.location_id)
    made.total, made.rounding, made.reason = total, _rounding(paid, total), reason.strip()
    made.happened_at = made.recorded_at = now()
    made.happened_on = today()
    _write(made, rows, paid)
    if shift is not None:
        supplement(shift)
    return made


def _lock(sale: Sale) -> None:
    """Let refunds of one sale wait for each other: a row that is written once cannot be locked itself."""
    wait_for(sale.pk, Space.REFUNDS)


def _digest(sale: Sale, back: Sequence[Back], tenders: Sequence[Paid] | None) -> str:
    coming = [[b.line, b.pieces, b.back_to] for b in back]
    return digest_of([sale.pk, coming, [[p.kind, p.amount] for p in tenders or ()]])


def _rows(sale: Sale, back: Sequence[Back]) -> list[RefundLine]:
    """Return the lines of a refund, each part of them by running totals: all pieces together come to the whole."""
    lines: Mapping[UUID, SaleLine] = {line.pk: line for line in SaleLine.objects.filter(sale=sale)}
    gone: dict[UUID, int] = {}
    for line, pieces in RefundLine.objects.filter(line__sale=sale).values_list("line", "pieces"):
        gone[line] = gone.get(line, 0) + pieces
    if not back:
        raise Refused("refund_without_lines")
    rows = []
    for one in back:
        sold = lines.get(one.line)
        if sold is None or one.pieces <= 0 or one.back_to not in BackTo.values:
            raise Refused("refund_without_lines")
        left = sold.pieces - gone.get(one.line, 0)
        if one.pieces > left:
            raise Refused("refund_too_many", left=left)
        rows.append(_row(sold, first=gone.get(one.line, 0) + 1, told=one))
        gone[one.line] = gone.get(one.line, 0) + one.pieces
    return rows


def _row(sold: SaleLine, *, first: int, told: Back) -> RefundLine:
    parts: dict[str, Any] = {
        name: part_of_pieces(getattr(sold, name), pieces=sold.pieces, first=first, count=told.pieces) for name in PARTS
    }
    return RefundLine.of_scope(
        line=sold, first=first, pieces=told.pieces, back_to=told.back_to, total=sum(parts.values()), **parts
    )


def _cash(sale: Sale, total: int) -> list[Paid]:
    """Return what is given back in cash: rounded, or for the last pieces of a sale all that is left of it."""
    before = Refund.objects.filter(sale=sale)
    given = sum(one.total + one.rounding for one in before)
    is_last = sum(one.total for one in before) + total == sale.total
    left = sale.total + sale.rounding - given
    amount = left if is_last and abs(left - total) < MOST_ROUNDING else total + cash_rounding(total)
    return [Paid(Tender.CASH, amount)] if amount > 0 else []


def _rounding(paid: Sequence[Paid], total: int) -> int:
    """Return by how much cash was rounded; refuse money that does not come to the worth of the pieces."""
    rounding = sum(one.amount for one in paid) - total
    if rounding and (not any(one.kind == Tender.CASH for one in paid) or abs(rounding) >= MOST_ROUNDING):
        raise Refused("refund_tenders_do_not_add_up", total=total)
    return rounding


def _write(made: Refund, rows: Sequence[RefundLine], paid: Sequence[Paid]) -> None:
    try:
        with transaction.atomic():
            made.save(force_insert=True)
            for row in rows:
                row.refund = made
            RefundLine.objects.bulk_create(rows)
    except IntegrityError as clash:
        # The constraint has the last word: a piece comes back once.
        raise Refused("refund_too_many", left=0) from clash
    RefundTender.objects.bulk_create(
        [RefundTender.of_scope(refund=made, kind=one.kind, amount=one.amount, reference=one.reference) for one in paid]
    )
    sold, damaged = place(LocationKind.SOLD), place(LocationKind.DAMAGED)
    moves = [
        Move(row.line.lot_id, sold, made.location_id if row.back_to == BackTo.SHELF else damaged, row.pieces)
        for row in rows
        if row.line.lot_id
    ]
    move(moves, reason=Reason.REFUND, by=made.by, document=made.pk, happened_at=made.happened_at)
    if broken := [row.line.lot_id for row in rows if row.back_to == BackTo.DAMAGED and row.line.lot_id]:
        tell_losses(broken)
    if entries := _entries(made, rows, paid):
        post(Source.REFUND, entries, document=made.pk, by=made.by, happened_at=made.happened_at, note=made.reason)


def _entries(made: Refund, rows: Sequence[RefundLine], paid: Sequence[Paid]) -> list[Line]:
    entries = [Line(_account(one.kind, made), -one.amount) for one in paid]
    of_council = 0
    for row in rows:
        if row.line.maker_id is None:
            of_council += row.net
        else:
            # While the sale is on hold so is what takes it back: they meet.
            payable = max(made.happened_on, row.line.payable_on or made.happened_on)
            entries.append(Line(Account.MAKER, row.net, maker=row.line.maker_id, about=row.pk, payable_on=payable))
    entries += [
        Line(Account.COMMISSION, sum(row.commission for row in rows)),
        Line(Account.PUBLIC_GOODS, of_council),
        Line(Account.PPN, sum(row.ppn for row in rows)),
        Line(Account.FEES, sum(row.fee for row in rows)),
        Line(Account.ROUNDING, made.rounding),
    ]
    return [entry for entry in entries if entry.amount]


def _account(kind: str, made: Refund) -> str:
    if kind == Tender.CASH:
        return Account.CASH_DRAWER if made.shift_id else Account.CASH_OFFICE
    return Account.BANK if kind == Tender.TRANSFER else ACCOUNTS[Tender(kind)]
