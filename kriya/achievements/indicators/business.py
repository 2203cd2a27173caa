"""What fostered makers employ, sell and have invested: of each its newest known year, unless a year is chosen."""

from collections.abc import Callable
from typing import Final

from kriya.achievements.facts import Facts, Reported
from kriya.achievements.indicators.indicator import Indicator, Measure, Unit
from kriya.achievements.words import Words
from kriya.makers.models import Status

_NEWEST: Final = Words(
    "dari tahun terakhir yang diketahui pada tiap binaan",
    "of the newest year known of each fostered maker",
)


def _of(measure: str, part: str = "total") -> Callable[[Facts], Measure]:
    """Sum (or take the median of) a yearly figure of the fostered makers that reported it, and its trend."""

    def measured(facts: Facts) -> Measure:
        year = facts.choice.year
        figures = facts.figures if year is None else facts.years.get(year, {})
        reported = figures.get(measure, Reported())
        trend = {str(y): found[measure] for y, found in facts.years.items() if found[measure].reporting}
        by = {
            "year": {y: value for y, found in trend.items() if (value := getattr(found, part)) is not None},
            "reporting": {y: found.reporting for y, found in trend.items()},
        }
        return Measure(getattr(reported, part), reported.reporting, facts.makers.total([Status.FOSTERED]), by)

    return measured


def _words(id_: str, en: str) -> Words:
    return Words(
        f"{id_} {_NEWEST.id}; yang tidak melapor tidak dihitung nol.",
        f"{en} {_NEWEST.en}; those that did not report are not counted as zero.",
    )


BUSINESS: Final = (
    Indicator(
        "labour.total",
        Words("Tenaga kerja", "Workers"),
        _words("Jumlah tenaga kerja", "Workers,"),
        Unit.PEOPLE,
        1,
        _of("labour"),
    ),
    Indicator(
        "labour.women",
        Words("Tenaga kerja perempuan", "Women workers"),
        _words("Jumlah tenaga kerja perempuan", "Women workers,"),
        Unit.PEOPLE,
        1,
        _of("labour_women"),
    ),
    Indicator(
        "labour.men",
        Words("Tenaga kerja laki-laki", "Men workers"),
        _words("Jumlah tenaga kerja laki-laki", "Men workers,"),
        Unit.PEOPLE,
        1,
        _of("labour_men"),
    ),
    Indicator(
        "sales.total",
        Words("Penjualan setahun", "Yearly sales"),
        _words("Jumlah penjualan setahun", "Yearly sales,"),
        Unit.RUPIAH,
        1,
        _of("sales"),
    ),
    Indicator(
        "sales.median",
        Words("Penjualan setahun, nilai tengah", "Yearly sales, median"),
        _words("Nilai tengah penjualan setahun", "Median of yearly sales"),
        Unit.RUPIAH,
        1,
        _of("sales", "median"),
    ),
    Indicator(
        "capital.total",
        Words("Modal usaha", "Capital"),
        _words("Jumlah modal tanpa tanah dan bangunan", "Capital without land and buildings,"),
        Unit.RUPIAH,
        1,
        _of("capital"),
    ),
)
