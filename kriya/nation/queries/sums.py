"""Sums over reports. They read what was approved and anyone may see, and ask as often for five councils as for all."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from kriya.achievements.models import NationIndicator, NationOverlap, NationReport
from kriya.achievements.period import Period
from kriya.core.asking import ask
from kriya.nation.adding import FOSTERED, Adding, adding

NATION: Final = ""
"""Stands for the code of a province where the nation is meant."""


@dataclass(frozen=True)
class Told:
    """What reports of one level say of a figure: how many have it, its sum, and whether one was revised.

    `beside` is the sum of fostered makers over those councils that told both.
    """

    councils: int = 0
    value: int = 0
    revised: int = 0
    beside: int = 0


@dataclass(frozen=True)
class Sum:
    """A figure of a province or of the nation: of how many regencies, and None where nobody told it."""

    indicator: NationIndicator
    value: int | None
    councils: int
    expected: int
    provinces: int = 0
    revised: int = 0
    twice: int = 0
    beside: int = 0

    @property
    def rate(self) -> float | None:
        """What it comes to for each fostered maker of those that told both; of makers, for each council."""
        if self.value is None:
            return None
        below = self.councils + self.provinces if self.indicator.code == FOSTERED else self.beside
        return self.value / below if below else None


_SUMS: Final = """
SELECT {place}, f.code, f.version, f.is_province, count(f.value), coalesce(sum(f.value), 0)::bigint,
       count(*) FILTER (WHERE f.is_revised AND f.value IS NOT NULL),
       coalesce(sum(d.value) FILTER (WHERE f.value IS NOT NULL), 0)::bigint
FROM achievements_nationfigure f
LEFT JOIN achievements_nationfigure d ON d.period = f.period AND d.code = %(beside)s AND d.report_id = f.report_id
WHERE f.period = %(period)s {where} GROUP BY 1, f.code, f.version, f.is_province
"""
_ALL: Final = _SUMS.format(place="''", where="")
_OF_PROVINCE: Final = _SUMS.format(place="f.province_code", where="AND f.province_code = %(place)s")
_OF_ONE: Final = _SUMS.format(place="f.province_code", where="AND f.code = %(code)s")
EVERYWHERE: Final = f"{_ALL} UNION ALL {_SUMS.format(place='f.province_code', where='')}"
"""Of the nation and of every province at once."""
_OVER_TIME: Final = """
SELECT period, code, version, is_province, count(value), coalesce(sum(value), 0)::bigint,
       count(*) FILTER (WHERE is_revised AND value IS NOT NULL)
FROM achievements_nationfigure
WHERE code = %s AND period = ANY(%s) AND (%s = '' OR province_code = %s) GROUP BY period, code, version, is_province
"""


def periods_told() -> list[Period]:
    """Return the periods of which some council told, the newest first, a quarter before the year it ends."""
    codes = NationReport.objects.order_by().values_list("period", flat=True).distinct()
    return sorted((Period.of_code(code) for code in codes), key=lambda one: (one.year, one.code), reverse=True)


def indicators_told() -> dict[str, list[NationIndicator]]:
    """Return what figures mean, by code, the newest version first."""
    found: dict[str, list[NationIndicator]] = {}
    for one in NationIndicator.objects.order_by("pk"):
        found.setdefault(one.code, []).insert(0, one)
    return {code: sorted(some, key=lambda one: -one.version) for code, some in found.items()}


Indicators = Mapping[str, list[NationIndicator]]
Rows = Iterable[Sequence[object]]
Levels = tuple[Told, Told]
"""What regencies told, and what provinces' own councils."""


def _gathered(rows: Rows) -> dict[tuple[str, str], dict[int, Levels]]:
    """Put rows in order: by place and code, of each version both levels."""
    found: dict[tuple[str, str], dict[int, Levels]] = {}
    for place, code, version, is_province, *numbers in rows:
        told = Told(*numbers)  # type: ignore[arg-type]
        of = found.setdefault((str(place), str(code)), {})
        regencies, provinces = of.get(int(version), (Told(), Told()))  # type: ignore[call-overload]
        of[int(version)] = (regencies, told) if is_province else (told, provinces)  # type: ignore[call-overload]
    return found


def _sum(levels: Levels, indicator: NationIndicator, expected: int, twice: int) -> Sum:
    regencies, provinces = levels
    how = adding(indicator)
    if how in {Adding.REGENCIES, Adding.NOT}:
        provinces = Told()
    councils, told = regencies.councils + provinces.councils, regencies.value + provinces.value
    off = min(twice, told) if how == Adding.ONCE else 0
    return Sum(
        indicator=indicator,
        value=told - off if councils and how != Adding.NOT else None,
        councils=regencies.councils,
        expected=expected,
        provinces=provinces.councils,
        revised=regencies.revised + provinces.revised,
        twice=off,
        beside=regencies.beside + provinces.beside,
    )


def sums_of(place: str, period: Period, indicators: Indicators, expected: int) -> list[Sum]:
    """Return every figure of a province, or of the nation; of a figure with two versions only the newer one counts."""
    rows = ask(_OF_PROVINCE if place else _ALL, {"period": period.code, "place": place, "beside": FOSTERED})
    return sums_from(rows, place, indicators, expected, overlaps(period).get(place, 0))


def sums_from(rows: Rows, place: str, indicators: Indicators, expected: int, twice: int) -> list[Sum]:
    """Return the sums of a place from rows that were read."""
    told = _gathered(row for row in rows if row[0] == place)
    found = []
    for code, versions in indicators.items():
        by_version = told.get((place, code), {})
        for indicator in versions:
            if indicator.version in by_version:
                found.append(_sum(by_version[indicator.version], indicator, expected, twice))
                break
    return found


def by_province(
    code: str, period: Period, versions: Sequence[NationIndicator], expected: Mapping[str, int]
) -> dict[str, Sum]:
    """Return one figure of every province that told it, with the makers beside it; all of the same version."""
    told = _gathered(ask(_OF_ONE, {"period": period.code, "code": code, "beside": FOSTERED}))
    twice = overlaps(period)
    newest = next((one for one in versions if any(one.version in of for of in told.values())), None)
    if newest is None:
        return {}
    return {
        place: _sum(of[newest.version], newest, expected.get(place, 0), twice.get(place, 0))
        for (place, _code), of in told.items()
        if newest.version in of
    }


def over_time(code: str, place: str, periods: Sequence[Period], indicator: NationIndicator) -> dict[Period, Sum]:
    """Return one figure period by period, of the same version; a period of which nobody told it is absent."""
    codes = [one.code for one in periods]
    told = _gathered(ask(_OVER_TIME, [code, codes, place, place]))
    twice = dict(
        NationOverlap.objects.filter(province_code=place, period__in=codes).values_list("period", "makers")
    )  # fmt: skip
    return {
        Period.of_code(period): _sum(of[indicator.version], indicator, 0, twice.get(period, 0))
        for (period, _code), of in told.items()
        if indicator.version in of
    }


def overlaps(period: Period) -> dict[str, int]:
    """Return about how many makers stand in two registers, by province; NATION for all of them."""
    return dict(NationOverlap.objects.filter(period=period.code).values_list("province_code", "makers"))


def reports_by_province(period: Period) -> dict[str, tuple[int, int]]:
    """Return how many regencies of each province reported, and whether its own council did (0 or 1)."""
    rows = ask(
        """SELECT province_code, count(*) FILTER (WHERE NOT is_province), count(*) FILTER (WHERE is_province)
           FROM achievements_nationreport WHERE period = %s GROUP BY province_code""",
        [period.code],
    )
    return {place: (regencies, own) for place, regencies, own in rows}
