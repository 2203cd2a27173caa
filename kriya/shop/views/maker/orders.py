"""What was ordered from me, on the telephone: one order a screen, one answer."""

from typing import Final
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kriya.accounts.gate import maker_only
from kriya.accounts.request import Request
from kriya.design.messages import fits
from kriya.makers.views.maker.finding import mine_nav, my_makers
from kriya.shop.actions.making import accept, decline
from kriya.shop.forms.making import DeclineForm, accept_form
from kriya.shop.models import OrderLine, OrderState
from kriya.shop.queries.making import lines_of_makers

_SHOWN: Final = 40


@require_safe
@maker_only
def mine(request: Request) -> HttpResponse:
    """Show what waits for an answer, what is to be made, and what was."""
    makers = my_makers(request)
    lines = list(lines_of_makers(makers).order_by("-order__placed_at", "position")[: 2 * _SHOWN])
    open_lines = [line for line in lines if is_open(line)]
    first = makers.first()
    context = {
        "asked": [line for line in open_lines if not line.accepted_at],
        "to_make": sorted((line for line in open_lines if line.accepted_at), key=lambda line: str(line.promised_on)),
        "done": [line for line in lines if not is_open(line)][:_SHOWN],
        "nav": mine_nav(first, "pesanan") if first else [],
    }
    return render(request, "shop/mine/orders.html", context)


def is_open(line: OrderLine) -> bool:
    """Tell whether a line still waits for its maker."""
    return not (line.made_at or line.cancelled_at or line.gone_at) and line.order.state == OrderState.PAID


@maker_only
def one(request: Request, pk: UUID) -> HttpResponse:
    """Say yes with a day, or no with a reason; afterwards show what was said."""
    line = get_object_or_404(lines_of_makers(my_makers(request)), pk=pk)
    says_no = request.POST.get("jawab") == "tidak"
    yes = accept_form(line, request.POST if request.method == "POST" and not says_no else None)
    no = DeclineForm(request.POST if says_no else None)
    if request.method == "POST" and is_open(line):
        if says_no:
            done = no.is_valid() and fits(no, lambda: decline(line, reason=no.cleaned_data["alasan"], by=request.user))
        else:
            day = yes.cleaned_data["siap"] if yes.is_valid() else None
            done = day is not None and fits(yes, lambda: accept(line, promised_on=day, by=request.user))
        if done:
            return redirect("shop:mine_line", pk)
    context = {
        "line": line,
        "is_open": is_open(line),
        "yes": yes,
        "no": no,
        "says_no": says_no or request.GET.get("jawab") == "tidak",
        "nav": mine_nav(line.maker, "pesanan") if line.maker else [],
        "state": _state(line),
    }
    return render(request, "shop/mine/line.html", context, status=422 if yes.errors or no.errors else 200)


def _state(line: OrderLine) -> str:
    if line.declined_at:
        return _("Anda menjawab tidak sanggup.")
    if line.cancelled_at or line.order.state == OrderState.CANCELLED:
        return _("Pesanan ini dibatalkan.")
    if line.made_at:
        return _("Sudah dibawa ke galeri. Terima kasih.")
    return ""
