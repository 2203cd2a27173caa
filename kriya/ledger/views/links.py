"""Where the paper stands that a transaction tells of; pages of words above this one are known by their names alone."""

from typing import Any, Final
from uuid import UUID

from django.urls import NoReverseMatch, reverse

from kriya.ledger.models import Source

_PAGES: Final = {
    Source.SALE: "sales:sale",
    Source.TENDER: "sales:sale",
    Source.REFUND: "sales:refund",
    Source.SHIFT: "sales:shift",
    Source.QUARANTINE: "sales:quarantined",
    Source.PAYOUT: "showroom:settlement",
}


def page_of(source: str, document: UUID | None) -> str:
    """Return the address of a paper, or "" where there is none."""
    name = _PAGES.get(Source(source))
    return address(name, document) if name and document else ""


def address(name: str, *args: Any) -> str:
    """Return an address by its name, or "" while nothing bears it."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""
