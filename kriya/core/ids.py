"""Identifiers: UUID version 7 (RFC 9562), so that rows made later sort later and clients can make their own."""

from datetime import UTC, datetime
from uuid import UUID

from uuid_utils.compat import uuid7


def new_id() -> UUID:
    """Return a new time-ordered identifier."""
    return uuid7()


def made_at(key: UUID) -> datetime:
    """Return the instant at which an identifier of version 7 was made, to the millisecond."""
    return datetime.fromtimestamp((key.int >> 80) / 1000, tz=UTC)
