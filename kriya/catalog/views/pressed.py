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

_TEMPLATE: Final = "catalog/public/page.html"
_CARD: Final = "design/share.html"
_MOST: Final = 500
# Two letters of the private use area stand around the name of a gap; no text of ours has them.
_GAP: Final = re.compile("\ue000([a-z:]+)\ue001")

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
    links = alternates(request)
    card = render_to_string(
        _CARD, {"share": share or {"title": title, "text": description}, **links, "request": request}
    )
    told = f'<script type="application/ld+json">{data}</script>' if data else ""
    if not is_shared(request):
        safe = {"content": mark_safe(content), "card": mark_safe(card), "told": mark_safe(told)}  # noqa: S308 - as promised
        return render(request, _TEMPLATE, {"title": title, "description": description, **safe})
    values = {"title": escape(title), "description": escape(description), "content": content}
    values |= {"card": card, "told": told}
    values |= {"canonical": escape(links["canonical"]), "default": escape(links["default_alternate"])}
    query = escape(f"?{request.META['QUERY_STRING']}" if request.META.get("QUERY_STRING") else "")
    for code, address in links["alternates"]:
        language = "" if code == "id" else f"/{code}"
        values[f"alternate:{code}"] = escape(address)
        values[f"language:{code}"] = f"{escape(request.council_prefix)}{language}{escape(request.page_path)}{query}"
    parts = _frame(request, [code for code, _address in links["alternates"]])
    filled = [values[part] if place % 2 else part for place, part in enumerate(parts)]
    return HttpResponse("".join(filled))


def _frame(request: Request, codes: list[str]) -> list[str]:
    """Return text and names of gaps in turn."""
    key = (
        request.META["SCRIPT_NAME"],
        request.LANGUAGE_CODE,
        request.path_info.split("/", 2)[1],
        *(value for name, value in vars(request.council).items() if name != "_state"),
    )
    if key not in _frames:
        _frames[key] = _GAP.split(render_to_string(_TEMPLATE, _gaps(request, codes), request))
        if len(_frames) > _MOST:
            _frames.popitem(last=False)
    return _frames[key]


def _gaps(request: Request, codes: list[str]) -> dict[str, Any]:
    names = dict(settings.LANGUAGES)
    return {
        "title": _gap("title"),
        "description": _gap("description"),
        "content": _gap("content"),
        "card": _gap("card"),
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
