"""Questions that nobody asked on their day, nor soon after: the office's machine was off, or it was noted late."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from kriya.outcomes.models import LATEST, WAVES
from kriya.outcomes.queries.asks import asked_before
from kriya.outcomes.queries.programmes import Programme, circles_of, programmes

_A_YEAR: Final = timedelta(days=365)
_SOON: Final = 14
"""So many days before the next question nobody is asked the one before it any more."""


@dataclass(frozen=True)
class Missed:
    """A programme whose participants were not asked after so many `days`, and were to be on `due_on`."""

    programme: Programme
    days: int
    due_on: date
    people: int


def missed(day: date) -> list[Missed]:
    """Return what an officer may still ask, the latest programme first: as many questions for one as for a hundred.

    Of each programme of the last year the latest wave alone, and only where nobody was asked it.
    """
    late = [(one, wave) for one in programmes(until=day, since=day - _A_YEAR) if (wave := _late_wave(one, day))]
    found = [one for one, _wave in late]
    circles = circles_of(found)
    asked = {(pk, days) for pk, _maker, days in asked_before(found)}
    return [
        Missed(one, wave, one.ends_on + timedelta(days=wave), len(circles[one.pk].joined))
        for one, wave in late
        if (one.pk, wave) not in asked and circles[one.pk].joined
    ]


def never_asked(programme: Programme, asked: Sequence[int], day: date) -> list[int]:
    """Return the waves of a programme that are over without anybody having been asked, of those that were `asked`."""
    return [wave for wave in WAVES if wave not in asked and programme.ends_on + timedelta(days=wave) + LATEST < day]


def _late_wave(programme: Programme, day: date) -> int | None:
    """Return the latest wave of a programme that is due, where it is too late for it to be asked by itself."""
    since = (day - programme.ends_on).days
    due = [wave for wave in WAVES if wave <= since]
    following = next((wave for wave in WAVES if wave > since), None)
    if not due or since - due[-1] <= LATEST.days or (following is not None and following - since < _SOON):
        return None
    return due[-1]
