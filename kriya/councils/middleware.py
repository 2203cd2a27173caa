"""Which council and which language: both stand in the address, so that a page can be cached, linked and switched."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpResponse, HttpResponsePermanentRedirect
from django.urls import is_valid_path, set_script_prefix
from django.utils import timezone, translation
from django.utils.encoding import escape_uri_path

from kriya.councils.models import Council
from kriya.councils.queries import Addressed, addressed_by_host, addressed_by_slug
from kriya.councils.request import AddressedRequest

_OTHER_LANGUAGES = frozenset(code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE)
_WITHOUT_COUNCIL = ("/static/", "/healthz", "/readyz", "/metrics")


def _take_segment(path: str) -> tuple[str, str]:
    head, _slash, rest = path.lstrip("/").partition("/")
    return head, "/" + rest


def _written_large(slug: str) -> Addressed:
    """Return the council whose slug somebody wrote with capitals, as telephones do at the start."""
    return addressed_by_slug(slug.lower()) if slug != slug.lower() else None


def _leads_somewhere(path: str, urlconf: str) -> bool:
    """Tell whether a page stands at a path, or will once CommonMiddleware has put the slash behind it."""
    ways = (path,) if path.endswith("/") else (path, f"{path}/")
    return any(is_valid_path(way, urlconf) for way in ways)


def _in_small_letters(asked: str, path: str, prefix: str, council: Council | None) -> str | None:
    """Return the address that was meant when council, language or page were written with capitals, else None.

    A page whose address holds a code with capitals is a page: only what leads nowhere is meant otherwise.
    """
    urlconf = settings.COUNCIL_URLCONF if council is not None else settings.ROOT_URLCONF
    if not _leads_somewhere(path, urlconf) and _leads_somewhere(path.lower(), urlconf):
        path = path.lower()
    meant = prefix + path
    is_another_spelling = meant.rstrip("/").lower() == asked.rstrip("/").lower()
    return meant if is_another_spelling and meant.rstrip("/") != asked.rstrip("/") else None


class CouncilMiddleware:
    """Move `/<council>` and `/en` from the path to SCRIPT_NAME, so that reverse() stays inside them by itself."""

    def __init__(self, get_response: Callable[[AddressedRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: AddressedRequest) -> HttpResponse:
        path, prefix = request.path_info, request.META.get("SCRIPT_NAME", "").rstrip("/")
        asked = prefix + path
        found, path, prefix = self._find_council(request, path, prefix)
        council = found[0] if found else None
        language, path, prefix = self._find_language(path, prefix)
        if asked != asked.lower() and (meant := _in_small_letters(asked, path, prefix, council)):
            query = request.META.get("QUERY_STRING", "")
            return HttpResponsePermanentRedirect(
                escape_uri_path(meant) + (f"?{query}" if query else ""), preserve_request=True
            )
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
        if slug and (found := addressed_by_slug(slug) or _written_large(slug)):
            return found, "/" if path == f"/{slug}" else rest, f"{prefix}/{slug.lower()}"
        host = request.get_host()
        if host.split(":")[0] in {"localhost", "127.0.0.1", "[", "testserver"}:
            return None, path, prefix
        return addressed_by_host(host), path, prefix

    def _find_language(self, path: str, prefix: str) -> tuple[str, str, str]:
        code, rest = _take_segment(path)
        if code.lower() in _OTHER_LANGUAGES:
            return code.lower(), rest, f"{prefix}/{code.lower()}"
        return settings.LANGUAGE_CODE, path, prefix
