"""How long pieces have been in the council's care: by age, and lot by lot; and those that nobody buys."""

from typing import Any, Final
from urllib.parse import urlencode
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import Sum
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.core.clock import today
from kriya.design.charts import Bars, Item
from kriya.ledger.views import asked
from kriya.makers.models import Maker
from kriya.showroom.reports.forms import NarrowForm
from kriya.showroom.reports.names import names_of
from kriya.showroom.reports.narrowed import By, Narrowed
from kriya.showroom.reports.queries.ageing import BANDS, OWN, Aged, ageing, lots_held, quiet_lots
from kriya.showroom.reports.sheets import Column, Line, Sheet
from kriya.showroom.reports.views.frame import sent, shown

PAGE: Final = 50


def band_name(band: str) -> str:
    """Return an age in words."""
    first, last = BANDS[band]
    return _("%(first)s–%(last)s hari") % {"first": first, "last": last} if last else _("di atas 180 hari")


def _form(request: Request) -> NarrowForm:
    return NarrowForm(request.GET.dict(), asks=("tempat", "kerajinan", "menurut"), by=(By.MAKER, By.CRAFT))


@require_safe
@staff(Can.READ_SALES)
def page(request: Request) -> HttpResponse:
    """Show pieces and their worth by age."""
    form = _form(request)
    of = form.narrowed()
    found = ageing(of)
    more = {
        "form": form,
        "chart": _chart(of, found),
        "pieces": sum(one.all_pieces for one in found),
        "worth": sum(one.all_worth for one in found),
    }
    return shown(request, "report_ageing", _sheet(of, found), more)


@require_safe
@staff(Can.EXPORT)
def download(request: Request, kind: str) -> HttpResponseBase:
    """Send what the page shows as a file."""
    of = _form(request).narrowed()
    return sent(request, kind, _sheet(of, ageing(of)))


def _sheet(of: Narrowed, found: list[Aged]) -> Sheet:
    name = names_of(of.by, (one.key for one in found))
    columns = [Column("name", capfirst(str(of.by.label)))]
    for band in BANDS:
        columns += [
            Column(band, band_name(band), "number", under=f"{band} rupiah"),
            Column(f"{band} rupiah", _("Nilai %(age)s") % {"age": band_name(band)}, "rupiah", beneath=True),
        ]
    columns += [Column("pieces", _("Jumlah"), "number"), Column("worth", _("Nilai menurut harga"), "rupiah")]
    lines = [Line({**_values([one]), "name": name(one.key)}, _lots(of, one.key), _links(of, one)) for one in found]
    return Sheet(_("Umur stok"), columns, lines, sums={**_values(found), "name": _("Semua")})


def _values(found: list[Aged]) -> dict[str, Any]:
    values: dict[str, Any] = {band: sum(one.pieces.get(band, 0) for one in found) for band in BANDS}
    values |= {f"{band} rupiah": sum(one.worth.get(band, 0) for one in found) for band in BANDS}
    return {
        **values, "pieces": sum(one.all_pieces for one in found), "worth": sum(one.all_worth for one in found),
    }  # fmt: skip


def _lots(of: Narrowed, key: Any, band: str = "") -> str:
    if of.by == By.CRAFT and key is None:
        return ""
    said = {"perajin": key or OWN} if of.by == By.MAKER else {"kerajinan": key}
    return _address(of, {**said, **({"umur": band} if band else {})})


def _address(of: Narrowed, said: dict[str, Any]) -> str:
    kept = {"tempat": of.location, "kerajinan": of.craft}
    return f"{reverse('showroom:report_lots')}?{urlencode({**{k: v for k, v in kept.items() if v}, **said})}"


def _links(of: Narrowed, one: Aged) -> dict[str, str]:
    return {band: url for band in one.pieces if (url := _lots(of, one.key, band))}


def _chart(of: Narrowed, found: list[Aged]) -> Bars | None:
    if not found:
        return None
    items = [
        Item(band_name(band), sum(one.worth.get(band, 0) for one in found), _address(of, {"umur": band}))
        for band in BANDS
    ]
    return Bars(
        title=_("Nilai stok menurut umur"), subtitle=_("menurut harga jual hari ini"), first=_("Umur"),
        unit=_("Nilai"), money=True, items=items,
    )  # fmt: skip


def _lots_form(request: Request) -> NarrowForm:
    return NarrowForm(request.GET.dict(), asks=("tempat", "kerajinan"))


def _wanted_lots(request: Request) -> tuple[Any, str, Maker | None]:
    band = asked.word(request.GET, "umur", BANDS)
    who: UUID | str | None = asked.key(request.GET, "perajin") or asked.word(request.GET, "perajin", (OWN,)) or None
    maker = get_object_or_404(Maker.objects.all(), pk=who) if isinstance(who, UUID) else None
    of = _lots_form(request).narrowed()
    said = [name for name in (band_name(band) if band else "", maker.name if maker else "") if name]
    said += [_("milik dewan")] if who == OWN else []
    return lots_held(of, band=band, maker=who), ", ".join(said), maker


@require_safe
@staff(Can.READ_SALES)
def lots(request: Request) -> HttpResponse:
    """Show the lots behind a number of stock."""
    found, said, _maker = _wanted_lots(request)
    shown_page = Paginator(found, PAGE).get_page(request.GET.get("hal"))
    more = {
        "form": _lots_form(request),
        "kept": [(name, request.GET[name]) for name in ("umur", "perajin") if request.GET.get(name)],
        "page": shown_page,
        "said": said,
        "crumbs": [(_("Umur stok"), reverse("showroom:report_ageing")), (_("Barang"), "")],
    }
    return shown(request, "report_lots", _lots_sheet(shown_page.object_list), more)


@require_safe
@staff(Can.EXPORT)
def lots_download(request: Request, kind: str) -> HttpResponseBase:
    """Send all of these lots as a file."""
    return sent(request, kind, _lots_sheet(_wanted_lots(request)[0].iterator(chunk_size=500)))


def _lots_sheet(found: Any, title: str = "") -> Sheet:
    columns = (
        Column("name", _("Barang"), under="code"), Column("code", _("Kode label"), beneath=True),
        Column("maker", _("Perajin")), Column("places", _("Tempat")), Column("held", _("Jumlah"), "number"),
        Column("price", _("Harga"), "rupiah"), Column("worth", _("Nilai"), "rupiah"),
        Column("taken", _("Tanggal masuk"), "date"), Column("days", _("Lama (hari)"), "number"),
        Column("last", _("Terakhir terjual"), "date"), Column("ends", _("Masa titip"), "date"),
    )  # fmt: skip
    on = today()
    lines = [
        Line(
            {
                "name": lot.name, "code": lot.code, "maker": lot.maker.name if lot.maker else _("milik dewan"),
                "places": lot.places, "held": lot.held, "price": lot.price, "worth": lot.worth,
                "taken": lot.taken_in_on, "days": (on - lot.taken_in_on).days,
                "last": lot.last_sold_on or _("belum pernah"),
                "ends": lot.term_ends_on,
            },
            url=reverse("showroom:lot", args=[lot.pk]),
        )
        for lot in found
    ]  # fmt: skip
    return Sheet(title or _("Barang di galeri"), columns, lines)


def _quiet_form(request: Request) -> NarrowForm:
    return NarrowForm(request.GET.dict(), asks=("hari", "tempat", "kerajinan"))


@require_safe
@staff(Can.READ_SALES)
def quiet(request: Request) -> HttpResponse:
    """Show lots of which nothing was sold for long."""
    form = _quiet_form(request)
    of = form.narrowed()
    found = quiet_lots(of)
    shown_page = Paginator(found, PAGE).get_page(request.GET.get("hal"))
    sums = found.aggregate(pieces=Sum("held"), rupiah=Sum("worth"))
    more = {
        "form": form,
        "page": shown_page,
        "days": of.days,
        "pieces": int(sums["pieces"] or 0),
        "worth": int(sums["rupiah"] or 0),
    }
    return shown(request, "report_quiet", _lots_sheet(shown_page.object_list), more)


@require_safe
@staff(Can.EXPORT)
def quiet_download(request: Request, kind: str) -> HttpResponseBase:
    """Send all lots that lie still as a file."""
    found = quiet_lots(_quiet_form(request).narrowed())
    return sent(request, kind, _lots_sheet(found.iterator(chunk_size=500), _("Lama tak terjual")))
