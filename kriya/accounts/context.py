"""What every page needs to know to draw its frame."""

from typing import Any

from django.conf import settings
from django.db import connection
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kriya.accounts.roles import Can
from kriya.councils.addresses import alternates


def frame(request: HttpRequest) -> dict[str, Any]:
    """Return languages, the way home, the person's menu and councils; asks the database nothing."""
    member = getattr(request, "membership", None) if not connection.needs_rollback else None
    return {
        "council": getattr(request, "council", None),
        "membership": member,
        "may_read_programmes": member is not None and member.can(Can.READ_PROGRAMMES),
        "may_promote": member is not None and member.can(Can.PROMOTE),
        "languages": _languages(request),
        "demo": settings.DEMO,
        "home_url": _home(request),
        **alternates(request),
        **(_person(request, member) if getattr(request, "user", None) and request.user.is_authenticated else {}),
    }


def _languages(request: HttpRequest) -> list[dict[str, Any]]:
    prefix, page = getattr(request, "council_prefix", ""), getattr(request, "page_path", "/")
    query = f"?{request.META['QUERY_STRING']}" if request.META.get("QUERY_STRING") else ""
    current = getattr(request, "LANGUAGE_CODE", settings.LANGUAGE_CODE)
    return [
        {
            "code": code,
            "name": name,
            "url": f"{prefix}{'' if code == settings.LANGUAGE_CODE else '/' + code}{page}{query}",
            "current": code == current,
        }
        for code, name in settings.LANGUAGES
    ]


def _home(request: HttpRequest) -> str:
    office = getattr(request, "council", None) is not None and request.path_info.startswith("/kelola/")
    return f"{request.META.get('SCRIPT_NAME', '')}/{'kelola/' if office else ''}"


def _person(request: Any, member: Any) -> dict[str, Any]:
    links: list[dict[str, Any]] = [{"label": _("Perangkat"), "url": reverse("accounts:devices"), "icon": "phone"}]
    if member is None or member.is_staff:
        links += [
            {"label": _("Pengaman masuk"), "url": reverse("mfa_index"), "icon": "lock"},
            {"label": _("Kata sandi"), "url": reverse("account_change_password"), "icon": "key"},
        ]
    language = "" if request.LANGUAGE_CODE == settings.LANGUAGE_CODE else f"/{request.LANGUAGE_CODE}"
    switch = [
        {"label": name, "url": f"/{slug}{language}/beranda/", "current": slug == request.council.slug}
        for _council, slug, name in (member.serves if member else ())
    ]
    return {
        "user_links": [{**link, "current": request.path.startswith(link["url"])} for link in links],
        "logout_url": reverse("account_logout"),
        "council_switch": switch if len(switch) > 1 else [],
    }
