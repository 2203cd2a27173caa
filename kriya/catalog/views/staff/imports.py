"""A product list in the wizard: what its columns are, what it would do, what it did, and the way back."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST
from django_htmx.http import HttpResponseClientRefresh

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.catalog.actions.import_photos import forget_archives, go_on_with_photos, receive_photos, waiting_archive
from kriya.catalog.actions.imports import matched_photos
from kriya.catalog.actions.list_work import read_upload, refuse_while_working, written_list
from kriya.catalog.forms.import_photos import PhotosForm
from kriya.catalog.imports.plan import Plan, make_plan
from kriya.catalog.imports.reading import ProductList
from kriya.catalog.imports.report import refused_to_tell, report_of
from kriya.catalog.models import ListWork, PhotoArchive, ProductImport
from kriya.catalog.views.staff.import_door import crumbs, find_upload, told
from kriya.catalog.views.staff.import_maker import whose
from kriya.catalog.views.staff.import_work import outcome, waiting
from kriya.core.attempts import is_silent
from kriya.core.refusal import Refused, say
from kriya.makers.actions.import_choices import choose_tables
from kriya.makers.actions.imports import file_of
from kriya.makers.imports.marking import marks_of, write_marked
from kriya.makers.imports.offered import Choice
from kriya.makers.imports.report import plain_cell
from kriya.makers.imports.sheets.fields import FIELDS, IGNORE, PRODUCTS

ROWS = 100
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@staff(Can.IMPORT)
@require_GET
@told
def show(request: Request, pk: UUID) -> HttpResponse:
    """Show what a product list would do, or what it did."""
    upload = find_upload(pk)
    work = ListWork.objects.filter(upload=pk).first()
    if work is not None and work.state in work.busy:
        return waiting(request, upload, work)
    if request.htmx and "menunggu" in request.GET:
        return HttpResponseClientRefresh()
    context: dict[str, Any] = {"upload": upload, "crumbs": crumbs(upload), **outcome(work)}
    if (run := written_list(pk)) is not None:
        context |= {"run": run, "report": run.report, **_progress(run)}
        return render(request, "catalog/staff/import_done.html", context)
    found = read_upload(upload)
    plan = make_plan(found)
    archive = waiting_archive(pk)
    report = report_of(found, plan, matched_photos(found, archive))
    context |= {
        "report": {**report, "refused": refused_to_tell(report)},
        **whose(request, found),
        "tables": _tables(found),
        "fields": [(IGNORE, _("Tidak dibaca")), *((one.name, one.label) for one in FIELDS[PRODUCTS].values())],
        "rows": _rows(plan),
        "shown": plan.digest(),
        "writes": report["new"] + report["changed"] + report["same"],
        "archive": archive,
        "form": PhotosForm(),
        "may_publish": request.membership.can(Can.CURATE),
        "most": ROWS,
    }
    return render(request, "catalog/staff/import.html", context)


def _progress(run: ProductImport) -> dict[str, Any]:
    """How far the photos of a written list are."""
    archive = PhotoArchive.objects.filter(run=run).order_by("-added_at").first()
    if archive is None:
        return {}
    told = list(archive.outcome.values())
    refused = [
        {"file": path, "reason": say(Refused(code, **facts))} for one in told for path, code, facts in one["refused"]
    ]
    counts = {name: sum(one[name] for one in told) for name in ("added", "same")}
    stopped = archive.finished_at is None and is_silent(archive)
    return {
        "archive": archive,
        "photos_stopped": stopped,
        "photos": {"done": len(told), "of": len(archive.wanted), "refused": refused, **counts},
    }


def _rows(plan: Plan) -> list[dict[str, Any]]:
    return [
        {
            "name": one.name,
            "maker": one.maker.columns["name"],
            "told": one.rows[0].fields.get("maker") or "",
            "price": one.columns.get("price"),
            "row": one.source,
        }
        for one in plan.new[:ROWS]
    ]


def _tables(found: ProductList) -> list[dict[str, Any]]:
    return [
        {
            "key": one.key,
            "sheet": one.table.sheet,
            "fingerprint": one.mapping.fingerprint,
            "kind": PRODUCTS,
            "columns": [
                {
                    "index": column.index,
                    "letters": column.letters,
                    "label": column.label,
                    "field": column.field,
                    "proposed": proposed.field,
                    "name": f"{number}-{column.index}",
                }
                for column, proposed in zip(one.mapping.columns, one.proposed.columns, strict=True)
            ],
        }
        for number, one in enumerate(found.tables)
    ]


@staff(Can.IMPORT)
@require_POST
@told
def columns(request: Request, pk: UUID) -> HttpResponse:
    """Take corrections of the columns, for this file and the next one with such a header."""
    upload = find_upload(pk)
    refuse_while_working(pk)
    tables = _tables(read_upload(upload))
    choices = {}
    for table in tables:
        sent = {column["index"]: request.POST.get(column["name"], column["field"]) for column in table["columns"]}
        known = {IGNORE, *FIELDS[PRODUCTS]}
        choices[table["key"]] = Choice({index: name for index, name in sent.items() if name in known})
    choose_tables(upload, choices, tables, by=request.user)
    return redirect("catalog:import_products", pk=pk)


@staff(Can.IMPORT)
@require_POST
@told
def photos(request: Request, pk: UUID) -> HttpResponse:
    """Take a zip of photos beside the list, put away the one that waits, or go on with one whose job died."""
    upload = find_upload(pk)
    if "lanjut" in request.POST and (run := written_list(pk)) is not None:
        for archive in PhotoArchive.objects.filter(run=run, finished_at=None):
            go_on_with_photos(archive)
        return redirect("catalog:import_products", pk=pk)
    refuse_while_working(pk)
    if "buang" in request.POST:
        forget_archives(pk)
        return redirect("catalog:import_products", pk=pk)
    form = PhotosForm(request.POST, request.FILES)
    if form.is_valid():
        file = form.cleaned_data["zip"]
        receive_photos(file, name=file.name, by=request.user, upload=upload.pk)
    else:
        messages.error(request, " ".join(map(str, form.errors["zip"])))
    return redirect("catalog:import_products", pk=pk)


@staff(Can.IMPORT)
@never_cache
@require_GET
@told
def marked(_request: Request, pk: UUID) -> HttpResponseBase:
    """Hand out the file with the cells marked that could not be taken."""
    upload = find_upload(pk)
    found = read_upload(upload)
    marks = marks_of(map(plain_cell, found.refused), map(plain_cell, found.left_out))
    if not marks:
        raise Refused("import_has_no_wrong_cells")
    out = tempfile.NamedTemporaryFile(prefix="kriya-marked-")  # noqa: SIM115 - open until it is sent
    with file_of(upload) as path:
        ending = write_marked(path, Path(out.name), marks)
    name = f"{Path(upload.file_name).stem} ({_('ditandai')}){ending}"
    return FileResponse(Path(out.name).open("rb"), as_attachment=True, filename=name, content_type=XLSX)
