"""The period and the figure that a page of province or nation is asked for."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import Http404

from kriya.achievements.models import NationIndicator
from kriya.achievements.period import Period
from kriya.councils.borders import regencies_counted
from kriya.nation.adding import FOSTERED, Adding, adding
from kriya.nation.queries.sums import indicators_told, periods_told
from kriya.nation.wording import words

Indicators = Mapping[str, list[NationIndicator]]


@dataclass(frozen=True)
class Asked:
    """The period and the figure that a page is about, and what else could be asked."""

    period: Period
    periods: list[Period]
    indicators: Indicators
    code: str

    @property
    def indicator(self) -> NationIndicator:
        return self.indicators[self.code][0]

    @property
    def choices(self) -> list[tuple[str, str]]:
        """The figures that add up, with their names."""
        return [(code, words(some[0])) for code, some in self.indicators.items() if adding(some[0]) != Adding.NOT]

    @property
    def expected(self) -> Mapping[str, int]:
        """How many regencies and cities each province had in the period."""
        return regencies_counted(self.period.last)

    @property
    def query(self) -> str:
        """The part of an address by which another page is asked for the same."""
        return f"?periode={self.period.code}&angka={self.code}"


def asked_of(period: str, code: str) -> Asked | None:
    """Return what is asked, the newest quarter and fostered makers where nothing is; None while nobody told anything.

    Raises Http404 for a period or a figure of which nobody told.
    """
    periods, indicators = periods_told(), indicators_told()
    if not periods or not indicators:
        if period or code:
            raise Http404
        return None
    by_code = {one.code: one for one in periods}
    newest = next((one for one in periods if one.quarter), periods[0])
    chosen = code or (FOSTERED if FOSTERED in indicators else next(iter(indicators)))
    if (period and period not in by_code) or chosen not in indicators:
        raise Http404
    return Asked(by_code[period] if period else newest, periods, indicators, chosen)
