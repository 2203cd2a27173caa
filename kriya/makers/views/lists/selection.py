"""Which makers a bulk change is about: those ticked, or all that a filter finds."""

from base64 import b64decode, urlsafe_b64encode
from binascii import Error as NotBase64
from collections.abc import Sequence
from uuid import UUID

from django.http import Http404, QueryDict

from kriya.core.ids import read_ids
from kriya.makers.filters import read_criteria
from kriya.makers.queries.lists.rows import narrowed

_BYTES = 16


def packed(makers: Sequence[UUID]) -> str:
    """Return ids as one word: 10,000 of them fill 213 kB and one field of a form."""
    return urlsafe_b64encode(b"".join(maker.bytes for maker in makers)).decode()


def unpacked(word: str) -> list[UUID]:
    """Return the ids in such a word; 404 for anything else."""
    try:
        raw = b64decode(word.encode(), altchars=b"-_", validate=True)
    except (NotBase64, ValueError) as reason:
        raise Http404 from reason
    if len(raw) % _BYTES:
        raise Http404
    return [UUID(bytes=raw[start : start + _BYTES]) for start in range(0, len(raw), _BYTES)]


def selected(data: QueryDict) -> list[UUID]:
    """Return the makers that the list was asked to change; what is not an id counts for nothing."""
    if data.get("lingkup") == "semua":
        criteria = read_criteria(QueryDict(data.get("saringan", "")))
        return list(narrowed(criteria).makers.values_list("pk", flat=True))
    return read_ids(data.getlist("umkm"))
