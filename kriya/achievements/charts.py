"""Figures of a sheet as charts of the design system; staff charts link each part to the rows that were counted."""

from collections.abc import Callable
from typing import Any, Final

from django.utils.text import capfirst
from django.utils.translation import gettext

from kriya.achievements.sheet import Entry, Sheet
from kriya.core.indicators import DIMENSIONS, INDICATORS, UNKNOWN
from kriya.design.charts import Bars, Columns, Figure, Item, Share, Trend

Link = Callable[[str, str], str]

SHAPES: Final[dict[str, type[Bars] | type[Share] | type[Columns]]] = {
    "gender": Share,
    "size": Share,
    "status": Share,
    "joined": Columns,
    "started": Columns,
    "year": Trend,
}


def chart(sheet: Sheet, code: str, dimension: str, *, link: Link | None = None, most: int | None = None) -> Figure:
    """Draw one figure by one dimension; with `most`, the parts beyond that many are gathered into one."""
    entry, shape = sheet[code], SHAPES.get(dimension, Bars)
    items = [
        Item(sheet.label(dimension, key), count, link(dimension, key) if link else "")
        for key, count in entry.by(dimension).items()
        if key != UNKNOWN
    ]
    shown = _shown(items, dimension, most)
    given: dict[str, Any] = {
        "title": _title(entry, dimension),
        "subtitle": _subtitle(entry, dimension, len(shown), len(items)),
        "items": shown,
        "first": str(DIMENSIONS[dimension].name),
        "unit": capfirst(str(entry.unit)),
        "money": entry.is_money,
        **_coverage(entry, dimension),
    }
    if issubclass(shape, Bars | Share):
        unknown_url = link(dimension, UNKNOWN) if link else ""
        return shape(**given, unknown=entry.unknown(dimension), unknown_url=unknown_url)
    return shape(**given)


def _title(entry: Entry, dimension: str) -> str:
    return gettext("%(figure)s menurut %(dimension)s") % {
        "figure": entry.name,
        "dimension": str(DIMENSIONS[dimension].name).lower(),
    }


def _subtitle(entry: Entry, dimension: str, shown: int, of: int) -> str:
    if dated := entry.dated(dimension):
        return gettext("keadaan %(date)s") % {"date": f"{dated:%d-%m-%Y}"}
    if dimension == "maker" and shown < of:
        return gettext("%(shown)s terbanyak dari %(all)s perajin") % {"shown": shown, "all": of}
    return ""


def _coverage(entry: Entry, dimension: str) -> dict[str, int]:
    """A part of a trend has its own coverage, and what happened is known whole; else all but the unknown are known."""
    indicator = INDICATORS.get(entry.code)
    if dimension == "year" or entry.value is None or entry.is_money or (indicator and indicator.is_flow):
        return {}
    whole = sum(entry.by(dimension).values()) if entry.dated(dimension) else entry.value
    return {"known": whole - entry.unknown(dimension), "total": whole}


def _shown(items: list[Item], dimension: str, most: int | None) -> list[Item]:
    if issubclass(SHAPES.get(dimension, Bars), Columns | Trend):
        return items  # The newest years are the last ones: gathered, they would stand as one high year.
    return items[:most] if dimension == "maker" else _fewer(items, most)


def _fewer(items: list[Item], most: int | None) -> list[Item]:
    if most is None or len(items) <= most + 1:
        return items
    rest = items[most:]
    words = gettext("%(count)s lainnya") % {"count": len(rest)}
    return [*items[:most], Item(words, sum(int(item.value or 0) for item in rest))]
