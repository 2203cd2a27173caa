"""What is where and how long it has been there."""

from datetime import date
from typing import Any, Final

from django.core.paginator import Paginator
from django.db.models import Q, Sum
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.core.clock import now, today
from kriya.design.formats import rupiah, when
from kriya.design.tables import Column, Table, TableRow
from kriya.design.tags.marks import badge
from kriya.inventory.codes import clean_code
from kriya.inventory.models import HELD, Level, Location
from kriya.inventory.queries.stock import below_zero
from kriya.ledger.views import asked

PAGE: Final = 50
MINUS: Final = "minus"


@require_safe
@staff(Can.READ_SALES)
def stock(request: Request) -> HttpResponse:
    """Show the pieces in the council's care, those that have been there longest first."""
    place, text = asked.key(request.GET, "tempat"), request.GET.get("q", "").strip()[:80]
    below, only_below = below_zero(), request.GET.get("keadaan") == MINUS
    levels: Any = below if only_below else Level.objects.filter(location__kind__in=HELD).exclude(pieces=0)
    levels = levels.filter(location=place) if place else levels
    if text:
        code = clean_code(text)
        said = Q(lot__name__icontains=text) | Q(lot__maker__name__icontains=text)
        levels = levels.filter(said | Q(lot__code=code) if code else said)
    pieces = levels.aggregate(sum=Sum("pieces"))["sum"] or 0
    shown = levels.select_related("lot__maker", "location").order_by("since", "pk")
    page = Paginator(shown, PAGE).get_page(request.GET.get("hal"))
    context = {
        "page": page,
        "table": _table(page.object_list),
        "pieces": pieces,
        "below": below.count(),
        "only_below": only_below,
        "places": Location.objects.filter(kind__in=HELD).order_by("kind", "name"),
        "place": place,
        "text": text,
    }
    return render(request, "showroom/stock/list.html", context)


def _table(levels: Any) -> Table:
    columns = (
        Column("name", _("Barang"), sub="code"),
        Column("maker", _("Perajin")),
        Column("place", _("Tempat")),
        Column("pieces", _("Jumlah"), align="end"),
        Column("price", _("Harga"), align="end", wrap=False),
        Column("days", _("Hari di sana"), align="end"),
        Column("ends", _("Masa titip"), wrap=False),
    )
    instant, on = now(), today()
    rows = [
        TableRow(
            {
                "name": level.lot.name,
                "code": level.lot.code,
                "maker": level.lot.maker.name if level.lot.maker else _("milik dewan"),
                "place": str(level.location),
                "pieces": level.pieces,
                "price": rupiah(level.lot.price),
                "days": (instant - level.since).days if level.since else "",
                "ends": _term(level.lot.term_ends_on, on),
            },
            url=reverse("showroom:lot", args=[level.lot_id]),
        )
        for level in levels
    ]
    return Table(columns, rows, caption=_("Stok"))


def _term(ends_on: date | None, on: date) -> object:
    """Return until when pieces may stay; marked where that is over."""
    if ends_on is None:
        return ""
    return badge(format_html(_("habis {day}"), day=when(ends_on)), "bad") if ends_on < on else when(ends_on)
