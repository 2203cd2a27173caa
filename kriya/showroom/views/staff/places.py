"""Places: add a stall, a store room or a loan, see what stands there, and use it no more."""

from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.design.formats import rupiah, when
from kriya.design.messages import attempt_form, did
from kriya.design.tables import Column, Table, TableRow
from kriya.design.tags.marks import badge
from kriya.inventory.actions.locations import add_location, close_location
from kriya.inventory.models import OPEN_COUNTS, Location, StockTake
from kriya.inventory.queries.stock import at_place
from kriya.showroom.forms.moving import PlaceForm
from kriya.showroom.queries.places import KEPT, every_place, places
from kriya.showroom.queries.transfers import transfers

PAGE: Final = 50


@staff(Can.READ_SALES)
def place_list(request: Request) -> HttpResponse:
    """Show the places, and add one."""
    may_keep = request.membership.can(Can.KEEP_STOCK)
    if request.method == "POST" and not may_keep:
        raise PermissionDenied
    form = PlaceForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and (made := _added(form)) is not None:
        messages.success(request, _("“%(name)s” siap dipakai.") % {"name": made.name})
        return redirect("showroom:place", made.pk)
    given = {
        "table": Table(_columns(), [_row(one) for one in places()]),
        "closed": Table(_columns(), [_row(one) for one in places(closed=True)[:PAGE]]),
        "form": form,
        "may_keep": may_keep,
        "crumbs": [(_("Galeri"), ""), (_("Tempat"), "")],
    }
    return render(request, "showroom/places/list.html", given, status=422 if form.errors else 200)


def _added(form: PlaceForm) -> Location | None:
    said = form.cleaned_data
    return attempt_form(form, lambda: add_location(said["jenis"], said["nama"]), "nama")


def _columns() -> tuple[Column, ...]:
    return (
        Column("name", _("Tempat"), sub="kind"),
        Column("lots", _("Label"), align="end"),
        Column("pieces", _("Barang"), align="end"),
        Column("value", _("Senilai"), align="end", wrap=False),
        Column("on_way", _("Dalam perjalanan ke sini"), align="end"),
    )


def _row(one: Any) -> TableRow:
    cells = {
        "name": one.name,
        "kind": one.get_kind_display(),
        "lots": one.lots,
        "pieces": one.pieces,
        "value": rupiah(one.value),
        "on_way": one.on_way or "",
    }
    return TableRow(cells, url=reverse("showroom:place", args=[one.pk]))


@require_safe
@staff(Can.READ_SALES)
def place(request: Request, pk: UUID) -> HttpResponse:
    """Show what stands at a place, and what comes and goes."""
    found = get_object_or_404(every_place(), pk=pk)
    page = Paginator(at_place(found.pk), PAGE).get_page(request.GET.get("hal"))
    can = request.membership.can
    given = {
        "place": found,
        "page": page,
        "table": _standing(page.object_list),
        "coming": transfers(done=False).filter(target=found)[:PAGE],
        "leaving": transfers(done=False).filter(source=found)[:PAGE],
        "counting": StockTake.objects.filter(location=found, state__in=OPEN_COUNTS).first(),
        "may_keep": can(Can.KEEP_STOCK) and found.closed_at is None,
        "may_close": can(Can.APPROVE_STOCK) and found.closed_at is None,
        "crumbs": [(_("Galeri"), ""), (_("Tempat"), reverse("showroom:places")), (found.name, "")],
    }
    return render(request, "showroom/places/place.html", given)


def _standing(levels: Any) -> Table:
    columns = (
        Column("name", _("Barang"), sub="code"),
        Column("maker", _("Perajin")),
        Column("pieces", _("Jumlah"), align="end"),
        Column("price", _("Harga"), align="end", wrap=False),
        Column("since", _("Sejak"), wrap=False),
    )
    rows = [
        TableRow(
            {
                "name": level.lot.name,
                "code": level.lot.code,
                "maker": level.lot.maker.name if level.lot.maker else badge(_("milik dewan"), "dye"),
                "pieces": level.pieces,
                "price": rupiah(level.lot.price),
                "since": when(level.since, "date") if level.since else "",
            },
            url=reverse("showroom:lot", args=[level.lot_id]),
        )
        for level in levels
    ]
    return Table(columns, rows, caption=_("Yang ada di sini"))


@require_POST
@staff(Can.APPROVE_STOCK)
def close(request: Request, pk: UUID) -> HttpResponse:
    """Use a place no more."""
    found = get_object_or_404(Location, pk=pk, kind__in=KEPT)
    said = _("“%(name)s” tidak dipakai lagi.") % {"name": found.name}
    if did(request, lambda: close_location(found), said):
        return redirect("showroom:places")
    return redirect("showroom:place", pk)
