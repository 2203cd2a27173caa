"""What a page says to machines: schema.org as JSON-LD, a data block that no browser executes."""

import json
from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from kriya.accounts.request import Request
from kriya.makers.models import PublishedMaker

# So that no text can end the block that it stands in.
_ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


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
    return _block([_known(business), _crumbs(request, maker, address)])


def _postal(maker: PublishedMaker) -> dict[str, Any]:
    return _known(
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


def _crumbs(request: Request, maker: PublishedMaker, address: str) -> dict[str, Any]:
    way = [
        (request.council.name, request.build_absolute_uri(reverse("site:home"))),
        (_("UMKM"), request.build_absolute_uri(reverse("makers:public_list"))),
        (maker.name, address),
    ]
    items = [
        {"@type": "ListItem", "position": place, "name": name, "item": url}
        for place, (name, url) in enumerate(way, start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def _known(facts: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in facts.items() if value is not None}


def _block(graph: list[dict[str, Any]]) -> SafeString:
    text = json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False)
    return mark_safe(text.translate(_ESCAPES))  # noqa: S308 - <, > and & are escaped
