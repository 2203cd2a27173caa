"""Payments that wait to be found in the bank."""

from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.design.messages import did
from kriya.ledger.models import Tender
from kriya.ledger.queries.rates import money_rules
from kriya.sales.actions.confirming import confirm
from kriya.sales.forms import ConfirmForm
from kriya.sales.models import SaleTender
from kriya.sales.queries.day import unverified_tenders


@staff(Can.READ_SALES)
def tenders(request: Request) -> HttpResponse:
    """Show the payments that nobody has matched; those that are ticked came as the rates say."""
    may = request.membership.can(Can.KEEP_MONEY)
    if request.method == "POST":
        return _confirm_many(request) if may else HttpResponse(status=403)
    page = Paginator(unverified_tenders(), 100).get_page(request.GET.get("hal"))
    rules = money_rules()
    rows: list[dict[str, Any]] = []
    for tender in page.object_list:
        fee = rules.fee(tender.kind, tender.amount, tender.sale.happened_on)
        rows.append({
            "tender": tender,
            "kind": Tender(tender.kind).label,
            "fee": fee,
            "expected": tender.amount - fee,
            "url": reverse("sales:sale", args=[tender.sale_id]),
        })  # fmt: skip
    context = {"page": page, "rows": rows, "may_confirm": may, "sum": sum(row["expected"] for row in rows)}
    return render(request, "sales/tenders.html", context)


def _confirm_many(request: Request) -> HttpResponse:
    ticked = [value for value in request.POST.getlist("bayar") if value.count("-") == 4]
    chosen = unverified_tenders().filter(pk__in=ticked)
    done = sum(did(request, partial(confirm, tender, by=request.user)) for tender in chosen)
    said = ngettext("%(n)s pembayaran cocok dengan bank.", "%(n)s pembayaran cocok dengan bank.", done) % {"n": done}
    messages.success(request, said)
    return redirect("sales:tenders")


@require_POST
@staff(Can.KEEP_MONEY)
def confirm_one(request: Request, pk: UUID) -> HttpResponse:
    """Say what of one payment came, or that it never did."""
    tender: SaleTender = get_object_or_404(SaleTender.objects.select_related("sale"), pk=pk)
    form = ConfirmForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Jumlah yang masuk bank tidak terbaca."))
        return redirect("sales:tenders")
    arrived = 0 if request.POST.get("tidak_masuk") else form.cleaned_data["arrived"]
    said = _("Dicatat tidak masuk; ada tugas baru.") if arrived == 0 else _("Pembayaran cocok.")
    did(request, lambda: confirm(tender, by=request.user, arrived=arrived, note=form.cleaned_data["note"]), said)
    return redirect("sales:tenders")
