"""Order what is in the basket, on one page: every mistake at once, nothing typed is lost, sent twice is once."""

from typing import Any, Final
from uuid import UUID

from allauth.core import ratelimit
from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from kriya.accounts.phones import e164
from kriya.accounts.request import Request
from kriya.core.ids import new_id, read_id
from kriya.core.refusal import Refused, say
from kriya.shop.actions.paying import ask_payment
from kriya.shop.actions.placing import place_order, seen_of, sums_of
from kriya.shop.actions.vouchers import voucher_for
from kriya.shop.followers import tell_wish
from kriya.shop.forms.checkout import FETCH, SEND, CheckoutForm, method_said
from kriya.shop.models import Cart, Order, OrderState, Voucher
from kriya.shop.queries.baskets import Basket, basket_of
from kriya.shop.queries.rules import shop_rules
from kriya.shop.views.public.basket import rows_of
from kriya.shop.views.public.guessing import not_guessed, note_guess, refuse_guesser
from kriya.shop.views.public.keeping import carry, cart_of, kept_by_nobody, written

PLACE: Final = "place"
"""What the button says that orders; every other only looks."""
_AT: Final = {
    "delivery_unknown": "delivery",
    "delivery_not_there": "place",
    "courier_silent": "delivery",
    "payment_method_unknown": "method",
}


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@kept_by_nobody
def checkout(request: Request) -> HttpResponse:
    """Show the page; with another button than the last one only look up villages, rates or a voucher."""
    cart = cart_of(request)
    if cart is None:
        return redirect("shop:cart")
    basket, rules = basket_of(cart), shop_rules()
    typed: dict[str, Any] = {name: written(value) for name, value in request.POST.items() if isinstance(value, str)}
    common: dict[str, Any] = {
        "typed": typed,
        "rules": rules,
        "weight_g": basket.weight_g,
        "near": request.council.region_code,
    }
    if request.method == "POST" and typed.get("do") == PLACE:
        form = CheckoutForm(typed, **common)
        if order := _order(request, cart, form):
            return carry(request, redirect("shop:buyer_order", code=order.code), cart)
    else:
        form = CheckoutForm(initial=typed, **common)
    if not rules.is_open or not basket.is_whole:
        return redirect("shop:cart")
    return _page(request, form, basket)


def _order(request: Request, cart: Cart, form: CheckoutForm) -> Order | None:
    """Return the order, or None with every reason in the form."""
    key = read_id(form.typed.get("key")) or new_id()
    if not form.is_valid():
        return None
    try:
        if form.cleaned_data["voucher"]:
            refuse_guesser(request)
        with transaction.atomic():
            return _placed(request, cart, form, key)
    except Refused as no:
        note_guess(request, no)
        if no.code in {"cart_empty", "product_short"}:
            messages.error(request, say(no))
        form.add_error("voucher" if no.code.startswith("voucher_") else _AT.get(no.code), say(no))
        return None


def _placed(request: Request, cart: Cart, form: CheckoutForm, key: UUID) -> Order:
    said = form.cleaned_data
    if not Order.objects.filter(pk=key).exists() and not ratelimit.consume(
        request, action="shop_order", key=f"{request.council.pk}:{said['phone']}"
    ):
        raise Refused("orders_too_many")
    order = place_order(
        cart,
        form.buyer(request.LANGUAGE_CODE),
        form.destination(),
        method=said["method"],
        key=key,
        seen=said["seen"],
        voucher=said["voucher"],
        note=said["note"],
    )
    if order.state == OrderState.AWAITING:
        ask_payment(order, said["method"])
    if said["news"] and said["email"]:
        tell_wish(said["email"], request.LANGUAGE_CODE, str(form.fields["news"].label))
    return order


def _page(request: Request, form: CheckoutForm, basket: Basket) -> HttpResponse:
    voucher, voucher_said = _voucher(request, form, basket)
    quote = form.quote
    sums = sums_of(basket, form.rules, shipping=quote.price if quote else 0, voucher=voucher)
    given = {
        "form": form,
        "rows": rows_of(basket),
        "basket": basket,
        "sums": sums,
        "is_deposit": sums.due < sums.total,
        "quote": quote,
        "key": read_id(form.typed.get("key")) or new_id(),
        "seen": seen_of(basket),
        "voucher": voucher,
        "voucher_said": voucher_said,
        "methods": [(code, label, method_said(code)) for code, label in form.fields["method"].choices],  # type: ignore[attr-defined]
        "FETCH": FETCH,
        "SEND": SEND,
        "terms": _terms(request, form),
    }
    return render(request, "shop/public/checkout.html", given, status=422 if form.errors else 200)


def _voucher(request: Request, form: CheckoutForm, basket: Basket) -> tuple[Voucher | None, str]:
    """Return the voucher that is typed, or why it does not hold; nothing is said twice where the form says it."""
    code, phone = form.said("voucher"), e164(form.said("phone")) or ""
    if not code or form.errors.get("voucher"):
        return None, ""
    try:
        return not_guessed(request, lambda: voucher_for(code, goods=basket.goods, buyer_phone=phone)), ""
    except Refused as no:
        return None, say(no)


def _terms(request: Request, form: CheckoutForm) -> str:
    english = form.rules.terms_en if request.LANGUAGE_CODE == "en" else ""
    return (
        english or form.rules.terms_id or _("Barang cacat atau salah kirim kami ganti. Kabari kami dalam tujuh hari.")
    )
