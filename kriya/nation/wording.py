"""Figures of councils as a reader sees them: name, value, rate, and of how many councils."""

from dataclasses import dataclass

from django.utils.translation import gettext

from kriya.achievements.models import NationIndicator
from kriya.core.indicators import UNIT_NAMES, Unit, Words
from kriya.design.formats import compact, number, rupiah
from kriya.nation.adding import FOSTERED, SENTENCES, adding
from kriya.nation.queries.sums import Sum


def words(indicator: NationIndicator, what: str = "name") -> str:
    """Return the name, or another of a figure's texts, in the reader's language."""
    return str(Words(**indicator.words[what])) if what in indicator.words else indicator.code


def unit_of(indicator: NationIndicator) -> str:
    """Return the name of what is counted."""
    return str(UNIT_NAMES.get(indicator.unit, indicator.unit))


def is_money(indicator: NationIndicator) -> bool:
    """Tell whether a figure is in rupiah."""
    return indicator.unit == Unit.RUPIAH


def written(indicator: NationIndicator, value: int | None, *, short: bool = False) -> str:
    """Write a value; "" where there is none."""
    if value is None:
        return ""
    if is_money(indicator):
        return f"Rp{compact(value)}" if short else rupiah(value)
    return number(value)


def rate_written(indicator: NationIndicator, rate: float | None) -> str:
    """Write a rate, money in whole rupiah and other things with one decimal; "" where there is none."""
    if rate is None:
        return ""
    return rupiah(round(rate)) if is_money(indicator) else number(rate, 1)


def rate_name(indicator: NationIndicator) -> str:
    """Say what a rate is of."""
    return gettext("Rata-rata per dewan") if indicator.code == FOSTERED else gettext("Per UMKM binaan")


@dataclass(frozen=True)
class Shown:
    """A sum in words."""

    sum: Sum

    @property
    def indicator(self) -> NationIndicator:
        return self.sum.indicator

    @property
    def code(self) -> str:
        return self.indicator.code

    @property
    def name(self) -> str:
        return words(self.indicator)

    @property
    def definition(self) -> str:
        return words(self.indicator, "definition")

    @property
    def unit(self) -> str:
        return unit_of(self.indicator)

    @property
    def value(self) -> str:
        return written(self.indicator, self.sum.value)

    @property
    def short(self) -> str:
        return written(self.indicator, self.sum.value, short=True)

    @property
    def rate(self) -> str:
        return rate_written(self.indicator, self.sum.rate)

    @property
    def rate_name(self) -> str:
        return rate_name(self.indicator)

    @property
    def how(self) -> str:
        return str(SENTENCES[adding(self.indicator)])
