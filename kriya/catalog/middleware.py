"""What most visitors load, answered before anything asks who they are: no session, no cookie, no transaction."""

import re
from collections.abc import Callable
from typing import Final

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.urls import URLResolver, set_urlconf
from django.urls.resolvers import RegexPattern

from kriya.catalog.public_urls import PROJECTED
from kriya.catalog.views.photos import public_photo
from kriya.core.scoping import projection_scope
from kriya.core.sharing import may_share
from kriya.councils.request import AddressedRequest

_ADDRESS: Final = re.compile(r"/foto/(?P<key>[0-9a-z]{1,24})-(?P<width>\d{2,4})\.(?P<ext>avif|webp|jpg)")
_PAGES: Final = URLResolver(RegexPattern(r"^/"), PROJECTED)


class PublicPhotos:
    """Stands right behind CouncilMiddleware, which says whose photo it must be."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: AddressedRequest) -> HttpResponseBase:
        found = _ADDRESS.fullmatch(request.path_info) if request.council is not None else None
        if found is None:
            return self.get_response(request)
        return public_photo(request, key=found["key"], width=int(found["width"]), ext=found["ext"])


class PublicPages:
    """Shows pages of published projections to whoever brings no cookie of ours.

    What is not simply shown (an address that is none, a mistake) goes the long way and is answered there.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: AddressedRequest) -> HttpResponseBase:
        if not _is_projected(request) or not may_share(request):
            return self.get_response(request)
        set_urlconf(request.urlconf)
        try:
            match = _PAGES.resolve(request.path_info)
            with projection_scope(request.council):
                response: HttpResponse = match.func(request, *match.args, **match.kwargs)
        except Http404:
            return self.get_response(request)
        response.headers["Content-Length"] = str(len(response.content))
        return response


def _is_projected(request: AddressedRequest) -> bool:
    return request.council is not None and request.path_info.startswith(settings.PROJECTION_PATHS)
