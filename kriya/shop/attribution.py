"""Which short link led a buyer here, until the basket notes it.

A cookie holds the link's code for a week and nothing else: it is the same for all who followed that link and names
nobody. It is read here, and for its channel where a view is counted (docs/adr 8 and 9).
"""

from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from kriya.inventory.codes import clean_code

COOKIE: Final = "kriya_dari"
KEPT_SECONDS: Final = 7 * 24 * 60 * 60


def attribution_of(request: HttpRequest) -> str:
    """Return the code of the short link that led here; "" for none, or for what is no code."""
    return clean_code(request.COOKIES.get(COOKIE, "")) or ""


def remember(response: HttpResponse, code: str, *, within: str) -> None:
    """Note on an answer that this link led here, for the pages of a council, which begin with `within` ("/kota/")."""
    response.set_cookie(
        COOKIE, code, max_age=KEPT_SECONDS, path=within, secure=settings.HTTPS, httponly=True, samesite="Lax"
    )
