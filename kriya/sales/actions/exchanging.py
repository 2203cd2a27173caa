"""Exchange pieces of a sale for others: the refund and the new sale, both or neither."""

from collections import Counter
from collections.abc import Sequence
from uuid import UUID

from django.db import transaction

from kriya.accounts.models import User
from kriya.core.clock import now
from kriya.core.refusal import Refused
from kriya.inventory.models import Lot
from kriya.ledger.models import Tender
from kriya.sales.actions.recording import record_sale
from kriya.sales.actions.refunding import Back, Paid, refund
from kriya.sales.models import Channel, Refund, Sale
from kriya.sales.queries.refunds import refundable
from kriya.sales.told import LineTold, SaleTold, TenderTold


@transaction.atomic
def exchange(
    sale: Sale, back: Sequence[Back], codes: Sequence[str], *, key: UUID, sale_key: UUID, reason: str, by: User | None
) -> Refund:
    """Take pieces back and give others for them; what these cost more or less is paid in cash at the office.

    Both keys are made by whoever sends it: sent twice it is done once. Refuse labels that are not known, and what
    refund() and record_sale() refuse.
    """
    if before := Refund.objects.filter(pk=key).first():
        return before
    wanted = Counter(codes)
    lots = {lot.code: lot for lot in Lot.objects.filter(code__in=wanted)}
    if unknown := sorted(set(wanted) - set(lots)) or not wanted:
        raise Refused("sale_lot_unknown", lot=unknown[0] if isinstance(unknown, list) else "")
    cost = sum(lots[code].price * pieces for code, pieces in wanted.items())
    worth = _worth(sale, back)
    covered = min(cost, worth)
    paid = [Paid(Tender.EXCHANGE, covered, str(sale_key)), Paid(Tender.CASH, worth - covered)]
    given = refund(
        sale,
        back,
        key=key,
        reason=reason,
        by=by,
        tenders=[one for one in paid if one.amount],
        exchanged_for=sale_key,
    )
    tenders = (TenderTold(Tender.EXCHANGE, covered, reference=str(key)), TenderTold(Tender.CASH, cost - covered))
    told = SaleTold(
        id=sale_key,
        channel=Channel.OFFICE,
        location=sale.location_id,
        lines=tuple(LineTold(pieces, lot=lots[code].pk) for code, pieces in wanted.items()),
        tenders=tuple(one for one in tenders if one.amount),
        device_at=now(),
        cashier=by.pk if by else None,
    )
    record_sale(told, by=by)
    return given


def _worth(sale: Sale, back: Sequence[Back]) -> int:
    """Return what is given for pieces that come back: by running totals, as refund() counts them."""
    known = {line.line: line for line in refundable(sale)}
    total = 0
    for one in back:
        line = known.get(one.line)
        if line is None or not 0 < one.pieces <= line.left:
            raise Refused("refund_too_many", left=line.left if line else 0)
        total += line.worth_of(one.pieces)
    return total
