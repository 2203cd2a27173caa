"""What anyone may take away: figures by council, sums by place, and what they mean."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from kriya.achievements.models import NationFigure, NationIndicator
from kriya.achievements.period import Period
from kriya.core.asking import ask
from kriya.councils.borders import regencies_counted, regions_on
from kriya.nation.adding import FOSTERED, adding
from kriya.nation.queries.crafts import crafts_everywhere
from kriya.nation.queries.sums import EVERYWHERE, NATION, Sum, indicators_told, overlaps, sums_from

LICENCE: Final = "CC BY 4.0"
LICENCE_URL: Final = "https://creativecommons.org/licenses/by/4.0/"
Json = dict[str, Any]


@dataclass(frozen=True)
class PlaceSum:
    """A figure of a place: a province, or the nation."""

    place: str
    name: str
    sum: Sum


def sums_everywhere(period: Period) -> list[PlaceSum]:
    """Return every figure of the nation and of each province of which somebody told, by code."""
    indicators, expected, names = indicators_told(), regencies_counted(period.last), regions_on(period.last)
    rows = ask(EVERYWHERE, {"period": period.code, "beside": FOSTERED})
    places = [NATION, *sorted({row[0] for row in rows} - {NATION})]
    twice = overlaps(period)
    return [
        PlaceSum(place, names.get(place, "Indonesia"), one)
        for place in places
        for one in sums_from(
            rows, place, indicators, expected.get(place, 0) if place else sum(expected.values()), twice.get(place, 0)
        )
    ]


def sum_as_json(one: PlaceSum, period: Period) -> Json:
    """Return a sum as it is given away; `value` null is not known, never zero."""
    return {
        "period": period.code,
        "place": one.place or "ID",
        "place_name": one.name,
        "code": one.sum.indicator.code,
        "version": one.sum.indicator.version,
        "unit": one.sum.indicator.unit,
        "value": one.sum.value,
        "reported": one.sum.councils,
        "expected": one.sum.expected,
        "province_councils": one.sum.provinces,
        "revised": one.sum.revised,
        "counted_twice": one.sum.twice,
        "adding": str(adding(one.sum.indicator)),
    }


def crafts_as_json(period: Period) -> Iterator[Json]:
    """Yield every figure that is told craft by craft, of the nation and each province; `reported` councils told it."""
    names, newest = regions_on(period.last), [some[0] for some in indicators_told().values()]
    for indicator, places in crafts_everywhere(period, newest).items():
        for place, part in ((place, part) for place, parts in places.items() for part in parts):
            named = not (part.is_merged or part.is_unknown)
            yield {
                "period": period.code,
                "place": place or "ID",
                "place_name": names.get(place, "Indonesia"),
                "code": indicator.code,
                "version": indicator.version,
                "unit": indicator.unit,
                "craft": part.key,
                "craft_id": part.name.id if named else "",
                "craft_en": part.name.en if named else "",
                "value": part.value,
                "reported": part.councils,
            }


def indicator_as_json(one: NationIndicator) -> Json:
    """Return what a version of a figure means, in both languages."""
    return {
        "code": one.code,
        "version": one.version,
        "unit": one.unit,
        "kind": "flow" if one.is_flow else "state",
        "adding": str(adding(one)),
        "name": one.words.get("name", {}),
        "definition": one.words.get("definition", {}),
        "basis": one.words.get("basis", {}),
    }


def council_figures(period: Period) -> Iterator[Json]:
    """Yield every figure of every council that reported, by region."""
    names = regions_on(period.last)
    figures = NationFigure.objects.filter(period=period.code).select_related("report__council")
    for one in figures.order_by("report__region_code", "code").iterator(2000):
        report = one.report
        yield {
            "period": period.code,
            "region": report.region_code,
            "region_name": names.get(report.region_code, ""),
            "province": report.province_code,
            "council": report.council.slug,
            "level": "province" if report.is_province else "regency",
            "code": one.code,
            "version": one.version,
            "value": one.value,
            "known": one.known,
            "total": one.total,
            "revision": report.revision,
            "as_of": report.as_of.isoformat(),
            "approved_at": report.approved_at.isoformat(timespec="seconds"),
            "digest": report.digest,
        }
