"""What sells and how fast: pieces that came in over some days, by maker or craft."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.design.charts import Item, Share
from kriya.showroom.reports.forms import NarrowForm
from kriya.showroom.reports.names import names_of
from kriya.showroom.reports.narrowed import By, Narrowed
from kriya.showroom.reports.queries.ageing import OWN
from kriya.showroom.reports.queries.selling import Sold, selling
from kriya.showroom.reports.sheets import Column, Line, Sheet
from kriya.showroom.reports.views.frame import sent, shown

_ASKS = ("dari", "sampai", "tempat", "kerajinan", "menurut")


def _form(request: Request) -> NarrowForm:
    return NarrowForm(request.GET.dict(), asks=_ASKS, by=(By.MAKER, By.CRAFT))


@require_safe
@staff(Can.READ_SALES)
def page(request: Request) -> HttpResponse:
    """Show what became of the pieces that came in."""
    form = _form(request)
    sheet, whole = _sheet(form.narrowed())
    return shown(request, "report", sheet, {"form": form, "whole": whole, "chart": _chart(whole)})


@require_safe
@staff(Can.EXPORT)
def download(request: Request, kind: str) -> HttpResponseBase:
    """Send what the page shows as a file."""
    return sent(request, kind, _sheet(_form(request).narrowed())[0])


def _sheet(of: Narrowed) -> tuple[Sheet, Sold]:
    lines, whole = selling(of)
    name = names_of(of.by, (one.key for one in lines))
    columns = (
        Column("name", capfirst(str(of.by.label))),
        Column("taken", _("Barang masuk"), "number"),
        Column("sold", _("Terjual"), "number"),
        Column("share", _("Bagian terjual"), "percent"),
        Column("median", _("Hari sampai terjual"), "days"),
        Column("returned", _("Kembali ke perajin"), "number"),
        Column("gone", _("Rusak, hilang, atau dihadiahkan"), "number"),
        Column("held", _("Sisa"), "number"),
    )
    rows = [Line({**_values(one), "name": name(one.key)}, url=_left_of(of, one.key)) for one in lines]
    sheet = Sheet(_("Terjual"), columns, rows, sums={**_values(whole), "name": _("Semua")})
    return sheet, whole


def _values(one: Sold) -> dict[str, Any]:
    names = ("taken", "sold", "share", "median", "returned", "gone", "held")
    return {name: getattr(one, name) for name in names}


def _left_of(of: Narrowed, key: Any) -> str:
    """Return where what is left of a maker or craft is listed."""
    if of.by == By.CRAFT and key is None:
        return ""
    said = {"perajin": key or OWN} if of.by == By.MAKER else {"kerajinan": key}
    place = {"tempat": of.location} if of.location else {}
    return f"{reverse('showroom:report_lots')}?{urlencode({**said, **place})}"


def _chart(whole: Sold) -> Share | None:
    if not whole.taken:
        return None
    parts = (
        (_("Terjual"), whole.sold),
        (_("Sisa"), whole.held),
        (_("Kembali ke perajin"), whole.returned),
        (_("Rusak, hilang, atau dihadiahkan"), whole.gone),
    )
    items = [Item(label, pieces) for label, pieces in parts if pieces > 0]
    return Share(title=_("Yang terjadi dengan barang yang masuk"), first=_("Keadaan"), unit=_("Barang"), items=items)
