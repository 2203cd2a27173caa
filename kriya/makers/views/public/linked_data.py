"""What a maker's page says to machines: only what is public of it."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from kriya.accounts.request import Request
from kriya.core.linked_data import crumbs, known, linked_data
from kriya.makers.models import PublishedMaker


def json_ld(
    request: Request, maker: PublishedMaker, *, crafts: Sequence[str], story: str, address: str, photo: str
) -> SafeString:
    """Return LocalBusiness and BreadcrumbList of a maker's page; only what is public of it."""
    business: dict[str, Any] = {
        "@type": "LocalBusiness",
        "@id": f"{address}#usaha",
        "url": address,
        "name": maker.name,
        "description": story or None,
        "image": request.build_absolute_uri(photo) if photo else None,
        "telephone": maker.phone or None,
        "foundingDate": str(maker.started_year) if maker.started_year else None,
        "knowsAbout": list(crafts) or None,
        "founder": {"@type": "Person", "name": maker.owner_name} if maker.owner_name else None,
        "address": _postal(maker),
        "geo": _point(maker),
        "memberOf": {"@type": "Organization", "name": request.council.name},
    }
    return linked_data(business, crumbs(_way(request, maker, address)))


def _postal(maker: PublishedMaker) -> dict[str, Any]:
    return known(
        {
            "@type": "PostalAddress",
            "streetAddress": maker.address or None,
            "addressLocality": ", ".join(filter(None, [maker.village_name, maker.district_name])) or None,
            "addressCountry": "ID",
        }
    )


def _point(maker: PublishedMaker) -> dict[str, Any] | None:
    if maker.latitude is None or maker.longitude is None:
        return None
    return {"@type": "GeoCoordinates", "latitude": float(maker.latitude), "longitude": float(maker.longitude)}


def _way(request: Request, maker: PublishedMaker, address: str) -> list[tuple[str, str]]:
    return [
        (request.council.name, request.build_absolute_uri(reverse("site:home"))),
        (gettext("UMKM"), request.build_absolute_uri(reverse("makers:public_list"))),
        (maker.name, address),
    ]
