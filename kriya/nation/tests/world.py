"""Reports of many councils, written as the approval of a period writes them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime

from kriya.achievements.models import NationFigure, NationIndicator, NationPart, NationReport
from kriya.achievements.period import Period
from kriya.core.ids import new_id
from kriya.councils.borders import code_on
from kriya.councils.models import Council, Level
from kriya.councils.places import upper_regions

MEANINGS = {
    "makers.fostered": ("makers", False),
    "trade.sales": ("rupiah", True),
    "labour.total": ("people", False),
    "crafts.active": ("crafts", False),
    "trade.after_90": ("pieces", True),
}


def councils(codes: Iterable[str]) -> list[Council]:
    """A council of each region, with no register."""
    names = upper_regions()
    made = [
        Council(
            slug=f"d{code.replace('.', '')}",
            name=f"Dekranasda {names[code]}",
            short_name=names[code],
            region_code=code,
            level=Level.REGENCY if "." in code else Level.PROVINCE,
        )
        for code in codes
    ]
    return Council.objects.bulk_create(made)


def meanings(codes: Mapping[str, tuple[str, bool]] = MEANINGS) -> None:
    """What the figures mean."""
    NationIndicator.objects.bulk_create(
        [
            NationIndicator(
                code=code,
                version=1,
                unit=unit,
                is_flow=is_flow,
                words={
                    "name": {"id": f"nama {code}", "en": f"name {code}"},
                    "definition": {"id": "arti", "en": "meaning"},
                },
            )
            for code, (unit, is_flow) in codes.items()
        ]
    )


def told(some: Sequence[Council], period: Period, figures: Mapping[str, int | None], *, revision: int = 0) -> None:
    """The same figures of each council for a period."""
    reports = NationReport.objects.bulk_create([_report(one, period, figures, revision) for one in some])
    NationFigure.objects.bulk_create(
        [
            NationFigure(
                report=report,
                period=period.code,
                province_code=report.province_code,
                is_province=report.is_province,
                code=code,
                version=1,
                value=value,
                known=1,
                total=1,
                is_revised=bool(revision),
            )
            for report in reports
            for code, value in figures.items()
        ],
        batch_size=5000,
    )


def by_craft(code: str, period: Period, told_by: Mapping[Council, Mapping[str, int]]) -> None:
    """A figure craft by craft, as councils that reported let anyone see it."""
    reports = {one.council_id: one for one in NationReport.objects.filter(period=period.code)}
    NationPart.objects.bulk_create(
        NationPart(
            report=(report := reports[council.pk]),
            **{name: getattr(report, name) for name in ("period", "province_code", "is_province")},
            code=code, version=1, key=key, name_id=f"kerajinan {key}", name_en=f"craft {key}", value=value,
        )
        for council, parts in told_by.items()
        for key, value in parts.items()
    )  # fmt: skip


def _report(council: Council, period: Period, figures: Mapping[str, int | None], revision: int) -> NationReport:
    code = code_on(council.region_code, period.last)
    return NationReport(
        council=council,
        period=period.code,
        region_code=code,
        province_code=code[:2],
        is_province=council.level == Level.PROVINCE,
        snapshot_id=new_id(),
        digest="0" * 64,
        revision=revision,
        reason="terlambat" if revision else "",
        as_of=period.last,
        approved_at=datetime(2026, 7, 20, tzinfo=UTC),
        fostered=figures.get("makers.fostered") or 0,
        identified=0,
    )
