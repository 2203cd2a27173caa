"""A day at the till: the network goes, tabs and the browser die, answers are lost; every rupiah and piece is accounted for."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from kriya.core.scoping import council_scope
from kriya.inventory.models import Level
from kriya.ledger.models import Account
from kriya.ledger.queries.balances import balance
from kriya.sales.models import Sale, SaleLine, SaleTender, Shift, ShiftReport, Task, TaskKind
from kriya.sales.queries.shifts import figures
from tests.demo_fixtures import CHROMIUM, FLAGS
from tests.journeys import till as tills
from tests.journeys.till import Cashier, Server, kill_browser

pytestmark = pytest.mark.browser


@pytest.fixture
def server(real_db: None) -> Iterator[Server]:
    yield from tills.served()


class Device:
    """One tablet: a browser with a memory that outlives it."""

    def __init__(self, chromium: Any, profile: Path) -> None:
        self.chromium, self.profile = chromium, profile
        self.start()

    def start(self) -> None:
        self.context = self.chromium.browser_type.launch_persistent_context(
            str(self.profile), executable_path=CHROMIUM, args=FLAGS, headless=True, reduced_motion="reduce",
            viewport={"width": 1100, "height": 800},
        )  # fmt: skip

    def tab(self) -> Cashier:
        return Cashier(self.context.new_page())

    def battery_ends(self) -> None:
        kill_browser(self.profile)
        # It is dead, which is the point: whatever it says on the way out.
        with suppress(Exception):
            self.context.close()


@pytest.fixture
def device(chromium: Any, tmp_path: Path) -> Iterator[Device]:
    made = Device(chromium, tmp_path / "tablet")
    yield made
    made.context.close()


def test_thirty_carts_without_a_network_come_whole(server: Server, device: Device):
    shop = tills.shop(server)
    codes = [lot.code for lot in shop.lots]
    first = device.tab().open(shop.address)
    first.open_shift(100_000)
    first.installed()
    first.page.wait_for_selector("[data-unsent='0']")
    server.cut()
    sold = [first.sell(codes[n % 6], codes[(n + 1) % 6]) for n in range(8)]

    # A tab dies with a full cart: the next one has it.
    first.scan(codes[0], codes[0], codes[3])
    first.page.wait_for_timeout(100)
    first.page.close()
    again = device.tab().open(f"{server.address}/pekalongan/kasir/")
    assert again.page.locator(".till-lines > li").count() == 2
    sold.append(again.pay())

    # Two tabs sell by turns, the one piece there is in both.
    other = device.tab().open(f"{server.address}/pekalongan/kasir/")
    sold += [again.sell(shop.unique.code), other.sell(shop.unique.code)]
    for n in range(4):
        sold += [again.sell(codes[n]), other.sell(codes[n], kind="qris")]
    for tab in (again, other):
        tab.page.wait_for_selector(f"[data-unsent='{len(sold)}']")

    # The battery ends. It starts with no network, in the middle of the shift.
    device.battery_ends()
    device.start()
    late = device.tab().open(f"{server.address}/pekalongan/kasir/")
    assert late.unsent == len(sold)
    sold += [late.sell(codes[n % 6]) for n in range(11)]
    assert sold == [f"U1-{n:06d}" for n in range(1, 31)]

    # The network comes back; the answers of the first sendings are lost on the way.
    server.lose = 2
    server.mend()
    late.send()
    accounted(shop, sold)
    closed(shop, late)
    assert not late.faults


def accounted(shop: Any, sold: list[str]) -> None:
    with council_scope(shop.council):
        assert sorted(Sale.objects.values_list("receipt", flat=True)) == sold
        pieces: dict[Any, int] = {}
        for line in SaleLine.objects.all():
            pieces[line.lot_id] = pieces.get(line.lot_id, 0) + line.pieces
        here = {level.lot_id: level.pieces for level in Level.objects.filter(location=shop.till.location)}
        assert here == {lot.pk: 20 - pieces[lot.pk] for lot in shop.lots} | {shop.unique.pk: -1}
        assert Task.objects.filter(kind=TaskKind.OVERSOLD).count() == 1
        shift = Shift.objects.get()
        cash = sum(SaleTender.objects.filter(kind="cash").values_list("amount", flat=True))
        total = sum(sale.total + sale.rounding for sale in Sale.objects.all())
        qris = sum(SaleTender.objects.filter(kind="qris").values_list("amount", flat=True))
        assert total == cash + qris
        assert balance(Account.CASH_DRAWER) == 100_000 + cash == figures(shift).expected_cash
        assert balance(Account.QRIS) == qris


def closed(shop: Any, cashier: Cashier) -> None:
    """The drawer is counted, and what the device says of the shift is what the office says."""
    with council_scope(shop.council):
        expected = figures(Shift.objects.get()).expected_cash
    page = cashier.page
    page.click("[data-key=menu]")
    page.click("[data-entry=close]")
    page.locator("dialog input").fill(str(expected - 5000))
    page.click("[data-counted]")
    assert page.locator("[data-variance]").get_attribute("data-variance") == "-5000"
    page.locator("dialog input").fill("uang kecil untuk parkir")
    page.locator("dialog .button-primary").click()
    page.wait_for_selector("[data-report=z]")
    told = {
        name: page.locator(f"[data-figure={name}]").inner_text() for name in ("sales", "total", "drawer", "variance")
    }
    page.locator("dialog .button-primary").click()
    page.wait_for_selector("[data-unsent='0']")
    with council_scope(shop.council):
        report = ShiftReport.objects.get()
        said = report.figures
    digits = {name: int("".join(sign for sign in text if sign.isdigit())) for name, text in told.items()}
    page.click("[data-key=menu]")
    page.click("[data-entry=z]")
    page.wait_for_selector("[data-report=z]")
    assert page.locator("dialog h2").inner_text() == f"Laporan Z {report.number}"
    assert digits == {"sales": said["sales"], "total": said["total"], "drawer": said["expected_cash"], "variance": 5000}
