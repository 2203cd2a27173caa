"""Look for pairs that may be one maker, and note what people say about them."""

from datetime import timedelta
from typing import Any, Final

from django.db import transaction

from kriya.accounts.models import User
from kriya.core.clock import now
from kriya.core.refusal import Refused
from kriya.makers.models import LikelyPair, Maker, NotDuplicate, PairSearch
from kriya.makers.queries.duplicates import find_pairs, fingerprint

SMALL: Final = 1500
"""Registers up to this many makers are looked through while the reader waits (under half a second)."""
ASK_AGAIN: Final = timedelta(minutes=5)


@transaction.atomic
def refresh_pairs() -> PairSearch:
    """Look through the register anew and keep what is found; two at once wait for each other."""
    search = _search()
    seen = fingerprint()
    LikelyPair.objects.all().delete()
    LikelyPair.objects.bulk_create(
        LikelyPair.of_scope(
            first_id=pair.first,
            second_id=pair.second,
            score=pair.score,
            certain=pair.certain,
            reasons=list(pair.reasons),
        )
        for pair in find_pairs()
    )
    search.makers, search.newest_change, search.found_at = seen.makers, seen.newest_change, now()
    search.save()
    return search


@transaction.atomic
def fresh_pairs() -> tuple[PairSearch, bool]:
    """Return the last look and whether a new one must be asked for: a large register is left to a job."""
    search, seen = PairSearch.objects.first() or PairSearch(), fingerprint()
    if search.found_at and (search.makers, search.newest_change) == (seen.makers, seen.newest_change):
        return search, False
    if seen.makers <= SMALL:
        return refresh_pairs(), False
    asked = search.asked_at is not None and now() - search.asked_at < ASK_AGAIN
    return search, not asked


def note_asked() -> None:
    """Note that a job was asked for, so that every reader does not ask anew."""
    search = _search()
    search.asked_at = now()
    search.save()


def _search() -> PairSearch:
    PairSearch.objects.bulk_create([PairSearch.of_scope()], ignore_conflicts=True)
    found: PairSearch = PairSearch.objects.select_for_update().get()
    return found


def say_not_duplicate(first: Maker, second: Maker, *, by: User | None) -> NotDuplicate:
    """Note that two makers are two; said twice is said once."""
    if first.pk == second.pk:
        raise Refused("merge_with_itself")
    older, younger = sorted((first, second), key=lambda maker: maker.pk)
    said: Any = NotDuplicate.objects.get_or_create(first=older, second=younger, defaults={"said_by": by})[0]
    return said  # type: ignore[no-any-return]


def unsay_not_duplicate(first: Maker, second: Maker) -> None:
    """Take back that two makers are two."""
    older, younger = sorted((first.pk, second.pk))
    NotDuplicate.objects.filter(first=older, second=younger).delete()
