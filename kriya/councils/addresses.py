"""The absolute address of a page and of the same page in other languages, for search engines and share buttons."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.encoding import iri_to_uri


def alternates(request: HttpRequest, query: str = "") -> dict[str, Any]:
    """Return `canonical`, `alternates` [(language, address)] and `default_alternate` (x-default) of this page.

    `query` is the part of the query string that makes it another page; what only sorts or cuts is left out.
    """
    here, council = origin(request), getattr(request, "council_prefix", "")
    page = iri_to_uri(getattr(request, "page_path", request.path_info) + (f"?{query}" if query else ""))
    links = [
        (code, f"{here}{council}{'' if code == settings.LANGUAGE_CODE else f'/{code}'}{page}")
        for code, _name in settings.LANGUAGES
    ]
    current = getattr(request, "LANGUAGE_CODE", settings.LANGUAGE_CODE)
    return {"canonical": dict(links)[current], "alternates": links, "default_alternate": links[0][1]}


def origin(request: HttpRequest) -> str:
    """Return how absolute addresses of this site begin: scheme and host."""
    return request.build_absolute_uri("/").removesuffix("/")
