"""What every page needs to know to draw its frame."""

from typing import Any

from django.conf import settings
from django.db import connection
from django.http import HttpRequest


def frame(request: HttpRequest) -> dict[str, Any]:
    """Return the languages of this page and whether this is the demo; asks the database nothing."""
    prefix, page = getattr(request, "council_prefix", ""), getattr(request, "page_path", "/")
    query = f"?{request.META['QUERY_STRING']}" if request.META.get("QUERY_STRING") else ""
    current = getattr(request, "LANGUAGE_CODE", settings.LANGUAGE_CODE)
    languages = [
        {
            "code": code,
            "name": name,
            "url": f"{prefix}{'' if code == settings.LANGUAGE_CODE else '/' + code}{page}{query}",
            "current": code == current,
        }
        for code, name in settings.LANGUAGES
    ]
    return {
        "council": getattr(request, "council", None),
        "membership": getattr(request, "membership", None) if not connection.needs_rollback else None,
        "languages": languages,
        "demo": settings.DEMO,
    }
