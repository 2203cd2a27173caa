"""Take goods of an office back: by the frozen terms, first off what it still owes, then held for it."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.db import transaction

from kriya.accounts.models import User
from kriya.core.refusal import Refused
from kriya.ledger.models import Tender
from kriya.quotations.actions.ending import finish_when_done
from kriya.quotations.actions.timeline import locked, tell
from kriya.quotations.models import HandoverLine, Quotation, QuotationState, StepKind
from kriya.quotations.queries.money import money_of
from kriya.sales.actions.refunding import Back, Paid, refund
from kriya.sales.models import Sale
from kriya.sales.queries.refunds import refundable


@transaction.atomic
def take_back(
    quotation: Quotation, back: Sequence[Back], *, reason: str, by: User | None, key: UUID | None = None
) -> int:
    """Take pieces of sale lines back, as many as are left of them; return what they were worth.

    Each maker is owed less from today. What the office has not paid yet it owes no more; the rest is held for it.
    The same `key` again does nothing.
    """
    if not reason.strip():
        raise Refused("reason_missing")
    if not back:
        raise Refused("refund_without_lines")
    found = locked(quotation, QuotationState.ACCEPTED, QuotationState.DONE, refusal="quotation_not_accepted")
    if key and found.steps.filter(pk=key).exists():
        return 0
    total = 0
    for sale, own in _by_sale(found, back).items():
        total += _refund(found, sale, own, reason=reason, by=by)
    tell(found, StepKind.RETURNED, by=by, note=reason.strip(), amount=total, key=key)
    finish_when_done(found, by=by)
    return total


def _by_sale(quotation: Quotation, back: Sequence[Back]) -> Mapping[Sale, list[Back]]:
    keys = set(HandoverLine.objects.filter(handover__quotation=quotation).values_list("sale", flat=True))
    sales = {line.pk: sale for sale in Sale.objects.filter(pk__in=keys).order_by("pk") for line in sale.lines.all()}
    if any(one.line not in sales for one in back):
        raise Refused("refund_without_lines")
    found: dict[Sale, list[Back]] = {}
    for one in back:
        found.setdefault(sales[one.line], []).append(one)
    return found


def _refund(quotation: Quotation, sale: Sale, back: Sequence[Back], *, reason: str, by: User | None) -> int:
    worth = {one.line: one for one in refundable(sale)}
    total = sum(worth[one.line].worth_of(one.pieces) for one in back if one.line in worth)
    owed = min(money_of(quotation).owed, total)
    tenders = [(Tender.INVOICE, owed), (Tender.ORDER, total - owed)]
    paid = [Paid(kind, amount, quotation.number) for kind, amount in tenders if amount]
    refund(sale, back, reason=reason, by=by, tenders=paid)
    return total
