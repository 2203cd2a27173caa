"""What of a sheet anyone may see: counts of chosen figures by chosen dimensions, small cells merged, no money.

Counts that change from day to day would tell of single owners by their difference. So tables by personal dimensions
stand in publications only; a page that counts live says that they come with the next publication.
"""

from collections.abc import Mapping
from typing import Any, Final

from kriya.achievements.facts import UNKNOWN, Cells
from kriya.achievements.indicators.dimensions import DIMENSIONS
from kriya.achievements.suppression import THRESHOLD, are_apart, may_renew, merge_small, sums_apart

Json = dict[str, Any]

PUBLIC: Final[Mapping[str, tuple[str, ...]]] = {
    "makers.fostered": ("craft", "craft_family", "district", "gender", "size", "paper", "joined"),
    "makers.all": ("status",),
    "makers.graduated": (),
    "makers.new_this_year": (),
    "labour.total": ("year",),
    "labour.women": (),
    "labour.men": (),
    "products.published": ("craft", "price"),
    "crafts.active": (),
}
_SUMS: Final = ("labour.total", "labour.women", "labour.men")


def baseline_of(full: Json, before: Json | None) -> Json:
    """Return the personal tables that a publication shows: their date, their true parts (private) and the shown ones.

    `before` is the baseline of the publication before; a table that may not be renewed stays as it was there.
    """
    found: Json = {}
    for one in full["indicators"]:
        for dimension in _personal(one):
            key = f"{one['code']} {dimension}"
            now, old = one["by"].get(dimension, {}), (before or {}).get(key)
            shown = merge_small(now)
            if shown is not None and (old is None or may_renew(old["cells"], now)):
                found[key] = {"as_of": full["as_of"], "cells": now, "shown": shown}
            elif old is not None:
                found[key] = old
    return found


def public_part(full: Json, baseline: Json) -> Json:
    """Return what the public may see of a full sheet; without a baseline no table by a personal dimension."""
    figures = {
        one["code"]: _figure(one, baseline, full["as_of"]) for one in full["indicators"] if one["code"] in PUBLIC
    }
    _withhold_telling_sums(figures, full)
    return {**full, "indicators": list(figures.values()), "labels": _labels(full, figures)}


def _personal(one: Json) -> list[str]:
    return [name for name in PUBLIC.get(one["code"], ()) if DIMENSIONS[name].personal]


def _figure(one: Json, baseline: Json, as_of: str) -> Json:
    by = {name: one["by"][name] for name in PUBLIC[one["code"]] if name in one["by"] and not DIMENSIONS[name].personal}
    dated: dict[str, str] = {}
    withheld = []
    for name in _personal(one):
        if (table := baseline.get(f"{one['code']} {name}")) is None:
            withheld.append(name)
            continue
        by[name] = table["shown"]
        if table["as_of"] != as_of:
            dated[name] = table["as_of"]
    return {**one, "by": by, "dated": dated, "withheld": withheld}


def _withhold_telling_sums(figures: Json, full: Json) -> None:
    """Take out sums over fewer than five makers, and those that differ from another sum by fewer than five."""
    known = {code: figures[code]["known"] for code in _SUMS}
    for code in set(_SUMS) - set(sums_apart(known)):
        figures[code] |= {"value": None, "by": {}, "withheld": ["value"]}
    total = figures["labour.total"]
    reporting = next(one for one in full["indicators"] if one["code"] == "labour.total")["by"].get("reporting", {})
    total["by"] = {"year": _telling_years(total, reporting)} if total["value"] is not None else {}


def _telling_years(total: Json, reporting: Cells) -> Cells:
    years: Cells = total["by"].get("year", {})
    return {
        year: value
        for year, value in years.items()
        if reporting[year] >= THRESHOLD and are_apart(reporting[year], total["known"])
    }


def _labels(full: Json, figures: Json) -> Json:
    """Keep the words of the parts that are shown, and no others."""
    found: Json = {}
    for one in figures.values():
        for dimension, cells in one["by"].items():
            given = full["labels"].get(dimension, {})
            words = {key: given[key] for key in cells if key in given and key != UNKNOWN}
            if words:
                found.setdefault(dimension, {}).update(words)
    return found
