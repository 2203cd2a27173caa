"""What the buyer's pages have in common: nobody keeps them, and the basket's id travels in a signed cookie."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Final

from django.conf import settings
from django.http import HttpResponse

from kriya.accounts.request import Request
from kriya.core.sharing import KEPT_BY_NOBODY
from kriya.core.signed import opened, signed
from kriya.shop.actions.carts import KEPT
from kriya.shop.models import Cart
from kriya.shop.queries.baskets import cart_called, lines_of

CART: Final = "keranjang"
COUNT: Final = "isi_keranjang"
"""How many pieces are in it, for the mark in the header: a script reads it on pages that are the same for everybody."""
_DOOR: Final = "shop.cart"
View = Callable[..., HttpResponse]


def kept_by_nobody(view: View) -> View:
    """Let no proxy keep what a view answers and no search engine list it."""

    @wraps(view)
    def answer(request: Request, *arguments: Any, **named: Any) -> HttpResponse:
        response = view(request, *arguments, **named)
        response.headers["Cache-Control"] = KEPT_BY_NOBODY
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return answer


def cart_of(request: Request) -> Cart | None:
    """Return the basket of this browser in this council; a cookie that is not ours is none."""
    pk = opened(_DOOR, request.COOKIES.get(CART, ""))
    return cart_called(pk) if pk else None


def carry(request: Request, response: HttpResponse, cart: Cart, *, is_empty: bool = False) -> HttpResponse:
    """Give the basket's cookies with an answer; they go to pages of this council alone."""
    pieces = 0 if is_empty else cart.pieces
    if pieces is None:
        pieces = sum(line.pieces for line in lines_of(cart.pk))
    common: dict[str, Any] = {
        "path": f"{request.council_prefix}/",
        "max_age": KEPT,
        "samesite": "Lax",
        "secure": settings.HTTPS,
    }
    response.set_cookie(CART, signed(_DOOR, cart.pk), httponly=True, **common)
    response.set_cookie(COUNT, str(pieces), **common)
    return response


def written(text: str) -> str:
    """Return what somebody sent without the one letter that PostgreSQL has not."""
    return text.replace("\x00", "")
