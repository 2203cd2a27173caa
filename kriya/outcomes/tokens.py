"""The word in a link by which a maker answers without logging in: it opens one question, and only in its council."""

from typing import Final
from uuid import UUID

from kriya.core.signed import opened, signed

_DOOR: Final = "outcomes.answer"


def token_of(ask: UUID) -> str:
    """Return the word that opens a question."""
    return signed(_DOOR, ask)


def asked_by(token: str) -> UUID | None:
    """Return which question a word opens; None for one that was not made here."""
    return opened(_DOOR, token)
