"""The list of public makers: search and narrow down, everything in the address."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kriya.accounts.request import Request
from kriya.core.sharing import shared
from kriya.councils.share import council_share
from kriya.makers.queries.public import Asked, Facet, listing
from kriya.makers.views.public.cloth import cloth_of

_LONGEST = 200


@require_safe
@shared(fresh=0)
def makers(request: Request) -> HttpResponse:
    """Show public makers."""
    asked = _asked(request.GET)
    found = listing(request.council.pk, asked)
    context: dict[str, Any] = {
        "found": found,
        "cards": [(maker, cloth_of(maker)) for maker in found.makers],
        "asked": asked,
        "crafts": _chips(request.GET, "kerajinan", asked.craft, found.crafts, _("Semua kerajinan")),
        "districts": _chips(request.GET, "kecamatan", asked.district, found.districts, _("Semua kecamatan")),
        "craft_name": _label(found.crafts, asked.craft),
        "district_name": _label(found.districts, asked.district),
        "before_url": _swapped(request.GET, "sebelum", found.before),
        "after_url": _swapped(request.GET, "sesudah", found.after),
        "share": council_share(request, _("Perajin")),
        "narrowed": bool(asked.text or asked.craft or asked.district),
    }
    return render(request, "makers/public/list.html", context)


def _asked(params: QueryDict) -> Asked:
    def word(name: str) -> str:
        return params.get(name, "").replace("\x00", "").strip()[:_LONGEST]

    return Asked(word("q"), word("kerajinan"), word("kecamatan"), word("sesudah"), word("sebelum"))


def _label(facets: Sequence[Facet], value: str) -> str:
    top = value.partition(".")[0]
    return next((facet.label for facet in facets if facet.value in {value, top}), "")


def _chips(params: QueryDict, name: str, current: str, facets: Sequence[Facet], every: str) -> list[dict[str, Any]]:
    """Return a facet as links; the first takes it out again."""
    if not facets or (len(facets) == 1 and not current):
        return []
    top = current.partition(".")[0] if name == "kerajinan" else current
    chips = [{"label": every, "url": _swapped(params, name, ""), "current": not current, "count": None}]
    return chips + [
        {
            "label": facet.label,
            "url": _swapped(params, name, facet.value),
            "current": facet.value == top,
            "count": facet.count,
        }
        for facet in facets
    ]


def _swapped(params: QueryDict, name: str, value: str) -> str:
    kept = {key: str(params.get(key, "")) for key in ("q", "kerajinan", "kecamatan")} | {name: value}
    query = QueryDict(mutable=True)
    for key, chosen in kept.items():
        if chosen:
            query[key] = chosen
    return f"?{query.urlencode()}" if query else "?"
