"""Orders in the office: found, matched with the bank, packed, sent, called off and paid back, each by who may."""

from uuid import uuid4

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from kriya.accounts.roles import Role
from kriya.core.clock import now
from kriya.inventory.queries.stock import available
from kriya.shop.actions.ending import free_money
from kriya.shop.actions.paying import ask_payment, tell_proof
from kriya.shop.models import BuyerDataShown, Order, OrderEvent, OrderState, Payment, Payout, Shipment
from kriya.shop.queries.money import money_of
from kriya.shop.queries.orders import tab_counts, troubled
from kriya.shop.tasks import send_message
from kriya.shop.tests.builders import PICK_UP, Shop, lines_of, paid
from tests import build
from tests.paper import words_on
from tests.trade import questions

DESK = "/pekalongan/kelola/toko"


def browser(at: Shop, role: str, name: str = "Sari"):
    return build.browser_of(build.member(at.room.council, role, name))


@pytest.fixture
def sari(at):
    """Staff: manages orders, packs, sees personal data; keeps no money."""
    return browser(at, Role.STAFF)


@pytest.fixture
def bayu(at):
    """The treasurer."""
    return browser(at, Role.TREASURER, "Bayu")


@pytest.fixture
def dimas(at):
    """A cashier: packs and sends."""
    return browser(at, Role.CASHIER, "Dimas")


def page(client, order: Order) -> str:
    return client.get(f"{DESK}/pesanan/{order.pk}/").content.decode()


class TestList:
    def test_each_order_stands_under_what_is_to_be_done_with_it(self, at, sari):
        waiting, told, ready = (at.order((at.lot(pieces=5), 1)) for _one in range(3))
        tell_proof(ask_payment(told, "transfer"), "bukti/x.jpg", until=now())
        paid(ready)
        for tab, order in (("menunggu", waiting), ("bukti", told), ("disiapkan", ready)):
            shown = sari.get(f"{DESK}/?keadaan={tab}").content.decode()
            assert [one.number in shown for one in (waiting, told, ready)] == [
                one == order for one in (waiting, told, ready)
            ]
        shown = sari.get(f"{DESK}/").content.decode()
        assert all(one.number in shown for one in (waiting, told, ready))
        counts = tab_counts(troubled())
        assert [counts[tab] for tab in ("menunggu", "bukti", "disiapkan", "bermasalah")] == [1, 1, 1, 0]

    @pytest.mark.parametrize("said", ["rini", "0812-0000-1111", "+6281200001111"])
    def test_it_is_found_by_number_name_and_telephone(self, at, sari, said):
        order = at.order((at.lot(), 1))
        other = "Tidak ada yang cocok"
        assert order.number in sari.get(f"{DESK}/", {"q": said}).content.decode()
        assert order.number in sari.get(f"{DESK}/", {"q": order.number[-4:]}).content.decode()
        assert other in sari.get(f"{DESK}/", {"q": "0899 9999"}).content.decode()

    def test_money_that_is_held_for_nothing_is_a_trouble_until_it_went_back(self, at, sari, bayu):
        order = paid(at.order((at.lot(), 1)))
        sari.post(f"{DESK}/pesanan/{order.pk}/batal/", {"alasan": "pembeli berubah pikiran", "kunci": uuid4()})
        assert order.number in sari.get(f"{DESK}/?keadaan=bermasalah").content.decode()
        pay_back(bayu, order, free_money(Order.objects.get(pk=order.pk)))
        assert order.number not in sari.get(f"{DESK}/?keadaan=bermasalah").content.decode()

    def test_it_asks_as_often_for_one_order_as_for_a_hundred(self, at, sari):
        lot = at.lot(pieces=200)
        at.order((lot, 1))
        few = questions(sari, f"{DESK}/")
        for number in range(60):
            order = at.order((lot, 1))
            if number % 2:
                ask_payment(order, "transfer")
        assert questions(sari, f"{DESK}/") == few


def pay_back(client, order: Order, amount: int, **more):
    said = {"jumlah": str(amount), "dari": "bank", "alasan": "batal", "rujukan": "TRX1", "kunci": uuid4(), **more}
    return client.post(f"{DESK}/pesanan/{order.pk}/bayar-kembali/", said)


class TestStep:
    def test_a_transfer_is_matched_by_who_keeps_the_money_and_the_pieces_are_sold(self, at, sari, bayu):
        lot = at.lot(pieces=2)
        order = at.order((lot, 2))
        payment = ask_payment(order, "transfer")
        assert sari.post(f"{DESK}/pembayaran/{payment.pk}/masuk/", {"masuk": str(payment.amount)}).status_code == 404
        assert "Bendahara yang mencatat" in page(sari, order)
        assert f"kode unik {payment.unique_code}" in page(sari, order), "known before the money comes"
        for _twice in range(2):
            bayu.post(f"{DESK}/pembayaran/{payment.pk}/masuk/", {"masuk": f"{payment.amount:,}".replace(",", ".")})
        order.refresh_from_db()
        assert (order.state, available([lot.pk]).get(lot.pk, 0)) == (OrderState.PAID, 0)
        assert money_of(order).paid == order.total

    def test_money_of_a_provider_is_not_typed_by_hand(self, at, bayu):
        payment = ask_payment(at.order((at.lot(), 1), method="practice"), "practice")
        answer = bayu.post(f"{DESK}/pembayaran/{payment.pk}/masuk/", {"masuk": str(payment.amount)}, follow=True)
        assert "dicatat oleh penyedianya" in answer.content.decode()
        assert Payment.objects.get(pk=payment.pk).arrived is None

    def test_part_goes_today_and_the_rest_tomorrow_and_no_piece_goes_twice(self, at, dimas):
        order = paid(at.order((at.lot(pieces=3), 3)))
        line = lines_of(order)[0]
        said = {f"jumlah_{line.pk}": "2", "kurir": "JNE", "resi": "JNE1"}
        for _twice in range(2):
            dimas.post(f"{DESK}/pesanan/{order.pk}/kirim/", said)
        assert [parcel.tracking for parcel in Shipment.objects.all()] == ["JNE1"]
        shown = page(dimas, order)
        assert ("2 dikirim" in shown, "1 siap dikirim" in shown) == (True, True)
        dimas.post(f"{DESK}/pesanan/{order.pk}/kirim/", {f"jumlah_{line.pk}": "1", "resi": "JNE2"})
        assert Order.objects.get().state == OrderState.SENT
        dimas.post(f"{DESK}/pesanan/{order.pk}/selesai/")
        assert Order.objects.get().state == OrderState.DONE

    @pytest.mark.parametrize("typed", ["-1", "9", "1e3", "satu", "0", ""])
    def test_no_number_that_is_none_sends_anything(self, at, dimas, typed):
        order = paid(at.order((at.lot(pieces=3), 2)))
        dimas.post(f"{DESK}/pesanan/{order.pk}/kirim/", {f"jumlah_{lines_of(order)[0].pk}": typed})
        assert not Shipment.objects.exists()

    def test_pieces_come_back_once_however_often_the_button_is_pressed(self, at, sari, dimas):
        lot = at.lot(pieces=5)
        order = paid(at.order((lot, 3), to=PICK_UP))
        line = lines_of(order)[0]
        dimas.post(f"{DESK}/pesanan/{order.pk}/kirim/", {f"jumlah_{line.pk}": "3"})
        said = {f"jumlah_{line.pk}": "1", f"ke_{line.pk}": "shelf", "alasan": "salah ukuran", "kunci": uuid4()}
        for _twice in range(2):
            sari.post(f"{DESK}/pesanan/{order.pk}/kembali/", said)
        assert available([lot.pk])[lot.pk] == 3
        assert free_money(order) == line.price

    def test_money_goes_back_once_and_never_more_than_is_free(self, at, sari, bayu):
        order = paid(at.order((at.lot(price=80_000), 1)))
        sari.post(f"{DESK}/pesanan/{order.pk}/batal/", {"alasan": "pembeli berubah pikiran", "kunci": uuid4()})
        free = free_money(Order.objects.get())
        assert free == order.total
        pay_back(bayu, order, free + 1)
        assert not Payout.objects.exists()
        key = uuid4()
        for _twice in range(2):
            pay_back(bayu, order, free // 2, kunci=key)
        assert [one.amount for one in Payout.objects.all()] == [free // 2]
        assert pay_back(sari, order, 1).status_code == 404


class TestBuyer:
    def test_the_telephone_is_masked_and_each_showing_is_a_row(self, at, sari, dimas):
        order = at.order((at.lot(), 1))
        for client in (sari, dimas):
            shown = page(client, order)
            assert ("81200001111" in shown, "0812-0000-1111" in shown) == (False, False)
        assert dimas.post(f"{DESK}/pesanan/{order.pk}/kontak/").status_code == 404
        assert "0812-0000-1111" in sari.post(f"{DESK}/pesanan/{order.pk}/kontak/").content.decode()
        assert [(one.what, one.shown_to.name) for one in BuyerDataShown.objects.all()] == [("contact", "Sari")]

    def test_the_trade_office_reads_without_an_address_and_changes_nothing(self, at):
        order = at.order((at.lot(), 1))
        office = browser(at, Role.TRADE_OFFICE, "Dinas")
        shown = page(office, order)
        assert ("Jl. Mawar 3" in shown, "Jawa Tengah" in shown, "Batalkan pesanan" in shown) == (False, True, False)
        for step in ("kirim", "selesai", "batal", "kembali", "bayar-kembali", "pesan", "kontak"):
            assert office.post(f"{DESK}/pesanan/{order.pk}/{step}/").status_code == 404
        assert "0812" not in office.get(f"{DESK}/").content.decode()

    def test_a_proof_is_shown_to_who_may_and_recorded(self, at, sari, dimas):
        order = at.order((at.lot(), 1))
        payment = ask_payment(order, "transfer")
        name = default_storage.save("bukti/satu.jpg", ContentFile(b"\xff\xd8\xff"))
        tell_proof(payment, name, until=now())
        where = f"{DESK}/pembayaran/{payment.pk}/bukti/"
        assert (dimas.get(where).status_code, sari.get(where)["Content-Type"]) == (404, "image/jpeg")
        assert [one.what for one in BuyerDataShown.objects.all()] == ["proof"]

    def test_a_proof_that_is_no_picture_is_handed_out_and_never_opened(self, at, sari):
        payment = ask_payment(at.order((at.lot(), 1)), "transfer")
        name = default_storage.save("bukti/dua.svg", ContentFile(b"<svg onload='alert(1)'/>"))
        tell_proof(payment, name, until=now())
        answer = sari.get(f"{DESK}/pembayaran/{payment.pk}/bukti/")
        assert answer["Content-Type"] == "application/octet-stream"
        assert answer["Content-Disposition"].startswith("attachment")

    def test_a_message_stands_on_the_page_once_and_goes_out_as_a_letter(self, at, sari, mailoutbox):
        order = at.order((at.lot(), 1))
        said = {"pesan": "Barangnya kami kirim besok.", "kunci": uuid4()}
        for _twice in range(2):
            sari.post(f"{DESK}/pesanan/{order.pk}/pesan/", said)
        assert [event.note for event in OrderEvent.objects.filter(kind="message")] == [said["pesan"]]
        assert page(sari, order).count(said["pesan"]) == 1
        send_message(
            council_id=at.room.council.pk,
            event=str(OrderEvent.objects.get(kind="message").pk),
            address=f"/pesanan/{order.code}/",
        )
        assert [(letter.to, f"/pesanan/{order.code}/" in letter.body) for letter in mailoutbox] == [
            ([order.buyer_email], True)
        ]

    def test_by_whatsapp_the_number_counts_as_shown(self, at, sari):
        order = at.order((at.lot(), 1))
        said = {"pesan": "Sudah siap", "kunci": uuid4(), "lewat": "whatsapp"}
        answer = sari.post(f"{DESK}/pesanan/{order.pk}/pesan/", said)
        assert 'href="https://wa.me/6281200001111?text=' in answer.content.decode()
        assert BuyerDataShown.objects.count() == 1


class TestPaper:
    def test_a_pick_list_gathers_each_lot_of_many_orders_by_place(self, at, dimas):
        lot = at.lot(pieces=9)
        orders = [paid(at.order((lot, pieces))) for pieces in (1, 3)]
        said = {"pesanan": [order.pk for order in orders], "cetak": "ambil"}
        words = words_on(dimas.post(f"{DESK}/cetak/", said).content)
        for said_word in (lot.code, lot.name, "Dimas", *[order.number for order in orders]):
            assert said_word in words
        assert words.count(lot.code) == 1

    def test_slips_hold_what_is_in_the_parcel_and_no_price(self, at, dimas):
        order = paid(at.order((at.lot(price=123_000), 2)))
        words = words_on(dimas.get(f"{DESK}/pesanan/{order.pk}/slip.pdf").content)
        assert ("Rini" in words, order.number in words, "123.000" in words) == (True, True, False)

    @pytest.mark.parametrize("size", ["a6", "10x15"])
    def test_a_label_bears_the_address_and_counts_as_shown(self, at, dimas, size):
        order = paid(at.order((at.lot(), 1)))
        words = words_on(dimas.get(f"{DESK}/pesanan/{order.pk}/label-{size}.pdf").content)
        for said in ("Rini Ayuningtyas", "Jl. Mawar 3", "50131", order.number, "0812-0000-1111"):
            assert said in words
        assert [one.what for one in BuyerDataShown.objects.all()] == ["address"]

    def test_what_is_fetched_has_no_label_but_a_paper_to_sign(self, at, dimas):
        order = paid(at.order((at.lot(), 1), to=PICK_UP))
        assert dimas.get(f"{DESK}/pesanan/{order.pk}/label-a6.pdf").status_code == 404
        words = words_on(dimas.get(f"{DESK}/pesanan/{order.pk}/serah-terima.pdf").content)
        assert ("BERITA ACARA SERAH TERIMA" in words, "Rini" in words) == (True, True)
