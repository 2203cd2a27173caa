"""What a publication lets province and nation see, and how many makers stand in two registers."""

from collections.abc import Mapping
from typing import Any, Final

from kriya.achievements.models import NationFigure, NationOverlap, NationPart, NationReport, Snapshot
from kriya.achievements.period import Period
from kriya.achievements.public import VALUE
from kriya.achievements.queries.register import fostered_then
from kriya.core.asking import ask
from kriya.core.indicators import MERGED, UNKNOWN
from kriya.core.personal import keyed_hasher
from kriya.core.scoping import current_council
from kriya.councils.borders import code_on
from kriya.councils.models import Level

STEP: Final = 5
"""How many makers stand in two registers is told in steps of so many."""
FOSTERED: Final = "makers.fostered"
CRAFTS: Final = ("craft", "sold_family")
"""The dimensions by which a figure is told craft by craft: their keys mean the same in all councils."""


def report_of(snapshot: Snapshot) -> dict[str, Any]:
    """Return what a report says beside its figures; the region by its borders at the period's end."""
    council = current_council()
    code = code_on(council.region_code[:5], Period.of_code(snapshot.period).last)
    by_code = {one["code"]: one for one in snapshot.public["indicators"]}
    return {
        "region_code": code,
        "province_code": code[:2],
        "is_province": council.level == Level.PROVINCE,
        "snapshot_id": snapshot.pk,
        "digest": snapshot.digest,
        "revision": snapshot.revision,
        "reason": snapshot.reason,
        "as_of": snapshot.as_of,
        "approved_at": snapshot.published_at,
        "fostered": by_code.get(FOSTERED, {}).get("value") or 0,
    }


def figures_of(snapshot: Snapshot, report: NationReport) -> list[NationFigure]:
    """Return the figures that anyone may see; one that stands as it was earlier has no value of this period."""
    return [
        NationFigure(
            report=report,
            period=snapshot.period,
            province_code=report.province_code,
            is_province=report.is_province,
            code=one["code"],
            version=one["version"],
            value=None if one.get("dated", {}).get(VALUE) else one["value"],
            known=one["known"],
            total=one["total"],
            is_revised=bool(snapshot.revision),
        )
        for one in snapshot.public["indicators"]
    ]


def parts_of(snapshot: Snapshot, report: NationReport) -> list[NationPart]:
    """Return what anyone may see of figures craft by craft; a table that stands as it was earlier is left out."""
    found = []
    for one in snapshot.public["indicators"]:
        dated = one.get("dated", {})
        dimension = next((name for name in CRAFTS if one["by"].get(name) and name not in dated), None)
        if dimension is None or one["value"] is None or VALUE in dated:
            continue
        names = snapshot.public["labels"].get(dimension, {})
        for key, value in _by_craft(one["by"][dimension]).items():
            name = names.get(key, {"id": key, "en": key})
            part = {"key": key, "name_id": name["id"], "name_en": name["en"], "value": value}
            place = {name: getattr(report, name) for name in ("period", "province_code", "is_province")}
            found.append(NationPart(report=report, code=one["code"], version=one["version"], **place, **part))
    return found


def _by_craft(cells: Mapping[str, int]) -> dict[str, int]:
    """Return the parts with those of several crafts at once, which no sum can tell apart, as one."""
    found: dict[str, int] = {}
    for told, value in cells.items():
        key = told if told == UNKNOWN or MERGED not in told else MERGED
        found[key] = found.get(key, 0) + value
    return found


def marks_to_give(snapshot: Snapshot) -> list[bytes]:
    """Return a mark for each maker counted that has a NIK: the hash of a hash, under a key of its own."""
    marked = keyed_hasher("nation")
    makers = fostered_then(Period.of_code(snapshot.period).choice).filter(pk__in=snapshot.makers)
    return [bytes.fromhex(marked(one)) for one in makers.exclude(nik_hash="").values_list("nik_hash", flat=True)]


def marks_of(period: str) -> int:
    """Return how many marks the council at work gave for a period."""
    return int(ask("SELECT kriya_marks_given(%s)", [period])[0][0])


def overlap_to_tell(period: str, province: str) -> int:
    """Return about how many makers stand in two registers of a province, "" of the nation.

    A council that adds one person to its register must not see in the sum whether another has that person. So it is
    told in steps, and where a step begins nobody outside the installation knows.
    """
    begins = int(keyed_hasher("nation steps")(f"{period} {province}")[:8], 16) % STEP
    twice = int(ask("SELECT kriya_marks_twice(%s, %s)", [period, province])[0][0])
    return (twice + begins) // STEP * STEP


def overlap_told(period: str, province: str) -> int:
    """Return what is told of it."""
    told = NationOverlap.objects.filter(period=period, province_code=province).values_list("makers", flat=True)
    return told[0] if told else 0
