"""Give in cash what an exchange was worth, where its sale was never made."""

from uuid import UUID

from django.db import transaction

from kriya.accounts.models import User
from kriya.core.clock import now
from kriya.core.ids import new_id
from kriya.core.locks import Space, wait_for
from kriya.core.refusal import Refused
from kriya.ledger.actions.posting import Line, post
from kriya.ledger.models import Account, Source
from kriya.ledger.queries.rates import cash_rounding
from kriya.sales.actions.closing import lock_shift, supplement
from kriya.sales.actions.tasks import ask_people
from kriya.sales.models import ExchangePayout, Refund, Shift, TaskKind
from kriya.sales.queries.exchanges import forgotten_exchanges, open_exchanges, worth_of


@transaction.atomic
def pay_out_exchange(
    refund: Refund, *, by: User | None, key: UUID | None = None, shift: Shift | None = None
) -> ExchangePayout:
    """Pay what came back and was to be exchanged, by the terms under which it came back: from the drawer of a shift,
    else from the office. The same key again is the same payment.

    Refuse another payment of it, what a sale took already, and what was never to be exchanged.
    """
    key = key or new_id()
    # The sale of an exchange holds this key while it is recorded.
    wait_for(refund.exchanged_for, Space.REFUNDS)
    before = ExchangePayout.objects.filter(refund=refund).first()
    if before is not None:
        if before.pk == key:
            return before
        raise Refused("exchange_paid_already")
    if not worth_of(refund):
        raise Refused("exchange_none")
    if not open_exchanges(Refund.objects.filter(pk=refund.pk)).exists():
        raise Refused("exchange_made_already")
    if shift is not None:
        lock_shift(shift.pk)
    made = _write(refund, key, shift, by)
    if shift is not None:
        supplement(shift)
    return made


def _write(refund: Refund, key: UUID, shift: Shift | None, by: User | None) -> ExchangePayout:
    amount = worth_of(refund)
    made = ExchangePayout(pk=key, refund=refund, shift=shift, amount=amount, rounding=cash_rounding(amount), at=now())
    made.by = by
    made.save(force_insert=True)
    lines = [
        Line(Account.EXCHANGE, made.amount),
        Line(Account.CASH_DRAWER if shift else Account.CASH_OFFICE, -made.cash),
        Line(Account.ROUNDING, made.rounding),
    ]
    post(Source.REFUND, lines, document=refund.pk, by=by, happened_at=made.at, note=refund.reason)
    return made


def ask_about_exchanges() -> int:
    """Ask a person, once, about each exchange of which the other half did not come within a day; return how many."""
    wanted = [
        (
            str(TaskKind.EXCHANGE),
            one.refund_id,
            {"receipt": one.refund.sale.receipt, "amount": one.amount, "paid": False},
        )
        for one in forgotten_exchanges()
    ]
    ask_people(wanted)
    return len(wanted)
