"""The pages of marketplaces: a template goes in and comes back filled, an export becomes sales, by whoever may."""

from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from django.test import Client

from kriya.accounts.roles import Role
from kriya.core.scoping import council_scope
from kriya.ledger.models import Account
from kriya.ledger.queries.balances import balance
from kriya.marketplaces.actions.taking_in import apply_orders, bring_orders
from kriya.marketplaces.models import Filling, MarketFile, MarketOrder, Withdrawal
from kriya.marketplaces.tests import templates
from kriya.marketplaces.tests.exports import shopee, shopee_income, shopee_row
from kriya.marketplaces.tests.test_orders import code_of
from kriya.sales.models import Sale
from kriya.shop.tests.builders import Shop, opened
from tests import build
from tests.trade import questions

pytestmark = pytest.mark.usefixtures("real_db")
HERE = "/pekalongan/kelola/lokapasar/"


@pytest.fixture
def shop() -> Shop:
    return opened()


def person(shop: Shop, role: str) -> Client:
    return build.browser_of(build.member(shop.room.council, role, name=f"Orang {role}"))


def led(answer: Any) -> str:
    assert answer.status_code == 302, answer.content.decode()[:2000]
    return str(answer.headers["Location"])


def test_a_template_is_brought_filled_and_downloaded(shop: Shop):
    with council_scope(shop.room.council):
        shop.lot()
        hidden = shop.room.lot()
    staff = person(shop, Role.STAFF)
    assert "Unduh templat" in staff.get(HERE).content.decode()
    file = templates.named(templates.shopee(), "Shopee_mass_upload.xlsx")
    there = led(staff.post(HERE, {"file": file, "marketplace": ""}))
    page = staff.get(there).content.decode()
    assert "15 dari 16 kolom dikenali" in page
    assert templates.CATEGORIES[0] not in page  # no craft is used yet: no category is asked
    fields = {f"kolom-{chr(65 + at)}": "" for at in range(16)} | {"kolom-B": "name", "kolom-H": "price"}
    led(staff.post(there, {"which": "", "words": "", **fields, "tetap-P": "Aktif"}))
    with council_scope(shop.room.council):
        found = Filling.objects.get()
        assert (found.products, found.rows, found.layout.fixed) == (1, 1, {"P": "Aktif"})
    answer = staff.get(f"{there}unduh/")
    xml = ZipFile(BytesIO(answer.content)).read("xl/worksheets/sheet2.xml").decode()
    assert ">Aktif</t>" in xml
    assert hidden.name not in xml
    assert "no-store" in answer.headers["Cache-Control"]
    assert staff.post(there, {"which": "umkm:bukan", **fields}).status_code == 422


def test_an_export_is_looked_at_applied_explained_and_undone(shop: Shop):
    with council_scope(shop.room.council):
        lot, other = shop.lot(pieces=5), shop.lot(pieces=5)
        rows = [
            shopee_row("2611051KQW01", code_of(lot), price=100_000),
            shopee_row("2611051KQW02", "ASING-1", price=50_000),
        ]
        label = f"{other.product.name} · {shop.room.makers[0].name}"
    staff = person(shop, Role.STAFF)
    there = led(staff.post(f"{HERE}pesanan/", {"marketplace": "shopee", "file": shopee(*rows)}))
    page = staff.get(there).content.decode()
    assert "ASING-1" in page
    assert "Rini" not in page
    led(staff.post(f"{there}terapkan/"))
    codes = staff.get(f"{HERE}kode/").content.decode()
    assert label in codes
    wrong = staff.post(
        f"{HERE}kode/arti/", {"lokapasar": "shopee", "kode": "ASING-1", "produk": "tidak ada"}, follow=True
    )
    assert "Pilih produk dari daftar" in wrong.content.decode()
    led(staff.post(f"{HERE}kode/arti/", {"lokapasar": "shopee", "kode": "ASING-1", "produk": label}))
    assert "Semua kode dikenal" in staff.get(f"{HERE}kode/").content.decode()
    with council_scope(shop.room.council):
        assert Sale.objects.filter(channel="market").count() == 2
        order = MarketOrder.objects.get(number="2611051KQW02")
    assert "ASING-1" in staff.get(f"{HERE}pesanan/{order.pk}/").content.decode()
    led(staff.post(f"{there}batalkan/"))
    with council_scope(shop.room.council):
        assert (MarketOrder.objects.count(), shop.room.level(lot), shop.room.level(other)) == (0, 5, 5)


def test_only_who_keeps_money_books_payouts(shop: Shop):
    with council_scope(shop.room.council):
        code = code_of(shop.lot())
        apply_orders(bring_orders(shopee(shopee_row("2611051KQW01", code, price=100_000)), marketplace="shopee",
                                  name="a.xlsx", by=None), by=None)  # fmt: skip
    treasurer, staff = person(shop, Role.TREASURER), person(shop, Role.STAFF)
    income = {"marketplace": "shopee", "file": shopee_income(("2611051KQW01", "2026-11-09", 91_500))}
    assert staff.post(f"{HERE}pencairan/", income).status_code == 403
    income["file"].seek(0)
    there = led(treasurer.post(f"{HERE}pencairan/", income))
    assert "semua cocok" in treasurer.get(there).content.decode()
    by_hand = {
        "marketplace": "shopee",
        "amount": "91.500",
        "on": "2026-11-13",
        "key": "0199a1b2-0000-7000-8000-000000000001",
    }
    for _twice in range(2):
        led(treasurer.post(f"{HERE}pencairan/", by_hand))
    with council_scope(shop.room.council):
        assert (balance(Account.MARKET), balance(Account.BANK), balance(Account.FEES)) == (0, 91_500, 8_500)
        told = Withdrawal.objects.get()
    led(treasurer.post(f"{HERE}penarikan/{told.pk}/batalkan/"))
    too_much = {**by_hand, "amount": "91.501", "key": "0199a1b2-0000-7000-8000-000000000002"}
    assert "Di lokapasar hanya ada Rp91.500" in treasurer.post(f"{HERE}pencairan/", too_much).content.decode().replace(
        "\xa0", ""
    )
    led(treasurer.post(f"{there}batalkan/"))
    with council_scope(shop.room.council):
        assert (balance(Account.MARKET), balance(Account.BANK)) == (100_000, 0)


def test_who_only_reads_changes_nothing(shop: Shop):
    auditor = person(shop, Role.AUDITOR)
    assert auditor.get(HERE).status_code == 200
    file = templates.named(templates.shopee(), "Shopee.xlsx")
    assert auditor.post(HERE, {"file": file}).status_code == 403
    assert (
        auditor.post(f"{HERE}pesanan/", {"marketplace": "shopee", "file": shopee(shopee_row("1", "X"))}).status_code
        == 403
    )
    with council_scope(shop.room.council):
        assert not MarketFile.objects.exists()
        assert not Filling.objects.exists()


def test_a_strange_file_is_refused_in_the_form(shop: Shop):
    staff = person(shop, Role.STAFF)
    answer = staff.post(HERE, {"file": templates.named(BytesIO(b"nama;harga\n"), "x.xlsx")})
    assert answer.status_code == 422
    assert "bukan templat" in answer.content.decode()


def test_lists_ask_as_often_for_one_order_as_for_a_hundred(shop: Shop):
    staff, asked = person(shop, Role.STAFF), {}
    with council_scope(shop.room.council):
        code = code_of(shop.lot(pieces=300))
    for many in (1, 100):
        with council_scope(shop.room.council):
            rows = [shopee_row(f"26{many}KQW{n:03}", code if n % 2 else "ASING", price=100_000) for n in range(many)]
            apply_orders(bring_orders(shopee(*rows), marketplace="shopee", name="a.xlsx", by=None), by=None)
        asked[many] = [questions(staff, f"{HERE}{page}") for page in ("pesanan/", "kode/", "pencairan/")]
    assert asked[1] == asked[100]
