"""What a cell of the list looks like on the page."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, Final

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from kriya.design.formats import masked, number, rupiah, when
from kriya.design.tables import Column as Shown
from kriya.design.tables import TableRow
from kriya.design.tags.marks import badge
from kriya.makers.models import Status
from kriya.makers.queries.lists.columns import Column
from kriya.makers.size_class import contradicts

TONES: Final[Mapping[str, str]] = {
    Status.APPLIED: "wait",
    Status.REVIEWED: "wait",
    Status.REFUSED: "bad",
    Status.FOSTERED: "good",
    Status.GRADUATED: "dye",
    Status.INACTIVE: "plain",
}
_BELOW: Final = {"kecamatan": "desa", "pemilik": "telepon"}
"""What stands below what: a place below the larger one, how to reach somebody below the name."""
_NUMERIC: Final = frozenset({"number", "rupiah", "year"})


def status_badge(status: str) -> SafeString:
    """Return a status as the mark it has on every staff page."""
    return badge(str(Status(status).label), TONES.get(status, "plain"))


def _phones(numbers: Sequence[str]) -> SafeString | str:
    if not numbers:
        return ""
    more = f" +{len(numbers) - 1}" if len(numbers) > 1 else ""
    return format_html('<span class="of-a-kind">{}{}</span>', masked(numbers[0]), more)


def _words(words: Sequence[str]) -> str:
    return ", ".join(words)


def _year(value: int | None) -> str:
    return str(value) if value else ""


_LOOKS: Final[Mapping[str, Callable[[Any], object]]] = {
    "text": str,
    "words": _words,
    "number": number,
    "rupiah": rupiah,
    "year": _year,
    "date": lambda value: when(value, "date") if isinstance(value, date) else "",
    "status": status_badge,
    "phones": _phones,
}


def cell(column: Column, maker: Any) -> object:
    """Return what stands in a cell; "" where it is not known, which the table marks as a dash."""
    value = column.value(maker)
    if value is None:
        return ""
    shown = _LOOKS[column.kind](value)
    if column.year and (year := getattr(maker, column.year)):
        return format_html('{} <span class="of-year">{}</span>', shown, year)
    if column.key == "skala" and contradicts(maker.size_class, maker.typed_size_class):
        typed = gettext("tertulis: %(size)s") % {"size": maker.get_typed_size_class_display()}
        return format_html('{} <span class="of-year contradicted">{}</span>', shown, typed)
    return shown


def headings(columns: Sequence[Column]) -> list[Shown]:
    """Return columns as the table draws them: what belongs together stands in one cell, where both are wanted."""
    by_key = {column.key: column for column in columns}
    below = {low for high, low in _BELOW.items() if {high, low} <= by_key.keys()}
    return [_heading(one, by_key.get(_BELOW.get(one.key, ""))) for one in columns if one.key not in below]


def _heading(column: Column, below: Column | None) -> Shown:
    return Shown(
        column.key,
        column.label,
        align="end" if column.kind in _NUMERIC else "start",
        sort=column.key if column.order else "",
        wrap=column.kind not in {"phones", "status", "date"},
        sub=below.key if below else "",
        sub_label=below.label if below else "",
        sub_sort=below.key if below and below.order else "",
    )


def rows(makers: Sequence[Any], columns: Sequence[Column], url_of: Callable[[Any], str]) -> list[TableRow]:
    """Return the rows of a page; the first column leads to the maker."""
    return [
        TableRow({column.key: cell(column, maker) for column in columns}, url=url_of(maker), id=str(maker.pk))
        for maker in makers
    ]
