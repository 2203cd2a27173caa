"""Vouchers and campaigns: with limits, who bears them, and how often they were used."""

from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q, Sum
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.core.clock import today
from kriya.design.formats import percent, rupiah, when
from kriya.design.messages import did, fits
from kriya.design.tables import Column, Table, TableRow
from kriya.design.tags.marks import badge
from kriya.shop.actions.settings import save_voucher, stop_voucher
from kriya.shop.forms.settings import VoucherForm
from kriya.shop.models import OrderState, Voucher, VoucherKind

PAGE: Final = 50
_COUNTED: Final = Q(orders__state__in=[OrderState.PAID, OrderState.SENT, OrderState.DONE])


@require_safe
@staff(Can.READ_SALES)
def vouchers(request: Request) -> HttpResponse:
    """Show the vouchers, those in force first."""
    found = Voucher.objects.annotate(given=Sum("orders__discount", filter=_COUNTED)).order_by("-until_on", "code")
    page = Paginator(found, PAGE).get_page(request.GET.get("hal"))
    columns = (
        Column("code", _("Kode"), sub="campaign"),
        Column("value", _("Potongan"), sub="limits"),
        Column("days", _("Berlaku"), wrap=False),
        Column("used", _("Dipakai"), align="end", wrap=False),
        Column("given", _("Potongan diberikan"), align="end", wrap=False),
        Column("bearer", _("Ditanggung")),
        Column("state", _("Keadaan")),
    )
    may = request.membership.can(Can.MANAGE_SALES)
    context = {
        "page": page,
        "table": Table(columns, [_row(one, may=may) for one in page.object_list], caption=_("Kupon")),
        "may_change": may,
        "crumbs": [(_("Toko"), ""), (_("Kupon"), "")],
    }
    return render(request, "shop/staff/vouchers.html", context)


def value_of(voucher: Voucher) -> str:
    """Return what a voucher takes off, in words."""
    if voucher.kind != VoucherKind.SHARE:
        return rupiah(voucher.value)
    return percent(voucher.value / 10_000, 0 if voucher.value % 100 == 0 else 1)


def _row(voucher: Any, *, may: bool) -> TableRow:
    limits = [_("mulai %(sum)s") % {"sum": rupiah(voucher.least_goods)}] if voucher.least_goods else []
    limits += [_("paling banyak %(sum)s") % {"sum": rupiah(voucher.at_most)}] if voucher.at_most else []
    most = f" / {voucher.most_uses}" if voucher.most_uses is not None else ""
    cells = {
        "code": voucher.code,
        "campaign": voucher.campaign,
        "value": value_of(voucher),
        "limits": ", ".join(limits),
        "days": when(voucher.until_on),
        "used": f"{voucher.used}{most}",
        "given": rupiah(voucher.given or 0),
        "bearer": voucher.get_bearer_display() or _("menurut perjanjian"),
        "state": _state(voucher),
    }
    return TableRow(cells, url=reverse("shop:voucher", args=[voucher.pk]) if may else "")


def _state(voucher: Voucher) -> str:
    if voucher.until_on < today():
        return badge(_("berakhir"), "plain")
    if voucher.most_uses is not None and voucher.used >= voucher.most_uses:
        return badge(_("habis"), "wait")
    return badge(_("belum mulai"), "plain") if voucher.from_on > today() else badge(_("berlaku"), "good")


@staff(Can.MANAGE_SALES)
def new(request: Request) -> HttpResponse:
    """Add a voucher."""
    return _edit(request, Voucher(), _("Kupon baru"))


@staff(Can.MANAGE_SALES)
def one(request: Request, pk: UUID) -> HttpResponse:
    """Change a voucher."""
    found: Voucher = get_object_or_404(Voucher.objects.all(), pk=pk)
    return _edit(request, found, found.code)


def _edit(request: Request, voucher: Voucher, title: str) -> HttpResponse:
    initial = {"from_on": today()} if voucher._state.adding else None
    record = None if voucher._state.adding else voucher
    form = VoucherForm(request.POST or None, instance=voucher, initial=initial, record=record)
    if request.method == "POST" and form.is_valid():
        field = "code" if "code" in form.fields else None
        if fits(form, lambda: save_voucher(voucher, **form.said()), field):
            messages.success(request, _("Kupon disimpan."))
            return redirect("shop:vouchers")
    context = {
        "form": form,
        "voucher": voucher,
        "title": title,
        "runs": not voucher._state.adding and voucher.until_on >= today(),
        "crumbs": [(_("Kupon"), reverse("shop:vouchers")), (title, "")],
    }
    return render(request, "shop/staff/voucher.html", context, status=422 if form.errors else 200)


@require_POST
@staff(Can.MANAGE_SALES)
def stop(request: Request, pk: UUID) -> HttpResponse:
    """Let nobody use a voucher any more."""
    found: Voucher = get_object_or_404(Voucher.objects.all(), pk=pk)
    said = _("%(code)s tidak berlaku lagi. Ubah tanggalnya untuk memakainya lagi.") % {"code": found.code}
    did(request, lambda: stop_voucher(found), said)
    return redirect("shop:vouchers")
