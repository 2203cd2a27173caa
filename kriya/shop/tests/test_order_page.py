"""The page of an order tells its buyer what to do next; its address is the secret, and of nobody else's."""

from datetime import timedelta
from io import BytesIO
from types import SimpleNamespace

import pytest
import time_machine
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from PIL import Image

from kriya.catalog.models import PublishedProduct
from kriya.core.ids import new_id
from kriya.core.scoping import council_scope
from kriya.core.sharing import KEPT_BY_NOBODY
from kriya.inventory.queries.stock import available
from kriya.sales.actions.recording import record_sale
from kriya.shop.actions.carts import put
from kriya.shop.actions.ending import cancel, expire_due
from kriya.shop.actions.making import accept, bring
from kriya.shop.actions.paying import ask_payment, take_in
from kriya.shop.actions.placing import Buyer, place_order
from kriya.shop.actions.sending import send
from kriya.shop.letters import letter_about
from kriya.shop.models import Order, OrderEvent, OrderEventKind, OrderState, Payment, PaymentState
from kriya.shop.queries.sending import sendable
from kriya.shop.tests.builders import PICK_UP, RINI, opened
from kriya.shop.tests.test_basket_pages import text
from kriya.showroom.actions.agreements import agree
from tests import build
from tests.trade import questions, told

pytestmark = pytest.mark.usefixtures("real_db")


@pytest.fixture
def at():
    """An order of two scarves that waits for a transfer."""
    made = opened()
    with council_scope(made.room.council):
        scarf = made.lot(pieces=5, price=80_000)
        order = made.order((scarf, 2))
        payment = ask_payment(order, "transfer")
    return SimpleNamespace(
        shop=made,
        council=made.room.council,
        scarf=scarf,
        order=order,
        payment=payment,
        page=f"/pekalongan/pesanan/{order.code}/",
        buyer=Client(),
    )


def now(at) -> Order:
    with council_scope(at.council):
        return Order.objects.get(pk=at.order.pk)


def pay(at, amount: int | None = None) -> None:
    with council_scope(at.council):
        take_in(at.payment, amount or at.payment.amount)


def send_all(at) -> None:
    with council_scope(at.council):
        send(now(at), [(one.line, one.left) for one in sendable(at.order)], courier="JNE", tracking="R1", by=None)


def picture(size=(80, 60), kind="PNG") -> SimpleUploadedFile:
    out = BytesIO()
    Image.new("RGB", size, "white").save(out, kind)
    return SimpleUploadedFile("bukti.png", out.getvalue(), content_type="image/png")


class TestItTells:
    def test_how_to_transfer_exactly_and_until_when(self, at):
        page = at.buyer.get(at.page)
        said = text(page)
        assert f"{at.payment.amount:,}".replace(",", ".") in said
        assert "Bank Contoh" in said
        assert "0012345" in said
        assert f"Rp{at.payment.unique_code}" in said
        assert f"kode unik {at.payment.unique_code}" in said, "in the timeline"
        assert "23 jam lagi" in said
        assert (page.headers["Cache-Control"], "noindex" in page.headers["X-Robots-Tag"]) == (KEPT_BY_NOBODY, True)

    def test_what_the_office_did_until_it_is_there(self, at):
        pay(at)
        assert "barangnya kami siapkan" in text(at.buyer.get(at.page))
        send_all(at)
        said = text(at.buyer.get(at.page))
        assert "dalam perjalanan" in said
        assert "R1" in said
        at.buyer.post(f"{at.page}diterima/")
        assert now(at).state == OrderState.DONE
        assert "Pesanan selesai" in text(at.buyer.get(at.page))

    def test_that_the_time_is_over_and_where_to_go(self, at):
        with time_machine.travel(timezone.now() + timedelta(hours=25), tick=False):
            with council_scope(at.council):
                expire_due()
            said = text(at.buyer.get(at.page))
            assert "Waktu membayar sudah lewat" in said
            assert "Bank Contoh" not in said

    def test_that_a_piece_sold_elsewhere_and_its_money_comes_back(self, at):
        with council_scope(at.council):
            record_sale(told(at.shop.room, (at.scarf, 4)))
        pay(at)
        said = text(at.buyer.get(at.page))
        assert "tidak dapat kami penuhi" in said
        assert "Rp160.000" in said

    def test_that_too_little_came(self, at):
        pay(at, 50_000)
        assert "belum lengkap" in text(at.buyer.get(at.page))

    def test_when_what_is_made_is_ready_and_what_is_left_to_pay(self, at):
        with council_scope(at.council):
            agree(None, from_on=timezone.localdate(), by=None, commission="flat", basis_points=3000)
            cart = put(None, at.shop.made_to_order(price=200_000).pk, None, 1)
            order = place_order(cart, RINI, PICK_UP, method="transfer", key=new_id())
            payment = ask_payment(order, "transfer")
            take_in(payment, payment.amount)
            line = order.lines.get()
            accept(line, promised_on=timezone.localdate() + timedelta(days=14), by=None)
        path = f"/pekalongan/pesanan/{order.code}/"
        said = text(at.buyer.get(path))
        assert "Uang muka kami terima" in said
        assert "Sisanya Rp100.000" in said
        with council_scope(at.council):
            bring(line, by=None)
        assert "tinggal pelunasan" in text(at.buyer.get(path))
        at.buyer.post(f"{path}bayar/", {"method": "transfer"})
        assert "Transfer persis sejumlah ini" in text(at.buyer.get(path))

    def test_in_english(self, at):
        with council_scope(at.council):
            PublishedProduct.objects.filter(product_id=at.scarf.product_id).update(name_en="Indigo scarf")
        said = text(at.buyer.get(at.page.replace("/pekalongan/", "/pekalongan/en/")))
        assert "Indigo scarf × 2" in said
        assert "Transfer exactly this amount" in said
        assert "Bank Contoh" in said


class TestItTakes:
    def test_a_proof_that_only_the_office_opens(self, at):
        at.buyer.post(f"{at.page}bukti/", {"proof": picture()})
        with council_scope(at.council):
            payment = Payment.objects.get()
        assert payment.state == PaymentState.TOLD
        assert default_storage.exists(payment.proof)
        page = at.buyer.get(at.page)
        assert "sedang kami periksa" in text(page)
        assert payment.proof.rpartition("/")[2] not in page.content.decode()
        # Its pieces wait for a person, beyond the time to pay.
        with time_machine.travel(timezone.now() + timedelta(hours=25), tick=False), council_scope(at.council):
            assert expire_due() == 0
            assert available([at.scarf.pk]) == {at.scarf.pk: 3}

    @pytest.mark.parametrize(
        ("file", "said"),
        [
            (SimpleUploadedFile("a.png", b"<script>alert(1)</script>", "image/png"), "bukan foto"),
            (SimpleUploadedFile("a.svg", b"<svg xmlns='x'/>", "image/svg+xml"), "bukan foto"),
            (None, "Pilih dulu"),
        ],
    )
    def test_no_proof_that_is_none(self, at, file, said):
        at.buyer.post(f"{at.page}bukti/", {"proof": file} if file else {})
        assert said in text(at.buyer.get(at.page))
        with council_scope(at.council):
            assert Payment.objects.get().state == PaymentState.ASKED

    def test_no_picture_that_unfolds_beyond_measure(self, at):
        """trap: a file of some kilobytes that takes gigabytes once it is decoded."""
        at.buyer.post(f"{at.page}bukti/", {"proof": picture((9000, 9000))})
        with council_scope(at.council):
            assert Payment.objects.get().proof == ""

    def test_a_message(self, at):
        at.buyer.post(f"{at.page}tulis/", {"message": "Boleh dibungkus <b>kado</b>?"})
        page = at.buyer.get(at.page)
        assert "Boleh dibungkus &lt;b&gt;kado&lt;/b&gt;?" in page.content.decode()
        with council_scope(at.council):
            assert OrderEvent.objects.get(kind=OrderEventKind.MESSAGE).from_buyer

    @pytest.mark.parametrize("path", ["tulis/", "batal/", "bayar/"])
    def test_what_no_database_can_hold_without_falling_over(self, at, path):
        said = {"message": "a\x00b", "reason": "c\x00d", "method": "transfer\x00"}
        assert at.buyer.post(f"{at.page}{path}", said).status_code == 302

    def test_no_flood_of_messages_and_no_empty_one(self, at):
        for number in range(33):
            at.buyer.post(f"{at.page}tulis/", {"message": "" if number < 2 else f"Pesan {number}"})
        with council_scope(at.council):
            assert OrderEvent.objects.filter(kind=OrderEventKind.MESSAGE).count() == 30

    def test_back_what_nobody_paid(self, at):
        for _time in range(2):
            at.buyer.post(f"{at.page}batal/", {"reason": "salah ukuran"})
        assert now(at).state == OrderState.CANCELLED
        assert "salah ukuran" in text(at.buyer.get(at.page))
        with council_scope(at.council):
            assert available([at.scarf.pk]) == {at.scarf.pk: 5}

    @pytest.mark.parametrize("amount", [None, 50_000])
    def test_nothing_back_once_money_came(self, at, amount):
        pay(at, amount)
        at.buyer.post(f"{at.page}batal/")
        assert now(at).state != OrderState.CANCELLED

    def test_no_word_that_it_arrived_before_it_was_sent(self, at):
        pay(at)
        at.buyer.post(f"{at.page}diterima/")
        assert now(at).state == OrderState.PAID

    def test_another_way_to_pay_but_none_that_is_not_offered(self, at):
        at.buyer.post(f"{at.page}bayar/", {"method": "midtrans"})
        at.buyer.post(f"{at.page}bayar/", {"method": "practice", "amount": "1"})
        with council_scope(at.council):
            assert [(one.method, one.amount) for one in Payment.objects.order_by("asked_at")] == [
                ("transfer", at.payment.amount),
                ("practice", at.order.due),
            ]


class TestItsSecret:
    @pytest.mark.parametrize("path", ["", "bayar/", "bukti/", "tulis/", "batal/", "diterima/", "kuitansi.pdf"])
    def test_another_council_does_not_know_it(self, at, path):
        build.gunungkidul()
        there = f"/gunungkidul/pesanan/{at.order.code}/{path}"
        status = at.buyer.get(there).status_code
        assert (at.buyer.post(there).status_code if status == 405 else status) == 404
        assert now(at).state == OrderState.AWAITING

    @pytest.mark.parametrize("code", ["x", "", "%00", "A" * 300, "..", "PSN-2026-0001"])
    def test_what_is_no_code_is_not_found(self, at, code):
        assert at.buyer.get(f"/pekalongan/pesanan/{code}/").status_code == 404

    def test_numbers_of_orders_open_nothing(self, at):
        assert at.buyer.get(f"/pekalongan/pesanan/{at.order.pk}/").status_code == 404

    def test_each_change_wants_the_token_of_its_form(self, at):
        strict = Client(enforce_csrf_checks=True)
        assert strict.post(f"{at.page}batal/").status_code == 403
        assert now(at).state == OrderState.AWAITING


def test_the_receipt_comes_once_money_came(at):
    assert at.buyer.get(f"{at.page}kuitansi.pdf").status_code == 404
    pay(at)
    paper = at.buyer.get(f"{at.page}kuitansi.pdf")
    assert paper.content.startswith(b"%PDF-")
    assert paper.headers["Cache-Control"] == KEPT_BY_NOBODY


def test_it_asks_the_database_as_often_for_one_line_as_for_ten(at):
    with council_scope(at.council):
        one = at.shop.order((at.scarf, 1))
        ten = at.shop.order(*[(at.shop.lot(), 1) for _line in range(10)])
        for order in (one, ten):
            payment = ask_payment(order, "transfer")
            take_in(payment, payment.amount)
            send(order, [(line.line, line.left) for line in sendable(order)], courier="JNE", tracking="R", by=None)
    assert questions(at.buyer, f"/pekalongan/pesanan/{ten.code}/") == questions(
        at.buyer, f"/pekalongan/pesanan/{one.code}/"
    )


def test_letters_go_out_about_what_matters_in_the_buyers_language(at):
    with council_scope(at.council):
        bule = Buyer("Jane Doe", "+6281200002222", "jane@contoh.invalid", "en")
        order = at.shop.order((at.scarf, 1), buyer=bule)
        payment = ask_payment(order, "transfer")
        take_in(payment, payment.amount)
        send(order, [(one.line, one.left) for one in sendable(order)], courier="JNE", tracking="R7", by=None)
        cancel(at.order, reason="habis", by=None)
        events = OrderEvent.objects.select_related("order").order_by("at")
        said = [(event.kind, letter_about(event)) for event in events]
    bodies = {(kind, letter.to[0]): letter.body for kind, letter in said if letter}
    assert "We received" in bodies["paid", "jane@contoh.invalid"]
    assert "R7" in bodies["sent", "jane@contoh.invalid"]
    assert "dibatalkan" in bodies["cancelled", RINI.email]
    assert all(order.code in body or at.order.code in body for body in bodies.values())
