"""A delivery table to start from: guesses by distance, to be replaced by what the council really pays."""

from typing import Final

from kriya.core.scoping import current_council
from kriya.shop.actions.settings import Rate

# Provinces by island; the codes are those of Kepmendagri.
_JAVA: Final = ("31", "32", "33", "34", "35", "36")
_SUMATRA_BALI: Final = ("11", "12", "13", "14", "15", "16", "17", "18", "19", "21", "51")
_WEIGHTS: Final = (1_000, 2_000, 5_000, 10_000)
_PRICES: Final[dict[str, tuple[int, str]]] = {
    "regency": (10_000, "1–2"),
    "province": (15_000, "2–3"),
    "java": (20_000, "2–4"),
    "sumatra_bali": (38_000, "4–7"),
    "": (60_000, "5–10"),
}
"""Rupiah for the first kilogram; each further one costs as much."""


def starting_rates() -> list[Rate]:
    """Return rates that grow with the distance from the council, each kilogram at the price of the first."""
    own = current_council().region_code
    zones = {"": "", **dict.fromkeys(_SUMATRA_BALI, "sumatra_bali"), **dict.fromkeys(_JAVA, "java")}
    zones |= {own[:2]: "province", own: "regency"}
    return [
        Rate(code, weight, _PRICES[zone][0] * (weight // 1_000), _PRICES[zone][1])
        for code, zone in zones.items()
        for weight in _WEIGHTS
    ]
