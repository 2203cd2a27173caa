"""Yearly figures of the fostered makers: the newest of each, and every year for the trend."""

from collections.abc import Sequence
from typing import Any, Final

from kriya.achievements.facts import Choice, Figures, Reported
from kriya.achievements.queries.counting import over
from kriya.achievements.queries.register import chosen_makers
from kriya.makers.models import Status, YearlyFigure
from kriya.makers.queries.annotations import MEASURES, with_latest_figures

_MEASURES: Final = ("labour", "labour_men", "labour_women", "sales", "capital")


def _columns(prefix: str = "") -> str:
    return ", ".join(
        f"count({column}), sum({column})::bigint, (percentile_cont(0.5) WITHIN GROUP (ORDER BY {column}))::bigint"
        for column in (f"{prefix}{m}" for m in _MEASURES)
    )


def _figures(row: Sequence[Any]) -> Figures:
    return {m: Reported(*row[3 * i : 3 * i + 3]) for i, m in enumerate(_MEASURES)}


def newest_figures(choice: Choice) -> Figures:
    """Return each measure over the newest year in which each fostered maker reported it."""
    makers = with_latest_figures(chosen_makers(choice).filter(status=Status.FOSTERED), *_MEASURES)
    columns = _columns("latest_")
    return _figures(over(makers.values(*(f"latest_{m}" for m in _MEASURES)), f"SELECT {columns} FROM rows")[0])  # noqa: S608 - our own names


def figures_by_year(choice: Choice) -> dict[int, Figures]:
    """Return each measure for every year that somebody reported; a figure without a year belongs to none."""
    makers = chosen_makers(choice).filter(status=Status.FOSTERED)
    figures = YearlyFigure.objects.filter(maker__in=makers, year__isnull=False)
    rows = figures.annotate(**{f"of_{m}": MEASURES[m] for m in _MEASURES}).values(
        "year", *(f"of_{m}" for m in _MEASURES)
    )
    years = over(rows, f"SELECT year, {_columns('of_')} FROM rows GROUP BY year ORDER BY year")  # noqa: S608
    return {row[0]: _figures(row[1:]) for row in years}
