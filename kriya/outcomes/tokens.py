"""The word in a link by which a maker answers without logging in: it opens one question, and only in its council."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from uuid import UUID

from django.core.signing import BadSignature, Signer

from kriya.core.scoping import current_council


def token_of(ask: UUID) -> str:
    """Return the word that opens a question."""
    short = urlsafe_b64encode(ask.bytes).decode().rstrip("=")
    return _signer().sign(short)


def asked_by(token: str) -> UUID | None:
    """Return which question a word opens; None for one that was not made here."""
    try:
        return UUID(bytes=urlsafe_b64decode(_signer().unsign(token) + "=="))
    except (BadSignature, Error, ValueError):
        return None


def _signer() -> Signer:
    return Signer(salt=f"outcomes.answer.{current_council().pk}", sep=".")
