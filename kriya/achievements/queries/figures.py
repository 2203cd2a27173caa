"""Yearly figures of the fostered makers: the newest of each, and every year for the trend."""

import json
from collections.abc import Sequence
from typing import Any, Final

from kriya.achievements.facts import Figures, Reported
from kriya.achievements.queries.counting import over
from kriya.achievements.queries.register import fostered_then, newest_year
from kriya.core.indicators import Choice
from kriya.makers.models import YearlyFigure
from kriya.makers.queries.annotations import MEASURES, with_latest_figures

_MEASURES: Final = ("labour", "labour_men", "labour_women", "sales", "capital")


def _columns(prefix: str = "") -> str:
    return ", ".join(
        f"count({column}), sum({column})::bigint, (percentile_cont(0.5) WITHIN GROUP (ORDER BY {column}))::bigint"
        for column in (f"{prefix}{m}" for m in _MEASURES)
    )


def _figures(row: Sequence[Any]) -> Figures:
    return {m: Reported(*row[3 * i : 3 * i + 3]) for i, m in enumerate(_MEASURES)}


_PEOPLE: Final = """jsonb_object_agg(id, jsonb_build_array(latest_labour, latest_labour_women, latest_labour_men))
    FILTER (WHERE coalesce(latest_labour, latest_labour_women, latest_labour_men) IS NOT NULL)"""


def newest_figures(choice: Choice) -> tuple[Figures, dict[str, list[int | None]]]:
    """Return each measure over the newest year in which each fostered maker reported it, and who employs how many
    (all, women, men), which nobody outside may be told."""
    makers = with_latest_figures(fostered_then(choice), *_MEASURES, until=newest_year(choice))
    rows = makers.values("id", *(f"latest_{m}" for m in _MEASURES))
    *figures, people = over(rows, f"SELECT {_columns('latest_')}, {_PEOPLE} FROM rows")[0]  # noqa: S608 - our own names
    return _figures(figures), json.loads(people) if isinstance(people, str) else people or {}


def figures_by_year(choice: Choice) -> dict[int, Figures]:
    """Return each measure for every year that somebody reported; a figure without a year belongs to none."""
    figures = YearlyFigure.objects.filter(maker__in=fostered_then(choice).values("pk"), year__isnull=False)
    if (until := newest_year(choice)) is not None:
        figures = figures.filter(year__lte=until)
    rows = figures.annotate(**{f"of_{m}": MEASURES[m] for m in _MEASURES}).values(
        "year", *(f"of_{m}" for m in _MEASURES)
    )
    years = over(rows, f"SELECT year, {_columns('of_')} FROM rows GROUP BY year ORDER BY year")  # noqa: S608
    return {row[0]: _figures(row[1:]) for row in years}
