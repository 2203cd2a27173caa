"""What no column can hold is the sender's mistake and not ours: it is answered as such, and nothing of it stays.

Forms say what is wrong beside the field. This is the net below them, for what comes past every form.
"""

import logging
from collections.abc import Callable
from typing import Final

from django.db import DataError, connection, transaction
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

_NUL: Final = "%00"
_log = logging.getLogger("kriya.unreadable")


class UnreadableMiddleware:
    """Leave the one sign out of addresses that PostgreSQL has not, and answer 400 for values that it cannot hold."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        asked = request.META.get("QUERY_STRING", "")
        if _NUL in asked:
            request.META["QUERY_STRING"] = asked.replace(_NUL, "")
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, reason: Exception) -> HttpResponse | None:
        """Answer for what a database refused to hold; every other mistake is left to whoever answers for it."""
        if not (isinstance(reason, DataError) or (isinstance(reason, ValueError) and "NUL (0x00)" in str(reason))):
            return None
        if connection.in_atomic_block:
            transaction.set_rollback(True)
        _log.warning("%s %s: %s", request.method, request.path, reason)
        # Made without a question to the database: its transaction is over.
        return HttpResponse(render_to_string("unreadable.html"), status=400)
