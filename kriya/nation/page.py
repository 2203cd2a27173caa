"""What the pages of province and nation show: sums with how many told them, a map, a table, and the way over time."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from django.http import Http404
from django.utils.text import capfirst
from django.utils.translation import gettext

from kriya.achievements.models import NationIndicator
from kriya.achievements.period import Period
from kriya.councils.borders import provinces_on
from kriya.design.charts import Bars, Columns, Figure, Item
from kriya.nation.adding import FOSTERED, Adding, adding
from kriya.nation.asking import Asked
from kriya.nation.queries.crafts import CraftPart, crafts_everywhere
from kriya.nation.queries.regions import Regency, regencies_told
from kriya.nation.queries.sums import NATION, Sum, by_province, over_time, reports_by_province, sums_of
from kriya.nation.tiles import Tile, most_of, tile_of
from kriya.nation.wording import Shown, is_money, rate_written, unit_of, words, written

HEADLINES: Final = (FOSTERED, "products.published", "trade.sales", "labour.total", "trade.pieces", "promotion.visits")
QUARTERS: Final = 8
CRAFTS: Final = 12
"""So many crafts are drawn; the others stand together."""


@dataclass(frozen=True)
class Sums:
    """Figures of a province or of the nation, those first that are told large."""

    asked: Asked
    sums: Sequence[Sum]

    @cached_property
    def all(self) -> list[Shown]:
        """Every figure; those that do not add up at the end."""
        return [Shown(one) for one in sorted(self.sums, key=lambda one: adding(one.indicator) == Adding.NOT)]

    @cached_property
    def headlines(self) -> list[Shown]:
        by_code = {one.code: one for one in self.all}
        return [by_code[code] for code in HEADLINES if code in by_code and by_code[code].sum.value is not None]

    @cached_property
    def chosen(self) -> Shown | None:
        return next((one for one in self.all if one.code == self.asked.code), None)


@dataclass(frozen=True)
class Line:
    """A province in the table and on the map."""

    code: str
    name: str
    expected: int
    reported: int
    own: int
    shown: Shown | None
    tile: Tile | None


@dataclass(frozen=True)
class Nation(Sums):
    """The page of the nation."""

    lines: Sequence[Line]

    @property
    def told(self) -> list[Line]:
        """The provinces from which somebody reported."""
        return [line for line in self.lines if line.reported or line.own]

    @property
    def silent(self) -> list[Line]:
        """The provinces from which nobody did: named, since what is absent is not zero."""
        return [line for line in self.lines if not (line.reported or line.own)]

    @property
    def reported(self) -> int:
        return sum(line.reported for line in self.lines)

    @property
    def expected(self) -> int:
        return sum(line.expected for line in self.lines)

    @property
    def provinces(self) -> int:
        return sum(line.own for line in self.lines)


def nation_page(asked: Asked) -> Nation:
    """Gather the page of the nation, by as many questions for five councils as for all."""
    expected, reports = asked.expected, reports_by_province(asked.period)
    sums = by_province(asked.code, asked.period, asked.indicators[asked.code], expected)
    rates = {code: one.rate for code, one in sums.items()}
    most = most_of(rates)
    lines = [
        Line(
            code,
            name,
            expected.get(code, 0),
            *reports.get(code, (0, 0)),
            Shown(sums[code]) if code in sums else None,
            tile_of(code, rates.get(code), most),
        )
        for code, name in provinces_on(asked.period.last).items()
    ]
    return Nation(asked, sums_of(NATION, asked.period, asked.indicators, sum(expected.values())), lines)


@dataclass(frozen=True)
class Row:
    """A regency in the table of its province."""

    regency: Regency
    value: str
    rate: str


@dataclass(frozen=True)
class Province(Sums):
    """The page of a province: its regencies by the borders of the period, and its own council."""

    code: str
    name: str
    rows: Sequence[Row]
    own: Row

    @property
    def has_rates(self) -> bool:
        """Whether the chosen figure is told for each fostered maker: of these themselves that says nothing."""
        return self.asked.code != FOSTERED

    @property
    def reported(self) -> int:
        return sum(row.regency.has_reported for row in self.rows)

    @property
    def expected(self) -> int:
        return len(self.rows)


def province_page(asked: Asked, code: str) -> Province:
    """Gather the page of a province. Raises Http404 for one that was not there in the period."""
    name = provinces_on(asked.period.last).get(code)
    if name is None:
        raise Http404
    sums = sums_of(code, asked.period, asked.indicators, asked.expected.get(code, 0))
    chosen = next((one.indicator for one in sums if one.indicator.code == asked.code), asked.indicator)
    regencies, own = regencies_told(code, name, asked.period, asked.code, chosen.version)

    def row(one: Regency) -> Row:
        rate = None if asked.code == FOSTERED else one.rate
        return Row(one, written(chosen, one.value), rate_written(chosen, rate))

    return Province(asked, sums, code, name, [row(one) for one in regencies], row(own))


def trend_of(asked: Asked, place: str) -> list[Figure]:
    """Draw a figure over the last periods of its kind; beneath each of how many regencies."""
    indicator, periods = asked.indicator, [asked.period]
    if adding(indicator) == Adding.NOT:
        return []
    while len(periods) < QUARTERS:
        periods.insert(0, periods[0].before)
    told = over_time(asked.code, place, periods, indicator)
    if sum(one.value is not None for one in told.values()) < 2:
        return []
    title = gettext("%(figure)s; dalam kurung banyaknya kabupaten dan kota yang melapor") % {"figure": words(indicator)}
    items = [_item(one, told.get(one)) for one in periods]
    return [Columns(title=title, items=items, unit=capfirst(unit_of(indicator)), money=is_money(indicator))]


def crafts_of(asked: Asked, indicator: NationIndicator, place: str) -> list[Figure]:
    """Draw a figure craft by craft, each with how many councils told it; nothing where none did."""
    parts = crafts_everywhere(asked.period, [indicator])[indicator].get(place, [])
    if not parts:
        return []
    known = [one for one in parts if not one.is_unknown]
    items = [_craft(one) for one in known[:CRAFTS]]
    if rest := known[CRAFTS:]:
        items.append(Item(gettext("Kerajinan lainnya (%(n)s)") % {"n": len(rest)}, sum(one.value for one in rest)))
    title = gettext("%(figure)s menurut kerajinan; dalam kurung banyaknya dewan") % {"figure": words(indicator)}
    unknown = sum(one.value for one in parts if one.is_unknown)
    unit, money = capfirst(unit_of(indicator)), is_money(indicator)
    return [Bars(title=title, first=gettext("Kerajinan"), items=items, unit=unit, money=money, unknown=unknown)]


def _craft(one: CraftPart) -> Item:
    name = gettext("Beberapa kerajinan, digabung agar tidak menunjuk orang") if one.is_merged else str(one.name)
    return Item(f"{name} ({one.councils})", one.value)


def _item(period: Period, told: Sum | None) -> Item:
    if told is None or told.value is None:
        return Item(str(period.short), None)
    return Item(f"{period.short} ({told.councils})", told.value)
