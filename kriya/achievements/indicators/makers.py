"""How many makers there are, of which kinds, where, since when."""

from collections.abc import Callable
from datetime import date
from typing import Final

from kriya.achievements.facts import Facts
from kriya.core.indicators import UNKNOWN, Basis, Indicator, Measure, Unit, Words
from kriya.makers.models import Status

_DIVIDED: Final = (
    "craft", "craft_family", "craft_any", "district", "gender", "size", "paper", "joined", "started", "group",
)  # fmt: skip


def _count(*states: str, by: tuple[str, ...] = ()) -> Callable[[Facts], Measure]:
    """Count the makers in these states (none named: in any); the status of every row of the register is known."""

    def measure(facts: Facts) -> Measure:
        wanted, whole = states or None, facts.makers.total()
        cells = {name: facts.makers.by(name, wanted) for name in by}
        return Measure(facts.makers.total(wanted), whole, whole, cells)

    return measure


def _all(facts: Facts) -> Measure:
    measured = _count(by=_DIVIDED)(facts)
    return Measure(measured.value, measured.known, measured.total, {"status": facts.makers.states(), **measured.by})


def _new_this_year(facts: Facts) -> Measure:
    """Fostered and graduated makers that joined in the year; known are those whose year is known."""
    states = (Status.FOSTERED, Status.GRADUATED, Status.INACTIVE)
    joined = facts.makers.by("joined", states)
    total = facts.makers.total(states)
    return Measure(
        joined.get(str(facts.choice.current_year), 0), total - joined.get(UNKNOWN, 0), total, {"year": _years(joined)}
    )


def _years(joined: dict[str, int]) -> dict[str, int]:
    return {year: count for year, count in joined.items() if year != UNKNOWN}


_BASIS: Final = Basis(
    numerator=Words("usaha dengan keadaan itu", "businesses in that state"),
    denominator=Words("semua usaha dalam daftar", "all businesses in the register"),
    source=Words("Daftar UMKM, keadaan pada akhir periode", "Register of makers, as at the end of the period"),
    owner=Words("pengurus, bagian pendataan", "council staff, register"),
    valid_from=date(2024, 1, 1),
)

MAKERS: Final = (
    Indicator(
        "makers.fostered",
        Words("UMKM binaan", "Fostered makers"),
        Words(
            "Usaha dalam daftar yang statusnya binaan pada saat dihitung. Data kembar yang digabung dihitung satu.",
            "Businesses in the register that are fostered at the time of counting. Merged duplicates count once.",
        ),
        Unit.MAKERS,
        1,
        _count(Status.FOSTERED, by=_DIVIDED),
        _BASIS,
        public=("craft", "craft_family", "district", "gender", "size", "paper", "joined"),
    ),
    Indicator(
        "makers.all",
        Words("Semua UMKM dalam daftar", "All makers in the register"),
        Words(
            "Semua usaha dalam daftar, apa pun statusnya, tanpa data kembar yang sudah digabung ke usaha lain.",
            "All businesses in the register, whatever their status, without duplicates merged into another.",
        ),
        Unit.MAKERS,
        1,
        _all,
        _BASIS,
        public=("status",),
    ),
    Indicator(
        "makers.graduated",
        Words("UMKM mandiri", "Graduated makers"),
        Words(
            "Usaha yang pernah dibina dan kini mandiri.", "Businesses that were fostered and now stand on their own."
        ),
        Unit.MAKERS,
        1,
        _count(Status.GRADUATED),
        _BASIS,
        public=(),
    ),
    Indicator(
        "makers.inactive",
        Words("UMKM tidak aktif", "Inactive makers"),
        Words("Usaha yang berhenti, pindah, atau tidak lagi dibina.", "Businesses that stopped, moved or left."),
        Unit.MAKERS,
        1,
        _count(Status.INACTIVE),
        _BASIS,
    ),
    Indicator(
        "makers.applied",
        Words("Pendaftaran yang menunggu", "Applications waiting"),
        Words(
            "Usaha yang mendaftar atau sudah dinilai dan belum diputuskan.",
            "Businesses that applied or were reviewed and await a decision.",
        ),
        Unit.MAKERS,
        1,
        _count(Status.APPLIED, Status.REVIEWED),
        _BASIS,
    ),
    Indicator(
        "makers.new_this_year",
        Words("Binaan baru tahun ini", "New this year"),
        Words(
            "Usaha yang menjadi binaan pada tahun itu, termasuk yang kini mandiri atau tidak aktif.",
            "Businesses that joined in the year, those since graduated or inactive included.",
        ),
        Unit.MAKERS,
        1,
        _new_this_year,
        _BASIS,
        public=(),
    ),
)
