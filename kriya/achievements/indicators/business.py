"""What fostered makers employ, sell and have invested: of each its newest known year, unless a year is chosen."""

from collections.abc import Callable
from datetime import date
from typing import Final

from kriya.achievements.facts import Facts, Reported
from kriya.core.indicators import Atom, Basis, Indicator, Measure, Unit, Words
from kriya.makers.models import Status

_PEOPLE: Final = ("labour", "labour_women", "labour_men")
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
        whole = facts.makers.total([Status.FOSTERED])
        return Measure(getattr(reported, part), reported.reporting, whole, by, _atoms(facts, measure))

    return measured


def _atoms(facts: Facts, measure: str) -> list[Atom]:
    """Return who employs how many; money that makers report is never public and needs none."""
    if measure not in _PEOPLE:
        return []
    at = _PEOPLE.index(measure)
    return [Atom(maker, {}, count) for maker, told in sorted(facts.people.items()) if (count := told[at]) is not None]


def _words(id_: str, en: str) -> Words:
    return Words(
        f"{id_} {_NEWEST.id}; yang tidak melapor tidak dihitung nol.",
        f"{en} {_NEWEST.en}; those that did not report are not counted as zero.",
    )


_BASIS: Final = Basis(
    numerator=Words("jumlah yang dilaporkan binaan", "what fostered makers reported"),
    denominator=Words(
        "semua binaan; yang diketahui adalah yang melapor", "all fostered makers; known are those that reported"
    ),
    source=Words("Pendataan tahunan, menurut keterangan perajin", "Yearly survey, as makers reported"),
    owner=Words("pengurus, bagian pendataan", "council staff, register"),
    valid_from=date(2024, 1, 1),
    counted=Words("usaha", "businesses"),
)

BUSINESS: Final = (
    Indicator(
        "labour.total",
        Words("Tenaga kerja", "Workers"),
        _words("Jumlah tenaga kerja", "Workers,"),
        Unit.PEOPLE,
        1,
        _of("labour"),
        _BASIS,
        public=("year",),
        has_atoms=True,
    ),
    Indicator(
        "labour.women",
        Words("Tenaga kerja perempuan", "Women workers"),
        _words("Jumlah tenaga kerja perempuan", "Women workers,"),
        Unit.PEOPLE,
        1,
        _of("labour_women"),
        _BASIS,
        public=(),
        has_atoms=True,
    ),
    Indicator(
        "labour.men",
        Words("Tenaga kerja laki-laki", "Men workers"),
        _words("Jumlah tenaga kerja laki-laki", "Men workers,"),
        Unit.PEOPLE,
        1,
        _of("labour_men"),
        _BASIS,
        public=(),
        has_atoms=True,
    ),
    Indicator(
        "sales.total",
        Words("Penjualan setahun", "Yearly sales"),
        _words("Jumlah penjualan setahun", "Yearly sales,"),
        Unit.RUPIAH,
        1,
        _of("sales"),
        _BASIS,
    ),
    Indicator(
        "sales.median",
        Words("Penjualan setahun, nilai tengah", "Yearly sales, median"),
        _words("Nilai tengah penjualan setahun", "Median of yearly sales"),
        Unit.RUPIAH,
        1,
        _of("sales", "median"),
        _BASIS,
    ),
    Indicator(
        "capital.total",
        Words("Modal usaha", "Capital"),
        _words("Jumlah modal tanpa tanah dan bangunan", "Capital without land and buildings,"),
        Unit.RUPIAH,
        1,
        _of("capital"),
        _BASIS,
    ),
)
