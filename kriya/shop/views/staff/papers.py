"""What is printed for orders: for one, or for those that are ticked in the list."""

from typing import Final
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_list_or_404
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.core.ids import read_ids
from kriya.shop.actions.buyers import record_showing
from kriya.shop.documents.parcels import SIZES, handover_pdf, labels_pdf, pick_list_pdf, slips_pdf
from kriya.shop.models import BuyerData, Order
from kriya.shop.queries.packing import to_pack
from kriya.shop.views.staff.order import find_order
from kriya.showroom.views.answering import pdf_answer

MOST: Final = 200


@require_POST
@staff(Can.KEEP_STOCK)
def many(request: Request) -> HttpResponse:
    """Print for the orders that are ticked: the pick list, slips or labels."""
    keys = read_ids(request.POST.getlist("pesanan"))[:MOST]
    orders = get_list_or_404(Order.objects.filter(pk__in=keys).order_by("placed_at", "pk"))
    what = request.POST.get("cetak", "")
    if what.startswith("label-"):
        return _labels(request, orders, what.removeprefix("label-"))
    packings = to_pack(orders)
    if what == "slip":
        return pdf_answer(slips_pdf(packings), "slip-kemas")
    return pdf_answer(pick_list_pdf(packings, by=request.user.name), "daftar-ambil")


def _labels(request: Request, orders: list[Order], size: str) -> HttpResponse:
    sent = [order for order in orders if order.street]
    if size not in SIZES or not sent:
        raise Http404
    record_showing(sent, BuyerData.ADDRESS, to=request.user)
    return pdf_answer(labels_pdf(sent, size), f"label-{size}")


@require_safe
@staff(Can.KEEP_STOCK)
def slip(_request: Request, pk: UUID) -> HttpResponse:
    """Print the packing slip of one order."""
    order = find_order(pk)
    return pdf_answer(slips_pdf(to_pack([order])), f"slip-{order.number.replace('/', '-')}")


@require_safe
@never_cache
@staff(Can.KEEP_STOCK)
def label(request: Request, pk: UUID, size: str) -> HttpResponse:
    """Print the address label of one order; that the address was shown is recorded."""
    return _labels(request, [find_order(pk)], size)


@require_safe
@staff(Can.KEEP_STOCK)
def handover(request: Request, pk: UUID) -> HttpResponse:
    """Print the paper for what is handed over at the counter."""
    order = find_order(pk)
    return pdf_answer(handover_pdf(to_pack([order])[0], by=request.user.name), f"bast-{order.number.replace('/', '-')}")
