"""Latitude and longitude within Indonesia."""

import math
import re

from kriya.makers.imports.values.reading import Cell, Context, Reading, blank, one_line, plain, refuse

LATITUDES = (-11.2, 6.3)
LONGITUDES = (94.8, 141.2)
_DEGREES = re.compile(
    r"(?:\b(?P<before>ls|lu|bt|s|n|e)\b[\s.:]*)?(\d{1,3})\s*[°º]\s*(\d{1,2}(?:[.,]\d+)?)\s*['’′]?\s*"
    r"(?:(\d{1,2}(?:[.,]\d+)?)\s*(?:\"|''|”|″)?)?\s*(?P<behind>s|ls|lu|n|e|bt|u)?\.?"
)
_SIDED = re.compile(
    r"(?:\b(?P<before>ls|lu|bt|s|n|e)\b[\s.:]*)(?P<b>\d{1,3}[.,]\d+)\s*°?|(?P<a>\d{1,3}[.,]\d+)\s*°?\s*(?P<behind>ls|lu|bt|s|n|e)\b"
)
"""A number of degrees that says on which side of the equator, or of Greenwich, it lies: "6.88 LS", "E 109.67"."""
_SOUTH = frozenset({"s", "ls"})
_GROUPS = re.compile(r"(?<![\d.,])(-?\d{1,3})((?:\.\d{3}){2,}|(?:,\d{3}){2,})(?![\d.])")
"""Degrees that a spreadsheet has taken for a whole number and parted by thousands: -6.888.612."""


def within(value: float, limits: tuple[float, float]) -> bool:
    """Tell whether a degree lies between two limits."""
    return limits[0] <= value <= limits[1]


def degrees_of(cell: Cell) -> float | None:
    """Return the degrees that a cell gives, as a number or as degrees, minutes and seconds."""
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return float(cell) if math.isfinite(cell) else None
    text = one_line(plain(cell)).lower() if isinstance(cell, str) else ""
    if m := _DEGREES.fullmatch(text):
        minutes, seconds = (float((m[i] or "0").replace(",", ".")) for i in (3, 4))
        value = int(m[2]) + minutes / 60 + seconds / 3600
        return -value if _SOUTH & {m["before"], m["behind"]} else value
    if m := _SIDED.fullmatch(text):
        value = float((m["a"] or m["b"]).replace(",", "."))
        return -value if _SOUTH & {m["before"], m["behind"]} else value
    if m := _GROUPS.fullmatch(text):
        return float(m[1] + "." + re.sub(r"[.,]", "", m[2]))
    text = text.rstrip(",;").replace(",", ".") if text.count(",") <= 1 else text
    text = text.replace("−", "-").replace("- ", "-")
    try:
        return float(text) if re.fullmatch(r"-?\d+(\.\d+)?", text) else None
    except ValueError:
        return None


def _read(cell: Cell, expected: str) -> Reading:
    if (nothing := blank(cell)) is not None:
        return nothing
    value = degrees_of(cell)
    if value is None:
        return refuse("coordinate_unreadable", expected)
    if value == 0:
        return Reading(None, ("zero_unknown",))
    repairs = ("coordinate_text",) if isinstance(cell, str) and cell != str(value) and not _bare(cell) else ()
    if within(value, LATITUDES) or within(value, LONGITUDES):
        # In the wrong column of the two is for the row to see: `swap`.
        return Reading(value, repairs)
    return refuse("coordinate_outside", expected)


def _bare(cell: str) -> bool:
    return bool(re.fullmatch(r"-?\d+\.\d+", cell))


def read_latitude(cell: Cell, context: Context) -> Reading:  # noqa: ARG001
    """Read a latitude in degrees, south negative."""
    return _read(cell, "latitude")


def read_longitude(cell: Cell, context: Context) -> Reading:  # noqa: ARG001
    """Read a longitude in degrees east."""
    return _read(cell, "longitude")


def pair(latitude: Reading, longitude: Reading) -> tuple[Reading, Reading]:
    """Return latitude and longitude in their places, or unknown when one of them is missing."""
    lat, lng = latitude.value, longitude.value
    if lat is None or lng is None:
        return latitude._replace(value=None), longitude._replace(value=None)
    if within(lat, LATITUDES) and within(lng, LONGITUDES):
        return latitude, longitude
    if within(lng, LATITUDES) and within(lat, LONGITUDES):
        repairs = (*latitude.repairs, "coordinates_swapped")
        return Reading(lng, repairs), Reading(lat, longitude.repairs)
    return refuse("coordinate_outside", "latitude"), refuse("coordinate_outside", "longitude")


_PAIR = re.compile(r"(-?\d+[.,]\d+)\s*[,;\s/]\s*(-?\d+[.,]\d+)")


def _two(text: str) -> tuple[str, str] | None:
    """Return both degrees of a text, as numbers or with minutes and seconds (7°58'12"S 110°36'5"E)."""
    line = one_line(text).lower()
    for pattern in (_DEGREES, _SIDED, _GROUPS):
        each = [one[0].strip() for one in pattern.finditer(line)]
        if len(each) == 2:
            return each[0], each[1]
    return (found[1], found[2]) if (found := _PAIR.search(text)) else None


def read_coordinates(cell: Cell, context: Context) -> Reading:
    """Read latitude and longitude from one cell as a pair of degrees."""
    if (nothing := blank(cell)) is not None:
        return nothing
    found = _two(plain(cell)) if isinstance(cell, str) else None
    if found is None:
        return refuse("coordinate_unreadable", "coordinates")
    lat, lng = pair(read_latitude(found[0], context), read_longitude(found[1], context))
    if lat.value is None:
        return refuse(lat.problem or "coordinate_unreadable", "coordinates")
    return Reading((lat.value, lng.value), lat.repairs)
