"""Signed words by which a reader confirms or leaves without logging in; each opens its own door alone."""

from datetime import timedelta
from typing import Final
from uuid import UUID

from kriya.core.signed import opened, signed

CONFIRMED_WITHIN: Final = timedelta(days=7)
_CONFIRM: Final = "newsletters.confirm"
_LEAVE: Final = "newsletters.leave"


def confirming(subscriber: UUID) -> str:
    """Return the word that confirms an address, for seven days."""
    return signed(_CONFIRM, subscriber, dated=True)


def confirmed_by(token: str) -> UUID | None:
    """Return whom a word confirms; None for one that is old, or not of this council."""
    return opened(_CONFIRM, token, within=CONFIRMED_WITHIN)


def leaving(subscriber: UUID) -> str:
    """Return the word that ends a subscription; it stands in letters and holds for ever."""
    return signed(_LEAVE, subscriber)


def left_by(token: str) -> UUID | None:
    """Return whose subscription a word ends."""
    return opened(_LEAVE, token)
