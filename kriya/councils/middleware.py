"""Which council and which language: both stand in the address, so that a page can be cached, linked and switched."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpResponse
from django.urls import set_script_prefix
from django.utils import timezone, translation

from kriya.councils.queries import Addressed, addressed_by_host, addressed_by_slug
from kriya.councils.request import AddressedRequest

_OTHER_LANGUAGES = frozenset(code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE)
_WITHOUT_COUNCIL = ("/static/", "/healthz", "/readyz", "/metrics")


def _take_segment(path: str) -> tuple[str, str]:
    head, _slash, rest = path.lstrip("/").partition("/")
    return head, "/" + rest


class CouncilMiddleware:
    """Move `/<council>` and `/en` from the path to SCRIPT_NAME, so that reverse() stays inside them by itself."""

    def __init__(self, get_response: Callable[[AddressedRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: AddressedRequest) -> HttpResponse:
        path, prefix = request.path_info, request.META.get("SCRIPT_NAME", "").rstrip("/")
        found, path, prefix = self._find_council(request, path, prefix)
        council = found[0] if found else None
        language, path, prefix = self._find_language(path, prefix)
        request.council = council
        request.public_changes = found[1] if found else None
        request.LANGUAGE_CODE = language
        request.page_path = path
        request.council_prefix = prefix[: -len(language) - 1] if language in _OTHER_LANGUAGES else prefix
        if council is not None:
            request.urlconf = settings.COUNCIL_URLCONF
        request.path_info = path
        request.META["SCRIPT_NAME"] = prefix
        set_script_prefix(prefix + "/")
        zone = council.time_zone if council is not None else settings.TIME_ZONE
        try:
            with translation.override(language), timezone.override(zone):
                response = self.get_response(request)
                response.headers.setdefault("Content-Language", language)
                return response
        finally:
            set_script_prefix("/")

    def _find_council(self, request: AddressedRequest, path: str, prefix: str) -> tuple[Addressed, str, str]:
        if path.startswith(_WITHOUT_COUNCIL):
            return None, path, prefix
        slug, rest = _take_segment(path)
        if slug and (found := addressed_by_slug(slug)):
            return (found, rest, f"{prefix}/{slug}") if path != f"/{slug}" else (found, "/", f"{prefix}/{slug}")
        host = request.get_host()
        if host.split(":")[0] in {"localhost", "127.0.0.1", "[", "testserver"}:
            return None, path, prefix
        return addressed_by_host(host), path, prefix

    def _find_language(self, path: str, prefix: str) -> tuple[str, str, str]:
        code, rest = _take_segment(path)
        if code in _OTHER_LANGUAGES:
            return code, rest, f"{prefix}/{code}"
        return settings.LANGUAGE_CODE, path, prefix
