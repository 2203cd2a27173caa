"""Questions about publications."""

import hashlib
import json

from django.db.models import QuerySet

from kriya.achievements.models import Snapshot
from kriya.achievements.public import public_part
from kriya.achievements.queries.numbers import numbers
from kriya.achievements.sheet import Sheet


def publications() -> QuerySet[Snapshot]:
    """Return the council's publications, the newest first, without the rows that were counted."""
    found: QuerySet[Snapshot] = Snapshot.objects.defer("makers", "products").order_by("-published_at", "-pk")
    return found


def public_sheet() -> tuple[Sheet, Snapshot | None]:
    """Return what anyone may see: the newest publication, or before the first one what is counted now."""
    newest = publications().first()
    if newest is not None:
        return Sheet(newest.public), newest
    return Sheet(public_part(numbers().as_json(), {})), None


def digest_of(snapshot: Snapshot) -> str:
    """Return the SHA-256 over everything that a publication says, and over the digest of the one before."""
    said = [
        str(snapshot.as_of),
        snapshot.note,
        snapshot.figures,
        snapshot.public,
        snapshot.baseline,
        [str(pk) for pk in snapshot.makers],
        [str(pk) for pk in snapshot.products],
        snapshot.previous_digest,
        snapshot.published_by_name,
    ]
    return hashlib.sha256(json.dumps(said, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
