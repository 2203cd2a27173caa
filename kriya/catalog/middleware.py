"""Photos that visitors load, answered before anything asks who they are: no session, no cookie, no transaction."""

import re
from collections.abc import Callable
from typing import Final

from django.http import HttpRequest, HttpResponse, HttpResponseBase

from kriya.catalog.views.photos import public_photo
from kriya.councils.request import AddressedRequest

_ADDRESS: Final = re.compile(r"/foto/(?P<key>[0-9a-z]{1,24})-(?P<width>\d{2,4})\.(?P<ext>avif|webp|jpg)")


class PublicPhotos:
    """Stands right behind CouncilMiddleware, which says whose photo it must be."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: AddressedRequest) -> HttpResponseBase:
        found = _ADDRESS.fullmatch(request.path_info) if request.council is not None else None
        if found is None:
            return self.get_response(request)
        return public_photo(request, key=found["key"], width=int(found["width"]), ext=found["ext"])
