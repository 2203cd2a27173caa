"""Yearly figures: one row a year, never one field overwritten."""

from typing import Any

from django.db import IntegrityError, transaction

from kriya.accounts.models import User
from kriya.core.refusal import Refused
from kriya.makers.actions.restoring import restored
from kriya.makers.models import Maker, YearlyFigure

MEASURES = ("labour_men", "labour_women", "labour_total", "capital", "yearly_sales", "raw_material_value")


def add_figure(maker: Maker, *, year: int | None, source: str, by: User | None, **measures: int | None) -> YearlyFigure:
    """Record what is known of a year; money in whole rupiah, None is unknown. Refuse a year that has its row."""
    return _keep(YearlyFigure(maker=maker, year=year, source=source, recorded_by=by, **_counted(measures)))


def change_figure(figure: YearlyFigure, *, year: int | None, source: str, **measures: int | None) -> YearlyFigure:
    """Change what is known of a year."""
    figure.year, figure.source = year, source
    for name, value in _counted(measures).items():
        setattr(figure, name, value)
    return _keep(figure)


def remove_figure(figure: YearlyFigure) -> None:
    """Take a year out of the series; history keeps it."""
    figure.delete()


def restore_figure(maker: Maker, figure_id: Any) -> YearlyFigure:
    """Bring a removed year back; refuse when that year has been recorded again since."""
    figure: YearlyFigure = restored(YearlyFigure, maker, figure_id)
    return _keep(figure)


def _counted(measures: dict[str, int | None]) -> dict[str, int | None]:
    """Return the measures, with the total of men and women where only they are told."""
    men, women = measures.get("labour_men"), measures.get("labour_women")
    if measures.get("labour_total") is None and men is not None and women is not None:
        return {**measures, "labour_total": men + women}
    return measures


def _keep(figure: YearlyFigure) -> YearlyFigure:
    if all(getattr(figure, name) is None for name in MEASURES):
        raise Refused("figure_empty")
    try:
        with transaction.atomic():
            figure.save()
    except IntegrityError as reason:
        raise Refused("figure_year_taken", year=figure.year or "—") from reason
    return figure
