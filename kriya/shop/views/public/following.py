"""The page of an order, for whoever has its address: what to do next, and everything that happened."""

from collections.abc import Callable
from typing import Any, BinaryIO, Final, cast

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kriya.accounts.phones import whatsapp
from kriya.accounts.request import Request
from kriya.design.messages import did
from kriya.shop.actions.ending import free_money
from kriya.shop.actions.following import call_off, keep_proof, say_to_shop
from kriya.shop.actions.paying import ask_payment, left_to_pay
from kriya.shop.actions.sending import finish
from kriya.shop.documents.receipt import receipt
from kriya.shop.forms.checkout import method_said
from kriya.shop.models import DeliveryKind, Method, Order, OrderEvent, OrderEventKind, Payment, PaymentState
from kriya.shop.queries.following import Followed, followed, order_called
from kriya.shop.queries.rules import methods, shop_rules
from kriya.shop.views.public.keeping import kept_by_nobody, written

_TONES: Final = {
    OrderEventKind.PAID: "good",
    OrderEventKind.DONE: "good",
    OrderEventKind.MADE: "good",
    OrderEventKind.RETURNED: "wait",
    OrderEventKind.SENT: "dye",
    OrderEventKind.SHORT: "wait",
    OrderEventKind.DECLINED: "wait",
    OrderEventKind.EXPIRED: "wait",
}

_TOLD: Final = {
    OrderEventKind.MESSAGE,
    OrderEventKind.SENT,
    OrderEventKind.CANCELLED,
    OrderEventKind.ACCEPTED,
    OrderEventKind.MADE,
}
"""Whose note the buyer reads; others are the office's own."""


@require_safe
@kept_by_nobody
def show(request: Request, code: str) -> HttpResponse:
    """Show an order."""
    order = _order(code)
    told = followed(order, left=left_to_pay(order), free=free_money(order))
    rules, address = shop_rules(), request.build_absolute_uri(reverse("shop:buyer_order", args=[order.code]))
    payment = told.open_payment if told.can_be_paid else None
    given: dict[str, Any] = {
        "told": told,
        "order": order,
        "payment": payment,
        "pay_url": _pay_url(order, payment),
        "is_transfer": payment is not None and payment.method == Method.TRANSFER,
        "is_told": payment is not None and payment.state == PaymentState.TOLD,
        "others": _others(rules, payment) if told.can_be_paid else [],
        "is_fetched": order.delivery == DeliveryKind.PICK_UP,
        "rules": rules,
        "rows": [
            (line, told.products.get(line.product_id), told.name_of(line), told.back_of(line)) for line in told.lines
        ],
        "gone": [told.name_of(line) for line in told.gone],
        "parcels": [
            (parcel, [(told.name_of(one.line), one.pieces) for one in pieces]) for parcel, pieces in told.parcels
        ],
        "events": _timeline(told),
        "reason": next((one.note for one in told.events if one.kind == OrderEventKind.CANCELLED), ""),
        "address": address,
        "share_url": whatsapp("", _("Pesanan %(number)s: %(url)s") % {"number": order.number, "url": address}),
        "ask_url": _ask(request, order, address),
    }
    return render(request, "shop/public/order.html", given)


def _order(code: str) -> Order:
    order = order_called(code)
    if order is None:
        raise Http404
    return order


def _pay_url(order: Order, payment: Payment | None) -> str:
    """Return where a provider takes over; a transfer is told on the page itself."""
    if payment is None or payment.method == Method.TRANSFER:
        return ""
    try:
        return reverse("shop:pay", args=[order.code, payment.pk])
    except NoReverseMatch:
        return ""


def _others(rules: Any, payment: Payment | None) -> list[tuple[str, Any, str]]:
    """Return the other ways to pay: code, name, and what it means."""
    now = payment.method if payment else ""
    return [(str(one), one.label, method_said(one)) for one in methods(rules) if one != now]


def _entry(event: OrderEvent) -> dict[str, Any]:
    """Return an event as the timeline shows it; who in the office did it is not told."""
    is_message = event.kind == OrderEventKind.MESSAGE
    title = str(event.get_kind_display())
    if is_message:
        title = _("Anda menulis") if event.from_buyer else _("Galeri menulis")
    elif event.kind == OrderEventKind.CANCELLED:
        title = _("Pesanan dibatalkan")
    return {
        "at": event.at,
        "title": title[:1].upper() + title[1:],
        "text": event.note if event.kind in _TOLD else "",
        "amount": event.amount,
        "tone": _TONES.get(OrderEventKind(event.kind), "dye" if is_message else ""),
    }


def _timeline(told: Followed) -> list[dict[str, Any]]:
    """Return what happened, the newest first, with each way to pay that was opened: a transfer by its own code."""
    asked = [
        {
            "at": one.asked_at,
            "title": _("Menunggu pembayaran"),
            "text": f"{one.get_method_display()} · {_('kode unik %(code)s') % {'code': one.unique_code}}"
            if one.unique_code
            else one.get_method_display(),
            "amount": one.amount,
            "tone": "",
        }
        for one in told.payments
    ]
    return sorted([*map(_entry, told.events), *asked], key=lambda entry: entry["at"], reverse=True)


def _ask(request: Request, order: Order, address: str) -> str:
    number = request.council.whatsapp or request.council.phone
    words = _("Halo, saya ingin bertanya tentang pesanan %(number)s: %(url)s") % {
        "number": order.number,
        "url": address,
    }
    return whatsapp(number, words) if number.startswith("+628") else ""


def _answer(request: Request, code: str, action: Callable[[Order], object], said: str) -> HttpResponse:
    """Do something with an order and go back to its page."""
    order = _order(code)
    did(request, lambda: action(order), said)
    return redirect("shop:buyer_order", code=order.code)


@require_POST
@kept_by_nobody
def choose_payment(request: Request, code: str) -> HttpResponse:
    """Open a way to pay what is left."""
    return _answer(request, code, lambda order: ask_payment(order, request.POST.get("method", "")), "")


@require_POST
@kept_by_nobody
def send_proof(request: Request, code: str) -> HttpResponse:
    """Take a proof of the transfer that is open."""
    order, file = _order(code), request.FILES.get("proof")
    open_ones = Payment.objects.filter(
        order=order, method=Method.TRANSFER, state__in=[PaymentState.ASKED, PaymentState.TOLD]
    )
    payment = open_ones.order_by("-asked_at").first()
    if file is None or payment is None:
        said = _("Pilih dulu foto atau PDF bukti transfernya.") if payment else _("Pembayaran ini tidak lagi menunggu.")
        messages.error(request, said)
        return redirect("shop:buyer_order", code=order.code)
    done = _("Terima kasih. Kami periksa, lalu mengabari Anda.")
    return _answer(
        request, code, lambda _order: keep_proof(payment, cast(BinaryIO, file.file), size=file.size or 0), done
    )


@require_POST
@kept_by_nobody
def write(request: Request, code: str) -> HttpResponse:
    """Write to the council."""
    words = written(request.POST.get("message", ""))
    return _answer(request, code, lambda order: say_to_shop(order, words), _("Pesan terkirim."))


@require_POST
@kept_by_nobody
def cancel(request: Request, code: str) -> HttpResponse:
    """Call the order off while nothing was paid."""
    reason = written(request.POST.get("reason", "")).strip()[:200] or _("Dibatalkan pembeli")
    return _answer(request, code, lambda order: call_off(order, reason=reason), _("Pesanan dibatalkan."))


@require_POST
@kept_by_nobody
def received(request: Request, code: str) -> HttpResponse:
    """Note that the buyer has it."""
    return _answer(request, code, lambda order: finish(order, from_buyer=True), _("Terima kasih sudah mengabari."))


@require_safe
@kept_by_nobody
def receipt_pdf(_request: Request, code: str) -> HttpResponse:
    """Give the receipt, once money came."""
    order = _order(code)
    told: Followed = followed(order, left=0, free=0)
    if told.money.paid <= 0:
        raise Http404
    name = f"kuitansi-{order.number.replace('/', '-')}.pdf"
    return HttpResponse(
        receipt(told),
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{name}"'},
    )
