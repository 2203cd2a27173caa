"""The queue of what is made to order: answered by the maker or for them, and brought to the showroom."""

from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kriya.accounts.gate import staff
from kriya.accounts.phones import whatsapp
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.core.clock import today
from kriya.design.messages import attempt, did
from kriya.makers.actions.personal import Personal, show_personal
from kriya.shop.actions import making
from kriya.shop.forms.making import BringForm, DeclineForm, accept_form
from kriya.shop.forms.orders import first_problem
from kriya.shop.models import OrderLine
from kriya.shop.queries.making import lines_made_waiting, lines_to_make
from kriya.showroom.actions.news import mark_known
from kriya.showroom.models import NewsKind

PAGE: Final = 50


@require_safe
@staff(Can.READ_SALES)
def queue(request: Request) -> HttpResponse:
    """Show what is to be made: unanswered, promised, late, and made but not paid whole."""
    page = Paginator(lines_to_make(), PAGE).get_page(request.GET.get("hal"))
    can = request.membership.can
    context = {
        "page": page,
        "rows": [_row(line) for line in page.object_list],
        "made": list(lines_made_waiting()[:PAGE]),
        "may_answer": can(Can.MANAGE_SALES),
        "may_bring": can(Can.KEEP_GOODS),
        "may_write": can(Can.SEE_PERSONAL),
        "crumbs": [(_("Toko"), ""), (_("Dibuat untuk pesanan"), "")],
    }
    return render(request, "shop/staff/making.html", context)


def _row(line: OrderLine) -> dict[str, Any]:
    return {
        "line": line,
        "late": bool(line.promised_on and line.promised_on < today()),
        "waited": (today() - line.order.placed_at.date()).days,
        "accept": accept_form(line),
    }


def _find(pk: UUID) -> OrderLine:
    found: OrderLine = get_object_or_404(
        OrderLine.objects.filter(is_to_order=True).select_related("order", "maker", "product"), pk=pk
    )
    return found


@require_POST
@staff(Can.MANAGE_SALES)
def answer(request: Request, pk: UUID) -> HttpResponse:
    """Note what the maker answered by telephone: a day, or that they cannot."""
    line = _find(pk)
    if request.POST.get("jawab") == "tidak":
        refused = DeclineForm(request.POST)
        if not refused.is_valid():
            messages.error(request, first_problem(refused))
        else:
            reason, said = refused.cleaned_data["alasan"], _("Dicatat. Uangnya disimpan untuk pembeli.")
            did(request, lambda: making.decline(line, reason=reason, by=request.user), said)
        return redirect("shop:making")
    form = accept_form(line, request.POST)
    if not form.is_valid():
        messages.error(request, first_problem(form))
    else:
        day = form.cleaned_data["siap"]
        did(request, lambda: making.accept(line, promised_on=day, by=request.user), _("Janji perajin dicatat."))
    return redirect("shop:making")


@require_POST
@staff(Can.KEEP_GOODS)
def bring(request: Request, pk: UUID) -> HttpResponse:
    """Take in what was made."""
    line, form = _find(pk), BringForm(request.POST)
    if not form.is_valid():
        messages.error(request, first_problem(form))
        return redirect("shop:making")
    net = form.cleaned_data["bersih"]
    said = _("“%(name)s” diterima dan disimpan untuk %(number)s. Cetak labelnya.") % {
        "name": line.name, "number": line.order.number,
    }  # fmt: skip
    if did(request, lambda: making.bring(line, by=request.user, net_price=net), said):
        return redirect("shop:order", line.order_id)
    return redirect("shop:making")


@require_POST
@staff(Can.SEE_PERSONAL)
def tell_maker(request: Request, pk: UUID) -> HttpResponse:
    """Open WhatsApp with what was ordered from the maker; that the number was used is recorded."""
    line = _find(pk)
    maker = line.maker
    if maker is None:
        return redirect("shop:making")
    purpose = _("Pesanan %(number)s") % {"number": line.order.number}
    numbers = attempt(request, lambda: show_personal(maker, Personal.PHONE, to=request.user, purpose=purpose))
    if numbers is None:
        return redirect("shop:making")
    mark_known(NewsKind.TO_MAKE, line.pk, by=request.user)
    where = request.build_absolute_uri(reverse("shop:mine_line", args=[line.pk]))
    text = _("%(maker)s, ada pesanan: %(pieces)s × %(name)s. Sanggup? Jawab di sini: %(url)s") % {
        "maker": maker.name, "pieces": line.pieces, "name": line.name, "url": where,
    }  # fmt: skip
    # A link and no redirect: a browser follows no form to another's server.
    context = {"whatsapp": whatsapp(numbers[0], text), "about": maker.name, "back": reverse("shop:making")}
    return render(request, "shop/staff/whatsapp.html", context)
