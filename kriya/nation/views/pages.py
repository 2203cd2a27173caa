"""The pages of nation and province. They read approved figures that anyone may see, and no row of a council."""

from typing import Any, Final

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kriya.accounts.request import AnyRequest
from kriya.core.sharing import shared
from kriya.nation.asking import Asked, asked_of
from kriya.nation.page import Nation, Province, crafts_of, nation_page, province_page, trend_of
from kriya.nation.queries.directory import largest_councils
from kriya.nation.queries.sums import NATION
from kriya.nation.tiles import HEIGHT, SIDE, WIDTH

_LONGEST: Final = 60
_MAP: Final = {"width": WIDTH, "height": HEIGHT, "side": SIDE}


def _asked(request: AnyRequest, code: str = "") -> Asked | None:
    given = request.GET
    return asked_of(given.get("periode", "")[:_LONGEST], code or given.get("angka", "")[:_LONGEST])


def _given(page: Nation | Province | None, asked: Asked | None) -> dict[str, Any]:
    return {"page": page, "asked": asked, "map": _MAP}


@require_safe
@shared()
def home(request: AnyRequest) -> HttpResponse:
    """Show what the councils of the country told of a period, and the way to each."""
    asked = _asked(request)
    given = _given(nation_page(asked) if asked else None, asked)
    share = {"title": _("Kerajinan dari seluruh daerah")}
    return render(request, "nation/home.html", {**given, "councils": largest_councils(), "share": share})


@require_safe
@shared()
def figures(request: AnyRequest) -> HttpResponse:
    """Show every figure of a period."""
    asked = _asked(request)
    return render(request, "nation/figures.html", _given(nation_page(asked) if asked else None, asked))


@require_safe
@shared()
def figure(request: AnyRequest, code: str) -> HttpResponse:
    """Show one figure: what it means, where it was told, and how it went."""
    asked = _asked(request, code)
    page = nation_page(asked) if asked else None
    given = _given(page, asked)
    return render(request, "nation/figure.html", {**given, **_charts(page, asked, NATION)})


@require_safe
@shared()
def province(request: AnyRequest, code: str) -> HttpResponse:
    """Show a province with its regencies."""
    asked = _asked(request)
    page = province_page(asked, code) if asked else None
    given = _given(page, asked)
    return render(request, "nation/province.html", {**given, **_charts(page, asked, code)})


def _charts(page: Nation | Province | None, asked: Asked | None, place: str) -> dict[str, Any]:
    """Draw the chosen figure craft by craft, and over time."""
    if page is None or asked is None:
        return {"crafts": [], "trend": []}
    crafts = crafts_of(asked, page.chosen.indicator, place) if page.chosen else []
    return {"crafts": crafts, "trend": trend_of(asked, place)}
