"""Give pieces back: what makers ask for, what is past its term, and the receipts that both sign."""

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
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.core.ids import read_id
from kriya.design.formats import when
from kriya.design.messages import attempt, did
from kriya.design.tables import Column, Table, TableRow
from kriya.inventory.models import Level
from kriya.ledger.views import asked
from kriya.makers.models import Maker
from kriya.showroom.actions.returns import decline, hand_back
from kriya.showroom.documents.papers import return_pdf
from kriya.showroom.forms.goods import pieces_wanted
from kriya.showroom.models import Return, TakeBackRequest
from kriya.showroom.queries.returns import ending_lots, held_levels, requests_waiting, returns_made
from kriya.showroom.views.answering import pdf_answer
from kriya.showroom.views.staff.signing import sides_of

PAGE: Final = 50
_SOON: Final = 200


@require_safe
@staff(Can.READ_REGISTER)
def returns(request: Request) -> HttpResponse:
    """Show what is to go back, and what went."""
    page = Paginator(returns_made(), PAGE).get_page(request.GET.get("hal"))
    columns = (
        Column("number", _("Nomor")),
        Column("maker", _("Perajin"), sub="received"),
        Column("pieces", _("Jumlah"), align="end"),
        Column("at", _("Tanggal"), wrap=False),
    )
    given = {
        "asked": requests_waiting()[:_SOON],
        "ending": ending_lots().count(),
        "page": page,
        "table": Table(columns, [_row(one) for one in page.object_list]),
        "makers": Maker.objects.in_register().only("name").order_by("name"),
        "may_keep": request.membership.can(Can.KEEP_GOODS),
        "crumbs": [(_("Galeri"), ""), (_("Pengembalian"), "")],
    }
    return render(request, "showroom/staff/returns.html", given)


def _row(one: Any) -> TableRow:
    cells = {
        "number": one.number,
        "maker": one.maker.name,
        "received": one.received_by,
        "pieces": one.sum,
        "at": when(one.at, "date"),
    }
    return TableRow(cells, url=reverse("showroom:return", args=[one.pk]))


@require_safe
@staff(Can.KEEP_GOODS)
def choose_return(request: Request) -> HttpResponse:
    """Lead from the chosen maker to its pieces."""
    maker = read_id(request.GET.get("umkm", ""))
    return redirect("showroom:new_return", maker) if maker else redirect("showroom:returns")


@staff(Can.KEEP_GOODS)
def new_return(request: Request, pk: UUID) -> HttpResponse:
    """Hand pieces of a maker back, counted place by place."""
    maker = get_object_or_404(Maker.objects.all(), pk=pk)
    levels = held_levels(maker)
    if request.method == "POST":
        made = attempt(request, lambda: _handed_back(request, maker, levels))
        if made:
            messages.success(request, _("%(number)s dicatat. Minta tanda tangan.") % {"number": made.number})
            return redirect("showroom:return", made.pk)
    given = {
        "maker": maker,
        "levels": [(level, request.POST.get(f"jumlah_{level.pk}", "")) for level in levels],
        "received_by": request.POST.get("penerima", maker.owner_name),
        "crumbs": [(_("Galeri"), ""), (_("Pengembalian"), reverse("showroom:returns")), (maker.name, "")],
    }
    return render(request, "showroom/staff/return_new.html", given)


def _handed_back(request: Request, maker: Maker, levels: list[Level]) -> Return:
    wanted = pieces_wanted(request.POST, levels)
    return hand_back(
        maker, [(level.lot, level.location, pieces) for level, pieces in wanted],
        received_by=asked.text(request.POST, "penerima", most=160), by=request.user,
        note=asked.text(request.POST, "catatan", most=300),
    )  # fmt: skip


@require_safe
@staff(Can.READ_REGISTER)
def one_return(request: Request, pk: UUID) -> HttpResponse:
    """Show a return with its signatures."""
    found = get_object_or_404(Return.objects.select_related("maker"), pk=pk)
    given = {
        "paper": found,
        "lines": found.lines.select_related("lot", "location").order_by("lot__name", "pk"),
        "sides": sides_of("return", found.pk, found.maker, maker_name=found.received_by),
        "may_keep": request.membership.can(Can.KEEP_GOODS),
        "crumbs": [(_("Galeri"), ""), (_("Pengembalian"), reverse("showroom:returns")), (found.number, "")],
    }
    return render(request, "showroom/staff/return.html", given)


@require_safe
@staff(Can.READ_REGISTER)
def return_paper(request: Request, pk: UUID) -> HttpResponse:  # noqa: ARG001
    """Hand out the receipt of a return."""
    found = get_object_or_404(Return.objects.select_related("maker", "by"), pk=pk)
    return pdf_answer(return_pdf(found), found.number.replace("/", "-"))


@require_POST
@staff(Can.KEEP_GOODS)
def decline_request(request: Request, pk: UUID) -> HttpResponse:
    """Say why pieces are not handed back (yet)."""
    found = get_object_or_404(TakeBackRequest, pk=pk)
    said = _("Jawaban disimpan dan terlihat oleh perajin.")
    did(request, lambda: decline(found, answer=asked.text(request.POST, "jawaban", most=200), by=request.user), said)
    return redirect("showroom:returns")
