"""Answers that anyone may keep: the same for every reader, stamped with what they were made from.

A shared page is made without looking at who asks: no cookie is read or set, no token stands in it. Its ETag is made of
the council's number of public changes (kriya/core/migrations/0002), the day, the release and the address, so that
"not changed" is answered before anything of the page is made.
"""

import hashlib
from collections.abc import Callable
from datetime import datetime
from functools import lru_cache, wraps
from pathlib import Path
from typing import Any, Final, NamedTuple

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.utils.timezone import localdate

from kriya.core.asking import ask

View = Callable[..., HttpResponse]

FRESH_SECONDS: Final = 60
STALE_SECONDS: Final = 600
KEPT_BY_NOBODY: Final = "private, no-store"
# Who carries one of these is somebody, or has something to be told.
_OWN: Final = frozenset({settings.SESSION_COOKIE_NAME, "messages"})
_READS: Final = frozenset({"GET", "HEAD"})
_MADE_OF: Final = frozenset({".py", ".html", ".po", ".css", ".svg", ".txt"})

# For the question that finds a page's council anyway: `{council}` is the column or argument that names it.
CHANGES: Final = """SELECT coalesce(sum(changes), 0), max(xact)::text, max(changed_at)
FROM core_publicchange WHERE council = {council}"""
_ALL_CHANGES: Final = "SELECT coalesce(sum(changes), 0), max(xact)::text, max(changed_at) FROM core_publicchange"


class Changes(NamedTuple):
    """How often public rows changed, the newest transaction that changed one, and when."""

    number: int
    last: str | None
    at: datetime | None


def is_shared(request: object) -> bool:
    """Tell whether this request is answered by a page that anyone may keep."""
    return bool(getattr(request, "is_shared", False))


def shared(*, fresh: int = FRESH_SECONDS, also: Callable[[Any], object] | None = None) -> Callable[[View], View]:
    """Let anyone keep what a view answers to somebody who is not logged in, for `fresh` seconds.

    With 0 each reader asks every time whether the page still holds. `also` names what changes the page without a
    change of a row, such as a moment that has come.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def answer(request: Any, *arguments: Any, **named: Any) -> HttpResponse:
            if not may_share(request):
                return view(request, *arguments, **named)
            request.is_shared = True
            etag, changed = _stamp(request, also(request) if also else "")
            kept = get_conditional_response(request, etag=etag)
            response = kept if isinstance(kept, HttpResponse) else view(request, *arguments, **named)
            return _mark(response, etag, changed, fresh)

        return answer

    return decorate


def may_share(request: HttpRequest) -> bool:
    """Tell whether a request asks for a page as anybody would: it brings no cookie of ours."""
    return request.method in _READS and not (request.COOKIES and _OWN & request.COOKIES.keys())


def _mark(response: HttpResponse, etag: str, changed: datetime | None, fresh: int) -> HttpResponse:
    """Say how long an answer may be kept; a refusal or a way elsewhere is not kept."""
    if response.status_code not in {200, 304}:
        return response
    rule = f"public, max-age={fresh}, stale-while-revalidate={STALE_SECONDS}" if fresh else "public, no-cache"
    response.headers["Cache-Control"] = rule
    response.headers["ETag"] = etag
    if changed is not None:
        response.headers["Last-Modified"] = http_date(changed.timestamp())
    return response


def _stamp(request: Any, also: object) -> tuple[str, datetime | None]:
    """Return the ETag of the page at this address as things stand, and when something public last changed."""
    changes = getattr(request, "public_changes", None) or all_public_changes()
    made_of = (release(), request.get_host(), request.get_full_path(), localdate(), changes.number, changes.last, also)
    digest = hashlib.blake2b("\n".join(map(str, made_of)).encode(), digest_size=12)
    # Weak: a proxy may compress it on the way.
    return f'W/"{digest.hexdigest()}"', changes.at


def all_public_changes() -> Changes:
    """Return the changes of all councils; those of the page's own were read with the council."""
    return Changes(*ask(_ALL_CHANGES)[0])


@lru_cache(maxsize=1)
def release() -> str:
    """Name the code that makes the pages: a page of another release is another page."""
    package, digest = Path(__file__).resolve().parent.parent, hashlib.blake2b(digest_size=8)
    for file in sorted(path for path in package.rglob("*") if path.suffix in _MADE_OF):
        digest.update(file.read_bytes())
    return digest.hexdigest()


class SharedAnswers:
    """The last word on who may keep an answer: what carries a cookie is kept by nobody, whatever the view said."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if "public" not in response.headers.get("Cache-Control", ""):
            response.headers.setdefault("Cache-Control", KEPT_BY_NOBODY)
        elif response.cookies:
            response.headers["Cache-Control"] = KEPT_BY_NOBODY
        elif is_shared(request):
            _forget_cookie(response)
        return response


def _forget_cookie(response: HttpResponse) -> None:
    """Take Cookie out of Vary: that somebody looked whether there is a session changes nothing on a shared page."""
    varies = [name.strip() for name in response.headers.get("Vary", "").split(",")]
    kept = [name for name in varies if name and name.lower() != "cookie"]
    if kept:
        response.headers["Vary"] = ", ".join(kept)
    elif varies != [""]:
        del response.headers["Vary"]
