"""Under which host names Kriya answers: those of the settings, and those that councils were given.

It knows no model: the application is made of it before Django is set up.
"""

from typing import Final

from django.core.exceptions import DisallowedHost
from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from django.http.request import split_domain_port
from django.utils.functional import cached_property

from kriya.core.asking import ask

_IS_GIVEN: Final = "SELECT 1 FROM councils_councildomain WHERE host = %s"


class HostedRequest(WSGIRequest):
    """A request that may also come for a council's own domain, from the moment it is given until it is taken."""

    def get_host(self) -> str:
        """Return host and port as asked for. Raises DisallowedHost when nobody stands there."""
        try:
            return super().get_host()
        except DisallowedHost:
            if not self._is_for_a_council:
                raise
            return str(self.META["HTTP_HOST"])

    @cached_property
    def _is_for_a_council(self) -> bool:
        domain, _port = split_domain_port(self.META.get("HTTP_HOST", ""))
        return bool(domain) and bool(ask(_IS_GIVEN, [domain]))


class HostedApplication(WSGIHandler):
    """Django's handler, for such requests."""

    request_class = HostedRequest
