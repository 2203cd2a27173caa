"""Orders of marketplaces become sales once, whole, and are taken back when the marketplace takes them back."""

from io import BytesIO
from typing import Any

import pytest
from time_machine import travel

from kriya.catalog.models import Product
from kriya.core.clock import now
from kriya.core.refusal import Refused
from kriya.inventory.actions.lots import add_lot
from kriya.inventory.models import Lot
from kriya.ledger.models import Account
from kriya.ledger.queries.balances import balance, owed_to
from kriya.marketplaces.actions import taking_in, working
from kriya.marketplaces.actions.codes import give_codes
from kriya.marketplaces.actions.taking_in import apply_orders, bring_orders, explain
from kriya.marketplaces.actions.undoing import undo_in_parts, undo_orders
from kriya.marketplaces.models import FileState, MarketFile, MarketLine, MarketOrder, SoldPieces
from kriya.marketplaces.orders.reading import ToldOrder
from kriya.marketplaces.queries.codes import waiting_codes
from kriya.marketplaces.queries.coming import coming
from kriya.marketplaces.tests import exports
from kriya.marketplaces.tests.exports import shopee, shopee_row, tiktok, tiktok_row
from kriya.sales.models import Refund, Sale, SaleTender, Task
from kriya.shop.tests.builders import Shop, holds


def code_of(lot: Lot) -> str:
    return give_codes([(lot.product_id, lot.variant_id)], by=None)[lot.product_id, lot.variant_id]


def brought(file: BytesIO, marketplace: str = "shopee") -> MarketFile:
    return bring_orders(file, marketplace=marketplace, name=file.name, by=None)


def applied(file: BytesIO, marketplace: str = "shopee") -> MarketFile:
    return apply_orders(brought(file, marketplace), by=None)


def came(file: MarketFile, *names: str) -> tuple[Any, ...]:
    return tuple(file.came[name] for name in names)


def test_shopees_orders_become_sales_with_stock_and_makers_money(at: Shop):
    lot = at.lot(pieces=10, price=100_000)
    file = brought(shopee(
        shopee_row("2611051KQW01", code_of(lot), price=1_250_000, pieces=2, off=50_000, voucher=30_000, platform=20_000,
                   platform_voucher=15_000),
        shopee_row("2611051KQW02", code_of(lot).lower(), price=100_000, status="Perlu Dikirim"),
        shopee_row("2611051KQW03", code_of(lot), price=100_000, status="Belum Bayar"),
        shopee_row("2611051KQW04", code_of(lot), price=100_000, status="Batal"),
    ))  # fmt: skip
    assert (file.state, at.room.level(lot), Sale.objects.count()) == (FileState.PREVIEW, 10, 0)
    plan = coming("shopee", [ToldOrder.of_json(one) for one in file.told])
    # 2 × 1.250.000 − 100.000 of the seller − 30.000 voucher: what the marketplace gives on top lowers nothing.
    assert (len(plan.new), plan.pieces, plan.total, plan.platform_vouchers) == (4, 3, 2_370_000 + 100_000, 15_000)
    assert exports.BUYER not in str(file.told)

    done = apply_orders(file, by=None)
    assert came(done, "sales", "pieces", "total", "waiting", "new") == (2, 3, 2_470_000, 0, 4)
    assert at.room.level(lot) == 7
    sale = Sale.objects.get(receipt="2611051KQW01")
    assert (sale.channel, sale.total, sale.discount, sale.happened_on.isoformat()) == (
        "market",
        2_370_000,
        130_000,
        "2026-11-05",
    )
    tender = SaleTender.objects.get(sale=sale)
    assert (tender.kind, tender.amount, tender.state) == ("market", 2_370_000, "done")
    assert balance(Account.MARKET) == 2_470_000
    # 30 % of the price, discounts borne by the council: the terms frozen on the lot.
    assert owed_to(at.room.makers[0].pk).money == 2_500_000 * 7 // 10 + 70_000
    assert not Task.objects.exists()
    holds()


def test_the_same_file_overlapping_ones_and_old_ones_change_nothing_twice(at: Shop):
    lot = at.lot(pieces=10)
    first = shopee_row("2611051KQW01", code_of(lot), price=100_000, status="Sedang Dikirim")
    applied(shopee(first))
    again = applied(shopee(first))
    assert came(again, "new", "moved", "same", "sales") == (0, 0, 1, 0)
    overlapping = applied(shopee(first, shopee_row("2611061KQW02", code_of(lot), price=100_000)))
    assert came(overlapping, "new", "same", "sales") == (1, 1, 1)
    older = applied(shopee({**first, "Status Pesanan": "Perlu Dikirim"}))
    assert came(older, "moved", "same") == (0, 1)
    assert MarketOrder.objects.get(number="2611051KQW01").status == "shipped"
    with pytest.raises(Refused, match="market_file_not_waiting"):
        apply_orders(again, by=None)
    assert (at.room.level(lot), Sale.objects.count()) == (8, 2)
    holds()


def test_an_order_that_says_other_pieces_than_before_is_shown_and_not_taken(at: Shop):
    lot = at.lot(pieces=10)
    applied(shopee(shopee_row("2611051KQW01", code_of(lot), price=100_000)))
    other = applied(shopee(shopee_row("2611051KQW01", code_of(lot), price=100_000, pieces=3)))
    assert [line["why"] for line in other.left] == ["line_differs"]
    assert at.room.level(lot) == 9


@pytest.mark.parametrize("turn", [1, -1])
def test_a_cancelled_line_leaves_its_order_with_the_others(at: Shop, turn: int):
    kept, called_off = at.lot(pieces=5, price=100_000), at.lot(pieces=5, price=40_000)
    rows = [
        shopee_row("2611051KQW03", code_of(kept), price=100_000, pieces=2),
        shopee_row("2611051KQW03", code_of(called_off), price=40_000, status="Batal"),
    ]
    applied(shopee(*rows[::turn]))
    assert (at.room.level(kept), at.room.level(called_off), balance(Account.MARKET)) == (3, 5, 200_000)
    assert came(applied(shopee(*rows[::turn])), "new", "same", "back") == (0, 1, 0)


def test_cancelled_and_returned_orders_take_back_pieces_money_and_share(at: Shop):
    lot = at.lot(pieces=10, price=100_000)
    rows = [
        shopee_row(f"2611051KQW0{n}", code_of(lot), price=100_000, pieces=3, status="Sedang Dikirim") for n in (1, 2)
    ]
    applied(shopee(*rows))
    assert (at.room.level(lot), balance(Account.MARKET)) == (4, 600_000)
    news = applied(
        shopee(
            {**rows[0], "Status Pesanan": "Batal"}, {**rows[1], "Status Pesanan": "Selesai", "Returned quantity": "1"}
        )
    )
    assert came(news, "moved", "back") == (2, 4)
    assert (at.room.level(lot), balance(Account.MARKET)) == (8, 200_000)
    assert owed_to(at.room.makers[0].pk).money == 140_000
    assert applied(shopee({**rows[1], "Status Pesanan": "Selesai", "Returned quantity": "2"})).came["back"] == 1
    assert applied(shopee({**rows[1], "Status Pesanan": "Selesai", "Returned quantity": "2"})).came["back"] == 0
    assert Refund.objects.count() == 3
    holds()


def test_what_is_sold_there_while_nothing_is_here_lands_below_zero_and_asks_a_person(at: Shop):
    lot = at.lot(pieces=1)
    done = applied(shopee(shopee_row("2611051KQW01", code_of(lot), price=100_000, pieces=2)))
    assert (at.room.level(lot), done.came["oversold"]) == (-1, 1)
    assert Task.objects.get().kind == "oversold"
    holds()


def test_pieces_come_from_the_oldest_lot_and_the_sum_is_exact_over_both(at: Shop):
    old = at.lot(pieces=1, days=30)
    product = Product.objects.get(pk=old.product_id)
    young = add_lot(
        product=product,
        maker=at.room.makers[0],
        pieces=5,
        price=100_000,
        terms=old.terms,
        location=at.room.place,
        by=None,
    )
    row = shopee_row("2611051KQW01", code_of(old), price=100_003, pieces=3, off=2, voucher=100)
    applied(shopee(row))
    assert (at.room.level(old), at.room.level(young)) == (0, 3)
    assert SaleTender.objects.get().amount == 3 * 100_001 - 100
    for returned in ("2", "3"):
        applied(shopee({**row, "Returned quantity": returned}))
        holds()
    assert (at.room.level(old), at.room.level(young)) == (1, 5)
    assert (balance(Account.MARKET), owed_to(at.room.makers[0].pk).money) == (0, 0)


def test_lines_of_unknown_codes_wait_and_are_sold_once_somebody_says_what_they_are(at: Shop):
    known, other = at.lot(pieces=5), at.lot(pieces=5)
    row = shopee_row("2611051KQW01", code_of(known), price=100_000, voucher=10_000)
    strange = shopee_row("2611051KQW01", "", price=300_000, name="Kain Panjang Sogan", variation="Biru", voucher=10_000)
    done = applied(shopee(row, strange))
    assert came(done, "sales", "waiting") == (1, 1)
    (waiting,) = waiting_codes()
    assert (waiting.code, waiting.name, waiting.why, waiting.pieces) == (
        "KAIN PANJANG SOGAN | BIRU",
        "Kain Panjang Sogan",
        "code",
        1,
    )
    sold = explain("shopee", waiting.code, product=other.product_id, variant=None, by=None)
    assert (sold.sales, waiting_codes(), at.room.level(other)) == (1, [], 4)
    # The voucher of 10.000 was divided 1 : 3 before either line was sold.
    assert sorted(Sale.objects.values_list("total", flat=True)) == [97_500, 292_500]
    applied(shopee({**strange, "No. Pesanan": "2611061KQW09"}))
    assert at.room.level(other) == 3
    holds()


def test_tiktoks_orders_in_english_with_explanations_tabs_and_fees(at: Shop):
    lot = at.lot(pieces=10, price=100_000)
    file = applied(tiktok(
        tiktok_row("578912345678901234", code_of(lot), price=150_000, pieces=2, off=20_000, platform=15_000, fee=18_400),
        tiktok_row("578912345678901235", code_of(lot), price=150_000, status="Canceled"),
    ), "tiktok")  # fmt: skip
    assert came(file, "new", "sales", "total") == (2, 1, 280_000)
    assert (balance(Account.FEES), balance(Account.MARKET)) == (18_400, 280_000 - 18_400)
    applied(tiktok(tiktok_row("578912345678901234", code_of(lot), price=150_000, pieces=2, off=20_000, platform=15_000,
                              fee=18_400, status="Canceled")), "tiktok")  # fmt: skip
    assert (balance(Account.FEES), balance(Account.MARKET), at.room.level(lot)) == (0, 0, 10)
    holds()


def test_a_number_that_is_merged_over_rows_holds_for_each(at: Shop):
    lot, other = at.lot(), at.lot()
    rows = [shopee_row("2611051KQW01", code_of(one), price=100_000) for one in (lot, other)]
    assert applied(shopee(*rows, merge="A2:A3")).came["sales"] == 1
    assert MarketLine.objects.count() == 2


@pytest.mark.parametrize(
    ("more", "cell", "why"),
    [
        ({"written": "seratus ribu"}, "orders!K2", "amount_unreadable"),
        ({"written": "Rp100.000,50"}, "orders!K2", "amount_unreadable"),
        ({"total": "90.000"}, "orders!O2", "sums_differ"),
        ({"pieces": -2}, "orders!M2", "pieces_unreadable"),
        ({"status": "Entah"}, "orders!B2", "status_unknown"),
        ({"at": "kemarin"}, "orders!F2", "day_unreadable"),
        ({"voucher": 200_000}, "orders!S2", "sums_differ"),
    ],
)
def test_an_order_with_a_strange_cell_is_left_out_whole_with_cell_and_reason(
    at: Shop, more: dict[str, Any], cell: str, why: str
):
    lot = at.lot()
    strange = shopee_row("2611051KQW01", code_of(lot), **{"price": 100_000, **more})
    second = shopee_row("2611051KQW01", code_of(lot), price=100_000, voucher=more.get("voucher", 0))
    if "voucher" in more:
        second = shopee_row("2611051KQW02", code_of(lot), price=100_000)
    file = brought(shopee(strange, second, shopee_row("2611051KQW03", code_of(lot), price=100_000)))
    assert [(line["cell"], line["why"]) for line in file.left] == [(cell, why)]
    assert "2611051KQW01" not in {order["number"] for order in file.told}
    assert "2611051KQW03" in {order["number"] for order in file.told}


def test_a_file_without_orders_is_refused(at: Shop):
    with pytest.raises(Refused, match="market_file_unknown"):
        brought(exports.shopee_income(("2611051KQW01", "2026-11-09", 90_000)))
    assert not MarketFile.objects.exists()


def test_an_import_is_undone_as_though_it_never_came_and_may_come_again(at: Shop):
    lot = at.lot(pieces=10, price=100_000)
    file = applied(shopee(shopee_row("2611051KQW01", code_of(lot), price=100_000, pieces=4)))
    assert undo_orders(file, by=None).state == FileState.UNDONE
    assert (at.room.level(lot), balance(Account.MARKET), owed_to(at.room.makers[0].pk).money) == (10, 0, 0)
    assert not MarketOrder.objects.exists()
    holds()
    with pytest.raises(Refused, match="import_not_applied"):
        undo_orders(file, by=None)
    assert applied(shopee(shopee_row("2611051KQW01", code_of(lot), price=100_000, pieces=4))).came["sales"] == 1
    assert at.room.level(lot) == 6
    holds()


def test_an_import_on_which_something_stands_is_not_undone(at: Shop):
    lot = at.lot(pieces=10, price=100_000)
    row = shopee_row("2611051KQW01", code_of(lot), price=100_000, pieces=4, status="Sedang Dikirim")
    file = applied(shopee(row))
    later = applied(shopee({**row, "Status Pesanan": "Selesai", "Returned quantity": "1"}))
    for one in (file, later):
        with pytest.raises(Refused, match="import_has_later"):
            undo_orders(one, by=None)
    assert (at.room.level(lot), SoldPieces.objects.count()) == (7, 1)


def test_looking_at_a_file_asks_as_often_for_one_order_as_for_a_hundred(at: Shop, django_assert_num_queries: Any):
    lot = at.lot(pieces=500)
    code = code_of(lot)
    for many in (1, 100):
        told = [ToldOrder.of_json(one) for one in brought(shopee(
            *(shopee_row(f"26110{many}KQW{n:03}", code, price=100_000) for n in range(many)))).told]  # fmt: skip
        with django_assert_num_queries(3):
            assert len(coming("shopee", told).new) == many


class TestLargeFiles:
    """A large export is applied by the worker, part by part."""

    @pytest.fixture
    def file(self, at: Shop, monkeypatch: pytest.MonkeyPatch) -> MarketFile:
        monkeypatch.setattr(working, "PART", 2)
        lot = at.lot(pieces=10, price=100_000)
        rows = [shopee_row(f"2611051KQW{n:02}", code_of(lot), price=100_000) for n in range(5)]
        return brought(shopee(*rows))

    def test_it_waits_for_the_worker_and_comes_to_the_same(self, at: Shop, file: MarketFile):
        waits = apply_orders(file, by=None)
        assert (waits.state, waits.done, Sale.objects.count()) == (FileState.WORKING, 0, 0)
        with pytest.raises(Refused, match="market_file_at_work"):
            apply_orders(file, by=None)
        for _twice in range(2):
            taking_in.apply_in_parts(at.room.council, file.pk, by=None)
        file.refresh_from_db()
        assert (file.state, file.done) == (FileState.APPLIED, 5)
        assert came(file, "sales", "pieces", "total", "new", "same") == (5, 5, 500_000, 5, 0)
        assert undo_orders(file, by=None).state == FileState.UNDOING
        other = brought(shopee(shopee_row("2611059KQW99", "X", price=5_000)))
        with pytest.raises(Refused, match="market_busy"):
            apply_orders(other, by=None)
        undo_in_parts(at.room.council, file.pk, by=None)
        file.refresh_from_db()
        assert (file.state, file.done, MarketOrder.objects.count()) == (FileState.UNDONE, 5, 0)
        assert balance(Account.MARKET) == 0

    def test_what_a_worker_that_died_had_applied_stays_and_the_rest_goes_on_once(
        self, at: Shop, file: MarketFile, monkeypatch: pytest.MonkeyPatch
    ):
        fees, parts = taking_in.book_fees, []

        def dies_at_the_second(*given: Any, **named: Any) -> None:
            parts.append(1)
            if len(parts) == 2:
                raise OSError("killed")
            fees(*given, **named)

        monkeypatch.setattr(taking_in, "book_fees", dies_at_the_second)
        apply_orders(file, by=None)
        with pytest.raises(OSError, match="killed"):
            taking_in.apply_in_parts(at.room.council, file.pk, by=None)
        file.refresh_from_db()
        assert (file.state, file.done, Sale.objects.count()) == (FileState.WORKING, 2, 2)
        with pytest.raises(Refused, match="market_file_at_work"):
            apply_orders(file, by=None)
        with travel(now() + working.SILENT * 2, tick=False):
            assert working.is_stuck(file)
            apply_orders(file, by=None)
            taking_in.apply_in_parts(at.room.council, file.pk, by=None)
        file.refresh_from_db()
        assert (file.state, came(file, "sales", "new")) == (FileState.APPLIED, (5, 5))
        assert Sale.objects.count() == 5
