"""Whatever is sold, taken back, marked down, moved, counted, settled and sent, in any order: the books hold.

A machine of rules does what people and tills do, next to a small model of what must come of it.
"""

import os
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from kriya.core.checks.running import run_checks
from kriya.core.clock import now, today
from kriya.core.ids import new_id
from kriya.core.scoping import council_scope
from kriya.inventory.actions import stock_takes
from kriya.inventory.actions.prices import change_price
from kriya.ledger.actions.makers import give_advance
from kriya.ledger.queries.balances import owed_to, trust
from kriya.ledger.queries.statements import statement
from kriya.sales.actions.refunding import Back, refund
from kriya.sales.actions.shifts import close_shift, open_shift
from kriya.sales.actions.syncing import receive
from kriya.sales.actions.tills import register_till
from kriya.sales.models import Sale, Shift, ShiftClosing
from kriya.sales.queries.refunds import refundable
from kriya.sales.queries.shifts import figures
from kriya.showroom.actions import settlements
from kriya.showroom.actions.losses import post_stock_take
from kriya.showroom.models import SettlementMaker, SettlementReversal
from tests import build
from tests.trade import message, showroom

pytestmark = pytest.mark.usefixtures("real_db")

# By night all checks are asked after each step, by day after the last: the books keep what went wrong.
NIGHTLY = os.environ.get("KRIYA_MACHINE")

LOTS = st.integers(0, 2)


class Trade(RuleBasedStateMachine):
    """A day in a showroom, again and again."""

    @initialize()
    def open_up(self) -> None:
        self.at: Any = showroom()
        self.one = build.member(self.at.council, "treasurer", "Ratna")
        self.other = build.member(self.at.council, "chair", "Wulan")
        with council_scope(self.at.council):
            self.till, _secret = register_till("Kasir 1", "A1", self.at.place, by=None)
            tejo, siti = self.at.makers
            self.lots = [
                self.at.lot(tejo, pieces=5, price=33_333, discount_bearer="shared", maker_share=3_333),
                self.at.lot(siti, pieces=5, price=99_999, basis_points=1_777, hold_days=3),
                self.at.public_goods(pieces=5, price=12_345),
            ]
            self.shift = open_shift(self.till, opening_cash=50_000)
        self.sent: list[dict[str, Any]] = []
        self.promised: list[tuple[Any, Any, int]] = []
        self.sold = self.returned = 0
        self.shelf = [5, 5, 5]
        self.counted_at: datetime | None = None

    def scope(self) -> Any:
        return council_scope(self.at.council)

    @rule(lot=LOTS, pieces=st.integers(1, 3), off=st.integers(0, 9_999), minutes=st.sampled_from([0, 5, 600, 3_000]))
    def sell(self, lot: int, pieces: int, off: int, minutes: int) -> None:
        """Sold offline a while ago, perhaps more than there is, perhaps of a shift that is closed by now."""
        chosen = self.lots[lot]
        said = message(self.at, (chosen, pieces), shift=self.shift.pk, discount=off)
        said["tenders"] = [{"kind": "cash", "amount": chosen.price * pieces - off}]
        happened = now() - timedelta(minutes=minutes)
        said["device_at"] = happened.isoformat()
        with self.scope():
            (answer,) = receive(self.till, [said], device_now=now())
        assert answer.status == "recorded"
        self.sent.append(said)
        self.sold += pieces
        if self.counted_at is None or happened > self.counted_at:
            self.shelf[lot] -= pieces

    @precondition(lambda self: self.sent)
    @rule(which=st.integers(0, 99))
    def send_again(self, which: int) -> None:
        """The answer was lost; the same batch comes again, in another order."""
        place = which % len(self.sent)
        with self.scope():
            answers = receive(self.till, [*self.sent[place:][:5], self.sent[0]], device_now=now())
        assert {answer.status for answer in answers} == {"again"}

    @precondition(lambda self: self.sent)
    @rule(which=st.integers(0, 99), pieces=st.integers(1, 3), broken=st.booleans())
    def take_back(self, which: int, pieces: int, broken: bool) -> None:
        with self.scope():
            sale = Sale.objects.get(pk=self.sent[which % len(self.sent)]["id"])
            (line,) = refundable(sale)
            if count := min(pieces, line.left):
                back = [Back(line.line, count, "damaged" if broken else "shelf")]
                refund(sale, back, reason="kembali", by=None)
                self.returned += count
                lot = [str(one.pk) for one in self.lots].index(self.sent[which % len(self.sent)]["lines"][0]["lot"])
                self.shelf[lot] += 0 if broken else count

    @rule(lot=LOTS, price=st.integers(10_000, 200_000))
    def mark(self, lot: int, price: int) -> None:
        with self.scope():
            self.lots[lot] = change_price(self.lots[lot], price, reason="musim", by=None)

    @rule(maker=st.integers(0, 1), amount=st.integers(1, 50_000))
    def advance(self, maker: int, amount: int) -> None:
        with self.scope():
            give_advance(self.at.makers[maker], amount, reason="bahan", by=None)

    @rule(days=st.integers(0, 5))
    def settle(self, days: int) -> None:
        with self.scope():
            run = settlements.preview(today() + timedelta(days=days), by=self.one)
            settlements.approve(run, by=self.other)
            settlements.post(settlements.post(run, by=self.one), by=self.other)

    @rule()
    def bounce(self) -> None:
        """A payout did not arrive."""
        with self.scope():
            reversed_ = SettlementReversal.objects.values("part")
            part = SettlementMaker.objects.filter(transaction__isnull=False).exclude(pk__in=reversed_).first()
            if part is not None:
                settlements.reverse(part, reason="rekening tutup", by=self.other)

    @rule(lot=LOTS, missing=st.integers(0, 2))
    def count(self, lot: int, missing: int) -> None:
        with self.scope():
            begun = stock_takes.open_stock_take(self.at.place, by=self.one)
            for place, one in enumerate(self.lots):
                there = max(0, self.shelf[place] - (missing if place == lot else 0))
                if there:
                    stock_takes.count(begun, one, there, by=self.one)
                self.shelf[place] = there
            self.counted_at = begun.cut_off_at
            stock_takes.finish_counting(begun, by=self.one)
            post_stock_take(begun, by=self.other)

    @rule(short=st.integers(-500, 500))
    def change_shift(self, short: int) -> None:
        with self.scope():
            if not ShiftClosing.objects.filter(shift=self.shift).exists():
                close_shift(self.shift, counted=max(0, figures(self.shift).expected_cash + short), reason="hitung")
            self.shift = open_shift(self.till, opening_cash=50_000, key=new_id())

    @precondition(lambda self: len(self.promised) < 4)
    @rule()
    def hand_out_a_statement(self) -> None:
        with self.scope():
            for maker in self.at.makers:
                self.promised.append((maker, now(), owed_to(maker.pk).total))

    @precondition(lambda _self: NIGHTLY)
    @invariant()
    def every_check_holds(self) -> None:
        if hasattr(self, "sent"):
            assert [(result.name, result.differences) for result in run_checks() if not result.ok] == []

    @invariant()
    def every_account_and_every_piece_is_somewhere(self) -> None:
        if not hasattr(self, "sent"):
            return
        with self.scope():
            held = trust()
            assert held.is_proved
            for maker in self.at.makers:
                assert statement(maker.pk).closing == owed_to(maker.pk).total
            assert [self.at.level(lot) for lot in self.lots] == self.shelf
            assert sum(self.at.level(lot, self.at.places["sold"]) for lot in self.lots) == self.sold - self.returned
            assert Sale.objects.count() == len(self.sent)
            assert Shift.objects.count() >= 1

    @invariant()
    def a_statement_that_was_handed_out_stays_true(self) -> None:
        if not hasattr(self, "sent"):
            return
        with self.scope():
            for maker, at, owed in self.promised:
                assert owed_to(maker.pk, at=at).total == owed


def test_the_books_hold_whatever_happens_in_any_order(empty_tables: Any) -> None:
    """Few examples here; `KRIYA_MACHINE=500` for a night's worth, and for the shortest way to what it finds."""
    sold: list[int] = []

    class Emptied(Trade):
        def teardown(self) -> None:
            sold.append(getattr(self, "sold", 0))
            try:
                self.every_check_holds()
            finally:
                empty_tables()

    Emptied.TestCase.settings = settings(
        max_examples=int(NIGHTLY or 5),
        stateful_step_count=15,
        deadline=None,
        derandomize=not NIGHTLY,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    Emptied.TestCase("runTest").runTest()
    assert any(sold), "a machine that sells nothing proves nothing"
