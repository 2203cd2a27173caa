"""The median of councils that agreed to be counted: of public figures of approved periods, five councils or nothing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from statistics import median_low
from typing import Any, Final

from kriya.achievements.models import PeerConsent, PeerFigures

FEWEST: Final = 5
"""So many councils stand behind a median."""


@dataclass(frozen=True)
class Median:
    """The middle value over councils, and how many there were."""

    value: int
    councils: int


def has_agreed() -> bool:
    """Tell whether this council agreed to be counted."""
    return PeerConsent.objects.filter(withdrawn_at=None).exists()


def values_of(public: Mapping[str, Any]) -> dict[str, int]:
    """Return what counts in a median: values of the period itself, by code and version of the definition."""
    return {
        f"{one['code']} {one['version']}": one["value"]
        for one in public["indicators"]
        if one["value"] is not None and not one.get("dated", {}).get("")
    }


def medians(period: str) -> dict[str, Median]:
    """Return the median of each figure of a period, by "code version", where at least five councils have it."""
    return medians_of(PeerFigures.objects.filter(period=period).values_list("values", flat=True))


def medians_of(councils: Iterable[Mapping[str, int]]) -> dict[str, Median]:
    """Return the medians over the values of councils; the lower of two middle ones, so that it is one that occurs."""
    found: dict[str, list[int]] = {}
    for values in councils:
        for key, value in values.items():
            found.setdefault(key, []).append(value)
    return {key: Median(median_low(some), len(some)) for key, some in found.items() if len(some) >= FEWEST}
