"""What the log-in page offers in the demo: one click per role and council."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language

from kriya.accounts.roles import Role
from kriya.councils.queries import all_councils
from kriya.demo.councils import PEOPLE, SHARED


def one_click(request: HttpRequest) -> dict[str, Any]:
    """Return who can be played here; the database is asked only by a page that shows it."""
    if not settings.DEMO:
        return {}
    return {
        "is_demo": True,
        "demo_logins": SimpleLazyObject(lambda: _logins(request)),
        "demo_letters_url": f"{_language()}/demo/surat/",
        "demo_shared": {"name": SHARED[0], "url": f"{_language()}/demo/masuk/dua-dewan/"},
    }


def _logins(request: HttpRequest) -> list[dict[str, Any]]:
    here = getattr(request, "council", None)
    language = _language()
    played = (council for council in all_councils() if council.slug in PEOPLE)
    councils = sorted(played, key=lambda council: (council != here, council.name))
    return [
        {
            "council": council,
            "roles": [
                {"label": Role(role).label, "url": f"{language}/demo/masuk/{council.slug}/{role}/"} for role in Role
            ],
        }
        for council in councils
    ]


def _language() -> str:
    return "" if get_language() == settings.LANGUAGE_CODE else f"/{get_language()}"
