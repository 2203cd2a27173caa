"""The books on the screen: read by whoever may, proved on the page, moved by nobody else."""

from datetime import timedelta

import pytest

from kriya.accounts.roles import Role
from kriya.core.clock import today
from kriya.core.ids import new_id
from kriya.core.scoping import council_scope
from kriya.ledger.actions.makers import give_advance
from kriya.ledger.models import Account, Transaction
from kriya.ledger.queries.balances import balance, trust
from kriya.ledger.queries.days import trust_by_day
from kriya.sales.actions.recording import record_sale, record_sales
from tests import build
from tests.trade import questions, showroom, told

pytestmark = pytest.mark.django_db
BOOKS = "/pekalongan/kelola/keuangan/"


@pytest.fixture
def at():
    made = showroom()
    with council_scope(made.council):
        record_sale(told(made, (made.lot(), 2), (made.lot(made.makers[1]), 1)))
        give_advance(made.makers[0], 20_000, reason="beli malam", by=None)
    return made


def page(at, role, path=""):
    return build.browser_of(build.member(at.council, role, name=f"Orang {role}")).get(BOOKS + path)


def test_the_makers_balances_add_up_to_the_money_held_on_the_page(at):
    said = page(at, Role.TREASURER).content.decode()
    assert "terbukti" in said
    for sum_ in ("Rp140.000", "Rp70.000", "Rp210.000", "Rp190.000"):
        assert sum_ in said


@pytest.mark.parametrize(
    ("role", "status"),
    [(Role.CHAIR, 200), (Role.STAFF, 200), (Role.TREASURER, 200), (Role.AUDITOR, 200), (Role.CASHIER, 403), (Role.TRADE_OFFICE, 403)],
)  # fmt: skip
def test_who_may_read_the_books(at, role, status):
    for path in ("", "akun/", "jurnal/"):
        assert page(at, role, path).status_code == status


def test_the_auditor_moves_no_money_and_the_treasurer_does_it_once(at):
    key = new_id()
    asked = {"source": "cash_office", "target": "bank", "amount": "Rp100.000", "reason": "setor", "key": str(key)}
    auditor = build.browser_of(build.member(at.council, Role.AUDITOR, "Nila"))
    assert auditor.post(BOOKS + "pindah/", asked).status_code == 403
    ratri = build.browser_of(build.member(at.council, Role.TREASURER, "Ratri"))
    for _time in range(2):
        assert ratri.post(BOOKS + "pindah/", asked).status_code == 302
    assert ratri.post(BOOKS + "pindah/", {**asked, "key": str(new_id()), "target": "cash_office"}).status_code == 422
    with council_scope(at.council):
        assert balance(Account.BANK) == 100_000
        assert trust().is_proved


def test_the_journal_narrows_and_leads_to_what_it_tells_of(at):
    said = page(at, Role.AUDITOR, "jurnal/?akun=advance").content.decode()
    assert "beli malam" in said
    assert said.count("Komisi") == page(at, Role.AUDITOR, "jurnal/?akun=advance&dari=salah").content.decode().count(
        "Komisi"
    )
    with council_scope(at.council):
        sale = Transaction.objects.get(source="sale")
    one = page(at, Role.AUDITOR, f"jurnal/{sale.pk}/").content.decode()
    assert f"/kelola/galeri/penjualan/{sale.document}/" in one
    assert page(at, Role.AUDITOR, f"jurnal/{new_id()}/").status_code == 404


def test_each_day_of_the_trust_is_what_the_balance_was_at_its_end(at):
    with council_scope(at.council):
        days = trust_by_day(3)
        assert [day.on for day in days] == [today() - timedelta(days=n) for n in range(3)]
        assert (days[0].owed, days[1].owed) == (210_000, 0)
        assert days[0].on_hand == trust().on_hand
        assert all(day.is_proved for day in days)


def test_books_ask_as_often_for_one_row_as_for_many(at):
    ratri = build.browser_of(build.member(at.council, Role.TREASURER, "Ratri"))
    few = [questions(ratri, BOOKS + path) for path in ("", "akun/", "jurnal/")]
    with council_scope(at.council):
        others = [build.maker(f"Anyaman {number}") for number in range(100)]
        record_sales([told(at, (lot, 1)) for lot in at.lots(100, *others)])
    assert [questions(ratri, BOOKS + path) for path in ("", "akun/", "jurnal/")] == few
