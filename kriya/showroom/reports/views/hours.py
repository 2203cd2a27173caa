"""When people come and buy: weekday by hour."""

from collections.abc import Mapping
from typing import Any, Final

from django.http import HttpResponse, HttpResponseBase
from django.utils.dates import WEEKDAYS, WEEKDAYS_ABBR
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.design.formats import number, percent, rupiah
from kriya.ledger.views import asked
from kriya.showroom.reports.forms import NarrowForm
from kriya.showroom.reports.queries.hours import Hour, Hours, hours
from kriya.showroom.reports.sheets import Column, Kind, Line, Sheet
from kriya.showroom.reports.views.frame import sent, shown

DAYS: Final = range(1, 8)
LEVELS: Final = 5
_MEASURES: Final = {
    "struk": gettext_lazy("Struk"), "nilai": gettext_lazy("Ribu rupiah"), "pengunjung": gettext_lazy("Pengunjung"),
    "pembeli": gettext_lazy("Struk tiap pengunjung"),
}  # fmt: skip
Value = int | float | None


def _form(request: Request) -> NarrowForm:
    return NarrowForm(request.GET.dict(), asks=("dari", "sampai", "tempat", "saluran", "kerajinan"))


def _measure(request: Request) -> str:
    return asked.word(request.GET, "ukuran", _MEASURES) or "struk"


@require_safe
@staff(Can.READ_SALES)
def page(request: Request) -> HttpResponse:
    """Show a table of weekday and hour, darker where more happened, each cell with its number."""
    form, measure = _form(request), _measure(request)
    found = hours(form.narrowed())
    people, receipts = sum(found.visitors.values()), sum(found.sales.values())
    more = {
        "form": form,
        "measure": measure,
        "measures": list(_MEASURES.items()),
        "measure_name": _MEASURES[measure],
        "heat": _heat(found, measure),
        "heads": [(WEEKDAYS[day - 1], WEEKDAYS_ABBR[day - 1]) for day in DAYS],
        "visitors": people,
        "receipts": receipts,
        "total": sum(found.totals.values()),
        "conversion": receipts / people if people else None,
        "best": _best(found),
    }
    return shown(request, "report_hours", _sheet(found, measure), more)


@require_safe
@staff(Can.EXPORT)
def download(request: Request, kind: str) -> HttpResponseBase:
    """Send what the page shows as a file."""
    return sent(request, kind, _sheet(hours(_form(request).narrowed()), _measure(request)))


def _value(found: Hours, measure: str, keys: list[Hour]) -> Value:
    """Return a measure of some hours together; a share of no visitors is not known."""
    sums = {
        name: sum(told.get(key, 0) for key in keys)
        for name, told in (("struk", found.sales), ("nilai", found.totals), ("pengunjung", found.visitors))
    }
    if measure == "pembeli":
        return sums["struk"] / sums["pengunjung"] if sums["pengunjung"] else None
    return sums[measure]


def _sheet(found: Hours, measure: str) -> Sheet:
    kinds: Mapping[str, Kind] = {"nilai": "rupiah", "pembeli": "percent"}
    kind: Kind = kinds.get(measure, "number")
    columns = [
        Column("name", _("Jam")),
        *(Column(str(day), str(WEEKDAYS[day - 1]), kind) for day in DAYS),
        Column("all", _("Semua"), kind),
    ]
    lines = [
        Line({"name": _clock(hour), **_values(found, measure, [hour])}) for hour in found.span
    ]  # fmt: skip
    sums = {"name": _("Semua"), **_values(found, measure, list(found.span))}
    return Sheet(_("Jam ramai"), columns, lines, sums=sums)


def _values(found: Hours, measure: str, of_day: list[int]) -> dict[str, Value]:
    values = {str(day): _value(found, measure, [(day, hour) for hour in of_day]) for day in DAYS}
    return {**values, "all": _value(found, measure, [(day, hour) for day in DAYS for hour in of_day])}


def _clock(hour: int) -> str:
    return f"{hour:02d}.00"


def _heat(found: Hours, measure: str) -> list[dict[str, Any]]:
    """Return the rows of the table: each cell's short and full number, and how dark it is, 0 to LEVELS."""
    cells = {(day, hour): _value(found, measure, [(day, hour)]) for day in DAYS for hour in found.span}
    most = max((value for value in cells.values() if value), default=0)
    return [
        {
            "hour": _clock(hour),
            "cells": [_cell(cells[day, hour], most, measure) for day in DAYS],
            "all": _cell(_value(found, measure, [(day, hour) for day in DAYS]), 0, measure),
        }
        for hour in found.span
    ]


def _cell(value: Value, most: float, measure: str) -> tuple[object, object, int]:
    level = -(-value * LEVELS // most) if value and most else 0
    if measure == "nilai":
        return number(round((value or 0) / 1000)), rupiah(int(value or 0)), int(level)
    text = percent(value) if measure == "pembeli" else number(value)
    return text, text, int(level)


def _best(found: Hours) -> str:
    """Return the hour of the week with the most receipts, in words."""
    if not found.sales:
        return ""
    (day, hour), _count = max(found.sales.items(), key=lambda one: (one[1], found.totals[one[0]]))
    return _("%(day)s pukul %(hour)s") % {"day": WEEKDAYS[day - 1], "hour": _clock(hour)}
