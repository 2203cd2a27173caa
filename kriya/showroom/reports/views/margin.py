"""What sales came to and whose it is."""

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
from kriya.design.charts import Group, Grouped
from kriya.showroom.reports.forms import NarrowForm
from kriya.showroom.reports.names import names_of
from kriya.showroom.reports.narrowed import By, Narrowed
from kriya.showroom.reports.queries.margin import Margin, margin, together
from kriya.showroom.reports.sheets import Column, Line, Sheet
from kriya.showroom.reports.views.frame import sent, shown

_ASKS = ("dari", "sampai", "tempat", "saluran", "kerajinan", "menurut")
_MOST = 12
_VALUES = ("pieces", "total", "back", "left", "net", "commission", "ppn", "fee", "own", "discount", "borne")


def _form(request: Request) -> NarrowForm:
    return NarrowForm(request.GET.dict(), asks=_ASKS, by=(By.MONTH, By.CRAFT, By.MAKER, By.CHANNEL))


@require_safe
@staff(Can.READ_MONEY)
def page(request: Request) -> HttpResponse:
    """Show what sales came to by month, craft, maker or channel."""
    form = _form(request)
    of = form.narrowed()
    found = margin(of)
    more = {"form": form, "whole": together(found), "chart": _chart(of, found)}
    return shown(request, "report_margin", _sheet(of, found), more)


@require_safe
@staff(Can.READ_MONEY)
def download(request: Request, kind: str) -> HttpResponseBase:
    """Send what the page shows as a file."""
    of = _form(request).narrowed()
    return sent(request, kind, _sheet(of, margin(of)))


def _sheet(of: Narrowed, found: list[Margin]) -> Sheet:
    name = names_of(of.by, (one.key for one in found))
    columns = (
        Column("name", capfirst(str(of.by.label))), Column("pieces", _("Barang"), "number"),
        Column("total", _("Penjualan"), "rupiah"), Column("back", _("Kembali"), "rupiah", rare=True),
        Column("left", _("Bersih"), "rupiah"), Column("net", _("Bagian perajin"), "rupiah"),
        Column("commission", _("Komisi"), "rupiah"), Column("ppn", _("PPN"), "rupiah", rare=True),
        Column("fee", _("Biaya bayar"), "rupiah", rare=True), Column("own", _("Barang dewan"), "rupiah", rare=True),
        Column("cost", _("Harga belinya"), "rupiah", rare=True),
        Column("discount", _("Potongan"), "rupiah", rare=True),
        Column("borne", _("Ditanggung dewan"), "rupiah", rare=True),
    )  # fmt: skip
    lines = [Line({**_values(one), "name": name(one.key)}, url=_sales_of(of, one.key)) for one in found]
    sums = {**_values(together(found)), "name": _("Semua")}
    return Sheet(_("Bagi hasil"), columns, lines, sums=sums).brief()


def _values(one: Margin) -> dict[str, Any]:
    values = {name: getattr(one, name) for name in _VALUES}
    # The cost of public goods counts only where it is known of every piece that was sold.
    return {**values, "cost": 0 if not one.own else None if one.cost_unknown else one.cost}


def _sales_of(of: Narrowed, key: Any) -> str:
    """Return where the sales behind a channel's line are listed."""
    if of.by != By.CHANNEL:
        return ""
    return f"{reverse('sales:list')}?{urlencode({'dari': of.since, 'sampai': of.until, 'saluran': key})}"


def _chart(of: Narrowed, found: list[Margin]) -> Grouped | None:
    if not found:
        return None
    name = names_of(of.by, (one.key for one in found))
    kept = found[-_MOST:] if of.by == By.MONTH else found[:_MOST]
    groups = [Group(name(one.key), (one.net, one.commission + one.own)) for one in kept]
    return Grouped(
        title=_("Bagian perajin dan dewan"),
        first=capfirst(str(of.by.label)),
        money=True,
        series=(_("Perajin"), _("Dewan")),
        groups=groups,
    )
