"""Signed words in links: whoever has one opens one door for one row, without logging in, and only in its council."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from datetime import timedelta
from uuid import UUID

from django.core.signing import BadSignature, Signer, TimestampSigner

from kriya.core.scoping import current_council


def signed(door: str, row: UUID, *, dated: bool = False) -> str:
    """Return the word that opens a door for a row; `dated` ones say when they were made, so that they can end."""
    short = urlsafe_b64encode(row.bytes).decode().rstrip("=")
    return _signer(door, dated=dated).sign(short)


def opened(door: str, word: str, *, within: timedelta | None = None) -> UUID | None:
    """Return for which row a word opens a door; None for one of another door or council, or that is too old.

    `within` goes with words that were made `dated`.
    """
    signer = _signer(door, dated=within is not None)
    try:
        short = signer.unsign(word, max_age=within) if isinstance(signer, TimestampSigner) else signer.unsign(word)
        return UUID(bytes=urlsafe_b64decode(short + "=="))
    except (BadSignature, Error, ValueError):
        return None


def _signer(door: str, *, dated: bool) -> Signer:
    kind = TimestampSigner if dated else Signer
    return kind(salt=f"{door}.{current_council().pk}", sep=".")
