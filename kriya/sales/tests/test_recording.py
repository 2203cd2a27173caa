"""A sale is its rows, the pieces that left and the money in the books, all or nothing, once."""

from datetime import timedelta

import pytest
import time_machine
from django.db import DatabaseError, connection
from django.utils import timezone

from kriya.core.checks.running import run_checks
from kriya.core.clock import now
from kriya.core.ids import new_id
from kriya.core.refusal import Refused
from kriya.core.scoping import council_scope
from kriya.inventory.actions.moving import Move, move
from kriya.inventory.actions.reserving import Wanted, mark_taken, reserve
from kriya.ledger.actions.rules import add_fee_rate, set_money_rules
from kriya.ledger.models import Account, Entry
from kriya.ledger.queries.balances import balance, owed_to, trust
from kriya.sales.actions.forgetting import forget_buyers
from kriya.sales.actions.quarantine import resolve, set_aside
from kriya.sales.actions.recording import record_sale, record_sales
from kriya.sales.models import QuarantinedSale, Sale, SaleLine, SaleTender, Task, TaskKind
from kriya.sales.told import LineTold, SaleTold, TenderTold
from kriya.sales.words import facts_of
from tests.trade import showroom, told

pytestmark = pytest.mark.usefixtures("real_db")


@pytest.fixture
def at():
    return showroom()


def test_a_sale_moves_pieces_and_money_and_owes_each_maker_its_part(at):
    with council_scope(at.council):
        tejo, siti = at.makers
        scarf, basket = at.lot(tejo), at.lot(siti, price=50_001, basis_points=2500)
        done = record_sale(told(at, (scarf, 2), (basket, 1), receipt="A1-000001"))
        assert (done.again, done.tasks) == (False, ())
        assert (at.level(scarf), at.level(basket)) == (8, 9)
        assert owed_to(tejo.pk).total == 140_000
        assert owed_to(siti.pk).total == 37_501
        assert balance(Account.COMMISSION) == -(60_000 + 12_500)
        assert balance(Account.CASH_OFFICE) == 250_001
        assert trust().is_proved
        line = SaleLine.objects.get(lot=basket)
        assert (line.maker_name, line.total, line.net, line.commission) == ("Batik Siti", 50_001, 37_501, 12_500)


def test_goods_of_the_council_are_no_makers_money(at):
    with council_scope(at.council):
        vase = at.public_goods(price=80_000)
        record_sale(told(at, (vase, 1), (at.lot(), 1)))
        assert balance(Account.PUBLIC_GOODS) == -80_000
        assert trust().owed == 70_000


def test_the_same_sale_five_times_is_one(at):
    """trap:14 — the answer was lost, the client sends again."""
    with council_scope(at.council):
        scarf = at.lot()
        sale = told(at, (scarf, 1))
        answers = [record_sale(sale) for _time in range(5)]
        assert [one.again for one in answers] == [False, True, True, True, True]
        assert Sale.objects.count() == 1
        assert at.level(scarf) == 9
        assert trust().owed == 70_000


def test_the_same_id_with_another_content_is_refused_and_the_first_stands(at):
    with council_scope(at.council):
        scarf, key = at.lot(), new_id()
        record_sale(told(at, (scarf, 1), key=key))
        with pytest.raises(Refused, match="sale_other_payload"):
            record_sale(told(at, (scarf, 2), key=key))
        with pytest.raises(Refused, match="sale_other_payload"):
            record_sales([told(at, (scarf, 1), key=(twice := new_id())), told(at, (scarf, 3), key=twice)])
        assert at.level(scarf) == 9


def test_a_sale_of_more_than_there_is_lands_below_zero_and_asks_a_person(at):
    with council_scope(at.council):
        last = at.lot(pieces=1)
        assert record_sale(told(at, (last, 1))).tasks == ()
        assert record_sale(told(at, (last, 1))).tasks == (TaskKind.OVERSOLD,)
        assert at.level(last) == -1
        assert facts_of(Task.objects.get()) == f"{last.product.name}. Stok menjadi -1."


def test_with_the_guard_nothing_of_a_sale_that_is_short_remains(at):
    with council_scope(at.council):
        last, other = at.lot(pieces=1), at.lot()
    with council_scope(at.council), pytest.raises(Refused, match="stock_short") as no:
        record_sale(told(at, (other, 1), (last, 1), (last, 1)), guard=True)
    assert no.value.facts["left"] == 1
    with council_scope(at.council):
        assert (at.level(last), at.level(other)) == (1, 10)
        assert not Sale.objects.exists()
        assert not Entry.objects.exists()


def test_what_is_kept_for_an_order_is_sold_to_nobody_else_with_the_guard(at):
    with council_scope(at.council):
        last, order = at.lot(pieces=1), new_id()
        reserve([Wanted(last.pk, at.place.pk, 1)], holder=order, expires_at=now() + timedelta(minutes=15))
    with council_scope(at.council), pytest.raises(Refused, match="stock_short"):
        record_sale(told(at, (last, 1)), guard=True)
    with council_scope(at.council):
        record_sale(told(at, (last, 1)), guard=True, holder=order)
        assert mark_taken(order) == 1
        assert at.level(last) == 0


@pytest.mark.parametrize("weights", [(1, 1, 1), (3, 5, 7)])
def test_a_discount_of_the_whole_sale_is_divided_to_the_rupiah(at, weights):
    """trap:28"""
    with council_scope(at.council):
        lots = [at.lot(price=10_001) for _weight in weights]
        record_sale(told(at, *zip(lots, weights, strict=True), discount=10_000))
        lines = list(SaleLine.objects.all())
        assert sum(line.discount for line in lines) == 10_000
        assert sum(line.total for line in lines) == Sale.objects.get().total
        assert trust().is_proved


def test_several_tenders_pay_one_sale_and_change_comes_from_cash(at):
    with council_scope(at.council):
        scarf = at.lot()
        tenders = (TenderTold("cash", 30_000, given=50_000, change=20_000), TenderTold("qris", 70_000, reference="R1"))
        record_sale(told(at, (scarf, 1), tenders=tenders))
        rows = {row.kind: row for row in SaleTender.objects.all()}
        assert (rows["cash"].given, rows["cash"].change, rows["cash"].state) == (50_000, 20_000, "done")
        assert rows["qris"].state == "unverified"
        assert (balance(Account.QRIS), balance(Account.CASH_OFFICE)) == (70_000, 30_000)


@pytest.mark.parametrize(
    ("tenders", "code"),
    [
        ((TenderTold("qris", 99_999),), "sale_tenders_do_not_add_up"),
        ((TenderTold("cash", 90_000),), "sale_tenders_do_not_add_up"),
        ((), "sale_tenders_do_not_add_up"),
        ((TenderTold("qris", 100_000, change=5),), "sale_change_from_cash_only"),
        ((TenderTold("cash", 100_000, given=100_000, change=5),), "sale_tenders_do_not_add_up"),
        ((TenderTold("cash", -5), TenderTold("cash", 100_005)), "sale_amount_not_positive"),
    ],
)
def test_money_that_does_not_add_up_is_refused(at, tenders, code):
    with council_scope(at.council), pytest.raises(Refused, match=code):
        record_sale(told(at, (at.lot(), 1), tenders=tenders))


def test_cash_may_be_rounded_and_the_rounding_has_its_own_account(at):
    with council_scope(at.council):
        record_sale(told(at, (at.lot(price=12_349), 1), cash=12_300))
        assert Sale.objects.get().rounding == -49
        assert balance(Account.ROUNDING) == 49
        assert trust().is_proved


def test_a_price_that_is_not_the_labels_a_discount_below_the_floor_and_a_reference_used_twice_ask_a_person(at):
    with council_scope(at.council):
        scarf = at.lot(discount_bearer="maker", floor=9000)
        paid = (TenderTold("qris", 80_000, reference="NMID-7"),)
        sale = told(at, (scarf, 1), tenders=paid)
        record_sale(SaleTold(**{**vars(sale), "lines": (LineTold(1, lot=scarf.pk, price=80_000),)}))
        record_sale(told(at, (scarf, 1), off=20_000, tenders=paid))
        asked = set(Task.objects.values_list("kind", flat=True))
        assert asked == {TaskKind.PRICE_DIFFERS, TaskKind.BELOW_FLOOR, TaskKind.SAME_REFERENCE}
        assert all(facts_of(task) for task in Task.objects.all())


def test_the_makers_bear_the_fee_of_the_payment_where_that_is_the_rule(at):
    with council_scope(at.council):
        set_money_rules(by=None, fee_bearer="maker", merchant_class="regular")
        record_sale(
            told(at, (at.lot(at.makers[0]), 1), (at.lot(at.makers[1]), 1), tenders=(TenderTold("qris", 200_000),))
        )
        assert [line.fee for line in SaleLine.objects.all()] == [700, 700]
        assert owed_to(at.makers[0].pk).total == 69_300
        assert balance(Account.FEES) == -1_400
        add_fee_rate("card", from_on=now().date(), basis_points=150, note="EDC BNI", by=None)
        record_sale(told(at, (at.lot(), 1), tenders=(TenderTold("card", 100_000),)))
        assert balance(Account.FEES) == -2_900


def test_tax_inside_the_price_is_the_states_once_the_council_is_registered(at):
    with council_scope(at.council):
        record_sale(told(at, (at.lot(price=111_000), 1)))
        assert balance(Account.PPN) == 0
        set_money_rules(by=None, taxable_since=now().date() - timedelta(days=1))
        record_sale(told(at, (at.lot(price=111_000), 1)))
        assert balance(Account.PPN) == -11_000
        assert trust().is_proved


def test_a_till_names_nobody_but_people_of_the_council(at):
    with council_scope(at.council):
        record_sale(told(at, (at.lot(), 1), cashier=987_654_321, discount_by=987_654_321))
        sale = Sale.objects.get()
        assert (sale.cashier_id, sale.discount_by_id) == (None, None)


@pytest.mark.parametrize("what", ["lot", "location", "shift"])
def test_what_is_of_another_council_is_unknown(at, what):
    other = showroom("gunungkidul")
    with council_scope(other.council):
        theirs = other.lot()
    with council_scope(at.council):
        mine = at.lot()
    sale = {
        "lot": lambda: told(at, (theirs, 1)),
        "location": lambda: told(at, (mine, 1), location=other.place.pk),
        "shift": lambda: told(at, (mine, 1), shift=new_id()),
    }[what]()
    with council_scope(at.council), pytest.raises(Refused, match=r"sale_lot_unknown|location_unknown|shift_unknown"):
        record_sale(sale)


@pytest.mark.parametrize("table", ["sales_sale", "sales_saleline", "sales_saletender", "inventory_movement"])
def test_what_was_recorded_is_written_once(at, table):
    with council_scope(at.council):
        record_sale(told(at, (at.lot(), 1)))
    for statement in (f"UPDATE {table} SET id = id", f"DELETE FROM {table}"):
        with (
            pytest.raises(DatabaseError, match="permission denied"),
            council_scope(at.council),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)


@pytest.mark.parametrize("sales", [1, 40])
def test_many_sales_are_recorded_with_as_many_questions_as_one(at, sales, count_queries):
    with council_scope(at.council):
        lots = [at.lot(pieces=1000) for _lot in range(3)]
        batch = [told(at, (lots[0], 1), (lots[1 + n % 2], 2)) for n in range(sales)]
        with count_queries(2):  # look, write
            record_sales(batch)
        assert Sale.objects.count() == sales


def test_a_clock_that_runs_ahead_sells_nothing_tomorrow(at):
    with council_scope(at.council):
        ahead = now() + timedelta(days=365)
        record_sale(told(at, (at.lot(), 1), device_at=ahead))
        record_sale(told(at, (at.lot(), 1), device_at=ahead - timedelta(hours=3)), skew=timedelta(days=365))
        first, second = Sale.objects.order_by("recorded_at")
        assert first.device_at == ahead
        assert first.happened_at == first.recorded_at
        assert timedelta(hours=2, minutes=59) < second.recorded_at - second.happened_at < timedelta(hours=3, minutes=1)


def test_the_checks_find_nothing_after_all_kinds_of_movement_and_find_a_level_somebody_changed(at):
    with council_scope(at.council):
        scarf = at.lot()
        record_sale(told(at, (scarf, 3)))
        move([Move(scarf.pk, at.place.pk, at.places["stall"].pk, 4)], reason="transfer", by=None)
    assert [result.differences for result in run_checks() if not result.ok] == []
    with council_scope(at.council), connection.cursor() as cursor:
        cursor.execute("UPDATE inventory_level SET pieces = pieces + 1 WHERE location_id = %s", [at.place.pk])
    (line,) = next(result.differences for result in run_checks() if result.name == "stock is the sum of movements")
    assert line.endswith("level 4, movements come to 3")


def test_who_bought_is_forgotten_after_a_year_and_what_was_bought_stays(at):
    with time_machine.travel(timezone.now() - timedelta(days=370)), council_scope(at.council):
        scarf = at.lot()
        record_sale(told(at, (scarf, 1), buyer_name="Anna", buyer_phone="+62811"))
        set_aside(
            {"id": str(new_id()), "buyer_phone": "+62811", "note": "x"}, code="message_unreadable", facts={}, till=None
        )
        resolve(QuarantinedSale.objects.get(), note="percobaan", by=None)
    with council_scope(at.council):
        record_sale(told(at, (scarf, 1), buyer_name="Budi"))
        assert forget_buyers() == 1
        assert forget_buyers() == 0
        assert sorted(Sale.objects.values_list("buyer_name", "total")) == [("", 100_000), ("Budi", 100_000)]
        assert "62811" not in QuarantinedSale.objects.get().payload
    with (
        pytest.raises(DatabaseError, match="permission denied"),
        council_scope(at.council),
        connection.cursor() as cursor,
    ):
        cursor.execute("UPDATE sales_sale SET total = total, buyer_name = 'x'")
