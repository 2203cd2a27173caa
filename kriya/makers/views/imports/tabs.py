"""The lists of a preview as tabs, each row in words."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from kriya.makers.imports.preview.pages import Pages
from kriya.makers.imports.report import in_words
from kriya.makers.imports.sentences import REPAIRS, TO_BE_SEEN
from kriya.makers.models import ImportRun
from kriya.makers.queries.duplicates.reasons import reason_words
from kriya.makers.views.imports.words import Words

LISTS = ("new", "changed", "same", "duplicates", "probable", "refused", "left_out", "repairs", "contradictions")


def tabs_of(run: ImportRun, pages: Pages, wanted: str) -> list[dict[str, Any]]:
    """Return a tab for each list that has rows; the one that is wanted, else the first, is the current one."""
    labels = {
        "new": _("Baru"),
        "changed": _("Berubah"),
        "same": _("Tetap"),
        "duplicates": _("Baris kembar"),
        "probable": _("Mungkin sudah ada"),
        "refused": _("Ditolak"),
        "left_out": _("Sel dilewati"),
        "repairs": _("Dirapikan"),
        "contradictions": _("Berbeda antarbaris"),
    }
    counts = {**pages.counts, "repairs": sum(run.report.get("repairs", {}).values())}
    there = [key for key in LISTS if counts.get(key)]
    current = wanted if wanted in there else next(iter(there), "")
    return [
        {"key": key, "label": labels[key], "url": f"?lihat={key}", "count": counts[key], "current": key == current}
        for key in there
    ]


def to_be_seen(run: ImportRun) -> list[tuple[str, int]]:
    """Return what the review says before its lists, with how often: more or other rows than the sender may know of."""
    counts = run.report.get("repairs", {})
    return [(str(REPAIRS[code]), counts[code]) for code in sorted(TO_BE_SEEN) if counts.get(code)]


def is_remembered(pages: Pages) -> bool:
    """Tell whether every table that is read has a header somebody corrected before."""
    taken = [table for table in pages.single("tables", []) if table["taken"]]
    return bool(taken) and all(column["why"] == "remembered" for table in taken for column in table["columns"])


def rows_of(key: str, rows: Iterable[Any], pages: Pages) -> list[dict[str, Any]]:
    """Return the rows of one list in words."""
    words = Words()
    if key == "repairs":
        return [_repair(row, words) for row in pages.single("repairs", [])]
    tell = {"new": _new, "changed": _changed, "duplicates": _duplicate, "probable": _probable}.get(key)
    if key in ("refused", "left_out"):
        return [in_words(row) for row in rows]
    if key == "contradictions":
        return [_contradiction(row, words) for row in rows]
    return [tell(row, words) if tell else row for row in rows]


def _record(pk: str) -> str:
    return reverse("makers:record", args=[pk])


def _new(row: Mapping[str, Any], words: Words) -> dict[str, Any]:
    place = ", ".join(filter(None, [row["village"], row["district"]]))
    # A report that was kept before it told of others tells of one.
    crafts = ", ".join(filter(None, (row["craft"], *row.get("crafts_beside", ()))))
    return {**row, "place": place, "craft": words.value("craft", crafts)}


def _changed(row: Mapping[str, Any], words: Words) -> dict[str, Any]:
    fields = [
        {"label": words.field(name), "before": words.value(name, before), "after": words.value(name, after)}
        for name, before, after in row["fields"]
    ]
    return {**row, "url": _record(row["maker"]), "fields": fields}


def _duplicate(row: Mapping[str, Any], _words: Words) -> dict[str, Any]:
    return {**row, "url": _record(row["maker"]) if row.get("maker") else ""}


def _probable(row: Mapping[str, Any], _words: Words) -> dict[str, Any]:
    return {**row, "url": _record(row["maker"]), "reasons": reason_words(row["reasons"])}


def _contradiction(row: Mapping[str, Any], words: Words) -> dict[str, Any]:
    fields = [
        {
            "label": words.field(one["field"]),
            "values": [{"value": words.value(one["field"], value), "row": place} for value, place in one["values"]],
        }
        for one in row["fields"]
    ]
    return {**row, "fields": fields}


def _repair(row: Mapping[str, Any], words: Words) -> dict[str, Any]:
    examples = [
        {**one, "label": words.field(one["field"]), "after": words.value(one["field"], one["after"])}
        for one in row["examples"]
    ]
    return {**row, "words": str(REPAIRS.get(row["code"], row["code"])), "examples": examples}
