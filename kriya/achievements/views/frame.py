"""What the office's pages about achievements have in common."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kriya.accounts.request import Request

_TABS = (
    ("periods", _("Periode")),
    ("definitions", _("Indikator")),
    ("targets", _("Target")),
    ("stories", _("Cerita")),
    ("decks", _("Paparan")),
)


def tabs(_request: Request, here: str) -> list[dict[str, Any]]:
    """Return the faces of the office's pages, with the one that is open."""
    return [{"label": label, "url": reverse(f"achievements:{name}"), "current": name == here} for name, label in _TABS]
