"""A basket as it would be bought now: each line with its price, where it comes from, and what stands in its way."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from kriya.core.money import Rupiah
from kriya.core.rows import read
from kriya.core.scoping import current_council
from kriya.inventory.queries.stock import Shelf
from kriya.shop.models import Cart, CartLine
from kriya.shop.queries.offers import Offer, offers_to_buy

GUESS_G = 500
"""What a piece is taken to weigh whose weight nobody noted."""


def volume_weight_g(length_mm: int, width_mm: int, height_mm: int) -> int:
    """Return the grams that couriers take a size for: a kilogram for 6,000 cm³; 0 where a side is not known."""
    return -(-length_mm * width_mm * height_mm // 6_000)


@dataclass(frozen=True)
class BasketLine:
    """A line of a basket. `taken` are the pieces from shelves; what is made to order is taken from none."""

    line: CartLine
    offer: Offer | None
    taken: tuple[tuple[Shelf, int], ...]

    @property
    def is_to_order(self) -> bool:
        return self.offer is not None and self.offer.is_to_order

    @property
    def pieces(self) -> int:
        return self.line.pieces

    @property
    def left(self) -> int:
        """How many can be had."""
        if self.offer is None:
            return 0
        return self.line.pieces if self.is_to_order else self.offer.free

    @property
    def is_short(self) -> bool:
        return self.left < self.line.pieces

    @property
    def total(self) -> Rupiah:
        """Rupiah for the pieces that can be had."""
        if self.offer is not None and self.is_to_order:
            return Rupiah((self.offer.price or 0) * self.line.pieces)
        return Rupiah(sum(shelf.price * pieces for shelf, pieces in self.taken))

    @property
    def weight_g(self) -> int:
        """Grams that a courier charges for: what it weighs, or the room it takes where its sizes are known."""
        product = self.offer.product if self.offer else None
        if product is None:
            return GUESS_G * self.line.pieces
        sides = (product.length_mm or 0, product.width_mm or 0, product.height_mm or 0)
        each = max(product.weight_g or GUESS_G, volume_weight_g(*sides))
        return each * self.line.pieces


@dataclass(frozen=True)
class Basket:
    """Everything that somebody means to buy."""

    cart: Cart | None
    lines: tuple[BasketLine, ...]

    @property
    def goods(self) -> Rupiah:
        return Rupiah(sum(line.total for line in self.lines))

    @property
    def weight_g(self) -> int:
        return sum(line.weight_g for line in self.lines)

    @property
    def pieces(self) -> int:
        return sum(line.pieces for line in self.lines)

    @property
    def is_whole(self) -> bool:
        """Whether all of it can be had."""
        return bool(self.lines) and not any(line.is_short for line in self.lines)

    @property
    def said(self) -> list[list[Any]]:
        """What a buyer saw: product, variant, pieces, total; an order of something else is another order."""
        return [
            [str(one.line.product_id), str(one.line.variant_id or ""), one.pieces, int(one.total)] for one in self.lines
        ]


def basket_of(cart: Cart | None) -> Basket:
    """Return a basket with today's prices and stock, in four questions whatever its size."""
    if cart is None:
        return Basket(None, ())
    lines = lines_of(cart.pk)
    offers = offers_to_buy({line.product_id for line in lines})
    return Basket(cart, tuple(_line(line, offers.get((line.product_id, line.variant_id))) for line in lines))


def cart_called(pk: UUID, *, lock: bool = False) -> Cart | None:
    """Return a basket of the council; with `lock` nobody else changes it until this work is done."""
    found = read(Cart, f"WHERE council_id = %s AND id = %s{' FOR UPDATE' if lock else ''}", [current_council().pk, pk])
    return found[0] if found else None


def lines_of(cart: UUID) -> list[CartLine]:
    """Return the lines of a basket, in the order in which they came."""
    return read(CartLine, "WHERE council_id = %s AND cart_id = %s ORDER BY added_at, id", [current_council().pk, cart])


def _line(line: CartLine, offer: Offer | None) -> BasketLine:
    if offer is None or not offer.can_be_bought:
        return BasketLine(line, None, ())
    return BasketLine(line, offer, tuple(offer.take(line.pieces)))
