"""Make an order of a basket: prices, pieces kept, voucher, sending and the first payment, all or nothing."""

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final
from uuid import UUID

from django.db import transaction

from kriya.catalog.models import PublishedProduct
from kriya.core.asking import carry_out
from kriya.core.clock import now
from kriya.core.locks import Space, wait_for
from kriya.core.money import Rupiah, split
from kriya.core.once import digest_of, the_same
from kriya.core.refusal import Refused
from kriya.core.rows import add, read
from kriya.core.scoping import current_council
from kriya.councils.regions import name_of
from kriya.inventory.actions.reserving import Wanted, reserve
from kriya.ledger.actions.numbering import next_number
from kriya.ledger.models import NumberKind
from kriya.ledger.terms import portion
from kriya.shop.actions.paying import ask_first
from kriya.shop.actions.timeline import tell
from kriya.shop.actions.vouchers import discount_of, use, voucher_for
from kriya.shop.delivery.quotes import Quote, quotes
from kriya.shop.models import (
    Cart,
    DeliveryKind,
    Method,
    Order,
    OrderEventKind,
    OrderLine,
    ShopRules,
    Voucher,
)  # fmt: skip
from kriya.shop.queries.baskets import Basket, basket_of
from kriya.shop.queries.rules import methods, shop_rules

_LETTERS: Final = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
_CODE: Final = 12
_EMPTY: Final = "DELETE FROM shop_cartline WHERE council_id = %s AND cart_id = %s"


@dataclass(frozen=True)
class Buyer:
    """Who orders. `phone` is E.164."""

    name: str
    phone: str
    email: str = ""
    language: str = "id"


@dataclass(frozen=True)
class Destination:
    """Where it goes: `delivery` is a Quote.code; without a street it is fetched."""

    delivery: str
    street: str = ""
    village_code: str = ""
    postal_code: str = ""


@dataclass(frozen=True)
class Counter:
    """What an order is made by: the basket and the shop's rules as they are now, and the ways to pay."""

    basket: Basket
    rules: ShopRules
    methods: Sequence[Method]


def come_to_counter(cart: Cart, key: UUID) -> Counter:
    """Read what an order is made by, once nobody else is at the order of this key; it stands until this work is done.

    Whoever sends the same twice waits here, and finds the order that was made meanwhile.
    """
    wait_for(key, Space.ORDERS)
    return look(cart)


def look(cart: Cart) -> Counter:
    """Read the same to show it."""
    rules = shop_rules()
    return Counter(basket_of(cart), rules, methods(rules))


@transaction.atomic
def place_order(
    cart: Cart,
    buyer: Buyer,
    to: Destination,
    *,
    method: str,
    key: UUID,
    seen: str = "",
    voucher: str = "",
    note: str = "",
    counter: Counter | None = None,
    admit: Callable[[], object] | None = None,
) -> Order:
    """Order what is in a basket; `key` is the form's own id, so that a second tap gives the same order.

    `seen` is the hash of what the buyer saw: where prices or stock are others by now, Refused("basket_changed").
    Prices, discount and sending are worked out here and taken from no form. Pieces are kept until it expires.
    An order that its voucher covers wholly needs no `method`: it is sold at once, for nothing.
    `counter` is what come_to_counter() said in this transaction; `admit` is called before a new order, and may refuse.
    """
    at = counter or come_to_counter(cart, key)
    said = [str(cart.pk), vars(buyer), vars(to), method, voucher, note]
    digest = digest_of({"said": said})
    if before := order_before(key, digest):
        return before
    if admit is not None:
        admit()
    rules, basket = at.rules, at.basket
    _refuse(at, seen)
    quote = _quote(rules, to, basket.weight_g)
    offered = voucher_for(voucher, goods=basket.goods, buyer_phone=buyer.phone, lock=True) if voucher else None
    lines = _lines(basket, discount_of(offered, basket.goods) if offered else Rupiah(0))
    order = _order(basket, lines, rules, quote, method)
    if order.total and method not in at.methods:
        raise Refused("payment_method_unknown")
    order.pk, order.payload_hash, order.voucher = key, digest, offered
    order.attribution, order.note = cart.attribution, note[:300]
    _address(order, buyer, to, quote)
    add([order])
    _keep(order, lines)
    ask_first(order, method)
    carry_out(_EMPTY, [order.council_id, cart.pk])
    return order


def _address(order: Order, buyer: Buyer, to: Destination, quote: Quote) -> None:
    """Write who ordered, and where it goes."""
    order.buyer_name, order.buyer_phone, order.buyer_email = buyer.name, buyer.phone, buyer.email
    order.language = buyer.language
    for name, value in _sent_to(to, quote).items():
        setattr(order, name, value)


def order_before(key: UUID, digest: str) -> Order | None:
    """Return the order that a key brought already. Raises Refused("order_other_payload") where it said another."""
    found = read(Order, "WHERE council_id = %s AND id = %s", [current_council().pk, key])
    return the_same(found, digest, refusal="order_other_payload")


def _order(basket: Basket, lines: Sequence[OrderLine], rules: ShopRules, quote: Quote, method: str) -> Order:
    """Return an order with its numbers, amounts and times."""
    instant, discount = now(), sum(line.discount for line in lines)
    return Order.of_scope(
        number=next_number(NumberKind.ORDER),
        code=_new_code(),
        weight_g=basket.weight_g,
        goods=basket.goods,
        discount=discount,
        shipping=quote.price,
        total=basket.goods - discount + quote.price,
        due=_due(lines, rules, quote.price),
        placed_at=instant,
        expires_at=instant + _patience(rules, method),
    )


@dataclass(frozen=True)
class Sums:
    """What an order of a basket would come to, whole rupiah; `due` is what must come first."""

    goods: int
    discount: int
    shipping: int
    due: int

    @property
    def total(self) -> int:
        return self.goods - self.discount + self.shipping


def sums_of(basket: Basket, rules: ShopRules, *, shipping: int, voucher: Voucher | None) -> Sums:
    """Return what an order would come to now; as place_order works it out."""
    discount = discount_of(voucher, basket.goods) if voucher else Rupiah(0)
    lines = _lines(basket, discount)
    return Sums(basket.goods, discount, shipping, _due(lines, rules, shipping))


def seen_of(basket: Basket) -> str:
    """Return the hash of what a buyer is shown, for the form."""
    return digest_of({"lines": basket.said})


def _refuse(at: Counter, seen: str) -> None:
    basket = at.basket
    if not at.rules.is_open:
        raise Refused("shop_closed")
    if not basket.lines:
        raise Refused("cart_empty")
    for line in basket.lines:
        if line.is_short:
            name = line.offer.name if line.offer else _name_of(line.line.product_id)
            raise Refused("product_short", name=name, left=line.left)
    if seen and seen != seen_of(basket):
        raise Refused("basket_changed")


def _name_of(product: UUID) -> str:
    return PublishedProduct.objects.filter(pk=product).values_list("name", flat=True).first() or "—"


def _quote(rules: ShopRules, to: Destination, weight_g: int) -> Quote:
    found = {quote.code: quote for quote in quotes(rules, to.village_code, weight_g, may_ask=False)}
    if to.delivery in found:
        return found[to.delivery]
    if to.delivery.startswith(f"{DeliveryKind.COURIER}:"):
        service = to.delivery.partition("@")[0]
        raise Refused("basket_changed" if any(code.startswith(f"{service}@") for code in found) else "courier_silent")
    raise Refused("delivery_not_there" if to.delivery else "delivery_unknown")


def _lines(basket: Basket, discount: int) -> list[OrderLine]:
    made: list[OrderLine] = []
    for one in basket.lines:
        offer = one.offer
        if offer is None:
            continue
        common = {
            "product_id": one.line.product_id,
            "variant_id": one.line.variant_id,
            "name": offer.name,
            "maker_name": offer.product.maker_name,
            "weight_g": one.weight_g // one.pieces,
        }
        if one.is_to_order:
            made.append(
                OrderLine.of_scope(
                    **common, maker_id=offer.product.maker_id, pieces=one.pieces, price=offer.price or 0,
                    is_to_order=True, order_days=offer.product.order_days,
                )
            )  # fmt: skip
        for shelf, pieces in one.taken:
            made.append(
                OrderLine.of_scope(
                    **common, lot_id=shelf.lot, location_id=shelf.location, maker_id=shelf.maker, pieces=pieces,
                    price=shelf.price,
                )
            )  # fmt: skip
    wholes = [line.price * line.pieces for line in made]
    for position, (line, off) in enumerate(zip(made, split(Rupiah(discount), wholes), strict=True)):
        line.position, line.discount, line.total = position, off, line.price * line.pieces - off
    return made


def _due(lines: Sequence[OrderLine], rules: ShopRules, shipping: int) -> int:
    """Return what must come first: all, but of what is made to order the deposit."""
    first = sum(portion(line.total, rules.deposit) if line.is_to_order else line.total for line in lines)
    return first + shipping


def _keep(order: Order, lines: Sequence[OrderLine]) -> None:
    for line in lines:
        line.order = order
    add(lines)
    wanted = [Wanted(one.lot_id, one.location_id, one.pieces) for one in lines if one.lot_id and one.location_id]
    if wanted:
        reserve(wanted, holder=order.pk, expires_at=order.expires_at)
    if order.voucher is not None:
        use(order.voucher, order, at=order.placed_at)
    tell(order, OrderEventKind.PLACED, from_buyer=True)


def _sent_to(to: Destination, quote: Quote) -> dict[str, str]:
    if quote.kind == DeliveryKind.PICK_UP:
        return {"delivery": quote.kind}
    return {
        "delivery": quote.kind,
        "service": quote.service,
        "street": to.street[:300],
        "village_code": to.village_code,
        "region": region_in_words(to.village_code),
        "postal_code": to.postal_code,
    }


def region_in_words(village_code: str) -> str:
    """Return village, district, regency and province by name, as far as the code goes."""
    parts = village_code.split(".")
    names = [name_of(".".join(parts[:length])) for length in range(len(parts), 0, -1)]
    return ", ".join(name for name in names if name)[:200]


def _patience(rules: ShopRules, method: str) -> timedelta:
    is_slow = method == Method.TRANSFER
    return timedelta(hours=rules.transfer_hours) if is_slow else timedelta(minutes=rules.online_minutes)


def _new_code() -> str:
    return "".join(secrets.choice(_LETTERS) for _letter in range(_CODE))
