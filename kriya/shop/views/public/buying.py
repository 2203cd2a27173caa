"""Buy a product: what is left of it now, in which variants, at which price; then into the basket."""

from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kriya.accounts.phones import whatsapp
from kriya.accounts.request import Request
from kriya.catalog.models import PublishedProduct
from kriya.catalog.views.gone import gone_product
from kriya.core.scoping import council_scope
from kriya.design.messages import attempt_form
from kriya.ledger.terms import portion
from kriya.shop.actions.carts import put
from kriya.shop.attribution import attribution_of
from kriya.shop.forms.buying import BuyForm, code_of
from kriya.shop.models import Cart
from kriya.shop.queries.offers import Key, Offer, offers_of_public, product_called, stalls_of
from kriya.shop.queries.rules import shop_rules
from kriya.shop.views.public.keeping import carry, cart_of, kept_by_nobody


@require_http_methods(["GET", "HEAD", "POST"])
@kept_by_nobody
def buy(request: Request, slug: str) -> HttpResponse:
    """Show what can be bought of a product; put it into the basket. htmx gets the form alone."""
    # The address begins like those that are made of projections alone: who reads it has no scope yet.
    with nullcontext() if request.method == "POST" else council_scope(request.council):
        product = product_called(slug)
        if product is None:
            return gone_product(request, slug)
        offers = offers_of_public([product])
        form = BuyForm(request.POST or None, offers=list(offers.values()))
        if request.method == "POST" and (cart := _into_basket(request, form, product, offers)):
            messages.success(request, _("“%(name)s” ada di keranjang.") % {"name": product.shown_name})
            return carry(request, redirect("shop:cart"), cart)
        return _page(request, product, list(offers.values()), form)


def _into_basket(
    request: Request, form: BuyForm, product: PublishedProduct, offers: Mapping[Key, Offer]
) -> Cart | None:
    if not form.is_valid():
        return None
    own, led_by, pieces = cart_of(request), attribution_of(request), form.cleaned_data["pieces"]
    return attempt_form(
        form,
        lambda: put(
            own.pk if own else None, product.product_id, form.variant, pieces, attribution=led_by, offers=offers
        ),
        "pieces",
    )


def _page(request: Request, product: PublishedProduct, offers: Sequence[Offer], form: BuyForm) -> HttpResponse:
    rules = shop_rules()
    if request.htmx and not rules.is_open:
        raise Http404
    number = request.council.whatsapp or request.council.phone
    question = _("Halo, apakah %(name)s masih ada?") % {"name": product.name}
    can_be_bought = rules.is_open and any(offer.can_be_bought for offer in offers)
    given: dict[str, Any] = {
        "product": product,
        "form": form,
        "rows": [_row(offer, form, rules.deposit) for offer in offers],
        "is_open": rules.is_open,
        "can_be_bought": can_be_bought,
        "stalls": [] if can_be_bought else stalls_of(product.product_id),
        "most": max((offer.free for offer in offers), default=0),
        "ask_url": whatsapp(number, question) if number.startswith("+628") else "",
    }
    template = "shop/public/buy_form.html" if request.htmx else "shop/public/buy.html"
    return render(request, template, given, status=422 if form.errors else 200)


def _row(offer: Offer, form: BuyForm, deposit: int) -> dict[str, Any]:
    """Return an offer with what is said beside its price."""
    price = offer.price or 0
    return {
        "code": code_of(offer),
        "offer": offer,
        "is_chosen": form["choice"].value() == code_of(offer),
        "deposit": portion(price, deposit) if offer.is_to_order and deposit < 10_000 else None,
    }
