"""What comes back: no piece twice, every part by the frozen terms, to the rupiah in whatever portions."""

import pytest
from django.db import IntegrityError

from kriya.core.ids import new_id
from kriya.core.refusal import Refused
from kriya.core.scoping import council_scope
from kriya.inventory.models import LocationKind, Lot
from kriya.ledger.actions.rules import set_money_rules
from kriya.ledger.models import Account, Entry
from kriya.ledger.queries.balances import balance, owed_to, trust
from kriya.sales.actions.confirming import confirm
from kriya.sales.actions.recording import record_sale
from kriya.sales.actions.refunding import Back, Paid, refund
from kriya.sales.models import Refund, RefundLine, Sale, SaleLine, SaleTender, Task, TaskKind
from kriya.sales.queries.refunds import refundable
from kriya.sales.told import TenderTold
from tests.trade import showroom, told

pytestmark = pytest.mark.usefixtures("real_db")


@pytest.fixture
def at():
    return showroom()


def sold(at, *lines, **more):
    return Sale.objects.get(pk=record_sale(told(at, *lines, **more)).sale)


def line_of(sale, lot):
    return SaleLine.objects.get(sale=sale, lot=lot)


def test_a_piece_that_comes_back_goes_to_the_shelf_and_its_maker_is_owed_less(at):
    with council_scope(at.council):
        scarf = at.lot()
        sale = sold(at, (scarf, 3))
        refund(sale, [Back(line_of(sale, scarf).pk, 1)], reason="salah ukuran", by=None)
        assert at.level(scarf) == 8
        assert owed_to(at.makers[0].pk).total == 140_000
        assert balance(Account.CASH_OFFICE) == 200_000
        assert trust().is_proved


def test_a_broken_one_goes_to_the_damaged(at):
    with council_scope(at.council):
        scarf = at.lot()
        sale = sold(at, (scarf, 1))
        refund(sale, [Back(line_of(sale, scarf).pk, 1, "damaged")], reason="sobek", by=None)
        assert (at.level(scarf), at.level(scarf, at.places[LocationKind.DAMAGED])) == (9, 1)


def test_no_more_comes_back_than_was_sold_less_what_came_back_before(at):
    """trap:27"""
    with council_scope(at.council):
        scarf = at.lot()
        sale = sold(at, (scarf, 3))
        line = line_of(sale, scarf).pk
        refund(sale, [Back(line, 2)], reason="tidak jadi", by=None)
        with pytest.raises(Refused) as no:
            refund(sale, [Back(line, 2)], reason="tidak jadi", by=None)
        assert (no.value.code, no.value.facts["left"]) == ("refund_too_many", 1)
        with pytest.raises(Refused, match="refund_too_many"):
            refund(sale, [Back(line, 1), Back(line, 1, "damaged")], reason="tidak jadi", by=None)
        assert [(row.left, row.pieces) for row in refundable(sale)] == [(1, 3)]


def raw_line(back, line, **fields):
    RefundLine(refund=back, line=line, total=0, net=0, commission=0, **fields).save(force_insert=True)


@pytest.mark.parametrize(("first", "pieces"), [(1, 1), (2, 1), (1, 3), (3, 2), (4, 1)])
def test_the_database_itself_refuses_a_piece_twice_and_more_than_was_sold(at, first, pieces):
    with council_scope(at.council):
        scarf = at.lot()
        sale = sold(at, (scarf, 3))
        line = line_of(sale, scarf)
        back = refund(sale, [Back(line.pk, 2)], reason="tidak jadi", by=None)
        # Pieces 1 and 2 came back: 3 may, anything else may not.
    with council_scope(at.council), pytest.raises(IntegrityError, match=r"refund_line_piece_once|more came back"):
        raw_line(back, line, first=first, pieces=pieces)


@pytest.mark.parametrize("portions", [(7,), (1, 6), (3, 3, 1), (1, 1, 1, 1, 1, 1, 1)])
def test_all_pieces_back_in_whatever_portions_leave_every_account_at_nothing(at, portions):
    """trap:28 — with a discount, tax, a fee borne by makers and cash rounding, none of which divide evenly."""
    with council_scope(at.council):
        set_money_rules(
            by=None, fee_bearer="maker", merchant_class="regular", cash_step=100, taxable_since="2020-01-01"
        )
        scarf = at.lot(price=12_347, discount_bearer="shared", maker_share=3_333, basis_points=2_789)
        paid = (TenderTold("qris", 50_003), TenderTold("cash", 35_400))
        sale = sold(at, (scarf, 7), discount=1_001, tenders=paid)
        for count in portions:
            refund(sale, [Back(line_of(sale, scarf).pk, count)], reason="kembali", by=None)
        sums = {account: balance(account) for account in Account}
        # What was paid by QRIS was given back in cash.
        assert sums.pop(Account.QRIS) == -sums.pop(Account.CASH_OFFICE) == 50_003
        assert {account: amount for account, amount in sums.items() if amount} == {}
        assert owed_to(at.makers[0].pk).total == 0
        assert at.level(scarf) == 10


def test_terms_of_today_do_not_govern_what_was_sold_before(at):
    with council_scope(at.council):
        scarf = at.lot()
        sale = sold(at, (scarf, 1))
        set_money_rules(by=None, taxable_since="2020-01-01")
        Lot.objects.filter(pk=scarf.pk).update(price=999)
        refund(sale, [Back(line_of(sale, scarf).pk, 1)], reason="kembali", by=None)
        assert owed_to(at.makers[0].pk).total == 0
        assert balance(Account.PPN) == 0


def test_the_same_refund_sent_again_is_one_and_with_another_content_refused(at):
    with council_scope(at.council):
        scarf, key = at.lot(), new_id()
        sale = sold(at, (scarf, 3))
        for _time in range(3):
            refund(sale, [Back(line_of(sale, scarf).pk, 1)], reason="kembali", by=None, key=key)
        assert Refund.objects.count() == 1
        with pytest.raises(Refused, match="refund_other_payload"):
            refund(sale, [Back(line_of(sale, scarf).pk, 2)], reason="kembali", by=None, key=key)


def test_an_exchange_is_a_refund_and_a_sale_whose_money_meets(at):
    with council_scope(at.council):
        small, large = at.lot(price=80_000), at.lot(price=120_000)
        sale, other = sold(at, (small, 1)), new_id()
        back = [Back(line_of(sale, small).pk, 1)]
        refund(sale, back, reason="tukar ukuran", by=None, tenders=[Paid("exchange", 80_000)], exchanged_for=other)
        record_sale(
            told(at, (large, 1), key=other, tenders=(TenderTold("exchange", 80_000), TenderTold("cash", 40_000)))
        )
        assert balance(Account.EXCHANGE) == 0
        assert balance(Account.CASH_OFFICE) == 120_000


@pytest.mark.parametrize(("paid", "code"), [([Paid("transfer", 99_999)], "refund_tenders_do_not_add_up"), ([], "refund_tenders_do_not_add_up")])  # fmt: skip
def test_money_back_is_what_the_pieces_came_to(at, paid, code):
    with council_scope(at.council):
        scarf = at.lot()
        sale = sold(at, (scarf, 1))
        with pytest.raises(Refused, match=code):
            refund(sale, [Back(line_of(sale, scarf).pk, 1)], reason="kembali", by=None, tenders=paid)
        assert not Refund.objects.exists()


def test_goods_of_the_council_come_back_from_its_own_account(at):
    with council_scope(at.council):
        vase = at.public_goods()
        sale = sold(at, (vase, 2))
        refund(sale, [Back(line_of(sale, vase).pk, 1)], reason="kembali", by=None)
        assert balance(Account.PUBLIC_GOODS) == -100_000
        assert not Entry.objects.filter(maker__isnull=False).exists()


def test_a_payment_is_matched_once_and_what_the_bank_kept_is_a_fee(at):
    with council_scope(at.council):
        set_money_rules(by=None, merchant_class="regular")
        sold(at, (at.lot(), 1), tenders=(TenderTold("qris", 100_000, reference="A"),))
        tender = SaleTender.objects.get()
        confirm(tender, by=None)
        assert (balance(Account.BANK), balance(Account.FEES), balance(Account.QRIS)) == (99_300, 700, 0)
        with pytest.raises(Refused, match="tender_confirmed_already"):
            confirm(tender, by=None)
        assert balance(Account.BANK) == 99_300


def test_a_payment_that_never_came_is_the_councils_loss_and_asks_a_person(at):
    with council_scope(at.council):
        sold(at, (at.lot(), 1), tenders=(TenderTold("transfer", 100_000),))
        confirm(SaleTender.objects.get(), arrived=0, by=None)
        assert balance(Account.OVER_SHORT) == 100_000
        assert owed_to(at.makers[0].pk).total == 70_000, "the maker's piece is gone: it is owed"
        assert Task.objects.get().kind == TaskKind.NEVER_PAID


@pytest.mark.parametrize("arrived", [-1, 100_001])
def test_no_more_comes_into_the_bank_than_was_paid(at, arrived):
    with council_scope(at.council):
        sold(at, (at.lot(), 1), tenders=(TenderTold("card", 100_000),))
        with pytest.raises(Refused, match="tender_arrived_too_much"):
            confirm(SaleTender.objects.get(), arrived=arrived, by=None)
