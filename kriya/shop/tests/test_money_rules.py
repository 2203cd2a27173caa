"""Rules of money are the treasurer's: typed once, used by till, shop and books, and their changes are known."""

import re
from html import unescape

import pytest

from kriya.accounts.roles import Role
from kriya.core.clock import today
from kriya.core.scoping import council_scope
from kriya.ledger.models import FeeRate, MoneyRules, Tender
from kriya.ledger.queries.rates import fee_of, money_rules
from kriya.shop.queries.rules import methods, shop_rules
from kriya.shop.tests.builders import opened, static_qris
from tests import build

pytestmark = pytest.mark.usefixtures("real_db")
HERE = "/pekalongan/kelola/keuangan/aturan/"
SAID = {"static_qris": "", "merchant_class": "regular", "fee_bearer": "maker", "cash_step": "500", "taxable_since": ""}
FEE = {"tender": "card", "from_on": "2026-01-02", "share": "1,75", "fixed": "500", "note": "perjanjian Bank Jateng"}


@pytest.fixture
def shop():
    return opened()


def who(shop, role: str):
    return build.browser_of(build.member(shop.room.council, role, name=f"Orang {role}"))


def text(answer) -> str:
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode())))


def test_what_the_treasurer_types_holds_in_shop_and_books_and_history_tells_who(shop):
    bayu, qris = who(shop, Role.TREASURER), static_qris("GALERI DEKRANASDA")
    assert "QRIS belum diisi" in text(bayu.get(HERE))
    assert bayu.post(HERE, {**SAID, "static_qris": f"  {qris}\n"}).status_code == 302
    page = text(bayu.get(HERE))
    assert "GALERI DEKRANASDA, PEKALONGAN" in page
    assert "Orang treasurer" in page
    with council_scope(shop.room.council):
        rules = money_rules()
        assert (rules.merchant_class, rules.fee_bearer, rules.cash_step) == ("regular", "maker", 500)
        assert MoneyRules.objects.get().static_qris == qris
        assert "qris" in methods(shop_rules())
        assert fee_of(Tender.QRIS, 100_000, today()) == 700


def test_a_fee_that_was_agreed_holds_from_its_day_and_is_there_once(shop):
    bayu = who(shop, Role.TREASURER)
    assert bayu.post(f"{HERE}biaya/", FEE).status_code == 302
    assert "1,8 %" in text(bayu.get(HERE)) or "1,75 %" in text(bayu.get(HERE))
    with council_scope(shop.room.council):
        assert fee_of(Tender.CARD, 100_000, today()) == 1_750 + 500
        assert fee_of(Tender.CARD, 100_000, FeeRate.objects.get().from_on.replace(year=2025)) == 0
    again = bayu.post(f"{HERE}biaya/", FEE)
    assert (again.status_code, "sudah ada" in text(again)) == (422, True)


@pytest.mark.parametrize(
    ("at", "wrong"),
    [
        ("", {"static_qris": "00020101"}), ("", {"static_qris": static_qris()[:-1] + "0"}), ("", {"cash_step": "300"}),
        ("", {"merchant_class": "raja"}), ("", {"taxable_since": "besok"}), ("biaya/", {"share": "101"}),
        ("biaya/", {"share": "-1"}), ("biaya/", {"share": "NaN"}), ("biaya/", {"share": "9" * 5000}), ("biaya/", {"share": "0,123"}),
        ("biaya/", {"fixed": "1000000000000"}), ("biaya/", {"tender": "cash"}), ("biaya/", {"note": " "}),
    ],
)  # fmt: skip
def test_what_cannot_hold_is_said_and_nothing_changes(shop, at, wrong):
    answer = who(shop, Role.TREASURER).post(HERE + at, {**(FEE if at else SAID), **wrong})
    assert (answer.status_code, "Ada yang perlu diperbaiki" in text(answer)) == (422, True)
    with council_scope(shop.room.council):
        assert not MoneyRules.objects.exists()
        assert not FeeRate.objects.exists()


@pytest.mark.parametrize(("role", "reads"), [(Role.AUDITOR, True), (Role.STAFF, True), (Role.CASHIER, False)])
def test_who_keeps_no_money_changes_nothing(shop, role, reads):
    somebody = who(shop, role)
    assert somebody.get(HERE).status_code == (200 if reads else 403)
    somebody.post(HERE, SAID)
    assert somebody.post(f"{HERE}biaya/", FEE).status_code == 403
    with council_scope(shop.room.council):
        assert not MoneyRules.objects.exists()
