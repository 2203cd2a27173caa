"""Order what is in the basket, on one page: every mistake at once, nothing typed is lost, sent twice is once."""

from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from kriya.accounts.limits import may
from kriya.accounts.phones import e164
from kriya.accounts.request import Request
from kriya.core.ids import new_id, read_id
from kriya.core.refusal import Refused, say
from kriya.shop.actions.placing import come_to_counter, look, place_order, seen_of, sums_of
from kriya.shop.actions.vouchers import voucher_for
from kriya.shop.followers import tell_wish
from kriya.shop.forms.checkout import FETCH, SEND, CheckoutForm, method_said
from kriya.shop.models import Cart, Order, Voucher
from kriya.shop.queries.baskets import Basket
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
    typed: dict[str, Any] = {name: written(value) for name, value in request.POST.items() if isinstance(value, str)}
    places = request.method == "POST" and typed.get("do") == PLACE
    key = read_id(typed.get("key")) or new_id()
    counter = come_to_counter(cart, key) if places else look(cart)
    form = CheckoutForm(
        typed if places else None, initial=None if places else typed, typed=typed, counter=counter,
        near=request.council.region_code,
    )  # fmt: skip
    if places and (order := _order(request, cart, form, key)):
        return carry(request, redirect("shop:buyer_order", code=order.code), cart, is_empty=True)
    if not counter.rules.is_open or not counter.basket.is_whole:
        return redirect("shop:cart")
    return _page(request, form, key)


def _order(request: Request, cart: Cart, form: CheckoutForm, key: UUID) -> Order | None:
    """Return the order, or None with every reason in the form."""
    if not form.is_valid():
        return None
    try:
        if form.cleaned_data["voucher"]:
            refuse_guesser(request)
        return _placed(request, cart, form, key)
    except Refused as no:
        note_guess(request, no)
        if no.code in {"cart_empty", "product_short"}:
            messages.error(request, say(no))
        form.add_error("voucher" if no.code.startswith("voucher_") else _AT.get(no.code), say(no))
        return None


def _placed(request: Request, cart: Cart, form: CheckoutForm, key: UUID) -> Order:
    said = form.cleaned_data

    def within_limits() -> None:
        if not may(request, "shop_order", key=f"{request.council.pk}:{said['phone']}"):
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
        counter=form.counter,
        admit=within_limits,
    )
    if said["news"] and said["email"]:
        tell_wish(said["email"], request.LANGUAGE_CODE, str(form.fields["news"].label))
    return order


def _page(request: Request, form: CheckoutForm, key: UUID) -> HttpResponse:
    basket = form.counter.basket
    voucher, voucher_said = _voucher(request, form, basket)
    quote = form.quote
    sums = sums_of(basket, form.rules, shipping=quote.price if quote else 0, voucher=voucher)
    given = {
        "form": form,
        "rows": rows_of(basket),
        "basket": basket,
        "sums": sums,
        "is_deposit": sums.due < sums.total,
        "is_free": quote is not None and sums.total == 0,
        "quote": quote,
        "key": key,
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
