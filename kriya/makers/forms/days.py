"""Days as people type them: half a year in the browser's calendar is the year 23, and what was does not lie ahead."""

from datetime import date
from typing import Any, Final, NamedTuple

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from kriya.core.clock import today

FIRST_YEAR: Final = 1900
FIRST_JOINED: Final = 1980
_LAST_YEAR: Final = 2200


class Joined(NamedTuple):
    """Since when the council fosters a maker: the day, where it is known, and the year."""

    on: date | None
    year: int | None


def year_between(year: int, earliest: int, latest: int) -> None:
    """Refuse a year that cannot be meant."""
    if not earliest <= year <= latest:
        raise ValidationError(_("Tahun harus antara %(from)s dan %(to)s."), params={"from": earliest, "to": latest})


def past_day(day: Any, earliest: int = FIRST_YEAR) -> Any:
    """Return a day on which something was; refuse one that has not come. Blank is unknown."""
    if day is not None:
        year_between(day.year, earliest, max(today().year, day.year))
        if day > today():
            raise ValidationError(_("Tanggal ini belum tiba."))
    return day


def any_day(day: Any) -> Any:
    """Return a day that may lie ahead; refuse one of no year that can be meant. Blank is unknown."""
    if day is not None:
        year_between(day.year, FIRST_YEAR, _LAST_YEAR)
    return day


def joined_as_meant(said: Joined, known: Joined) -> Joined:
    """Return day and year of joining as one answer; refuse two that were both typed and differ.

    The day tells its year. Where they differ, what was typed now stands and the other follows.
    """
    if said.on is None or said == known:
        return said
    if said.year in {None, said.on.year, known.year}:
        return Joined(said.on, said.on.year)
    if said.on == known.on:
        return Joined(None, said.year)
    raise ValidationError(_("Tahun ini bukan tahun dari tanggalnya. Isi salah satu saja."))
