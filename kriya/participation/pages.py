"""What words above tell of their calls, without being imported: where the public page stands, what it shows beside."""

from collections.abc import Callable
from typing import Any

from django.urls import reverse

Details = Callable[[Any], dict[str, Any]]
_PAGES: dict[str, str] = {}
_DETAILS: dict[str, Details] = {}
_TABS: dict[str, tuple[str, Any]] = {}


def register_page(kind: str, url_name: str, details: Details | None = None) -> None:
    """Say under which name the public page of a kind of calls stands (it takes the slug), and what is told beside.

    `details` takes the call; what it returns is published with it, anew at each change.
    """
    _PAGES[kind] = url_name
    if details is not None:
        _DETAILS[kind] = details


def public_page(kind: str, slug: str) -> str:
    """Return the address of a call's public page."""
    return reverse(_PAGES.get(kind, "participation:public_call"), args=[slug])


def details_told(call: Any) -> dict[str, Any] | None:
    """Return what the word above tells of a call; None where it says nothing by itself."""
    tell = _DETAILS.get(call.kind)
    return tell(call) if tell is not None else None


def register_tab(kind: str, url_name: str, label: Any) -> None:
    """Say under which name the office's page of a word above stands, beside a call's own pages."""
    _TABS[kind] = (url_name, label)


def office_tab(kind: str) -> tuple[str, Any] | None:
    """Return the name and the label of that page, None where there is none."""
    return _TABS.get(kind)
