"""What shopping services and picture searches fetch: streamed, from the same prices and stock as the pages."""

from collections.abc import Iterator
from typing import Any, Final

from django.http import StreamingHttpResponse
from django.views.decorators.http import require_safe

from kriya.accounts.request import Request
from kriya.core.sharing import may_share
from kriya.councils.addresses import origin
from kriya.promotion.feeds.google import google_feed
from kriya.promotion.feeds.images import image_sitemap
from kriya.promotion.feeds.items import items
from kriya.promotion.feeds.meta import meta_feed

_KEPT: Final = "public, max-age=900"
"""Stock changes by the minute; services fetch a few times a day."""


@require_safe
def google(request: Request) -> StreamingHttpResponse:
    """Tell Google Merchant Center what is for sale."""
    home = _home(request)
    return _stream(request, google_feed(request.council.name, home, items(request.council, home)), "application/xml")


@require_safe
def meta(request: Request) -> StreamingHttpResponse:
    """Tell catalogues of Meta what is for sale."""
    return _stream(request, meta_feed(items(request.council, _home(request))), "text/csv")


@require_safe
def images(request: Request, page: int) -> StreamingHttpResponse:
    """List the photos of products."""
    return _stream(request, image_sitemap(request.council.pk, _home(request), max(page, 1)), "application/xml")


def _home(request: Request) -> str:
    """Return how the council's Indonesian addresses begin."""
    return f"{origin(request)}{request.council_prefix}"


def _stream(request: Any, parts: Iterator[str], kind: str) -> StreamingHttpResponse:
    """Hand out what is made meanwhile; anyone may keep it for a while, though no ETag can be known before."""
    request.is_shared = may_share(request)
    headers = {"X-Robots-Tag": "noindex", **({"Cache-Control": _KEPT} if request.is_shared else {})}
    return StreamingHttpResponse(parts, content_type=f"{kind}; charset=utf-8", headers=headers)
