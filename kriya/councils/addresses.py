"""The absolute address of a page and of the same page in other languages, for search engines and share buttons."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def alternates(request: HttpRequest, query: str = "") -> dict[str, Any]:
    """Return `canonical`, `alternates` [(language, address)] and `default_alternate` (x-default) of this page.

    `query` is the part of the query string that makes it another page; what only sorts or cuts is left out.
    """
    links = [(code, _absolute(request, code, query)) for code, _name in settings.LANGUAGES]
    current = getattr(request, "LANGUAGE_CODE", settings.LANGUAGE_CODE)
    return {"canonical": dict(links)[current], "alternates": links, "default_alternate": links[0][1]}


def _absolute(request: HttpRequest, code: str, query: str) -> str:
    language = "" if code == settings.LANGUAGE_CODE else f"/{code}"
    page = getattr(request, "page_path", request.path_info)
    address = f"{getattr(request, 'council_prefix', '')}{language}{page}"
    return request.build_absolute_uri(f"{address}?{query}" if query else address)
