"""The basket: what is in it at today's prices, more or fewer pieces, taken out and put back."""

from typing import Any, Final

from django.core.signing import BadSignature, dumps, loads
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kriya.accounts.request import Request
from kriya.catalog.models import Product
from kriya.core.ids import read_id
from kriya.design.messages import did, undoable
from kriya.shop.actions.carts import change, put
from kriya.shop.attribution import attribution_of
from kriya.shop.models import Cart, CartLine
from kriya.shop.models.carts import MOST_PIECES
from kriya.shop.queries.baskets import Basket, basket_of
from kriya.shop.queries.rules import shop_rules
from kriya.shop.views.public.keeping import carry, cart_of, kept_by_nobody

_TAKEN_OUT: Final = "shop.taken out"


@require_safe
@kept_by_nobody
def show(request: Request) -> HttpResponse:
    """Show the basket."""
    cart = cart_of(request)
    basket = basket_of(cart)
    given = {"basket": basket, "rows": rows_of(basket), "is_open": shop_rules().is_open}
    response = render(request, "shop/public/basket.html", given)
    return carry(request, response, cart) if cart else response


def rows_of(basket: Basket) -> list[dict[str, Any]]:
    """Return the lines with what a page says of each; one question more where something is not public any more."""
    gone = [line.line.product_id for line in basket.lines if line.offer is None]
    names = dict(Product.objects.filter(pk__in=gone).values_list("pk", "name")) if gone else {}
    return [
        {
            "line": line,
            "name": line.offer.shown_name if line.offer else names.get(line.line.product_id, "—"),
            "price": _price(line.offer.price, line.total, line.pieces) if line.offer else None,
            "fewer": line.pieces - 1,
            "more": line.pieces + 1 if line.pieces < min(line.left, MOST_PIECES) or line.is_to_order else None,
        }
        for line in basket.lines
    ]


def _price(price: int | None, total: int, pieces: int) -> int | None:
    """Return what a piece costs where all of the line cost the same."""
    return price if price is not None and price * pieces == total else None


@require_POST
@kept_by_nobody
def change_line(request: Request) -> HttpResponse:
    """Make a line so many pieces; none takes it out, with a way back."""
    cart, line = cart_of(request), read_id(request.POST.get("baris"))
    found = CartLine.objects.filter(cart=cart, pk=line).select_related("product").first() if cart and line else None
    if cart is None or found is None:
        return redirect("shop:cart")
    typed = request.POST.get("jumlah", "")
    pieces = int(typed) if typed.isascii() and typed.isdigit() and len(typed) <= 2 else -1
    if did(request, lambda: change(cart, found.pk, pieces)) and pieces == 0:
        said = _("“%(name)s” dikeluarkan dari keranjang.") % {"name": found.product.name}
        undoable(request, said, reverse("shop:cart_put_back", args=[_ticket(found)]))
    return carry(request, redirect("shop:cart"), cart)


@require_POST
@kept_by_nobody
def put_back(request: Request, token: str) -> HttpResponse:
    """Put back what was just taken out."""
    try:
        product, variant, pieces = loads(token, salt=_TAKEN_OUT, max_age=24 * 60 * 60)
    except BadSignature as reason:
        raise Http404 from reason
    made: list[Cart] = []
    own, what, led_by = cart_of(request), read_id(product), attribution_of(request)
    owner = own.pk if own else None
    if what is not None:
        did(request, lambda: made.append(put(owner, what, read_id(variant), pieces, attribution=led_by)))
    response = redirect("shop:cart")
    return carry(request, response, made[0]) if made else response


def _ticket(line: CartLine) -> str:
    return dumps([str(line.product_id), str(line.variant_id or ""), line.pieces], salt=_TAKEN_OUT, compress=True)
