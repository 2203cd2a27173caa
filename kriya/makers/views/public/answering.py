"""How public pages answer: anyone may keep a copy, and asks each time whether it still holds.

A consent that is withdrawn must be gone at once, so that nothing is kept without asking (no-cache). The ETag is of the
page itself: whatever changed on it, the council's name included, makes it another.
"""

import hashlib
from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response
from django.utils.http import http_date

from kriya.accounts.request import AnyRequest


def public_page(
    request: AnyRequest, template: str, context: dict[str, Any], *, changed: datetime | None = None
) -> HttpResponse:
    """Return a page that may be cached by anyone, or 304 when the reader has it already."""
    return as_public(request, render(request, template, context), changed=changed)


def as_public(request: AnyRequest, response: HttpResponse, *, changed: datetime | None = None) -> HttpResponse:
    """Mark an answer as public, with its ETag and when it last changed."""
    etag = f'"{hashlib.blake2b(response.content, digest_size=12).hexdigest()}"'
    response.headers["Cache-Control"] = "public, no-cache"
    response.headers["ETag"] = etag
    if changed is not None:
        response.headers["Last-Modified"] = http_date(changed.timestamp())
    # A page whose frame changed keeps its row's date: the ETag alone decides.
    answer: HttpResponse = get_conditional_response(request, etag=etag, response=response)  # type: ignore[assignment]
    return answer


def alternates(request: AnyRequest, languages: Any) -> dict[str, Any]:
    """Return the absolute address of this page and of its other languages, for search engines and share buttons."""
    links = [(code, _absolute(request, code)) for code, _name in languages]
    return {"canonical": dict(links)[request.LANGUAGE_CODE], "alternates": links, "default_alternate": links[0][1]}


def _absolute(request: AnyRequest, code: str) -> str:
    language = "" if code == "id" else f"/{code}"
    return request.build_absolute_uri(f"{request.council_prefix}{language}{request.page_path}")
