"""Twice is once: what a client may send twice carries a key of its own; the hash of all it says is kept beside it."""

import hashlib
import json
from collections.abc import Iterable
from typing import TypeVar

from django.db.models import Model, QuerySet

from kriya.core.refusal import Refused

Row = TypeVar("Row", bound=Model)


def canonical(said: object) -> str:
    """Return what is said as text: JSON with its names in order; what JSON has no word for is told as text."""
    return json.dumps(said, sort_keys=True, separators=(",", ":"), default=str)


def digest_of(said: object) -> str:
    """Return the hash of what is said, whatever the order of its names. Kept in tables: it must not change."""
    return hashlib.sha256(canonical(said).encode()).hexdigest()


def said_before(found: QuerySet[Row], digest: str, *, refusal: str, column: str = "payload_hash") -> Row | None:
    """Return what a key brought before, if anything: the first answer is given again.

    `found` is the row with that key, `column` where its hash stands. Raises Refused(refusal) for another hash.
    """
    return the_same(found[:1], digest, refusal=refusal, column=column)


def the_same(found: Iterable[Row], digest: str, *, refusal: str, column: str = "payload_hash") -> Row | None:
    """Return the row that a key brought before, the only one of `found`. Raises Refused(refusal) for another hash."""
    before = next(iter(found), None)
    if before is not None and getattr(before, column) != digest:
        raise Refused(refusal)
    return before
