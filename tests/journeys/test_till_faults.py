"""What goes wrong while something is sold, and for each guard the twin that shows the fault when the guard is off."""

import threading
from typing import Any

import pytest

from kriya.core.scoping import council_scope
from kriya.inventory.models import Level
from kriya.ledger.models import Account
from kriya.ledger.queries.balances import balance
from kriya.sales.models import ExchangePayout, Shift, Task
from kriya.sales.queries.shifts import figures
from tests.journeys.tablet import OpenTill, receipts, shop, tablet, until
from tests.journeys.till import Cashier, Server, Shop

__all__ = ["shop", "tablet"]
pytestmark = pytest.mark.browser
MANY = 99  # a browser asks again by itself on a line that was open before


class TestDurable:
    """trap: receipt printed before the sale is durable. The disk is full: what was written is taken back at the end."""

    def pays(self, hands: Cashier, shop: Shop) -> int:
        """Pay with a full disk; return how many receipts were shown."""
        page = hands.page
        page.evaluate("globalThis.full = true")
        hands.scan(shop.lots[0].code)
        page.locator("[data-pay]").click()
        page.locator("[data-note]").last.click()
        page.click("[data-finish]")
        page.wait_for_selector("[data-receipt], .toast[data-tone=bad]")
        return int(page.locator("[data-receipt]").count())

    def test_no_receipt_for_a_sale_that_is_not_on_the_disk(self, tablet: OpenTill, shop: Shop):
        hands = tablet(before=ABORTING)
        hands.page.wait_for_selector("[data-unsent='0']")
        assert self.pays(hands, shop) == 0
        assert hands.page.locator(".till-lines > li").count() == 1
        assert hands.unsent == 0
        hands.page.evaluate("globalThis.full = false")
        hands.page.click("[data-finish]")
        assert hands.page.locator("[data-receipt]").get_attribute("data-receipt") == "U1-000001"

    def test_without_waiting_for_the_disk_a_receipt_would_be_shown_for_nothing(self, tablet: OpenTill, shop: Shop):
        hands = tablet(before=ABORTING, without=("store", "    await complete;\n", ""))
        hands.page.wait_for_selector("[data-unsent='0']")
        assert self.pays(hands, shop) == 1
        hands.page.click("[data-next]")
        hands.send()
        assert receipts(shop) == []


# Aborts a transaction that holds a sale the moment before it would be complete.
ABORTING = """
  const start = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function (names, mode, options) {
    const change = start.call(this, names, mode, options);
    if (mode === "readwrite" && [].concat(names).includes("messages")) {
      const [store, commit] = [change.objectStore.bind(change), change.commit.bind(change)];
      let holdsSale = false;
      change.objectStore = (name) => {
        const found = store(name);
        if (name === "messages") {
          const add = found.add.bind(found);
          found.add = (value) => {
            holdsSale = value.kind === "sale";
            return add(value);
          };
        }
        return found;
      };
      change.commit = () => (globalThis.full && holdsSale ? change.abort() : commit());
    }
    return change;
  };
"""


class TestExchange:
    """What came back is told to the server, then the disk is full: the sale is not made, and the buyer wants the money."""

    def fails(self, hands: Cashier, shop: Shop, server: Server) -> None:
        """Exchange a piece of 10.000 for one of 20.050 until the sale cannot be kept."""
        page = hands.page
        page.wait_for_selector("[data-unsent='0']")
        receipt = hands.sell(shop.lots[0].code)
        hands.send()
        page.click("[data-key=menu]")
        page.click("[data-entry=refund]")
        page.locator("dialog input").fill(receipt)
        page.locator("dialog .button-primary").click()
        page.locator("[data-back]").select_option("1")
        page.locator("dialog input[type=text]").fill("kekecilan")
        page.click("[data-exchange]")
        hands.scan(shop.lots[1].code)
        page.locator("[data-pay]").click()
        page.locator("[data-note]").first.click()
        page.evaluate("globalThis.full = true")
        page.click("[data-finish]")
        page.wait_for_selector(".toast[data-tone=bad]")

    def owed(self, shop: Shop) -> tuple[int, int]:
        """What is still to be exchanged, and how often it was paid."""
        with council_scope(shop.council):
            return balance(Account.EXCHANGE), ExchangePayout.objects.count()

    def test_it_is_given_in_cash_once_and_the_cart_is_paid_as_any(self, tablet: OpenTill, shop: Shop, server: Server):
        hands = tablet(before=ABORTING)
        page = hands.page
        self.fails(hands, shop, server)
        assert self.owed(shop) == (-10_000, 0)
        # Its answer is lost on the way: it is asked for again, and paid once.
        server.loses, server.lose = "/kasir/tukar-tunai/", MANY
        page.locator("dialog [data-exchange-off]").click()
        page.click("[data-pay-exchange]")
        page.get_by_text("Perlu jaringan sebentar").wait_for()
        server.lose = 0
        page.locator(".till-returning [data-exchange-off]").click()
        page.click("[data-pay-exchange]")
        page.wait_for_selector("[data-handed='10000']")
        assert self.owed(shop) == (0, 1)
        page.keyboard.press("Escape")
        page.evaluate("globalThis.full = false")
        assert page.locator(".till-returning").count() == 0
        assert hands.pay() == "U1-000002"
        hands.send()
        page.click("[data-key=menu]")
        page.click("[data-entry=x]")
        assert page.locator("[data-figure=cash]").inner_text() == "Rp20.100"
        with council_scope(shop.council):
            shift = Shift.objects.get()
            assert figures(shift).expected_cash == 50_000 + 20_100
            assert not Task.objects.exists()

    def test_when_the_answer_to_what_came_back_is_lost_it_is_known_when_it_is_given_up(
        self, tablet: OpenTill, shop: Shop, server: Server
    ):
        hands = tablet(before=ABORTING)
        server.loses, server.lose = "/kasir/kembali/", MANY
        self.fails(hands, shop, server)
        assert self.owed(shop) == (-10_000, 0)
        server.lose = 0
        page = hands.page
        page.locator("dialog [data-exchange-off]").click()
        page.click("[data-pay-exchange]")
        page.wait_for_selector("[data-handed='10000']")
        assert self.owed(shop) == (0, 1)

    def test_without_its_key_a_payment_that_was_made_is_refused(self, tablet: OpenTill, shop: Shop, server: Server):
        """The twin: each try with a key of its own would leave the cashier without an answer."""
        hands = tablet(before=ABORTING, without=("screens/refund", "back.payout ?? newId()", "newId()"))
        self.fails(hands, shop, server)
        server.loses, server.lose = "/kasir/tukar-tunai/", MANY
        page = hands.page
        page.locator("dialog [data-exchange-off]").click()
        page.click("[data-pay-exchange]")
        page.get_by_text("Perlu jaringan sebentar").wait_for()
        server.lose = 0
        page.locator(".till-returning [data-exchange-off]").click()
        page.click("[data-pay-exchange]")
        page.get_by_text("sudah dibayar tunai").wait_for()
        assert self.owed(shop) == (0, 1)


class TestSaleFirst:
    """A sale stands behind nothing: what came of the last one is written down when this one's receipt is shown."""

    GUARD = "    await this.pace.calm();\n    await this.store.settle"

    def written_before(self, hands: Cashier, shop: Shop, server: Server, *, waits: bool) -> list[str]:
        """Sell while the answer for the sale before comes; return what the memory wrote from then to the receipt."""
        page, paying = hands.page, threading.Event()
        page.wait_for_selector("[data-unsent='0']")
        server.before = lambda _path: paying.wait(10)
        hands.sell(shop.lots[0].code)
        hands.scan(shop.lots[1].code)
        page.locator("[data-pay]").click()
        page.locator("[data-note]").last.click()
        page.evaluate("globalThis.written = []")
        with page.expect_response("**/kasir/kirim/") as sent:
            paying.set()
        sent.value.finished()
        if waits:
            page.click("[data-finish]")
            page.wait_for_selector("[data-receipt]")
        else:
            page.wait_for_function("written.length")
        found = page.evaluate("written.slice()")
        hands.send()
        return list(found)

    def test_what_the_server_said_of_the_last_sale_waits_for_this_one(
        self, tablet: OpenTill, shop: Shop, server: Server
    ):
        hands = tablet(before=WRITING)
        assert self.written_before(hands, shop, server, waits=True)[:1] == ["facts+messages+carts"]
        hands.page.click("[data-next]")
        assert receipts(shop) == ["U1-000001", "U1-000002"]

    def test_without_its_turn_it_would_be_written_first(self, tablet: OpenTill, shop: Shop, server: Server):
        hands = tablet(before=WRITING, without=("sync", self.GUARD, "    await this.store.settle"))
        assert self.written_before(hands, shop, server, waits=False) == ["messages+facts"]


# Writes down which stores are about to be written, in order.
WRITING = """
  const start = IDBDatabase.prototype.transaction;
  globalThis.written = [];
  IDBDatabase.prototype.transaction = function (names, mode, options) {
    if (mode === "readwrite" && [].concat(names).includes("messages")) written.push([].concat(names).join("+"));
    return start.call(this, names, mode, options);
  };
"""


class TestLostAnswer:
    """trap: saved by the server, answer lost, sent again."""

    def sells(self, hands: Cashier, shop: Shop, server: Server) -> None:
        hands.page.wait_for_selector("[data-unsent='0']")
        server.lose = 2
        hands.sell(shop.lots[0].code)
        hands.send()

    def test_a_sale_whose_answer_is_lost_is_one_sale(self, tablet: OpenTill, shop: Shop, server: Server):
        self.sells(tablet(), shop, server)
        assert receipts(shop) == ["U1-000001"]
        with council_scope(shop.council):
            assert Level.objects.get(lot=shop.lots[0], location=shop.till.location).pieces == 19

    def test_without_an_id_of_its_own_it_would_be_three(self, tablet: OpenTill, shop: Shop, server: Server):
        anew = "unsent: left, messages: records.map((one) => one.body)"
        other = (
            "unsent: left, messages: records.map((one) => ({ ...one.body, hash: undefined, id: crypto.randomUUID() }))"
        )
        hands = tablet()
        hands.page.wait_for_selector("[data-unsent='0']")
        hands.page.close()
        hands = tablet(without=("sync", anew, other))
        server.lose = 2
        hands.sell(shop.lots[0].code)
        hands.page.evaluate("setInterval(() => dispatchEvent(new Event('online')), 100)")
        until(lambda: len(receipts(shop)) >= 3)
        assert receipts(shop)[:3] == ["U1-000001"] * 3


class TestTwoTabs:
    """trap: two tabs drain one queue."""

    def most_at_once(self, tablet: OpenTill, shop: Shop, server: Server, **more: Any) -> int:
        """Sell in one tab while the other has the same queue; return how many sendings ran at once."""
        first, second = tablet(**more), tablet(**more)
        first.page.wait_for_selector("[data-unsent='0']")
        running, most, met = [0], [0], threading.Condition()

        def before(_path: str) -> None:
            with met:
                running[0] += 1
                most[0] = max(most[0], running[0])
                met.notify_all()
                met.wait_for(lambda: most[0] > 1, timeout=0.7)
                running[0] -= 1

        server.cut()
        first.sell(shop.lots[0].code)
        server.before = before
        server.mend()
        for tab in (first, second):
            tab.page.evaluate("dispatchEvent(new Event('online'))")
        first.page.wait_for_selector("[data-unsent='0']")
        assert receipts(shop) == ["U1-000001"]
        return most[0]

    def test_one_tab_sends_at_a_time(self, tablet: OpenTill, shop: Shop, server: Server):
        assert self.most_at_once(tablet, shop, server) == 1

    def test_without_the_lock_both_would_send(self, tablet: OpenTill, shop: Shop, server: Server):
        guard = ("sync", "navigator.locks.request(this.lock, () => this.drain())", "this.drain()")
        assert self.most_at_once(tablet, shop, server, without=guard) == 2


class TestDoubleTap:
    """trap: a second tap on Pay."""

    def taps(self, hands: Cashier, shop: Shop) -> None:
        page = hands.page
        hands.scan(shop.lots[0].code)
        page.locator("[data-pay]").click()
        page.locator("[data-note]").last.click()
        page.evaluate("const one = document.querySelector('[data-finish]'); one.click(); one.click(); one.click()")
        page.click("[data-next]")
        hands.send()

    def test_three_taps_are_one_sale(self, tablet: OpenTill, shop: Shop):
        self.taps(tablet(), shop)
        assert receipts(shop) == ["U1-000001"]

    def test_even_with_a_screen_that_lets_every_tap_through(self, tablet: OpenTill, shop: Shop):
        """The memory takes a cart once: its id is the sale's."""
        self.taps(tablet(without=("screens/pay", "    if (state.busy) return;\n", "")), shop)
        assert receipts(shop) == ["U1-000001"]

    def test_without_both_they_would_be_more(self, tablet: OpenTill, shop: Shop):
        tablet_ = tablet(without=("screens/pay", "    if (state.busy) return;\n", ""))
        tablet_.page.close()
        self.taps(tablet(without=("selling", "id: cart.id, cart, tenders", "id: newId(), cart, tenders")), shop)
        assert len(receipts(shop)) == 3
