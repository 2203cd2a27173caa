"""What a revision says otherwise than what it revises, of what anyone may see."""

from collections.abc import Mapping
from typing import Any

Json = Mapping[str, Any]


def changes(before: Json, after: Json) -> list[dict[str, Any]]:
    """Return each public value and part that reads otherwise: its code, dimension and key ("" for the value), from
    what to what (None: it was not shown, or is no longer)."""
    was, now = _values(before), _values(after)
    return [
        {"code": code, "dimension": dimension, "key": key, "before": was.get(place), "after": now.get(place)}
        for place in dict.fromkeys((*now, *was))
        if was.get(place) != now.get(place)
        for code, dimension, key in (place,)
    ]


def _values(sheet: Json) -> dict[tuple[str, str, str], int | None]:
    found: dict[tuple[str, str, str], int | None] = {}
    for one in sheet["indicators"]:
        found[one["code"], "", ""] = one["value"]
        for dimension, cells in one["by"].items():
            found |= {(one["code"], dimension, key): count for key, count in cells.items()}
    return found
