"""What of a sheet anyone may see: chosen figures by chosen dimensions, small cells merged, sums under guard.

Counts that change from day to day would tell of single owners by their difference. So tables by personal dimensions,
and sums, stand in publications only; a page that counts live says that they come with the next publication.
"""

from collections.abc import Mapping
from typing import Any, Final

from kriya.achievements.disclosure.shown import Allowed
from kriya.achievements.suppression import THRESHOLD, are_apart, merge_small, renewable, sums_apart
from kriya.core.indicators import DIMENSIONS, INDICATORS, UNKNOWN, Cells

Json = dict[str, Any]
_SUMS: Final = ("labour.total", "labour.women", "labour.men")
VALUE: Final = ""
"""Under this name stands the day since which the whole figure stands, beside those of its tables."""


def baseline_of(full: Json, before: Json | None) -> Json:
    """Return the personal tables that a publication shows: their date, their true parts (private) and the shown ones.

    `before` is the baseline of the publication before; a table that may not be renewed stays as it was there. `past`
    are the true parts of all that were ever shown: a table that is apart from the last could be near an older one.
    """
    found: Json = {}
    for one in full["indicators"]:
        for dimension in _personal(one["code"]):
            key = f"{one['code']} {dimension}"
            now, old = one["by"].get(dimension, {}), (before or {}).get(key)
            past = [*old.get("past", ()), old["cells"]] if old else []
            shown = merge_small(now)
            if shown is not None and renewable(past, now):
                found[key] = {"as_of": full["as_of"], "cells": now, "shown": shown, "past": past}
            elif old is not None:
                found[key] = old
    return found


def public_part(
    full: Json, baseline: Json, allowed: Mapping[str, Allowed] | None = None, before: Mapping[str, Json] | None = None
) -> Json:
    """Return what the public may see of a full sheet; without a baseline no table by a personal dimension.

    `allowed` says what may be shown of sums; `before` is what was last shown of each figure, by code: a sum that may
    not be said anew stands as it was, with its date.
    """
    figures = {one["code"]: _figure(one, baseline, full["as_of"]) for one in full["indicators"] if is_public(one)}
    guarded = {code for code in figures if _has_guard(code)}
    for code in guarded:
        _guard(figures[code], (allowed or {}).get(code, Allowed()))
    _withhold_telling_sums(figures, full)
    for code in guarded:
        _let_stand(figures[code], (before or {}).get(code))
    if "labour.total" in figures:
        _keep_years(figures["labour.total"], (before or {}).get("labour.total"))
    return {**full, "indicators": list(figures.values()), "labels": _labels(full, figures)}


def is_public(one: Json) -> bool:
    """Tell whether anyone may see something of a figure. One that is no longer counted stays where it was shown."""
    indicator = INDICATORS.get(one["code"])
    return indicator is not None and indicator.public is not None


def _has_guard(code: str) -> bool:
    return INDICATORS[code].has_atoms


def _dimensions(code: str) -> tuple[str, ...]:
    return INDICATORS[code].public or ()


def _personal(code: str) -> list[str]:
    known = code in INDICATORS
    return [name for name in _dimensions(code) if DIMENSIONS[name].personal] if known else []


def _figure(one: Json, baseline: Json, as_of: str) -> Json:
    names = [name for name in _dimensions(one["code"]) if name in one["by"]]
    by = {name: one["by"][name] for name in names if not DIMENSIONS[name].personal}
    dated: dict[str, str] = {}
    withheld = []
    for name in _personal(one["code"]):
        if (table := baseline.get(f"{one['code']} {name}")) is None:
            withheld.append(name)
            continue
        by[name] = table["shown"]
        if table["as_of"] != as_of:
            dated[name] = table["as_of"]
    return {**one, "by": by, "dated": dated, "withheld": withheld}


def _guard(figure: Json, allowed: Allowed) -> None:
    """Leave of a sum what is allowed. Tables that are not made of its atoms (years of a survey) have their own rule."""
    guarded = {name: allowed.cells(name, figure["by"][name]) for name in figure["by"] if name != "year"}
    figure["by"] = {name: cells for name, cells in guarded.items() if cells} | _years(figure)
    figure["withheld"] += [name for name, cells in guarded.items() if cells is None]
    if not allowed.whole:
        figure |= {"value": None, "by": {}, "known": 0, "total": figure["total"]}
        figure["withheld"].append("value")


def _years(figure: Json) -> Json:
    return {"year": figure["by"]["year"]} if "year" in figure["by"] else {}


def _let_stand(figure: Json, before: Json | None) -> None:
    """Show again what was shown of a sum where its change may not be told."""
    if "value" not in figure["withheld"] or before is None or before["value"] is None:
        return
    since = before["dated"].get(VALUE, before["as_of"])
    kept: Json = {name: before[name] for name in ("value", "known", "total", "by", "reporting") if name in before}
    figure |= {**kept, "withheld": before["withheld"], "dated": dict.fromkeys((VALUE, *before["by"]), since)}


def _withhold_telling_sums(figures: Json, full: Json) -> None:
    """Take out sums over fewer than five makers, and those that differ from another sum by fewer than five."""
    known: dict[str, int] = {str(code): figures[code]["known"] for code in _SUMS if code in figures}
    for code in set(known) - set(sums_apart(known)):
        if "value" not in figures[code]["withheld"]:
            figures[code] |= {"value": None, "by": {}, "withheld": ["value"]}
    if (total := figures.get("labour.total")) is None:
        return
    reporting = next(one for one in full["indicators"] if one["code"] == "labour.total")["by"].get("reporting", {})
    years = _telling_years(total, reporting) if total["value"] is not None else {}
    total |= {"by": {"year": years} if years else {}, "reporting": {year: reporting[year] for year in years}}


def _telling_years(total: Json, reporting: Cells) -> Cells:
    years: Cells = total["by"].get("year", {})
    return {
        year: value
        for year, value in years.items()
        if reporting[year] >= THRESHOLD and are_apart(reporting[year], total["known"])
    }


def _keep_years(figure: Json, before: Json | None) -> None:
    """Leave years as they were shown until at least five more, or fewer, makers stand behind them: one that reports a
    past year late would be told by the difference."""
    years, said = figure["by"].get("year", {}), (before or {}).get("reporting", {})
    for year in years.keys() & said.keys():
        if abs(figure["reporting"].get(year, 0) - said[year]) < THRESHOLD:
            years[year] = (before or {})["by"]["year"][year]
            figure["reporting"][year] = said[year]


def _labels(full: Json, figures: Json) -> Json:
    """Keep the words of the parts that are shown, and no others."""
    found: Json = {}
    for one in figures.values():
        for dimension, cells in one["by"].items():
            given = full["labels"].get(dimension, {})
            words = {key: given[key] for told in cells for key in told.split("+") if key in given and key != UNKNOWN}
            if words:
                found.setdefault(dimension, {}).update(words)
    return found
