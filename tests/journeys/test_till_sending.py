"""What the server cannot take, or not now, and who is no longer let in; each guard with the twin that shows the fault."""

import threading
from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError

from kriya.core.scoping import council_scope
from kriya.sales.actions import recording, syncing
from kriya.sales.actions.tills import change_secret, revoke_till
from kriya.sales.models import QuarantinedSale, Shift
from kriya.sales.queries.shifts import figures
from tests.journeys import till as tills
from tests.journeys.tablet import OpenTill, receipts, shop, tablet
from tests.journeys.till import Cashier, Server, Shop

__all__ = ["shop", "tablet"]
pytestmark = pytest.mark.browser


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
        hands.page.wait_for_selector("[data-key=queue]:has-text('Alat dicabut')")
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
