"""Components that show records: numbers, tables, lists, histories, charts."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import template
from django.core.paginator import Page
from django.http import QueryDict

from kriya.design.charts import Figure
from kriya.design.tables import Column, Table, TableRow

register = template.Library()

Entry = Mapping[str, Any]


def query(context: template.Context, **changes: object) -> str:
    """Give the current query string with changes; None takes a parameter out."""
    request = context.get("request")
    params = request.GET.copy() if request is not None else QueryDict(mutable=True)
    for name, value in changes.items():
        if value is None:
            params.pop(name, None)
        else:
            params[name] = str(value)
    return f"?{params.urlencode()}" if params else "?"


@register.inclusion_tag("design/components/stat.html")
def stat(
    label: str,
    value: object,
    known: int | None = None,
    total: int | None = None,
    unit: str = "",
    href: str = "",
    change: str = "",
    of: int | None = None,
    counted: object = "",
) -> Entry:
    """Show one number that matters: `known` of `total` (of what is `counted`) are known,
    `of` is the whole of which the number itself is a part."""
    return {
        "label": label,
        "value": value,
        "known": known,
        "total": total,
        "unit": unit,
        "href": href,
        "change": change,
        "of": of,
        "counted": counted,
    }


@register.inclusion_tag("design/charts/chart.html")
def chart(figure: Figure, id: str = "") -> Entry:
    """Draw a figure of kriya.design.charts as SVG with its table beneath."""
    marks = figure.marks()
    said = "; ".join(
        f"{mark.label}{f' {mark.note}' if mark.note and mark.note != mark.text else ''}: {mark.text or mark.note}"
        for mark in marks[:12]
    )
    return {
        "figure": figure,
        "key": id or figure.key,
        "marks": marks,
        "height": figure.height(marks),
        "summary": said,
        "known": figure.known,
        "total": figure.total,
    }


def _heading(context: template.Context, shown: Table, column: Column) -> Entry:
    names = [_name(context, shown, column.label, column.sort)]
    if column.sub_label:
        names.append(_name(context, shown, column.sub_label, column.sub_sort))
    return {"column": column, "names": names, "order": next((one["order"] for one in names if one["order"]), "")}


def _name(context: template.Context, shown: Table, label: object, sort: str) -> Entry:
    current = shown.sort.lstrip("-") == sort and bool(sort)
    descending = current and shown.sort.startswith("-")
    following = sort if not current or descending else f"-{sort}"
    return {
        "label": label,
        "url": query(context, **{shown.sort_param: following, "hal": None}) if sort else "",
        "order": ("descending" if descending else "ascending") if current else "",
    }


def _cells(shown: Table, row: TableRow) -> list[Entry]:
    return [
        {"column": c, "value": row.cells.get(c.key), "sub": row.cells.get(c.sub) if c.sub else ""}
        for c in shown.columns
    ]


@register.inclusion_tag("design/components/table.html", takes_context=True)
def table(context: template.Context, shown: Table) -> Entry:
    """Draw a kriya.design.tables.Table: sortable by link, first column fixed, cards on a phone."""
    return {
        "table": shown,
        "headings": [_heading(context, shown, column) for column in shown.columns],
        "rows": [{"row": row, "cells": _cells(shown, row)} for row in shown.rows],
        "foot": [{"column": c, "value": shown.foot.get(c.key, "")} for c in shown.columns] if shown.foot else [],
    }


@register.inclusion_tag("design/components/pagination.html", takes_context=True)
def pagination(context: template.Context, page: Page[Any], param: str = "hal") -> Entry:
    """Link the numbered pages of a django Page and keep the filters in the URL."""
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    links = [
        {"text": n, "url": query(context, **{param: n}) if isinstance(n, int) else "", "current": n == page.number}
        for n in numbers
    ]
    before = query(context, **{param: page.previous_page_number()}) if page.has_previous() else ""
    after = query(context, **{param: page.next_page_number()}) if page.has_next() else ""
    return {"page": page, "links": links, "before": before, "after": after, "total": page.paginator.count}


@register.inclusion_tag("design/components/keyset.html", takes_context=True)
def keyset(
    context: template.Context, before: str = "", after: str = "", param: str = "sesudah", back: str = "sebelum"
) -> Entry:
    """Link to the rows before and after by key, for lists too long to count."""
    older = query(context, **{param: after, back: None}) if after else ""
    newer = query(context, **{back: before, param: None}) if before else ""
    return {"newer": newer, "older": older}


@register.inclusion_tag("design/components/timeline.html")
def timeline(entries: Iterable[Entry]) -> Entry:
    """Show what happened: {at, title, by, text, url, tone, changes: [(name, from, to)], page, request}."""
    return {"entries": entries}


@register.inclusion_tag("design/components/facts.html")
def facts(items: Sequence[tuple[str, object]]) -> Entry:
    """Show names and values; an unknown value is a marked dash."""
    return {"items": items}


@register.inclusion_tag("design/components/files.html")
def files(items: Iterable[Entry]) -> Entry:
    """List files: {name, url, size, note}; size in bytes."""
    return {"items": items}


@register.inclusion_tag("design/components/compare.html")
def compare(
    left: str, right: str, rows: Iterable[Entry], name: str = "pilih", left_is: str = "", right_is: str = ""
) -> Entry:
    """Set two records side by side: rows {key, label, left, right, choice: "left"|"right"}.

    On a phone they stand one above the other, and each value says whose it is: `left_is`, else `left`.
    """
    shown = [{**row, "differs": row["left"] != row["right"], "field": f"{name}-{row['key']}"} for row in rows]
    return {"left": left, "right": right, "left_is": left_is or left, "right_is": right_is or right, "rows": shown}


@register.inclusion_tag("design/components/chips.html", takes_context=True)
def chips(context: template.Context, items: Iterable[Entry], label: str = "") -> Entry:
    """Show chips: {label, url, current, count}, or {label, remove: "param"} of a filter."""
    shown = [
        {**item, "url": query(context, **{item["remove"]: None, "hal": None})} if "remove" in item else item
        for item in items
    ]
    return {"items": shown, "label": label}


@register.inclusion_tag("design/components/photo.html")
def photo(
    url: str = "", alt: str = "", shape: str = "", srcset: str = "", sizes: str = "", eager: bool = False
) -> Entry:
    """Show a picture, or the council's cloth when there is none; shapes: "" (4:5), wide, square."""
    return {"url": url, "alt": alt, "shape": shape, "srcset": srcset, "sizes": sizes, "eager": eager}


@register.inclusion_tag("design/components/map.html")
def place(label: str, latitude: float | None = None, longitude: float | None = None) -> Entry:
    """Stand for a map: the place in words and, when known, a link to it on OpenStreetMap."""
    known = latitude is not None and longitude is not None
    url = (
        f"https://www.openstreetmap.org/?mlat={latitude}&mlon={longitude}#map=15/{latitude}/{longitude}"
        if known
        else ""
    )
    return {"label": label, "url": url}
