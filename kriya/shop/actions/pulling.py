"""Ask providers what became of payments: what their notices missed, and what a notice only hinted at."""

from datetime import timedelta
from typing import Final
from uuid import UUID

from django.db.models import F, Q

from kriya.core.clock import now
from kriya.core.refusal import Refused
from kriya.core.scoping import council_scope
from kriya.councils.models import Council
from kriya.shop.actions.hearing import AGAIN, LATE, believe, keep_pulled
from kriya.shop.models import Payment, PaymentState
from kriya.shop.payments.gateway import Status
from kriya.shop.payments.registry import GATEWAYS, gateway_of, keys_of

MANY: Final = 100
ONCE_MORE: Final = timedelta(days=1)
NO_MORE: Final = timedelta(days=30)
_QUIET: Final = {Status.PENDING.value, AGAIN, LATE}


def pull(council: Council, payment_id: UUID) -> str:
    """Ask the provider of a payment and believe its answer; return what came of it, or the code of a refusal.

    Call it outside any transaction: none is open while the provider thinks.
    """
    with council_scope(council):
        payment: Payment = Payment.objects.get(pk=payment_id)
        gateway, keys = gateway_of(payment.method), keys_of(payment.method)
    try:
        notice = gateway.pull(payment.reference, keys)
        with council_scope(council):
            outcome = believe(payment, notice)
            Payment.objects.filter(pk=payment_id).update(pulled_at=now())
            if outcome not in _QUIET:
                keep_pulled(payment_id, payment.method, notice.said, outcome)
            return outcome
    except Refused as no:
        with council_scope(council):
            Payment.objects.filter(pk=payment_id).update(pulled_at=now())
        return no.code


def to_pull() -> list[UUID]:
    """Return which payments to ask for: the open ones, and once more a day after those that came to nothing ended.

    Those asked for longest ago come first, so that none starves behind a provider that is silent.
    """
    instant = now()
    opened = Payment.objects.filter(method__in=list(GATEWAYS)).exclude(pay_address="")
    late = Q(state__in=[PaymentState.OVER, PaymentState.FAILED], expires_at__lte=instant - ONCE_MORE)
    not_yet = Q(pulled_at=None) | Q(pulled_at__lt=F("expires_at") + ONCE_MORE)
    wanted = Q(state__in=[PaymentState.ASKED, PaymentState.TOLD]) | (
        late & not_yet & Q(expires_at__gt=instant - NO_MORE)
    )
    rows = opened.filter(wanted).order_by(F("pulled_at").asc(nulls_first=True), "pk")
    return list(rows.values_list("pk", flat=True)[:MANY])


def reconcile(council: Council) -> dict[str, int]:
    """Ask for every payment that may have been missed; return how many came to what."""
    with council_scope(council):
        waiting = to_pull()
    counted: dict[str, int] = {}
    for payment_id in waiting:
        outcome = pull(council, payment_id)
        counted[outcome] = counted.get(outcome, 0) + 1
    return counted
