"""Put into a basket, change and take out. Nobody has to say who they are."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Final
from uuid import UUID

from django.db import transaction

from kriya.core.asking import carry_out
from kriya.core.clock import now
from kriya.core.refusal import Refused
from kriya.core.rows import add, add_both
from kriya.shop.models import Cart, CartLine
from kriya.shop.models.carts import MOST_LINES, MOST_PIECES
from kriya.shop.queries.baskets import cart_called, lines_of
from kriya.shop.queries.offers import Key, Offer, offers_to_buy
from kriya.shop.queries.rules import shop_rules

KEPT: Final = timedelta(days=30)
_TOUCH: Final = "UPDATE shop_cart SET touched_at = %s, attribution = %s WHERE council_id = %s AND id = %s"
_PIECES: Final = "UPDATE shop_cartline SET pieces = %s WHERE council_id = %s AND id = %s"


def put(
    cart: UUID | None,
    product: UUID,
    variant: UUID | None,
    pieces: int,
    *,
    attribution: str = "",
    offers: Mapping[Key, Offer] | None = None,
) -> Cart:
    """Put pieces into a basket, into a new one where there is none; more of the same add up. Nothing is kept yet.

    `offers` are those of the product, where they were asked for in the scope's transaction already. Refuse what the
    shop does not sell, and more than there is, before anything is written.
    """
    if not shop_rules().is_open:
        raise Refused("shop_closed")
    offer = (offers_to_buy([product]) if offers is None else offers).get((product, variant))
    if offer is None or not offer.can_be_bought:
        raise Refused("product_not_for_sale")
    instant = now()
    found = cart_called(cart, lock=True) if cart else None
    lines = lines_of(found.pk) if found else []
    line = next((one for one in lines if (one.product_id, one.variant_id) == (product, variant)), None)
    wanted = _wanted(offer, pieces, line.pieces if line else 0)
    if line is None and len(lines) >= MOST_LINES:
        raise Refused("cart_full")
    owner = found or Cart.of_scope(made_at=instant)
    owner.touched_at = instant
    owner.attribution = attribution[:40] or owner.attribution
    owner.pieces = sum(one.pieces for one in lines) + pieces
    new = CartLine.of_scope(cart=owner, product_id=product, variant_id=variant, added_at=instant, pieces=wanted)
    if found is None:
        add_both([owner], [new])
        return owner
    carry_out(_TOUCH, [owner.touched_at, owner.attribution, owner.council_id, owner.pk])
    if line is None:
        add([new])
    else:
        carry_out(_PIECES, [wanted, owner.council_id, line.pk])
    return owner


def _wanted(offer: Offer, pieces: int, have: int) -> int:
    wanted = _whole(pieces) + have
    left = MOST_PIECES if offer.is_to_order else min(MOST_PIECES, offer.free)
    if wanted > left:
        raise Refused("basket_has_all" if have else "product_short", name=offer.shown_name, left=left, have=have)
    return wanted


@transaction.atomic
def change(cart: Cart, line: UUID, pieces: int) -> None:
    """Make a line so many pieces; none takes it out. A line that is not there any more is left alone."""
    found = CartLine.objects.filter(cart=cart, pk=line).first()
    if found is None:
        return
    if pieces == 0:
        found.delete()
    else:
        found.pieces = _whole(pieces)
        found.save()
    Cart.objects.filter(pk=cart.pk).update(touched_at=now())


def forget_old() -> int:
    """Delete baskets that nobody touched for a month; return how many."""
    _n, by_kind = Cart.objects.filter(touched_at__lt=now() - KEPT).delete()
    return by_kind.get("shop.Cart", 0)


def _whole(pieces: int) -> int:
    if type(pieces) is not int or not 1 <= pieces <= MOST_PIECES:
        raise Refused("cart_pieces_wrong", most=MOST_PIECES)
    return pieces
