"""What buyers ask a thousand times a day is asked by prepared statements: they say what the long way says."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import RequestFactory

from kriya.accounts.limits import may
from kriya.catalog.models import PublishedProduct
from kriya.core.clock import now
from kriya.core.ids import new_id
from kriya.core.refusal import Refused
from kriya.core.rows import add, add_both, read
from kriya.inventory.actions.moving import Move, move
from kriya.inventory.actions.reserving import Wanted, reserve
from kriya.inventory.models import ON_SALE, Location, LocationKind
from kriya.inventory.queries.stock import on_sale, shelves_of
from kriya.shop.actions.carts import put
from kriya.shop.actions.first_payment import open_way
from kriya.shop.models import Cart, CartLine, Order, Payment, ShopRules
from kriya.shop.queries.rules import shop_rules

HOUR = timedelta(hours=1)


def test_shelves_are_what_is_on_sale_and_free(at):
    room, here = at.room, at.room.place.pk
    kept, gone, all_kept, moved = (at.lot(pieces=5) for _lot in range(4))
    reserve([Wanted(kept.pk, here, 2), Wanted(all_kept.pk, here, 5)], holder=new_id(), expires_at=now() + HOUR)
    reserve([Wanted(gone.pk, here, 1)], holder=new_id(), expires_at=now() - HOUR)
    stall, lost = room.places["stall"].pk, room.places[LocationKind.LOST].pk
    move([Move(moved.pk, here, stall, 2), Move(gone.pk, here, lost, 6)], reason="transfer", by=None)
    closed = Location.objects.create(kind=LocationKind.STORE, name="Gudang lama", closed_at=now())
    move([Move(moved.pk, here, closed.pk, 1)], reason="transfer", by=None)
    lots = [kept, gone, all_kept, moved]
    found = shelves_of([lot.product_id for lot in lots], ON_SALE)
    long_way = {
        (level.lot.product_id, level.lot_id, level.location_id, level.free, level.lot.price, level.lot.maker_id)
        for level in on_sale()
        if level.free > 0
    }
    assert {(product, one.lot, one.location, one.free, one.price, one.maker) for product, _v, one in found} == long_way
    assert {(one.lot, one.location): one.free for _p, _v, one in found} == {
        (kept.pk, here): 3, (moved.pk, here): 2, (moved.pk, stall): 2,
    }  # fmt: skip


def test_a_row_is_read_as_the_orm_reads_it(at):
    ShopRules.objects.update(keys='{"midtrans": {"server_key": "rahasia"}}')
    assert (vars_of(shop_rules())["keys"], vars_of(shop_rules())) == (
        '{"midtrans": {"server_key": "rahasia"}}', vars_of(ShopRules.objects.get()),
    )  # fmt: skip
    at.lot()
    (row,) = read(PublishedProduct, "WHERE council_id = %s", [at.room.council.pk])
    assert vars_of(row) == vars_of(PublishedProduct.objects.get())
    (short,) = read(PublishedProduct, "WHERE council_id = %s", [at.room.council.pk], leave=frozenset({"story_id"}))
    assert "story_id" not in vars(short)
    assert short.story_id == row.story_id


def vars_of(row: object) -> dict[str, object]:
    return {name: value for name, value in vars(row).items() if name != "_state"}


def test_what_a_constraint_refuses_is_left_out_and_the_rest_goes_on(at):
    order = at.order((at.lot(), 1))
    paid = Payment.objects.get(order=order)
    again = Payment.objects.get(order=order)
    again.pk = new_id()
    assert add([again], or_leave=True) == 0
    assert Payment.objects.get() == paid


def test_a_basket_and_its_line_are_written_together_or_not_at_all(at):
    lot = at.lot(pieces=5)
    cart = Cart.of_scope(made_at=now(), touched_at=now())
    line = CartLine.of_scope(cart=cart, product_id=lot.product_id, added_at=now(), pieces=0)
    with pytest.raises(IntegrityError, match="cart_line_pieces"), transaction.atomic():
        add_both([cart], [line])
    assert not Cart.objects.exists()
    line.pieces = 2
    add_both([cart], [line])
    assert (Cart.objects.get(), CartLine.objects.get().pieces) == (cart, 2)


def test_who_puts_something_in_counts_what_is_in_it(at):
    first, second = at.lot(pieces=5), at.lot(pieces=5)
    cart = put(None, first.product_id, None, 2)
    counted = [put(cart.pk, one.product_id, None, 1).pieces for one in (first, second)]
    assert [cart.pieces, *counted] == [2, 3, 4]
    assert [line.pieces for line in CartLine.objects.order_by("added_at")] == [3, 1]


def test_a_transfer_takes_the_last_code_that_is_free_and_says_when_there_is_none(at):
    order = at.order((at.lot(), 1))
    codes = {open_way(order, "transfer", 6).unique_code for _payment in range(5)}
    assert codes == {1, 2, 3, 4, 5}
    with pytest.raises(Refused) as no:
        open_way(order, "transfer", 6)
    assert no.value.code == "transfer_codes_taken"
    Payment.objects.filter(order=order, amount=2).update(state="over")
    assert open_way(order, "transfer", 6).unique_code == 4


def test_an_order_comes_with_its_first_way_to_pay(at):
    order = at.order((at.lot(price=90_000), 1))
    payment = Payment.objects.get(order=order)
    assert payment.amount + payment.unique_code == order.due == order.total == 105_000
    assert Order.objects.count() == 1


def test_limits_slide_and_who_was_refused_is_not_counted(at, settings, time_machine):
    settings.ACCOUNT_RATE_LIMITS = {"shop_order": "2/h/key,3/h/ip"}
    begin = now()

    def ordered(key: str, minutes: int, address: str = "10.0.0.1") -> bool:
        time_machine.move_to(begin + timedelta(minutes=minutes), tick=False)
        request = RequestFactory().post("/", REMOTE_ADDR=address)
        try:
            with transaction.atomic():
                if not may(request, "shop_order", key=key):
                    raise Refused("orders_too_many")
        except Refused:
            return False
        return True

    assert [ordered("rini", 0), ordered("rini", 30), ordered("rini", 50)] == [True, True, False]
    assert ordered("rini", 61), "of the two, only the one half an hour ago still counts"
    assert not ordered("rini", 62)
    assert ordered("sari", 63)
    assert not ordered("tuti", 64), "three from one address within the hour"
    assert ordered("tuti", 64, address="10.0.0.2")
