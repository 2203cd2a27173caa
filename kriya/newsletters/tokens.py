"""Signed words by which a reader confirms or leaves without logging in; each opens its own door alone."""

from datetime import timedelta
from typing import Final
from uuid import UUID

from django.core.signing import BadSignature, Signer, TimestampSigner

from kriya.core.ids import read_id
from kriya.core.scoping import current_council

CONFIRMED_WITHIN: Final = timedelta(days=7)


def confirming(subscriber: UUID) -> str:
    """Return the word that confirms an address, for seven days."""
    return TimestampSigner(salt=_salt("confirm")).sign(subscriber.hex)


def confirmed_by(token: str) -> UUID | None:
    """Return whom a word confirms; None for one that is old, or not of this council."""
    try:
        return read_id(TimestampSigner(salt=_salt("confirm")).unsign(token, max_age=CONFIRMED_WITHIN))
    except BadSignature:
        return None


def leaving(subscriber: UUID) -> str:
    """Return the word that ends a subscription; it stands in letters and holds for ever."""
    return Signer(salt=_salt("leave")).sign(subscriber.hex)


def left_by(token: str) -> UUID | None:
    """Return whose subscription a word ends."""
    try:
        return read_id(Signer(salt=_salt("leave")).unsign(token))
    except BadSignature:
        return None


def _salt(door: str) -> str:
    return f"newsletters.{door}.{current_council().pk}"
