"""The regencies of a province as they were in a period, with what each council there told."""

from dataclasses import dataclass
from typing import Final

from kriya.achievements.period import Period
from kriya.core.asking import ask
from kriya.councils.borders import code_on, regencies_on
from kriya.councils.models import Council, Level
from kriya.nation.adding import FOSTERED

_TOLD: Final = """
SELECT r.region_code, r.council_id, r.revision, f.value, f.version, f.known, f.total, d.value
FROM achievements_nationreport r
LEFT JOIN achievements_nationfigure f ON f.report_id = r.id AND f.code = %s
LEFT JOIN achievements_nationfigure d ON d.report_id = r.id AND d.code = %s
WHERE r.period = %s AND r.province_code = %s
"""


@dataclass(frozen=True)
class Regency:
    """A regency, city, or the province itself: its council, and what it told. Not told, or not to be shown, is None."""

    code: str
    name: str
    slug: str = ""
    has_reported: bool = False
    revision: int = 0
    value: int | None = None
    known: int = 0
    total: int = 0
    beside: int | None = None

    @property
    def rate(self) -> float | None:
        """What it comes to for each fostered maker."""
        return self.value / self.beside if self.value is not None and self.beside else None


def regencies_told(province: str, name: str, period: Period, code: str, version: int) -> tuple[list[Regency], Regency]:
    """Return each regency of a province by its borders in a period, by code, and the province's own council."""
    councils = _councils(province, period)
    told = {row[0]: row for row in ask(_TOLD, [code, FOSTERED, period.code, province])}
    regencies = [
        _regency(one, called, councils, told.get(one), version)
        for one, called in regencies_on(province, period.last).items()
    ]
    return regencies, _regency(province, name, councils, told.get(province), version)


def _councils(province: str, period: Period) -> dict[str, str]:
    """Return the address of each council of a province by the code that its region had then."""
    rows = Council.objects.values_list("region_code", "level", "slug")
    then = {
        (code[:2] if level == Level.PROVINCE else code_on(code[:5], period.last)): slug for code, level, slug in rows
    }
    return {code: slug for code, slug in then.items() if code[:2] == province}


def _regency(code: str, name: str, councils: dict[str, str], row: tuple[object, ...] | None, version: int) -> Regency:
    slug = councils.get(code, "")
    if row is None:
        return Regency(code, name, slug)
    _code, _council, revision, value, told_version, known, total, beside = row
    same = told_version == version
    return Regency(
        code, name, slug, True, int(str(revision)), value if same else None, known if same else 0,  # type: ignore[arg-type]
        total if same else 0, beside,  # type: ignore[arg-type]
    )  # fmt: skip
