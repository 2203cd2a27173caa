"""Who waits for the office's answer."""

from collections.abc import Iterable
from typing import Any, Final
from uuid import UUID

from django.db.models import Q, QuerySet

from kriya.makers.models import LikelyPair, Maker, NotDuplicate, Status

WAITING: Final = (Status.APPLIED, Status.REVIEWED)


def waiting() -> "QuerySet[Maker]":
    """Return makers that applied and have no answer yet, the longest waiting first."""
    rows: QuerySet[Maker] = Maker.objects.in_register().filter(status__in=WAITING)
    return rows.order_by("created_at", "pk")


def for_queue(makers: "QuerySet[Maker]") -> "QuerySet[Maker]":
    """Return makers with what a line of the queue shows."""
    return makers.prefetch_related("phones", "crafts__craft", "papers", "photos", "applications", "steps")


def likely_twins(makers: Iterable[UUID]) -> dict[UUID, list[LikelyPair]]:
    """Return the pairs in which these makers stand and of which nobody has said that they are two, likeliest first."""
    ids = set(makers)
    pairs: Any = LikelyPair.objects.filter(Q(first__in=ids) | Q(second__in=ids))
    pairs = pairs.filter(first__merged_into=None, second__merged_into=None).select_related("first", "second")
    said = set(NotDuplicate.objects.values_list("first", "second"))
    found: dict[UUID, list[LikelyPair]] = {}
    for pair in pairs.order_by("-score", "pk"):
        if (pair.first_id, pair.second_id) not in said:
            for pk in {pair.first_id, pair.second_id} & ids:
                found.setdefault(pk, []).append(pair)
    return found
