"""One lot with every move it made, the papers of the moves, and what broke, was lost or found."""

from collections.abc import Iterable
from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.db.models import Sum
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.core.ids import new_id
from kriya.core.refusal import Refused, say
from kriya.inventory.models import HELD, Level, LocationKind, Lot, Movement, Reason, StockTake, Transfer
from kriya.inventory.queries.stock import movements_of
from kriya.ledger.views.links import address
from kriya.sales.models import SaleLine
from kriya.showroom.actions.losses import find_again, give_away, write_off
from kriya.showroom.forms.losses import DAMAGED, GIVEN, LOST, MENDED, LossForm
from kriya.showroom.models import Intake, Return
from kriya.showroom.queries.losses import losses
from kriya.showroom.queries.places import KEPT

_SHOWN: Final = 200
_PAPERS: Final[tuple[tuple[Any, str], ...]] = (
    (Transfer, "showroom:transfer"), (StockTake, "showroom:stock_take"), (Return, "showroom:return"),
    (Intake, "showroom:intake"),
)  # fmt: skip
_OF_SALES: Final = {Reason.SALE: "sales:sale", Reason.LATE_SALE: "sales:sale", Reason.REFUND: "sales:refund"}


@require_safe
@staff(Can.READ_SALES)
def lot(request: Request, pk: UUID) -> HttpResponse:
    """Show a lot: where its pieces are, every move, every sale, every price."""
    found: Lot = get_object_or_404(Lot.objects.select_related("product", "maker"), pk=pk)
    return _page(request, found, None)


def _page(request: Request, found: Lot, form: LossForm | None) -> HttpResponse:
    sold = SaleLine.objects.filter(lot=found).select_related("sale").order_by("-sale__happened_at")
    levels = list(
        Level.objects.filter(lot=found, location__kind__in=(*HELD, LocationKind.LOST))
        .exclude(pieces=0)
        .select_related("location")
    )
    movements = list(movements_of(found)[:_SHOWN])
    papers = papers_of(movements)
    may_write_off = request.membership.can(Can.APPROVE_STOCK)
    context = {
        "lot": found,
        "levels": levels,
        "movements": [(one, papers.get(one.pk, ("", ""))) for one in movements],
        "sold": sold[:100],
        "sold_pieces": sold.aggregate(sum=Sum("pieces"))["sum"] or 0,
        "loss": next(iter(losses([found.pk])), None),
        "prices": found.price_changes.select_related("by").order_by("-at"),
        "maker_url": address("makers:record", found.maker_id) if found.maker_id else "",
        "product_url": address("catalog:product", found.product_id),
        "form": (form or _form(levels)) if may_write_off else None,
        "crumbs": [(_("Stok"), reverse("showroom:stock")), (found.code, "")],
    }
    return render(request, "showroom/stock/lot.html", context, status=422 if form is not None else 200)


def _form(levels: Iterable[Level], data: Any = None) -> LossForm:
    there = {str(level.location.kind): level.pieces for level in levels if level.pieces > 0}
    kept = next((level.location_id for level in levels if level.location.kind in KEPT and level.pieces > 0), None)
    return LossForm(
        data,
        initial={"kunci": new_id(), "tempat": kept},
        there=any(kind in there for kind in KEPT),
        lost=LocationKind.LOST in there,
        damaged=LocationKind.DAMAGED in there,
    )


def papers_of(movements: Iterable[Movement]) -> dict[UUID, tuple[str, str]]:
    """Return for each move the number and address of the paper it belongs to, with four questions for any number."""
    moves = [one for one in movements if one.document]
    documents = {one.document for one in moves}
    named: dict[UUID, tuple[str, str]] = {}
    for model, page in _PAPERS:
        rows = model.objects.filter(pk__in=documents).values_list("pk", "number")
        named |= {pk: (number, address(page, pk)) for pk, number in rows}
    found = {one.pk: named[one.document] for one in moves if one.document in named}
    for one in moves:
        if of_sales := _OF_SALES.get(Reason(one.reason)):
            found[one.pk] = (_("lihat"), address(of_sales, one.document))
    return found


@require_POST
@staff(Can.APPROVE_STOCK)
def record_loss(request: Request, pk: UUID) -> HttpResponse:
    """Say that pieces broke, are gone, were found or mended."""
    found: Lot = get_object_or_404(Lot.objects.select_related("product", "maker"), pk=pk)
    levels = Level.objects.filter(lot=found).exclude(pieces=0).select_related("location")
    form = _form(levels, request.POST)
    if not form.is_valid():
        return _page(request, found, form)
    said = form.cleaned_data
    given = {"reason": said["alasan"], "by": request.user, "key": said["kunci"]}
    try:
        if said["apa"] in (DAMAGED, LOST):
            write_off(found, said["tempat"], said["jumlah"], damaged=said["apa"] == DAMAGED, **given)
        elif said["apa"] == GIVEN:
            give_away(found, said["tempat"], said["jumlah"], **given)
        else:
            find_again(found, said["tempat"], said["jumlah"], mended=said["apa"] == MENDED, **given)
    except Refused as no:
        form.add_error("jumlah", say(no))
        return _page(request, found, form)
    messages.success(request, _("Dicatat. Bagian perajin dihitung menurut perjanjiannya."))
    return redirect("showroom:lot", pk)
