"""From the order's page to where it is paid: a provider, or the council's own QRIS."""

from django.test import Client

from kriya.ledger.models import MoneyRules
from kriya.shop.actions.paying import ask_payment
from kriya.shop.models import ShopRules
from kriya.shop.payments import open_payment
from kriya.shop.tests.builders import PICK_UP, static_qris


def test_the_link_to_pay_sends_to_the_provider_and_says_why_not(world, midtrans):
    with world.scope:
        ShopRules.objects.update(provider="midtrans")
        order = world.shop.order((world.shop.lot(), 1), to=PICK_UP, method="midtrans")
        payment = ask_payment(order, "midtrans")
    page = f"/pekalongan/pembayaran/buka/{order.code}/{payment.pk}/"
    midtrans.control("trouble", broken=True)
    assert Client().get(page)["Location"] == f"/pekalongan/pesanan/{order.code}/"
    midtrans.control("trouble")
    assert Client().get(page)["Location"] == f"https://pay.invalid/{payment.reference}"
    assert Client().get(page.replace(order.code, "AAAABBBBCCCC")).status_code == 404


def test_the_councils_qris_asks_for_the_amount_and_a_person_confirms_it(world):
    with world.scope:
        MoneyRules.objects.create(static_qris=static_qris())
        order = world.shop.order((world.shop.lot(), 1), to=PICK_UP, method="qris")
        payment = ask_payment(order, "qris")
        assert open_payment(payment) == ""
        assert "5406100000" in payment.qris
    page = Client().get(f"/pekalongan/pembayaran/buka/{order.code}/{payment.pk}/", follow=True).content.decode()
    assert "DEKRANASDA KOTA" in page
    assert "Rp100.000" in page
    assert world.now(payment)[0] == "asked"
