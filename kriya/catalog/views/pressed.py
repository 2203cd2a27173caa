"""The frame of a shared page, pressed: rendered once for all that it is made of, with gaps for what is the page's own.

Header, menu and footer of a shared page depend on the council's profile, the language and the part of the site alone;
through templates they cost twice what the products cost. The council's row is read for every page and all its fields
are part of the key, so that a change is seen at once by every process. What is asked of the catalogue is never kept.
"""

import re
from collections import OrderedDict
from collections.abc import Mapping
from html import escape
from typing import Any, Final

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from kriya.accounts.request import Request
from kriya.core.sharing import is_shared
from kriya.councils.addresses import alternates
from kriya.councils.share import council_share

_TEMPLATE: Final = "catalog/public/page.html"
_MOST: Final = 500
# Two letters of the private use area stand around the name of a gap; no text of ours has them.
_GAP: Final = re.compile("\ue000([a-z:]+)\ue001")
_TEXTS: Final = ("title", "text")
_OF_PICTURE: Final = ("url", "width", "height", "alt")

_frames: OrderedDict[tuple[Any, ...], list[str]] = OrderedDict()


def catalog_page(
    request: Request,
    *,
    title: str,
    description: str,
    content: str,
    share: Mapping[str, Any] | None = None,
    data: str = "",
) -> HttpResponse:
    """Return a page of the catalogue; `content` is HTML in which every value was escaped.

    `share` is what a link to the page shows where it is shared, `data` what the page says to machines (JSON-LD).
    """
    card = share or council_share(request, title, description)
    told = f'<script type="application/ld+json">{data}</script>' if data else ""
    if not is_shared(request):
        safe = {"content": mark_safe(content), "told": mark_safe(told)}  # noqa: S308 - as promised
        return render(request, _TEMPLATE, {"title": title, "description": description, "share": card, **safe})
    links = alternates(request)
    values = {"title": escape(title), "description": escape(description), "content": content, "told": told}
    values |= _said_of(card)
    values |= {"canonical": escape(links["canonical"]), "default": escape(links["default_alternate"])}
    query = escape(f"?{request.META['QUERY_STRING']}" if request.META.get("QUERY_STRING") else "")
    page = f"{escape(request.page_path)}{query}"
    for code, address in links["alternates"]:
        values[f"alternate:{code}"] = escape(address)
        values[f"language:{code}"] = f"{escape(request.council_prefix)}{'' if code == 'id' else f'/{code}'}{page}"
    parts = _frame(request, card, [code for code, _address in links["alternates"]])
    filled = [values[part] if place % 2 else part for place, part in enumerate(parts)]
    return HttpResponse("".join(filled))


def _said_of(card: Mapping[str, Any]) -> dict[str, str]:
    """Return what stands in the gaps of a share card."""
    picture = card.get("picture") or {}
    said = {f"share:{name}": escape(card[name]) for name in _TEXTS if card.get(name)}
    return said | {f"share:{name}": escape(str(picture[name])) for name in _OF_PICTURE if picture.get(name)}


def _frame(request: Request, card: Mapping[str, Any], codes: list[str]) -> list[str]:
    """Return text and names of gaps in turn."""
    picture = card.get("picture") or {}
    key = (
        request.META["SCRIPT_NAME"],
        request.LANGUAGE_CODE,
        request.path_info.split("/", 2)[1],
        card.get("type"),
        *[bool(card.get(name)) for name in _TEXTS],
        *[bool(picture.get(name)) for name in _OF_PICTURE],
        *[value for name, value in vars(request.council).items() if name != "_state"],
    )
    if key not in _frames:
        _frames[key] = _GAP.split(render_to_string(_TEMPLATE, _gaps(request, card, codes), request))
        if len(_frames) > _MOST:
            _frames.popitem(last=False)
    return _frames[key]


def _gaps(request: Request, card: Mapping[str, Any], codes: list[str]) -> dict[str, Any]:
    names, picture = dict(settings.LANGUAGES), card.get("picture") or {}
    share: dict[str, Any] = {name: _gap(f"share:{name}") for name in _TEXTS if card.get(name)}
    if picture:
        share["picture"] = {name: _gap(f"share:{name}") for name in _OF_PICTURE if picture.get(name)}
    return {
        "title": _gap("title"),
        "description": _gap("description"),
        "content": _gap("content"),
        "share": {**share, "type": card.get("type")},
        "told": _gap("told"),
        "canonical": _gap("canonical"),
        "default_alternate": _gap("default"),
        "alternates": [(code, _gap(f"alternate:{code}")) for code in codes],
        "languages": [
            {
                "code": code,
                "name": names[code],
                "url": _gap(f"language:{code}"),
                "current": code == request.LANGUAGE_CODE,
            }
            for code in codes
        ],
    }


def _gap(name: str) -> str:
    return f"\ue000{name}\ue001"
