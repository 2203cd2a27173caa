"""One sale, from the receipt to the payment of its makers."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from kriya.accounts.gate import staff
from kriya.accounts.phones import e164, whatsapp
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.design.formats import masked
from kriya.ledger.terms import Terms, rate_of
from kriya.ledger.views.links import address
from kriya.sales.actions.showing import record_showing
from kriya.sales.models import Sale, SaleLine
from kriya.sales.queries.refunds import refundable
from kriya.sales.queries.whole import WholeSale, entries_of, settlements_of, whole_sale
from kriya.sales.views.lists import sale_name
from kriya.sales.words import facts_of


@require_safe
@staff(Can.READ_SALES)
def one(request: Request, pk: UUID) -> HttpResponse:
    """Show a sale with its lines, payments, movements, entries and settlements."""
    sale: Sale = get_object_or_404(Sale.objects.select_related("location", "till", "shift", "cashier"), pk=pk)
    whole = whole_sale(sale)
    reads_money = request.membership.can(Can.READ_MONEY)
    paid = settlements_of(whole)
    left = {line.line: line.left for line in refundable(sale)}
    context = {
        "sale": sale,
        "name": sale_name(sale),
        "whole": whole,
        "lines": [_line(line, left, paid) for line in whole.lines],
        "entries": entries_of(whole) if reads_money else [],
        "tasks": [(task, facts_of(task)) for task in whole.tasks],
        "may_refund": request.membership.can(Can.MANAGE_SALES) and any(left.values()),
        "may_pay_out": request.membership.can(Can.MANAGE_SALES),
        "phone": masked(sale.buyer_phone),
        "sees_personal": request.membership.can(Can.SEE_PERSONAL),
        "reads_money": reads_money,
        "parts": _parts(whole),
        "crumbs": [(_("Penjualan"), reverse("sales:list")), (sale_name(sale), "")],
    }
    return render(request, "sales/sale.html", context)


@require_POST
@staff(Can.SEE_PERSONAL)
@never_cache
def buyer(request: Request, pk: UUID) -> HttpResponse:
    """Show how to reach the buyer of a sale; that it was shown is recorded."""
    sale: Sale = get_object_or_404(Sale.objects.exclude(buyer_phone=""), pk=pk)
    record_showing(sale, to=request.user)
    name = sale_name(sale)
    number = e164(sale.buyer_phone)
    context = {
        "sale": sale,
        "name": name,
        "whatsapp": whatsapp(number, name) if number else "",
        "crumbs": [
            (_("Penjualan"), reverse("sales:list")),
            (name, reverse("sales:sale", args=[pk])),
            (_("Pembeli"), ""),
        ],
    }
    return render(request, "sales/buyer.html", context)


def _line(line: SaleLine, left: dict[UUID, int], paid: dict[UUID, Any]) -> dict[str, Any]:
    part = paid.get(line.pk)
    terms = line.lot.terms if line.lot else line.terms
    rate = rate_of(Terms.of_json(terms or {}), line.price) if line.maker_id else None
    return {
        "line": line,
        "gone": line.pieces - left.get(line.pk, line.pieces),
        "rate": rate / 10_000 if rate is not None else None,
        "lot_url": address("showroom:lot", line.lot_id) if line.lot_id else "",
        "maker_url": address("makers:record", line.maker_id) if line.maker_id else "",
        "part": part,
        "part_url": address("showroom:settlement_part", part.pk) if part else "",
    }


def _parts(whole: WholeSale) -> dict[str, int]:
    """Return what of the sale is whose, over all lines."""
    return {name: sum(getattr(line, name) for line in whole.lines) for name in ("net", "commission", "ppn", "fee")}
