"""Let province and nation see what was approved: in the same transaction, and nothing that the public may not see."""

from collections.abc import Iterable
from typing import Any

from kriya.achievements.models import NationFigure, NationIndicator, NationOverlap, NationPart, NationReport, Snapshot
from kriya.achievements.queries.nation import figures_of, marks_to_give, overlap_to_tell, parts_of, report_of
from kriya.core.asking import carry_out
from kriya.core.indicators import INDICATORS
from kriya.core.locks import Space, wait_for
from kriya.core.scoping import current_council


def tell_nation(snapshot: Snapshot) -> NationReport | None:
    """Write the report of a period anew from its newest revision; figures of a day stay with the council."""
    if not snapshot.period:
        return None
    marks = marks_to_give(snapshot)
    # Whoever approves the same period in another council waits: makers of both are counted with both there.
    wait_for(snapshot.period, Space.NATION)
    report = NationReport.objects.update_or_create(
        council=current_council(), period=snapshot.period, defaults={**report_of(snapshot), "identified": len(marks)}
    )[0]
    NationFigure.objects.filter(report=report).delete()
    NationFigure.objects.bulk_create(figures_of(snapshot, report))
    NationPart.objects.filter(report=report).delete()
    NationPart.objects.bulk_create(parts_of(snapshot, report))
    _explain(snapshot.public["indicators"])
    carry_out("SELECT kriya_give_marks(%s, %s, %s)", [snapshot.period, report.province_code, marks])
    overlaps = [
        NationOverlap(period=snapshot.period, province_code=province, makers=overlap_to_tell(snapshot.period, province))
        for province in dict.fromkeys((report.province_code, ""))
    ]
    NationOverlap.objects.bulk_create(
        overlaps, update_conflicts=True, unique_fields=["period", "province_code"], update_fields=["makers"]
    )
    return report


def _explain(figures: Iterable[dict[str, Any]]) -> None:
    """Keep what each version of a figure means, as it was said first."""
    known = set(NationIndicator.objects.values_list("code", "version"))
    explained = [
        NationIndicator(
            code=one["code"],
            version=one["version"],
            unit=one["unit"],
            is_flow=one["code"] in INDICATORS and INDICATORS[one["code"]].is_flow,
            words={name: one[name] for name in ("name", "definition", "basis") if name in one},
        )
        for one in figures
        if (one["code"], one["version"]) not in known
    ]
    NationIndicator.objects.bulk_create(explained, ignore_conflicts=True)
