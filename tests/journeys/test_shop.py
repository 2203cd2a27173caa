"""From a product's page to the piece at the buyer's door, on a telephone: with JavaScript, and without."""

import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PIL import Image

from kriya.catalog.models import PublishedProduct
from kriya.core.checks.running import run_checks
from kriya.core.scoping import council_scope
from kriya.inventory.queries.stock import available
from kriya.sales.actions.recording import record_sale
from kriya.sales.models import Task, TaskKind
from kriya.shop.actions.ending import pay_out
from kriya.shop.actions.paying import take_in
from kriya.shop.actions.sending import send
from kriya.shop.models import Order, OrderState, Payment, PaymentEvent, PaymentState
from kriya.shop.queries.sending import sendable
from kriya.shop.tests.builders import opened
from tests.browsers import NewPage
from tests.journeys import till as tills
from tests.journeys.buying import deliver_notices, order_by_gateway
from tests.journeys.sound import PHONE, check_both
from tests.journeys.till import Server
from tests.trade import told

pytestmark = pytest.mark.browser


@pytest.fixture
def at(server: Server, settings: Any) -> Any:
    """An open shop with three scarves, and something that is made to order."""
    settings.SITE_URL = server.address
    settings.PRACTICE_GATEWAY = True
    made = opened()
    with council_scope(made.room.council):
        scarf, cloth = made.lot(pieces=3, price=120_000), made.made_to_order()
        slugs = {row.pk: row.slug for row in PublishedProduct.objects.all()}
    home = f"{server.address}/pekalongan"
    return SimpleNamespace(
        room=made.room,
        council=made.room.council,
        scarf=scarf,
        home=home,
        slug=slugs[scarf.product_id],
        cloth=slugs[cloth.pk],
    )


@pytest.fixture
def phone(new_page: NewPage) -> Any:
    """Open a telephone's page; with `java_script_enabled=False` a very old one's."""

    def take(**more: Any) -> Any:
        page = new_page(PHONE, locale="id-ID", **more)
        page.set_default_timeout(tills.PATIENCE)
        return page

    return take


def sound(page: Any, name: str) -> None:
    check_both(page, name)
    page.set_viewport_size({"width": PHONE, "height": 800})


def said(page: Any) -> str:
    return " ".join(page.locator("main").inner_text().split())


def test_a_buyer_finds_orders_pays_and_gets_it(at: Any, phone: Any, tmp_path: Path) -> None:
    page = phone()
    page.goto(f"{at.home}/produk/{at.slug}/")
    # The form opens in the page; what is left is told there.
    page.get_by_role("link", name="Beli", exact=True).click()
    page.get_by_label("Jumlah").fill("2")
    assert "tinggal 3" in said(page)
    sound(page, "product with form")
    page.get_by_role("button", name="Masukkan keranjang").click()
    page.wait_for_url("**/keranjang/")
    _holds(page, 2)
    sound(page, "basket")
    page.get_by_role("button", name="Kurangi satu").click()
    _holds(page, 1)
    page.goto(f"{at.home}/")
    _holds(page, 1)
    page.goto(f"{at.home}/keranjang/")
    page.get_by_role("link", name="Lanjut memesan").click()
    _fill(page)
    sound(page, "checkout")
    page.get_by_role("button", name="Buat pesanan").dblclick(no_wait_after=True)
    page.wait_for_url(re.compile(r"/pesanan/\w+/$"))
    order, payment = _order(at)
    assert (order.total, order.village_code) == (135_000, "33.75.01.1002")
    assert f"{payment.amount:,}".replace(",", ".") in said(page)
    sound(page, "order that waits")
    _send_proof(page, tmp_path)
    sound(page, "order with proof")
    with council_scope(at.council):
        take_in(payment, payment.amount)
        send(order, [(one.line, one.left) for one in sendable(order)], courier="JNE", tracking="CGK1", by=None)
    page.reload()
    assert "CGK1" in said(page)
    sound(page, "order on its way")
    page.get_by_role("button", name="Sudah saya terima").click()
    page.get_by_role("heading", name="Pesanan selesai, terima kasih").wait_for()
    sound(page, "order that is done")
    with council_scope(at.council):
        assert available([at.scarf.pk]) == {at.scarf.pk: 2}
    assert [(found.name, found.differences) for found in run_checks() if not found.ok] == []


def _holds(page: Any, pieces: int) -> None:
    """Wait until the mark in the header says so."""
    page.wait_for_function("n => document.querySelector('.basket [data-count]')?.textContent === n", arg=str(pieces))


def _fill(page: Any) -> None:
    """Fill the page in: the village is found while it is typed, its rate stands in the sum at once."""
    page.get_by_label("Nama", exact=True).fill("Rini Ayuningtyas")
    page.get_by_label("Telepon atau WhatsApp").fill("0812 0000 1111")
    page.get_by_text("Kirim ke alamat").click()
    page.locator("#id_place").press_sequentially("medono pekalongan")
    page.locator("#wilayah").get_by_text("Medono").first.click()
    page.locator("#ringkasan").get_by_text("Rp135.000").wait_for()
    page.get_by_label("Alamat", exact=True).fill("Jl. Mawar No. 3")
    page.get_by_text("Transfer bank").click()
    assert page.get_by_label("Nama", exact=True).input_value() == "Rini Ayuningtyas"


def _order(at: Any) -> tuple[Order, Payment]:
    with council_scope(at.council):
        return Order.objects.get(), Payment.objects.get()


def _send_proof(page: Any, folder: Path) -> None:
    Image.new("RGB", (300, 600), "white").save(folder / "bukti.png")
    page.get_by_label("Sudah transfer? Kirim buktinya").set_input_files(folder / "bukti.png")
    page.get_by_role("button", name="Kirim bukti", exact=True).click()
    page.get_by_role("heading", name="Bukti Anda sedang kami periksa").wait_for()


def test_it_all_works_without_javascript(at: Any, phone: Any) -> None:
    page = phone(java_script_enabled=False)
    page.goto(f"{at.home}/en/produk/{at.cloth}/")
    page.get_by_role("link", name="Buy", exact=True).click()
    page.get_by_role("button", name="Put into the basket").click()
    page.get_by_role("link", name="Go on to order").click()
    page.get_by_label("Name", exact=True).fill("Jane Doe")
    page.get_by_label("Telephone or WhatsApp").fill("+44 20 7946 0018")
    page.get_by_text("Send to an address").click()
    page.locator("#id_place").fill("51111")
    page.get_by_role("button", name="Search", exact=True).click()
    page.get_by_label("Podosugih").check()
    page.get_by_label("Address", exact=True).fill("Jl. Kenanga 5")
    page.get_by_text("Bank transfer").click()
    page.get_by_role("button", name="Place the order").click()
    page.wait_for_url(re.compile(r"/en/pesanan/\w+/$"))
    order, payment = _order(at)
    assert (order.buyer_phone, order.language, order.postal_code) == ("+442079460018", "en", "51111")
    assert (order.due, payment.state) == (115_000, PaymentState.ASKED)
    assert "Transfer exactly this amount" in said(page)
    page.get_by_text("Cancel the order").first.click()
    page.get_by_role("button", name="Cancel the order").click()
    assert "This order was cancelled" in said(page)
    assert _order(at)[0].state == OrderState.CANCELLED


def test_it_is_paid_at_the_gateway_whose_notice_comes_over_the_net(at: Any, phone: Any) -> None:
    page = phone()
    order_by_gateway(page, at.home, at.slug)
    page.get_by_role("link", name=re.compile(r"^Bayar Rp")).click()
    page.wait_for_url("**/latihan-bayar/*/")
    sound(page, "page of the gateway")
    page.get_by_role("button", name="Gagal").click()
    deliver_notices()
    page.get_by_role("button", name="Bayar, kabar dikirim dua kali").click()
    deliver_notices()
    page.get_by_role("link", name="Kembali ke pesanan").click()
    page.get_by_role("heading", name="Terima kasih, barangnya kami siapkan untuk diambil").wait_for()
    with council_scope(at.council):
        assert list(PaymentEvent.objects.order_by("came_at").values_list("outcome", flat=True)) == [
            "failed", "taken", "again",
        ]  # fmt: skip
        assert available([at.scarf.pk]) == {at.scarf.pk: 2}
    assert [(found.name, found.differences) for found in run_checks() if not found.ok] == []


def test_a_piece_that_the_till_sold_meanwhile_is_paid_back_and_said_honestly(at: Any, phone: Any) -> None:
    page = phone()
    order_by_gateway(page, at.home, at.slug)
    page.get_by_role("link", name=re.compile(r"^Bayar Rp")).click()
    page.wait_for_url("**/latihan-bayar/*/")
    with council_scope(at.council):
        record_sale(told(at.room, (at.scarf, 3)))
    page.get_by_role("button", name="Bayar", exact=True).click()
    deliver_notices()
    page.get_by_role("link", name="Kembali ke pesanan").click()
    page.get_by_text("terjual lebih dulu di galeri").wait_for()
    assert "Uang Anda Rp120.000 kami kembalikan" in said(page)
    sound(page, "order whose piece is gone")
    order, _payment = _order(at)
    with council_scope(at.council):
        assert Task.objects.filter(kind=TaskKind.ORDER_SHORT, about=order.pk).exists()
        pay_out(order, 120_000, account="provider", reason="terjual di galeri", by=None)
    page.reload()
    assert "kami kembalikan" not in said(page)
    assert "Dikembalikan Rp120.000" in said(page)
    page.goto(f"{at.home}/produk/{at.slug}/")
    page.get_by_text("Di galeri sudah habis").wait_for()
    assert page.get_by_role("link", name="Beli", exact=True).count() == 0
    sound(page, "product that is sold out")
    assert [(found.name, found.differences) for found in run_checks() if not found.ok] == []
