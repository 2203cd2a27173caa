"""What goes wrong at a till, and for each guard the twin that shows the fault when the guard is off.

A guard is taken off in the till's own module, on its way to the browser; the test fails where it is not found there.
"""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from django.db import OperationalError

from kriya.core.scoping import council_scope
from kriya.inventory.models import Level
from kriya.sales.actions import recording, syncing
from kriya.sales.actions.tills import change_secret, revoke_till
from kriya.sales.models import QuarantinedSale, Sale, Shift
from kriya.sales.queries.shifts import figures
from tests.journeys import till as tills
from tests.journeys.till import Cashier, Server, Shop

pytestmark = pytest.mark.browser

OpenTill = Callable[..., Cashier]


@pytest.fixture
def shop(server: Server) -> Shop:
    return tills.shop(server, lots=3)


@pytest.fixture
def tablet(chromium: Any, shop: Shop) -> Iterator[OpenTill]:
    """Open a tab of one tablet; `without` = (module, guard, instead) takes a guard off."""
    context = chromium.new_context(
        viewport={"width": 1100, "height": 800}, reduced_motion="reduce", service_workers="block"
    )

    def opened(*, without: tuple[str, str, str] | None = None, before: str = "") -> Cashier:
        if without:
            context.route(
                f"**/pos/{without[0]}.js",
                lambda route: route.fulfill(body=weakened(*without), content_type="text/javascript"),
            )
        page = context.new_page()
        if before:
            page.add_init_script(before)
        hands = Cashier(page).open(shop.address)
        if page.locator("[data-open-shift]").count():
            hands.open_shift(50_000)
        return hands

    yield opened
    context.close()


def weakened(module: str, guard: str, instead: str) -> str:
    found = finders.find(f"showroom/pos/{module}.js")
    assert isinstance(found, str)
    text = Path(found).read_text("utf-8")
    assert text.count(guard) == 1, f"{module}: {guard}"
    return text.replace(guard, instead)


def receipts(shop: Shop) -> list[str]:
    with council_scope(shop.council):
        return sorted(Sale.objects.values_list("receipt", flat=True))


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


def until(true: Callable[[], bool]) -> None:
    """Ask again until it is so; the test's own patience ends it."""
    waited = threading.Event()
    for _time in range(150):
        if true():
            return
        waited.wait(0.1)
    raise AssertionError("it never came true")


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


def spoil(hands: Cashier, kind: str) -> None:
    """Put something into the queue that no till writes."""
    hands.page.evaluate(
        """async (kind) => {
          const [{ openStore }, { newId }, { sealed }] = await Promise.all(["/static/showroom/pos/store.js", "/static/design/js/ids.js", "/static/showroom/pos/hash.js"].map((one) => import(one)));
          const store = await openStore(JSON.parse(document.getElementById("kasir").textContent).council.id);
          const shift = (await store.fact("shift")).id;
          const body = { kind: "sale", version: 1, id: newId(), device_at: new Date().toISOString(), shift, lines: [{ code: "tidak ada", pieces: 1, price: 5 }], tenders: [{ kind: "cash", amount: 7000, given: 7000, change: 0 }], counter: 99 };
          await store.tell(({ seq }) => ({ kind: "sale", shift, body: kind === "too much" ? { ...sealed(body), note: "x".repeat(4e5) } : sealed(body) }));
        }""",
        kind,
    )


class TestPoison:
    """trap: one bad sale blocks all behind it."""

    @pytest.fixture(autouse=True)
    def small(self, settings: Any) -> None:
        """The server reads no more than this at once."""
        settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 300_000

    def test_a_sale_that_cannot_be_recorded_is_kept_aside_and_the_rest_goes_through(
        self, tablet: OpenTill, shop: Shop, server: Server
    ):
        hands = tablet()
        hands.page.wait_for_selector("[data-unsent='0']")
        server.cut()
        hands.sell(shop.lots[0].code)
        spoil(hands, "unreadable")
        hands.sell(shop.lots[1].code)
        server.mend()
        hands.send()
        assert receipts(shop) == ["U1-000001", "U1-000002"]
        with council_scope(shop.council):
            assert QuarantinedSale.objects.get().tenders == {"cash": 7000}
            sold = shop.lots[0].price + shop.lots[1].price
            assert figures(Shift.objects.get()).expected_cash == 50_000 + 7000 + sold + 50  # rounded to 100

    def test_a_message_that_the_server_will_not_even_read_is_passed_by(
        self, tablet: OpenTill, shop: Shop, server: Server
    ):
        hands = tablet()
        hands.page.wait_for_selector("[data-unsent='0']")
        server.cut()
        sold = [hands.sell(shop.lots[0].code)]
        spoil(hands, "too much")
        sold += [hands.sell(shop.lots[n % 3].code) for n in range(4)]
        server.mend()
        hands.page.evaluate("dispatchEvent(new Event('online'))")
        hands.page.wait_for_selector("[data-unsent='1']")
        assert receipts(shop) == sold

    def test_without_halving_all_would_wait_behind_it(self, tablet: OpenTill, shop: Shop, server: Server):
        guard = "if (!(reason instanceof Answered) || NOT_THE_MESSAGES.has(reason.status)) throw reason;"
        hands = tablet(without=("sync", guard, "throw reason;"))
        hands.page.wait_for_selector("[data-unsent='0']")
        server.cut()
        spoil(hands, "too much")
        hands.sell(shop.lots[0].code)
        tried = threading.Event()
        server.before = lambda _path: tried.set()
        server.mend()
        hands.page.evaluate("dispatchEvent(new Event('online'))")
        assert tried.wait(10)
        hands.page.wait_for_selector(".till-queue[data-tone=bad]")
        assert receipts(shop) == []


class TestBusy:
    """A deadlock, a lock that was waited for too long: nothing is wrong with the sales, and the till sends again."""

    @pytest.fixture
    def busy(self, monkeypatch: pytest.MonkeyPatch) -> list[str]:
        """The database has no time, as often as there is something in this list."""
        times, write = ["once"], recording._write

        def wait_too_long(*given: Any) -> Any:
            if times:
                raise OperationalError(times.pop())
            return write(*given)

        monkeypatch.setattr(recording, "_write", wait_too_long)
        return times

    def test_the_till_sends_again_by_itself(self, tablet: OpenTill, shop: Shop, server: Server, busy: list[str]):
        hands = tablet()
        hands.page.wait_for_selector("[data-unsent='0']")
        hands.sell(shop.lots[0].code)
        hands.page.wait_for_selector("[data-sync=busy][data-tone=wait]")
        hands.page.wait_for_selector("[data-unsent='0']")
        assert busy == []
        assert receipts(shop) == ["U1-000001"]
        with council_scope(shop.council):
            assert not QuarantinedSale.objects.exists()

    def test_taken_for_a_fault_of_the_sale_it_would_be_kept_aside(
        self, tablet: OpenTill, shop: Shop, busy: list[str], monkeypatch: pytest.MonkeyPatch
    ):
        monkeypatch.setattr(syncing, "OperationalError", type("Never", (Exception,), {}))
        busy.append("twice: together, then alone")
        hands = tablet()
        hands.page.wait_for_selector("[data-unsent='0']")
        hands.sell(shop.lots[0].code)
        hands.page.wait_for_selector("[data-unsent='0']")
        assert receipts(shop) == []
        with council_scope(shop.council):
            assert QuarantinedSale.objects.count() == 1


class TestEnds:
    def test_a_till_that_was_revoked_sells_no_more_and_loses_nothing(
        self, tablet: OpenTill, shop: Shop, server: Server
    ):
        hands = tablet()
        hands.page.wait_for_selector("[data-unsent='0']")
        server.cut()
        hands.sell(shop.lots[0].code)
        with council_scope(shop.council):
            revoke_till(shop.till, reason="hilang", by=shop.chair)
        server.mend()
        hands.send()
        with council_scope(shop.council):
            assert QuarantinedSale.objects.get().code == "till_revoked"
        hands.scan(shop.lots[0].code)
        hands.page.locator("[data-pay]").click()
        hands.page.wait_for_selector("text=Alat ini dicabut")
        assert hands.page.locator("[data-due]").count() == 0

    def test_a_till_that_nobody_knows_keeps_its_sales_and_writes_them_into_a_file(self, tablet: OpenTill, shop: Shop):
        hands = tablet()
        hands.page.wait_for_selector("[data-unsent='0']")
        with council_scope(shop.council):
            change_secret(shop.till)
        hands.sell(shop.lots[0].code)
        hands.page.wait_for_selector(".till-queue[data-tone=bad]")
        hands.page.click(".till-queue")
        with hands.page.expect_download() as caught:
            hands.page.get_by_role("button", name="Unduh antrean").click()
        office = tills.build.browser_of(shop.chair)
        with Path(caught.value.path()).open("rb") as file:
            page = office.post("/pekalongan/kelola/galeri/kasir/antrean/", {"file": file}, follow=True)
        assert "1 catatan baru" in page.content.decode()
        assert receipts(shop) == ["U1-000001"]
