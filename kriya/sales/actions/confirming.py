"""Match payments with what came into the bank."""

from django.db import IntegrityError, transaction

from kriya.accounts.models import User
from kriya.core.clock import now
from kriya.core.refusal import Refused
from kriya.ledger.actions.posting import Line, post
from kriya.ledger.models import Account, Source, Tender
from kriya.ledger.queries.rates import fee_of
from kriya.sales.actions.tasks import ask_people
from kriya.sales.models import SaleTender, TaskKind, TenderConfirmation, TenderState
from kriya.sales.rows import ACCOUNTS


@transaction.atomic
def confirm(tender: SaleTender, *, by: User | None, arrived: int | None = None, note: str = "") -> TenderConfirmation:
    """Say how much of a payment came into the bank; the rest is what the bank kept. Without it, what the rates say.

    With 0 it never came: a person is asked. Refuse a payment that needs no matching, and a second time.
    """
    if tender.state != TenderState.UNVERIFIED:
        raise Refused("tender_not_unverified")
    if arrived is None:
        arrived = tender.amount - fee_of(tender.kind, tender.amount, tender.sale.happened_on)
    if not 0 <= arrived <= tender.amount:
        raise Refused("tender_arrived_too_much")
    fee = tender.amount - arrived if arrived else 0
    said = TenderConfirmation(tender=tender, arrived=arrived, fee=fee, note=note.strip()[:200], at=now(), by=by)
    try:
        with transaction.atomic():
            said.save(force_insert=True)
    except IntegrityError as second:
        raise Refused("tender_confirmed_already") from second
    lost = tender.amount - arrived - fee
    post(
        Source.TENDER,
        [
            Line(Account.BANK, arrived),
            Line(Account.FEES, fee),
            Line(Account.OVER_SHORT, lost),
            Line(ACCOUNTS[Tender(tender.kind)], -tender.amount),
        ],
        document=tender.sale_id,
        by=by,
        note=note.strip()[:300],
    )
    if lost:
        ask_people([(TaskKind.NEVER_PAID, tender.sale_id, {"tender": str(tender.pk), "amount": tender.amount})])
    return said
