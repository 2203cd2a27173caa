"""The council's own pages: its home, about and contact."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kriya.accounts.phones import e164, whatsapp
from kriya.accounts.request import Request
from kriya.catalog.queries.collections import collections_shown
from kriya.core.linked_data import crumbs, item_list, known, linked_data
from kriya.core.sharing import shared
from kriya.councils.share import council_share
from kriya.design.motifs import BY_SLUG as MOTIFS
from kriya.makers.queries.public.map import district_counts
from kriya.promotion.queries.pages import pages_shown
from kriya.site.queries.front import craft_tiles, front


def _shown_now(request: object) -> tuple[object, ...]:
    """Return what of the home page comes and goes by the clock."""
    return collections_shown(request), pages_shown(request)


@require_safe
@shared(also=_shown_now)
def home(request: Request) -> HttpResponse:
    """Show the council by its makers' newest pieces, its season, crafts, a maker, and the way to the showroom."""
    shown = front()
    pieces = [(one.name, _absolute(request, "catalog:public_product", one.slug)) for one in shown.newest]
    data = linked_data(_organization(request), item_list(request.council.name, pieces))
    given = {"front": shown, "linked_data": data, "share": council_share(request)}
    return render(request, "site/council_home.html", given)


@require_safe
@shared()
def about(request: Request) -> HttpResponse:
    """Show who the council is, whom it stands beside, and what its cloth means."""
    given: dict[str, Any] = {
        "motif": MOTIFS.get(request.council.motif),
        "crafts": craft_tiles(),
        "districts": len(district_counts(request.council.pk)),
        "share": council_share(request),
        "linked_data": linked_data(_organization(request), _way(request, _("Tentang kami"), "site:about")),
    }
    return render(request, "site/about.html", given)


@require_safe
@shared()
def contact(request: Request) -> HttpResponse:
    """Show how the council is reached and when its showroom is open."""
    data = linked_data(_organization(request), _way(request, _("Kontak"), "site:contact"))
    given = {"share": council_share(request), "linked_data": data, "whatsapp": _whatsapp(request.council.whatsapp)}
    return render(request, "site/contact.html", given)


def _whatsapp(typed: str) -> str:
    number = e164(typed)
    return whatsapp(number, "") if number else ""


def _organization(request: Request) -> dict[str, Any]:
    council = request.council
    address = {"@type": "PostalAddress", "streetAddress": council.address, "addressCountry": "ID"}
    return known(
        {
            "@type": ["Organization", "LocalBusiness"],
            "@id": f"{_absolute(request, 'site:home')}#dewan",
            "name": council.name,
            "url": _absolute(request, "site:home"),
            "description": council.about,
            "telephone": council.phone,
            "email": council.email,
            "address": address if council.address else None,
            "hasMap": council.map_url,
            "image": council_share(request)["picture"]["url"],
        }
    )


def _way(request: Request, label: str, page: str) -> dict[str, Any]:
    return crumbs([(request.council.name, _absolute(request, "site:home")), (label, _absolute(request, page))])


def _absolute(request: Request, name: str, *arguments: str) -> str:
    return request.build_absolute_uri(reverse(name, args=arguments))
