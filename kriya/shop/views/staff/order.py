"""One order in one calm page: what comes next, the goods, the money, what was said and what happened."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any, Final
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.core.clock import today
from kriya.core.ids import new_id
from kriya.councils.addresses import origin
from kriya.design.formats import masked, rupiah
from kriya.ledger.views.links import address
from kriya.sales.words import advice_of, facts_of
from kriya.shop.actions.ending import free_money
from kriya.shop.actions.giving_back import paid_online
from kriya.shop.actions.paying import left_to_pay
from kriya.shop.forms.orders import MessageForm, PayOutForm, SendForm
from kriya.shop.models import Method, Order, OrderEvent, OrderEventKind, OrderState, Payment
from kriya.shop.queries.whole import WholeLine, WholeOrder, whole_order
from kriya.shop.views.staff.orders import state_badge

_TONES: Final = {
    OrderEventKind.PAID: "good", OrderEventKind.DONE: "good", OrderEventKind.SHORT: "bad",
    OrderEventKind.DECLINED: "bad", OrderEventKind.CANCELLED: "wait", OrderEventKind.EXPIRED: "wait",
}  # fmt: skip
CALLED_OFF: Final = (OrderState.AWAITING, OrderState.EXPIRED, OrderState.PAID)


def find_order(pk: UUID) -> Order:
    """Return an order of this council; 404 otherwise."""
    found: Order = get_object_or_404(Order.objects.select_related("voucher"), pk=pk)
    return found


def buyers_page(request: Request, order: Order) -> str:
    """Return the absolute address at which the buyer sees the order without a log-in."""
    language = "" if order.language == "id" else f"/{order.language}"
    return f"{origin(request)}{request.council_prefix}{language}/pesanan/{order.code}/"


def order_crumbs(order: Order, *more: tuple[str, str]) -> list[tuple[str, str]]:
    """Return the way to an order, and on from it."""
    return [
        (_("Pesanan"), reverse("shop:orders")),
        (order.number, reverse("shop:order", args=[order.pk]) if more else ""),
        *more,
    ]


@require_safe
@staff(Can.READ_SALES)
def one(request: Request, pk: UUID) -> HttpResponse:
    """Show an order."""
    whole = whole_order(find_order(pk))
    order, can = whole.order, request.membership.can
    free, left = free_money(order), left_to_pay(order, whole.money)
    packs = can(Can.KEEP_STOCK) or can(Can.MANAGE_SALES)
    context = {
        "order": order,
        "whole": whole,
        "state": state_badge(order),
        "step": _step(whole, free),
        "free": free,
        "left": left if order.state in {OrderState.AWAITING, OrderState.PAID} else 0,
        "by_maker": _by_maker(whole.lines),
        "money": _money(whole, free),
        "phone": masked(order.buyer_phone),
        "sees_address": packs,
        "sees_contact": can(Can.SEE_PERSONAL),
        "may_manage": can(Can.MANAGE_SALES),
        "may_money": can(Can.KEEP_MONEY),
        "paid_online": free > 0 and can(Can.KEEP_MONEY) and bool(paid_online(order)),
        "may_pack": can(Can.KEEP_STOCK),
        "may_call_off": order.state in CALLED_OFF and not whole.shipments and can(Can.MANAGE_SALES),
        "returnable": [line for line in whole.lines if line.returnable and order.state != OrderState.CANCELLED],
        "send_form": SendForm(initial={"kurir": order.service.split(" ")[0] if order.service else ""}),
        "pay_out_form": PayOutForm(initial={"jumlah": free, "kunci": new_id()}),
        "message_form": MessageForm(initial={"kunci": new_id()}),
        "key": new_id(),
        "tasks": [(task, facts_of(task), advice_of(task)) for task in whole.tasks],
        "happened": newest_first([_told(event) for event in whole.happened], whole.payments),
        "buyers_page": buyers_page(request, order) if can(Can.MANAGE_SALES) else "",
        "crumbs": order_crumbs(order),
    }
    return render(request, "shop/staff/order.html", context)


def _step(whole: WholeOrder, free: int) -> str:
    """Return what is to be done first: match, wait, pay, make, send, receive, or nothing."""
    order = whole.order
    if order.state == OrderState.AWAITING:
        return "match" if whole.to_match else "wait"
    if free and order.state != OrderState.PAID:
        return "pay_back"
    if order.state == OrderState.PAID:
        if whole.sendable:
            return "send"
        return "make" if any(line.waits_for_maker for line in whole.lines) else "rest"
    return "receive" if order.state == OrderState.SENT else ""


def _by_maker(lines: list[WholeLine]) -> list[tuple[str, list[dict[str, Any]]]]:
    """Return the lines by maker, each with its place and what became of it."""
    rows = sorted(lines, key=lambda one: (one.line.maker_name, one.line.position))
    return [
        (name, [{"whole": one, "line": one.line, "said": _said(one), "links": _links(one)} for one in found])
        for name, found in groupby(rows, key=lambda one: one.line.maker_name)
    ]


def _links(one: WholeLine) -> dict[str, str]:
    line = one.line
    return {
        "lot": address("showroom:lot", line.lot_id) if line.lot_id else "",
        "sale": address("sales:sale", line.sale_id) if line.sale_id else "",
    }


def _said(one: WholeLine) -> list[tuple[str, str]]:
    """Return what became of a line as (words, tone)."""
    line, said = one.line, []
    if line.declined_at:
        return [(_("perajin tidak sanggup"), "bad")]
    if line.cancelled_at:
        return [(pgettext("pesanan", "dibatalkan"), "plain")]
    if line.gone_at:
        return [(_("tidak ada lagi"), "bad")]
    if one.sent:
        said.append((_("%(n)s dikirim") % {"n": one.sent}, "good"))
    if one.back:
        said.append((_("%(n)s kembali") % {"n": one.back}, "wait"))
    if one.left:
        said.append((_("%(n)s siap dikirim") % {"n": one.left}, "dye"))
    if line.is_to_order and not line.sale_id:
        said.append(_made(one))
    return said


def _made(one: WholeLine) -> tuple[str, str]:
    line = one.line
    if line.made_at:
        return _("sudah jadi, menunggu pelunasan"), "wait"
    if line.promised_on:
        late = line.promised_on < today()
        return _("dijanjikan %(day)s") % {"day": f"{line.promised_on:%d/%m/%Y}"}, "bad" if late else "plain"
    return _("menunggu jawaban perajin"), "wait"


def _money(whole: WholeOrder, free: int) -> list[tuple[str, str]]:
    """Return the money of an order, each part once."""
    order, money = whole.order, whole.money
    rows = [(_("Barang"), rupiah(order.goods))]
    if order.discount:
        code = f" ({order.voucher.code})" if order.voucher else ""
        rows.append((_("Potongan") + code, rupiah(-order.discount)))
    rows += [(_("Ongkos kirim"), rupiah(order.shipping)), (_("Total"), rupiah(order.total))]
    if order.due != order.total:
        rows.append((_("Uang muka"), rupiah(order.due)))
    rows += [(_("Sudah masuk"), rupiah(money.paid)), (_("Sudah terjual"), rupiah(money.sold - money.given_back))]
    if money.paid_out:
        rows.append((_("Sudah dikembalikan"), rupiah(money.paid_out)))
    rows.append((_("Masih dipegang untuk pembeli"), rupiah(money.held)))
    return rows + ([(_("Harus dikembalikan"), rupiah(free))] if free else [])


def _told(event: OrderEvent) -> dict[str, Any]:
    amount = rupiah(event.amount) if event.amount else ""
    who = event.by.name if event.by else _("pembeli") if event.from_buyer else ""
    return {
        "at": event.at,
        "title": capfirst(str(OrderEventKind(event.kind).label)),
        "by": who,
        "text": " · ".join(filter(None, [amount, event.note])),
        "tone": _TONES.get(OrderEventKind(event.kind), ""),
    }


def newest_first(told: list[dict[str, Any]], payments: Sequence[Payment]) -> list[dict[str, Any]]:
    """Put what was asked to be paid among what happened: a transfer is known by its own sum and code."""
    return sorted([*told, *map(_asked, payments)], key=lambda entry: entry["at"], reverse=True)


def _asked(payment: Payment) -> dict[str, Any]:
    code = _("kode unik %(code)s") % {"code": payment.unique_code} if payment.unique_code else ""
    said = (str(Method(payment.method).label), rupiah(payment.amount), code)
    return {"at": payment.asked_at, "title": _("Menunggu pembayaran"), "text": " · ".join(filter(None, said))}
