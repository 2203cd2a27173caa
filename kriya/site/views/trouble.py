"""What is answered when something broke."""

import sys
from typing import Final

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.views.defaults import server_error

SECONDS: Final = "2"


def unreadable(_request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Say that what came is no request for us: a host that nobody has here, an address or form out of shape.

    The page is made without the request: whatever looks at that would stumble again.
    """
    return HttpResponse(render_to_string("400.html"), status=400)


def server_trouble(request: HttpRequest) -> HttpResponse:
    """Say that something went wrong here; where the database was busy or gone, that asking again will help (503)."""
    # Django calls this while it handles what broke, a commit that failed after the view included.
    is_for_a_moment = isinstance(sys.exc_info()[1], OperationalError | InterfaceError)
    answer = server_error(request)
    if is_for_a_moment:
        answer.status_code = 503
        answer.headers["Retry-After"] = SECONDS
    return answer
