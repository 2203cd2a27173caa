"""Reach by week: from where people come, what campaigns bring, what is seen and not sold, searched and not found."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.promotion.actions.reach import show_views
from kriya.promotion.forms.reach import ReachForm
from kriya.promotion.queries.reach import (
    Narrowed,
    by_kind,
    by_source,
    campaigns_in,
    missed_searches,
    seen_unsold,
    weekly,
)
from kriya.promotion.views.staff.reach_sheets import (
    campaign_sheet,
    kinds_chart,
    searches_sheet,
    sources_sheet,
    unsold_sheet,
    weeks_chart,
)
from kriya.showroom.reports.sheets import Sheet
from kriya.showroom.reports.views.frame import sent


@dataclass(frozen=True)
class Part:
    """One page of reach: its filters, and the sheet that page and file show."""

    asks: tuple[str, ...]
    sheet: Callable[[Narrowed], Sheet]


PARTS: Final = {
    "reach": Part(("minggu", "jenis", "kanal"), lambda of: sources_sheet(by_source(of))),
    "reach_campaigns": Part(("minggu", "kanal"), lambda of: campaign_sheet(campaigns_in(of))),
    "reach_unsold": Part(("minggu",), lambda of: unsold_sheet(seen_unsold(of))),
    "reach_searches": Part(("minggu",), lambda of: searches_sheet(missed_searches(of))),
}


@require_safe
@staff(Can.READ_SALES)
def overview(request: Request) -> HttpResponse:
    """Show how often public pages were seen, week by week, and from where people came."""
    form = ReachForm(request.GET.dict(), asks=PARTS["reach"].asks)
    of = form.narrowed()
    weeks, kinds = weekly(of), by_kind(of)
    more = {
        "views": sum(week.views for week in weeks),
        "arrivals": sum(week.arrivals for week in weeks),
        "machines": sum(week.machines for week in weeks),
        "charts": [weeks_chart(weeks), kinds_chart(kinds)] if kinds else [],
    }
    return _page(request, "reach", form, more)


@require_safe
@staff(Can.READ_SALES)
def part(request: Request, name: str) -> HttpResponse:
    """Show one of the other pages."""
    return _page(request, name, ReachForm(request.GET.dict(), asks=PARTS[name].asks), {})


@require_safe
@staff(Can.EXPORT)
def download(request: Request, name: str, kind: str) -> HttpResponseBase:
    """Send what a page shows as a file."""
    form = ReachForm(request.GET.dict(), asks=PARTS[name].asks)
    return sent(request, kind, PARTS[name].sheet(form.narrowed()))


@require_POST
@staff(Can.PROMOTE)
def shown_publicly(request: Request) -> HttpResponse:
    """Choose whether public pages tell how often they were seen."""
    shown = request.POST.get("tampil") == "ya"
    show_views(shown=shown)
    said = _("Halaman publik kini memberi tahu berapa kali dilihat.")
    messages.success(request, said if shown else _("Jumlah dilihat tidak tampil lagi di halaman publik."))
    return redirect("promotion:reach")


def _page(request: Request, name: str, form: ReachForm, more: dict[str, Any]) -> HttpResponse:
    sheet = PARTS[name].sheet(form.narrowed())
    query = f"?{request.GET.urlencode()}" if request.GET else ""
    files = [(kind, reverse(f"promotion:{name}_{kind}") + query) for kind in ("xlsx", "csv")]
    context = {
        "form": form,
        "sheet": sheet,
        "table": sheet.table(),
        "files": files if request.membership.can(Can.EXPORT) else [],
        "tabs": _tabs(name),
        "part": name,
        "may_show": name == "reach" and request.membership.can(Can.PROMOTE),
        **more,
    }
    return render(request, "promotion/staff/reach.html", context)


def _tabs(here: str) -> list[dict[str, Any]]:
    labels = {
        "reach": _("Kunjungan"),
        "reach_campaigns": _("Kampanye"),
        "reach_unsold": _("Dilihat, belum terjual"),
        "reach_searches": _("Dicari, tidak ditemukan"),
    }
    return [
        {"label": label, "url": reverse(f"promotion:{name}"), "current": name == here, "count": None}
        for name, label in labels.items()
    ]
