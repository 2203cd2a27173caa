"""What the office does with an order; every step leads back to its page."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kriya.accounts.gate import staff
from kriya.accounts.phones import whatsapp
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.core.refusal import Refused, say
from kriya.design.formats import rupiah
from kriya.design.messages import did
from kriya.shop.actions import ending, paying, sending
from kriya.shop.actions.buyers import record_showing, write_to_buyer
from kriya.shop.forms.orders import (
    ArrivedForm,
    MessageForm,
    PayOutForm,
    ReasonForm,
    SendForm,
    first_problem,
    pieces_back,
    pieces_to_send,
)  # fmt: skip
from kriya.shop.models import BuyerData, Order, Payment
from kriya.shop.queries.whole import whole_order
from kriya.shop.views.staff.order import buyers_page, find_order


def _back(order: Order) -> HttpResponse:
    return redirect("shop:order", order.pk)


def _reads(request: Request, form: forms.Form) -> bool:
    """Tell whether a form can be read; the reader is told what is wrong."""
    if form.is_valid():
        return True
    messages.error(request, first_problem(form))
    return False


@require_POST
@staff(Can.KEEP_MONEY)
def confirm(request: Request, pk: UUID) -> HttpResponse:
    """Say that a transfer stands on the bank's statement, and with how much."""
    payment: Payment = get_object_or_404(Payment.objects.select_related("order"), pk=pk)
    form = ArrivedForm(request.POST)
    if payment.method not in {"transfer", "qris"}:
        messages.error(request, _("Pembayaran ini dicatat oleh penyedianya."))
    elif _reads(request, form):
        arrived = form.cleaned_data["masuk"]
        said = _("%(sum)s dicatat masuk.") % {"sum": rupiah(arrived)}
        did(request, lambda: paying.take_in(payment, arrived, by=request.user), said)
    return _back(payment.order)


@require_POST
@staff(Can.KEEP_STOCK)
def send(request: Request, pk: UUID) -> HttpResponse:
    """Hand pieces to a courier, or to the buyer at the counter."""
    order, form = find_order(pk), SendForm(request.POST)
    if _reads(request, form):
        said = form.cleaned_data

        def act() -> None:
            lines = pieces_to_send(request.POST, whole_order(order).lines)
            sending.send(order, lines, courier=said["kurir"], tracking=said["resi"], by=request.user)

        did(request, act, _("Dicatat. Pembeli melihatnya di halaman pesanannya."))
    return _back(order)


@require_POST
@staff(Can.KEEP_STOCK)
def finish(request: Request, pk: UUID) -> HttpResponse:
    """Note that the buyer has it."""
    order = find_order(pk)
    did(request, lambda: sending.finish(order, by=request.user), _("Pesanan selesai."))
    return _back(order)


@require_POST
@staff(Can.MANAGE_SALES)
def cancel(request: Request, pk: UUID) -> HttpResponse:
    """Call an order off before anything was sent."""
    order, form = find_order(pk), ReasonForm(request.POST)
    if _reads(request, form):
        reason = form.cleaned_data["alasan"]
        said = _("Pesanan dibatalkan; barangnya kembali ke rak.")
        did(request, lambda: ending.cancel(order, reason=reason, by=request.user), said)
    return _back(order)


@require_POST
@staff(Can.MANAGE_SALES)
def take_back(request: Request, pk: UUID) -> HttpResponse:
    """Take pieces back, or drop those that are gone."""
    order, form = find_order(pk), ReasonForm(request.POST)
    if _reads(request, form):
        said = form.cleaned_data

        def act() -> None:
            back = pieces_back(request.POST, [one for one in whole_order(order).lines if one.returnable])
            ending.take_back(order, back, reason=said["alasan"], by=request.user, key=said["kunci"])

        did(request, act, _("Dicatat. Uangnya disimpan untuk pembeli sampai dikembalikan."))
    return _back(order)


@require_POST
@staff(Can.KEEP_MONEY)
def pay_out(request: Request, pk: UUID) -> HttpResponse:
    """Note that money went back to the buyer."""
    order, form = find_order(pk), PayOutForm(request.POST)
    if _reads(request, form):
        said = form.cleaned_data
        did(
            request,
            lambda: ending.pay_out(
                order, said["jumlah"], account=said["dari"], reason=said["alasan"], reference=said["rujukan"],
                by=request.user, key=said["kunci"],
            ),
            _("%(sum)s dicatat kembali ke pembeli.") % {"sum": rupiah(said["jumlah"])},
        )  # fmt: skip
    return _back(order)


@require_POST
@staff(Can.MANAGE_SALES)
def write(request: Request, pk: UUID) -> HttpResponse:
    """Write to the buyer: onto their page, by e-mail where one is known, or by WhatsApp."""
    order, form = find_order(pk), MessageForm(request.POST)
    if not _reads(request, form):
        return _back(order)
    text, where = form.cleaned_data["pesan"], buyers_page(request, order)
    try:
        write_to_buyer(order, text, by=request.user, key=form.cleaned_data["kunci"], address=where)
    except Refused as no:
        messages.error(request, say(no))
        return _back(order)
    if request.POST.get("lewat") == "whatsapp" and request.membership.can(Can.SEE_PERSONAL):
        record_showing([order], BuyerData.CONTACT, to=request.user)
        # A link and no redirect: a browser follows no form to another's server.
        link = whatsapp(order.buyer_phone, f"{order.number}: {text}\n{where}")
        context = {"whatsapp": link, "about": order.number, "back": reverse("shop:order", args=[order.pk])}
        return render(request, "shop/staff/whatsapp.html", context)
    messages.success(request, _("Pesan ada di halaman pembeli."))
    return _back(order)
