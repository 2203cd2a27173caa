"""Whatever is told of payments, in any order and however often: an order is paid once, and no rupiah is lost."""

import os
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from kriya.core.checks.running import run_checks
from kriya.core.clock import now
from kriya.core.ids import new_id
from kriya.core.refusal import Refused
from kriya.core.scoping import council_scope
from kriya.ledger.models import Account
from kriya.ledger.queries.balances import balance
from kriya.sales.actions.recording import record_sale
from kriya.sales.models import RefundLine, SaleLine
from kriya.shop.actions.ending import cancel, expire_due
from kriya.shop.actions.hearing import believe
from kriya.shop.actions.paying import ask_payment
from kriya.shop.models import Order, OrderLine, Payment
from kriya.shop.payments.gateway import Notice, Status
from kriya.shop.queries.money import money_of
from kriya.shop.tests.builders import PICK_UP, Shop, opened
from tests.trade import told

NIGHTLY = os.environ.get("KRIYA_PAYMENTS")
TOLD = st.sampled_from([Status.PENDING, Status.PAID, Status.FAILED, Status.OVER])
AMOUNTS = st.sampled_from([100_000, 100_000, 100_000, 60_000, 40_000, 150_000, 1])
NOTICES = st.tuples(st.integers(0, 1), TOLD, AMOUNTS)
HAPPENS = st.lists(
    st.one_of(NOTICES, NOTICES, NOTICES, st.sampled_from(["expire", "cancel", "till", "again"])), min_size=1, max_size=9
)


@pytest.fixture
def at(real_db: None) -> Shop:
    return opened(provider="practice")


@given(happens=HAPPENS)
@settings(
    max_examples=int(NIGHTLY or 25),
    derandomize=not NIGHTLY,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.generate, Phase.shrink),
)
def test_one_order_is_never_paid_twice_and_money_never_lost(at: Shop, happens: list[Any]):
    """trap:31 — the most that was told of each payment is in the books, and what is not used is the buyer's."""
    with council_scope(at.room.council):
        lot = at.lot(pieces=1)
        order = at.order((lot, 1), to=PICK_UP, method="practice")
        first = ask_payment(order, "practice")
        second = Payment.objects.create(
            pk=new_id(), order=order, method="practice", amount=first.amount, asked_at=now(),
            expires_at=first.expires_at, reference=f"{first.reference}B",
        )  # fmt: skip
        before, most = balance(Account.PROVIDER), {first.pk: 0, second.pk: 0}
        for happened in happens:
            if isinstance(happened, str):
                something(at, order, lot, happened)
                continue
            which, status, amount = happened
            payment = (first, second)[which]
            believe(payment, Notice(payment.reference, status, amount))
            if status == Status.PAID:
                most[payment.pk] = max(most[payment.pk], amount)
        came = sum(most.values())
        assert balance(Account.PROVIDER) - before == came
        assert sum(Payment.objects.filter(order=order, state="paid").values_list("arrived", flat=True)) == came
        sold = SaleLine.objects.filter(sale__in=OrderLine.objects.filter(order=order).values("sale"))
        back = RefundLine.objects.filter(line__in=sold)
        kept = sum(line.total for line in sold) - sum(line.total for line in back)
        assert sold.count() <= 1
        assert money_of(order).held == came - kept
        assert kept <= came
        assert [(one.name, one.differences) for one in run_checks() if not one.ok] == []


def something(at: Shop, order: Order, lot: Any, what: str) -> None:
    """Let time run out, the buyer call it off, the till sell the piece, or the buyer ask for a way to pay again."""
    with suppress(Refused):  # an order that is over, or nothing left to pay: that is an answer, too
        if what == "expire":
            Order.objects.filter(pk=order.pk).update(expires_at=now())
            expire_due()
        elif what == "cancel":
            cancel(order, reason="batal", by=None)
        elif what == "till":
            record_sale(told(at.room, (lot, 1)))
        else:
            ask_payment(order, "practice")
