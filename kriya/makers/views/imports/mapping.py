"""What the columns of a file are: proposed, shown as read, corrected, remembered for the next file like it."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.core.clock import today
from kriya.makers.actions.import_choices import choose_tables, forget_choices
from kriya.makers.actions.import_runs import begin_reading
from kriya.makers.forms.imports import Group, MappingForm
from kriya.makers.imports.preview.pages import Pages, opened_pages
from kriya.makers.imports.preview.tables import read_sample
from kriya.makers.imports.sentences import why_not_read
from kriya.makers.imports.sheets.fields import FIELDS, IGNORE, MAKERS
from kriya.makers.imports.sheets.words import year_in
from kriya.makers.imports.values.reading import Context
from kriya.makers.models import ImportRun
from kriya.makers.models.imports import ImportState
from kriya.makers.views.imports.finding import COLUMNS, crumbs, find_run, read, steps
from kriya.makers.views.imports.words import Words

SURE, LIKELY = 0.85, 0.65


def _open(run: ImportRun) -> bool:
    return run.state in (ImportState.READY, ImportState.REFUSED) and bool(run.preview)


@staff(Can.IMPORT)
@require_http_methods(["GET", "POST"])
def choose(request: Request, pk: UUID) -> HttpResponse:
    """Show what each column is taken for; take corrections and read the file anew with them."""
    run = find_run(pk)
    if not _open(run):
        return redirect("makers:import_run", pk=pk)
    with opened_pages(run.preview) as pages:
        tables = pages.single("tables", [])
        form = MappingForm(request.POST or None, tables=tables)
        if request.method == "POST" and form.is_valid() and "lihat" not in request.POST:
            return _take(request, run, form, tables)
        return _page(request, run, form, pages)


def _take(
    request: Request, run: ImportRun, form: MappingForm, tables: Sequence[Mapping[str, Any]]
) -> HttpResponseRedirect:
    changed = form.changes()
    choose_tables(run, form.choices(), tables, by=request.user)
    if changed or run.state == ImportState.REFUSED:
        read(request, run, begin_reading(run))
    return redirect("makers:import_run", pk=run.pk)


def _page(request: Request, run: ImportRun, form: MappingForm, pages: Pages) -> HttpResponse:
    context = {
        "run": run,
        "form": form,
        "alike": [_group(request, form, group, pages) for group in form.groups],
        "left_out": [
            {"name": one["name"], "why": why_not_read(one["kind"])} for one in run.report.get("sheets_left_out", [])
        ],
        "crumbs": crumbs(run, _("Kolom")),
        "steps": steps(run, COLUMNS),
        "changed": any(c["field"] != c["proposed"] for g in form.groups for c in g.columns),
    }
    return render(request, "makers/imports/mapping.html", context, status=422 if form.errors else 200)


def _group(request: Request, form: MappingForm, group: Group, pages: Pages) -> dict[str, Any]:
    tables = [{**table, "box": form[f"t{place}"]} for place, table in group.tables]
    columns = [
        {**column, "box": form[group.name_of(column)], "ignored": column["field"] == IGNORE}
        for column in _judged(form, group)
    ]
    doubtful = sum(column["tone"] == "wait" for column in columns)
    return {
        "number": group.number,
        "tables": tables,
        "rows": sum(table["rows"] for table in tables),
        "columns": columns,
        "read": sum(not column["ignored"] for column in columns),
        "doubtful": doubtful,
        "open": bool(doubtful or form.errors or len(form.groups) == 1),
        **_first(request, form, group, pages),
    }


def _judged(form: MappingForm, group: Group) -> list[dict[str, Any]]:
    """The columns of a group, each with how sure it is; what was chosen just now is the user's."""
    chosen = form.fields_of(group)
    return [
        {**column, "tone": _tone(column) if chosen[column["index"]] == column["field"] else "dye"}
        for column in group.columns
    ]


def _tone(column: Mapping[str, Any]) -> str:
    """How sure a column is: "" needs no word, "good" sure, "plain" likely, "wait" please look."""
    if column["why"] in ("user", "remembered"):
        return "dye"
    if column["field"] == IGNORE:
        return (
            ""
            if column["why"] in ("computed", "constant", "empty", "unnamed") or not column["samples"]
            else "plain-ignore"
        )
    if column["confidence"] >= SURE:
        return "good"
    return "plain" if column["confidence"] >= LIKELY else "wait"


def _first(request: Request, form: MappingForm, group: Group, pages: Pages) -> dict[str, Any]:
    """The first rows: as the whole file was read, or as its beginning would be with what was just chosen."""
    place, table = group.tables[0]
    fields = form.fields_of(group)
    read_already = table["taken"] and fields == {c["index"]: c["field"] for c in group.columns}
    if read_already:
        first = table["first"]
    else:
        context = Context(regency=request.council.region_code, today=today())
        first = read_sample(pages.single(f"sample/{place}"), fields, context)
    return {"heads": list(_heads(fields, group)), "first": _in_words(first), "sheet": table["sheet"]}


def _heads(fields: Mapping[int, str], group: Group) -> Iterator[str]:
    several = {name for name, columns in Counter(fields.values()).items() if columns > 1}
    for column in group.columns:
        name = fields[column["index"]]
        year = year_in(column["label"]) if name in several else None
        if name not in (IGNORE, "no"):
            label = str(FIELDS[MAKERS][name].label)
            yield f"{label} ({year})" if year else label


def _in_words(rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    words = Words()
    return [
        {
            "number": row["number"],
            "cells": [_cell(one, words) for one in row["cells"]],
        }
        for row in rows
    ]


def _cell(one: Mapping[str, Any], words: Words) -> dict[str, Any]:
    said = words.value(one["field"], one["read"])
    return {
        "read": said,
        "stood": one["stood"] if one["stood"] not in ("", said) else "",
        "lost": bool(one["stood"]) and not said,
    }


@staff(Can.IMPORT)
@require_POST
def rows(request: Request, pk: UUID) -> HttpResponse:
    """Show the first rows of one group of sheets as read with what is chosen now, and whose choice each column is."""
    run = find_run(pk)
    if not _open(run):
        return redirect("makers:import_run", pk=pk)
    with opened_pages(run.preview) as pages:
        form = MappingForm(request.POST, tables=pages.single("tables", []))
        wanted = request.GET.get("kelompok", "")
        group = next((one for one in form.groups if str(one.number) == wanted), form.groups[0])
        shown = {"number": group.number, "chosen": _judged(form, group), **_first(request, form, group, pages)}
        return render(request, "makers/imports/rows.html", {"group": shown})


@staff(Can.IMPORT)
@require_POST
def reset(request: Request, pk: UUID) -> HttpResponse:
    """Go back to what was proposed, and forget what was remembered for these headers."""
    run = find_run(pk)
    if _open(run):
        with opened_pages(run.preview) as pages:
            forget_choices(run, pages.single("tables", []))
        read(request, run, begin_reading(run))
        messages.success(request, _("Kolom kembali ke usulan."))
    return redirect("makers:import_mapping", pk=pk)
