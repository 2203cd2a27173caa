"""The till's screens: one hand on a telephone, a keyboard on a tablet, by day and by night, and what each of them does."""

from typing import Any

import pytest

from kriya.core.scoping import council_scope
from kriya.inventory.actions.lots import add_lot
from kriya.inventory.models import Level
from kriya.ledger.actions.rules import set_money_rules
from kriya.sales.models import Refund, Sale, SaleTender
from kriya.showroom.pos.words import WORDS
from tests import build
from tests.browsers import NewPage
from tests.journeys import till as tills
from tests.journeys.sound import check_both, check_page, check_width
from tests.journeys.test_till_rules import STATIC, with_crc
from tests.journeys.till import Cashier, Server, Shop

pytestmark = pytest.mark.browser
TARGETS = """() => [...document.querySelectorAll("button, a, select, input")].filter((one) => one.checkVisibility()).map((one) => [one.textContent || one.getAttribute("aria-label") || one.outerHTML.slice(0, 80), Math.round(one.getBoundingClientRect().height)]).filter(([, height]) => height < 48)"""


@pytest.fixture
def shop(server: Server) -> Shop:
    return tills.shop(server, lots=4)


@pytest.fixture
def at(new_page: NewPage, shop: Shop) -> Any:
    def opened(width: int = 360, *, before: str = "", **more: Any) -> Cashier:
        page = new_page(width, 740, **{"service_workers": "block", "bypass_csp": True} | more)
        if before:
            page.add_init_script(before)
        return Cashier(page).open(shop.address)

    return opened


def menu(hands: Cashier, entry: str) -> None:
    hands.page.click("[data-key=menu]")
    hands.page.click(f"[data-entry={entry}]")


@pytest.mark.parametrize(("width", "theme"), [(360, "light"), (1180, "dark")])
def test_every_screen_is_sound_and_made_for_fingers(at: Any, shop: Shop, width: int, theme: str):
    hands = at(width, color_scheme=theme)
    page = hands.page

    def sound(name: str) -> None:
        check_page(page, name)
        assert page.evaluate(TARGETS) == [], name

    page.wait_for_selector("[data-cashier] option:nth-child(2)", state="attached")
    sound("open")
    hands.open_shift(50_000)
    hands.scan(shop.lots[0].code, shop.lots[1].code)
    if width == 360:
        page.click(".till-peek")
    sound("cart")
    page.get_by_role("button", name="Potongan", exact=True).click()
    sound("discount")
    page.keyboard.press("Escape")
    page.click("[data-pay]")
    sound("pay")
    page.locator("[data-note]").last.click()
    page.click("[data-finish]")
    page.wait_for_selector("[data-receipt]")
    sound("receipt")
    page.click("[data-next]")
    page.click("[data-key=menu]")
    sound("menu")
    page.click("[data-entry=x]")
    sound("x")


def test_in_english_nothing_is_left_in_indonesian(at: Any, shop: Shop):
    hands = at()
    hands.page.goto(shop.address.replace("/kasir/", "/en/kasir/"))
    hands.page.wait_for_selector("[data-cashier] option:nth-child(2)", state="attached")
    check_width(hands.page, "english")
    assert hands.page.locator("h1").inner_text() == "Open the till"
    assert set(
        hands.page.evaluate("Object.keys(JSON.parse(document.getElementById('kasir').textContent).words)")
    ) == set(WORDS)


def test_paying_in_two_ways_with_the_councils_own_qris(at: Any, shop: Shop):
    with council_scope(shop.council):
        set_money_rules(by=shop.chair, static_qris=with_crc(STATIC))
    hands = at()
    page = hands.page
    hands.open_shift(0)
    hands.scan(shop.lots[3].code)
    page.click("[data-pay]")
    page.click("[data-kind=qris]")
    page.locator("[data-amount]").fill("15rb")
    assert page.get_by_role("img", name="Kode QRIS Rp15.000").count() == 1
    assert page.get_by_text("GALERI CONTOH").count() == 1
    page.click("[data-take]")
    assert page.locator("[data-due]").get_attribute("data-due") == str(shop.lots[3].price - 15_000)
    page.click("[data-kind=cash]")
    page.locator("[data-amount]").fill("30000")
    page.click("[data-take]")
    assert page.locator("[data-change]").get_attribute("data-change") == "4800"
    page.click("[data-finish]")
    page.click("[data-next]")
    hands.send()
    with council_scope(shop.council):
        tenders = {(one.kind, one.amount, one.change, one.state) for one in SaleTender.objects.all()}
        assert tenders == {("qris", 15_000, 0, "unverified"), ("cash", 25_200, 4800, "done")}
        assert Sale.objects.get().rounding == 50


def test_a_discount_below_the_floor_needs_an_officer(at: Any, shop: Shop):
    hands = at(1100)
    page = hands.page
    hands.open_shift(0)
    hands.scan(shop.lots[0].code)
    page.get_by_role("button", name="Potongan", exact=True).click()
    page.locator("dialog input").fill("10%")
    assert page.locator("dialog select option").all_inner_texts() == ["Pilih…", "Dimas", "Wulan"]
    page.locator("dialog input").fill("20%")
    assert page.get_by_text("di bawah batas yang disepakati").is_visible()
    assert page.locator("dialog select option").all_inner_texts() == ["Pilih…", "Wulan"]
    page.locator("dialog [type=submit], dialog .button-primary").click()
    assert page.locator("dialog select[aria-invalid]").count() == 1
    page.select_option("dialog select", label="Wulan")
    page.locator("dialog .button-primary").click()
    hands.pay()
    hands.send()
    with council_scope(shop.council):
        sale = Sale.objects.get()
        assert (sale.discount, sale.discount_by) == (2000, shop.chair)


def test_a_cart_is_put_by_and_comes_back(at: Any, shop: Shop):
    hands = at(1100)
    page = hands.page
    hands.open_shift(0)
    hands.scan(shop.lots[0].code, shop.lots[0].code)
    page.get_by_role("button", name="Tahan").click()
    page.wait_for_selector(".till-cart[data-empty]")
    first = hands.sell(shop.lots[1].code)
    menu(hands, "held")
    page.locator("[data-held]").click()
    page.wait_for_selector(".till-lines")
    assert page.locator("[data-total]").get_attribute("data-total") == str(2 * shop.lots[0].price)
    assert (first, hands.pay()) == ("U1-000001", "U1-000002")
    page.reload()
    page.wait_for_selector("html[data-ready]")
    assert page.locator(".till-lines").count() == 0


class TestScanning:
    CAMERA = """
      globalThis.BarcodeDetector = class { async detect() { return globalThis.before ? [{ rawValue: globalThis.before }] : []; } };
      navigator.mediaDevices.getUserMedia = async () => document.createElement("canvas").captureStream();
      HTMLMediaElement.prototype.play = async () => {};
    """

    def test_by_the_camera_once_for_each_label_that_is_held_before_it(self, at: Any, shop: Shop):
        hands = at(1100, before=self.CAMERA)
        hands.open_shift(0)
        hands.page.get_by_role("button", name="Pindai label").click()
        for code in (shop.lots[0].code, shop.lots[1].code):
            hands.page.evaluate("(code) => { globalThis.before = `https://galeri.contoh.id/l/${code}`; }", code)
            hands.page.wait_for_selector(f".till-lines [data-code='{code}']", state="attached")
        assert hands.page.locator(".till-lines > li").count() == 2

    def test_by_a_scanner_that_types_wherever_the_focus_is(self, at: Any, shop: Shop):
        hands = at(1100)
        hands.open_shift(0)
        hands.page.locator("[data-key=menu]").focus()
        hands.page.keyboard.type(f"https://galeri.contoh.id/l/{shop.lots[2].code}")
        hands.page.keyboard.press("Enter")
        assert hands.page.locator(f".till-lines [data-code='{shop.lots[2].code}']").count() == 1
        assert hands.page.locator("[data-search]").input_value() == ""

    def test_a_label_that_this_device_has_not_heard_of_sells_by_its_price(self, at: Any, shop: Shop, server: Server):
        hands = at(1100)
        hands.open_shift(0)
        hands.page.wait_for_selector("[data-unsent='0']")
        server.cut()
        with council_scope(shop.council):
            old = shop.lots[0]
            new = add_lot(
                product=old.product,
                maker=old.maker,
                pieces=3,
                price=77_000,
                terms=old.terms,
                location=shop.till.location,
                by=None,
            )
        hands.scan(new.code)
        hands.page.locator("dialog input").fill("77rb")
        hands.page.locator("dialog .button-primary").click()
        hands.pay()
        server.mend()
        hands.send()
        with council_scope(shop.council):
            assert Sale.objects.get().total == 77_000
            assert Level.objects.get(lot=new, location=shop.till.location).pieces == 2

    def test_searching_finds_by_every_word(self, at: Any, shop: Shop):
        hands = at()
        hands.open_shift(0)
        for said, found in (("lurik NOMOR", 2), ("sekar panji", 1), (shop.lots[3].code, 1), ("zzz", 0)):
            hands.page.fill("[data-search]", said)
            assert hands.page.locator(".till-tile").count() == found


class TestRefund:
    def returns(self, hands: Cashier, receipt: str) -> None:
        menu(hands, "refund")
        hands.page.locator("dialog input").fill(receipt)
        hands.page.locator("dialog .button-primary").click()
        hands.page.locator("[data-back]").select_option("1")
        hands.page.locator("dialog input[type=text]").fill("luntur")

    def test_pieces_come_back_with_a_network_and_not_without(self, at: Any, shop: Shop, server: Server):
        hands = at(1100)
        page = hands.page
        hands.open_shift(100_000)
        receipt = hands.sell(shop.lots[0].code)
        hands.send()
        self.returns(hands, receipt.lower())
        page.click("[data-refund-cash]")
        page.wait_for_selector("[data-handed='10000']")
        page.keyboard.press("Escape")
        menu(hands, "x")
        assert page.locator("[data-figure=cash]").inner_text() == "Rp0"
        page.keyboard.press("Escape")
        server.cut()
        menu(hands, "refund")
        page.locator("dialog input").fill(receipt)
        page.locator("dialog .button-primary").click()
        page.get_by_text("Pengembalian perlu jaringan").wait_for()
        with council_scope(shop.council):
            assert Refund.objects.get().total == 10_000

    def test_in_an_exchange_what_comes_back_pays_for_what_goes(self, at: Any, shop: Shop):
        hands = at(1100)
        page = hands.page
        hands.open_shift(100_000)
        receipt = hands.sell(shop.lots[0].code)
        hands.send()
        self.returns(hands, receipt)
        page.click("[data-exchange]")
        hands.scan(shop.lots[2].code)
        page.click("[data-pay]")
        page.wait_for_selector("[data-due='20100']")
        page.keyboard.press("Escape")
        with council_scope(shop.council):
            assert not Refund.objects.exists()  # who walks away while paying keeps what they bought
        page.click("[data-pay]")
        page.locator("[data-note]").first.click()
        page.click("[data-finish]")
        page.click("[data-next]")
        hands.send()
        with council_scope(shop.council):
            back, second = Refund.objects.get(), Sale.objects.get(receipt="U1-000002")
            assert back.exchanged_for == second.pk
            paid = {one.kind: one.amount for one in SaleTender.objects.filter(sale=second)}
            assert paid == {"exchange": 10_000, "cash": 20_100}


def test_a_new_version_waits_until_the_cart_is_empty(at: Any, shop: Shop, monkeypatch: pytest.MonkeyPatch):
    hands = at(1100, service_workers="allow")
    page = hands.page
    hands.open_shift(0)
    hands.installed()
    page.reload()
    page.wait_for_selector("html[data-ready]")
    assert page.evaluate("Boolean(navigator.serviceWorker.controller)")
    hands.scan(shop.lots[0].code)
    monkeypatch.setattr(
        "kriya.showroom.pos.views.shell.words",
        lambda: {name: str(said) for name, said in WORDS.items()} | {"pay": "Bayar sekarang"},
    )
    page.evaluate("navigator.serviceWorker.getRegistration().then((one) => one.update()).then(() => true)")
    page.wait_for_selector(".till-lines > li")
    waiting = "new Promise((done) => { const look = async () => { const one = await navigator.serviceWorker.getRegistration(); one.waiting ? done(true) : setTimeout(look, 20); }; look(); })"
    assert page.evaluate(waiting)
    assert page.locator("[data-pay]").inner_text() == "Bayar"
    with page.expect_navigation():
        page.get_by_role("button", name="Keluarkan Kain Nomor 0").click()
    page.wait_for_selector("html[data-ready]")
    assert page.locator("[data-pay]").inner_text() == "Bayar sekarang"


def test_leaving_while_something_is_only_here_is_warned_of(at: Any, shop: Shop, server: Server):
    hands = at(1100)
    page = hands.page
    hands.open_shift(0)
    hands.page.wait_for_selector("[data-unsent='0']")
    server.cut()
    hands.sell(shop.lots[0].code)
    menu(hands, "leave")
    page.get_by_text("Masih ada 1 catatan yang belum terkirim").wait_for()
    page.get_by_role("button", name="Tetap di sini").click()
    asked: list[str] = []
    page.on("dialog", lambda one: (asked.append(one.type), one.dismiss()))
    page.close(run_before_unload=True)
    page.wait_for_timeout(200)
    assert asked == ["beforeunload"]


@pytest.mark.parametrize("path", ["", "baru/"])
def test_the_offices_pages_are_sound(at: Any, shop: Shop, settings: Any, path: str):
    hands = at()
    session = build.browser_of(shop.chair).cookies[settings.SESSION_COOKIE_NAME].value
    hands.page.context.add_cookies(
        [{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": shop.server.address}]
    )
    hands.page.goto(f"{shop.server.address}/pekalongan/kelola/galeri/kasir/{path}")
    assert hands.page.locator("h1").inner_text() in {"Alat kasir", "Alat baru"}
    check_both(hands.page, path)
