"""What is answered when something broke."""

import sys
from typing import Final

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.views.defaults import server_error

SECONDS: Final = "2"


def server_trouble(request: HttpRequest) -> HttpResponse:
    """Say that something went wrong here; where the database was busy or gone, that asking again will help (503)."""
    # Django calls this while it handles what broke, a commit that failed after the view included.
    is_for_a_moment = isinstance(sys.exc_info()[1], OperationalError | InterfaceError)
    answer = server_error(request)
    if is_for_a_moment:
        answer.status_code = 503
        answer.headers["Retry-After"] = SECONDS
    return answer
