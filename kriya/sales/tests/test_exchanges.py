"""An exchange of which the other half never comes: what it was worth is paid in cash, once, and nobody forgets it."""

from datetime import timedelta

import pytest
from django.db import IntegrityError

from kriya.accounts.roles import Role
from kriya.core.clock import now, standing_at
from kriya.core.ids import new_id
from kriya.core.refusal import Refused
from kriya.core.scoping import council_scope
from kriya.ledger.actions.posting import Line, post
from kriya.ledger.actions.rules import set_money_rules
from kriya.ledger.models import Account, Source
from kriya.ledger.queries.balances import balance, owed_to, trust
from kriya.sales.actions.paying_out import ask_about_exchanges, pay_out_exchange
from kriya.sales.actions.quarantine import resolve, set_aside
from kriya.sales.actions.recording import record_sale
from kriya.sales.actions.refunding import Back, Paid, refund
from kriya.sales.actions.shifts import close_shift, open_shift
from kriya.sales.actions.tills import register_till
from kriya.sales.checks import exchanges_are_in_the_books, reports_unchanged
from kriya.sales.models import ExchangePayout, QuarantinedSale, Refund, Sale, SaleLine, ShiftReport, Task, TaskKind
from kriya.sales.queries.day import by_tender
from kriya.sales.queries.shifts import figures
from kriya.sales.told import TenderTold
from kriya.sales.words import facts_of
from tests import build
from tests.trade import message, showroom, told

pytestmark = pytest.mark.usefixtures("real_db")
WORTH = 30_050


@pytest.fixture
def at():
    return showroom()


def told_exchange(at, *, over=0, shift=None):
    """A piece that came back in exchange for a sale that has not been made; return the refund."""
    lot = at.lot(price=WORTH + over)
    sale = Sale.objects.get(pk=record_sale(told(at, (lot, 1))).sale)
    back = [Back(SaleLine.objects.get(sale=sale).pk, 1)]
    tenders = [Paid("exchange", WORTH), *([Paid("cash", over)] if over else [])]
    return refund(sale, back, reason="tukar", by=None, tenders=tenders, exchanged_for=new_id(), shift=shift)


def sale_of(at, back):
    """The sale of an exchange, as a till tells it."""
    lot = at.lot(price=WORTH)
    paid = (TenderTold("exchange", WORTH, reference=str(back.pk)),)
    return record_sale(told(at, (lot, 1), key=back.exchanged_for, tenders=paid))


def test_it_is_paid_from_the_drawer_once_and_counts_in_its_reports(at):
    with council_scope(at.council):
        set_money_rules(by=None, cash_step=100)
        till, _secret = register_till("Tablet", "A1", at.place, by=None)
        shift = open_shift(till, opening_cash=200_000)
        back, key = told_exchange(at, over=20_000, shift=shift), new_id()
        maker = owed_to(at.makers[0].pk)
        paid = [pay_out_exchange(back, by=None, key=key, shift=shift) for _time in range(3)]
        assert {(one.pk, one.cash) for one in paid} == {(key, 30_100)}
        assert (balance(Account.EXCHANGE), balance(Account.CASH_DRAWER)) == (0, 200_000 - 20_000 - 30_100)
        # What the maker is owed changed when the piece came back, by the terms of its sale, and not again.
        assert owed_to(at.makers[0].pk) == maker
        assert trust().is_proved
        told_now = figures(shift)
        assert (told_now.expected_cash, told_now.refund_rounding) == (149_900, 50)
        assert dict(told_now.refund_tenders) == {"cash": 50_100}
        assert by_tender(back.happened_on, back.happened_on)[0][::2] == ("cash", 50_100)
        close_shift(shift, counted=149_900)
        assert reports_unchanged().differences == []
        with pytest.raises(Refused, match="exchange_paid_already"):
            pay_out_exchange(back, by=None)


def test_of_a_shift_that_is_closed_a_supplement_tells_it(at):
    with council_scope(at.council):
        till, _secret = register_till("Tablet", "A1", at.place, by=None)
        shift = open_shift(till, opening_cash=200_000)
        back = told_exchange(at, shift=shift)
        close_shift(shift, counted=200_000)
        pay_out_exchange(back, by=None, shift=shift)
        assert ShiftReport.objects.get(supplement=1).figures["refund_tenders"] == {"cash": WORTH, "exchange": -WORTH}
        assert reports_unchanged().differences == []


def test_the_database_itself_pays_it_once(at):
    with council_scope(at.council):
        back = told_exchange(at)
        pay_out_exchange(back, by=None)
        with pytest.raises(IntegrityError, match="exchange_paid_out_once"):
            ExchangePayout(refund=back, amount=WORTH, at=now()).save()


def test_what_a_sale_took_is_not_paid_and_what_was_none_neither(at):
    with council_scope(at.council):
        taken, aside, back = told_exchange(at), told_exchange(at), told_exchange(at)
        sale_of(at, taken)
        said = message(at, (at.lot(), 1), id=str(aside.exchanged_for), location=str(new_id()))
        set_aside(said, code="location_unknown", facts={}, till=None)
        for one in (taken, aside):
            with pytest.raises(Refused, match="exchange_made_already"):
                pay_out_exchange(one, by=None)
        # Somebody looked at what was kept aside: it was no sale.
        resolve(QuarantinedSale.objects.get(), note="dibatalkan", by=None)
        assert pay_out_exchange(aside, by=None).cash == WORTH
        lot = at.lot()
        plain = Sale.objects.get(pk=record_sale(told(at, (lot, 1))).sale)
        given = refund(plain, [Back(SaleLine.objects.get(sale=plain).pk, 1)], reason="rusak", by=None)
        with pytest.raises(Refused, match="exchange_none"):
            pay_out_exchange(given, by=None)
        assert balance(Account.EXCHANGE) == -WORTH
        pay_out_exchange(back, by=None)
        assert balance(Account.EXCHANGE) == 0
        assert (exchanges_are_in_the_books().checked, exchanges_are_in_the_books().differences) == (3, [])
        post(Source.REFUND, [Line(Account.EXCHANGE, 1), Line(Account.CASH_OFFICE, -1)])
        assert exchanges_are_in_the_books().differences == [
            f"exchanges: {3 * WORTH} left, {WORTH} taken and {2 * WORTH} paid, 1 booked"
        ]


def test_a_sale_that_comes_after_the_payment_lands_and_a_person_is_asked(at):
    with council_scope(at.council):
        back = told_exchange(at)
        pay_out_exchange(back, by=None)
        sale_of(at, back)
        task = Task.objects.get()
        assert (task.kind, task.about, task.facts["paid"]) == (TaskKind.EXCHANGE, back.pk, True)
        assert "Rp30.050 sudah dibayar tunai" in facts_of(task)
        # What the buyer has twice is seen in the books until it is settled.
        assert balance(Account.EXCHANGE) == WORTH


def test_one_that_is_forgotten_is_asked_about_once(at):
    with council_scope(at.council):
        with standing_at(now() - timedelta(days=2)):
            forgotten, taken = told_exchange(at), told_exchange(at)
        told_exchange(at)
        sale_of(at, taken)
        assert [ask_about_exchanges(), ask_about_exchanges()] == [1, 0]
        assert Task.objects.get().about == forgotten.pk
        assert "belum dipakai dan belum dibayar" in facts_of(Task.objects.get())


def test_the_office_sees_it_on_the_sale_and_pays_it(at):
    chair, auditor = build.member(at.council, Role.CHAIR, "Wulan"), build.member(at.council, Role.AUDITOR, "Rini")
    with council_scope(at.council):
        back = told_exchange(at)
        page = f"/pekalongan/kelola/galeri/penjualan/{back.sale_id}/"
        pay = f"/pekalongan/kelola/galeri/penjualan/kembali/{back.pk}/tunai/"
    reader = build.browser_of(auditor)
    assert "Tukar barang ini belum selesai" in reader.get(page).content.decode()
    assert pay not in reader.get(page).content.decode()
    assert reader.post(pay).status_code == 404
    office = build.browser_of(chair)
    assert pay in office.get(page).content.decode()
    answers = [office.post(pay, follow=True) for _time in range(2)]
    assert {(one.status_code, one.request["PATH_INFO"]) for one in answers} == {(200, page)}
    assert "Serahkan Rp30.050 kepada pembeli." in answers[0].content.decode()
    assert "sudah dibayar tunai" in answers[1].content.decode()
    with council_scope(at.council):
        assert ExchangePayout.objects.get().by == chair
        assert Refund.objects.count() == 1
    assert "tukar tidak jadi, Rp30.050 dibayar tunai" in office.get(page).content.decode()
