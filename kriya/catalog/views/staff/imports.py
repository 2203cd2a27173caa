"""A product list in the wizard: what its columns are, what it would do, what it did, and the way back."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.catalog.actions.import_photos import forget_archives, receive_photos, waiting_archive
from kriya.catalog.actions.imports import matched_photos, read_product_list, write_products
from kriya.catalog.actions.undo_import import undo_products
from kriya.catalog.forms.import_photos import PhotosForm
from kriya.catalog.imports.plan import Plan, make_plan
from kriya.catalog.imports.reading import ProductList
from kriya.catalog.imports.report import report_of
from kriya.catalog.models import PhotoArchive, ProductImport
from kriya.core.refusal import Refused, say
from kriya.makers.actions.import_choices import choose_tables
from kriya.makers.actions.import_runs import choices_of
from kriya.makers.actions.imports import file_of
from kriya.makers.imports.marking import marks_of, write_marked
from kriya.makers.imports.offered import Choice
from kriya.makers.imports.report import plain_cell
from kriya.makers.imports.sheets import read_workbook, recognise
from kriya.makers.imports.sheets.fields import FIELDS, IGNORE, PRODUCTS
from kriya.makers.models import ImportRun

ROWS = 100
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
View = Callable[..., HttpResponseBase]


def _told(view: View) -> View:
    """Say on the file's own page why it could not be done."""

    @wraps(view)
    def inner(request: Request, pk: UUID) -> HttpResponseBase:
        try:
            return view(request, pk)
        except Refused as no:
            messages.error(request, say(no))
            gone = no.code.startswith(("file_", "import_file_"))
            return redirect("makers:import_run" if gone else "catalog:import_products", pk=pk)

    return inner


def _upload(pk: UUID) -> ImportRun:
    return get_object_or_404(ImportRun, pk=pk)


def _written(pk: UUID) -> ProductImport | None:
    return ProductImport.objects.select_related("written_by").filter(upload=pk, undone_at=None).first()


def _read(upload: ImportRun) -> ProductList:
    with file_of(upload) as path:
        return read_product_list(recognise(read_workbook(path)), choices=choices_of(upload))


@staff(Can.IMPORT)
@require_GET
@_told
def show(request: Request, pk: UUID) -> HttpResponse:
    """Show what a product list would do, or what it did."""
    upload = _upload(pk)
    crumbs = [(_("Impor berkas"), reverse("makers:imports")), (upload.file_name, "")]
    if (run := _written(pk)) is not None:
        context = {"upload": upload, "run": run, "crumbs": crumbs, "report": run.report, **_progress(run)}
        return render(request, "catalog/staff/import_done.html", context)
    found = _read(upload)
    plan = make_plan(found)
    archive = waiting_archive(pk)
    context = {
        "upload": upload,
        "crumbs": crumbs,
        "report": {
            **report_of(found, plan, matched_photos(found, archive)),
            "refused_count": len(found.refused),
            "left_out_count": len(found.left_out),
        },
        "tables": _tables(found),
        "fields": [(IGNORE, _("Tidak dibaca")), *((one.name, one.label) for one in FIELDS[PRODUCTS].values())],
        "rows": _rows(plan),
        "shown": plan.digest(),
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
    return {"archive": archive, "photos": {"done": len(told), "of": len(archive.wanted), "refused": refused, **counts}}


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
@_told
def columns(request: Request, pk: UUID) -> HttpResponse:
    """Take corrections of the columns, for this file and the next one with such a header."""
    upload = _upload(pk)
    tables = _tables(_read(upload))
    choices = {}
    for table in tables:
        sent = {column["index"]: request.POST.get(column["name"], column["field"]) for column in table["columns"]}
        known = {IGNORE, *FIELDS[PRODUCTS]}
        choices[table["key"]] = Choice({index: name for index, name in sent.items() if name in known})
    choose_tables(upload, choices, tables, by=request.user)
    return redirect("catalog:import_products", pk=pk)


@staff(Can.IMPORT)
@require_POST
@_told
def photos(request: Request, pk: UUID) -> HttpResponse:
    """Take a zip of photos beside the list, or put away the one that waits."""
    upload = _upload(pk)
    if _written(pk) is not None:
        raise Refused("import_already_written")
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
@require_POST
@_told
def write(request: Request, pk: UUID) -> HttpResponse:
    """Write what was shown, once, however often it is asked."""
    upload = _upload(pk)
    publish = bool(request.POST.get("tayang")) and request.membership.can(Can.CURATE)
    write_products(
        _read(upload),
        file_name=upload.file_name,
        file_hash=upload.file_hash,
        upload=upload.pk,
        by=request.user,
        publish=publish,
        skip_refused=bool(request.POST.get("tanpa-ditolak")),
        shown=request.POST.get("tinjauan", ""),
        archive=waiting_archive(pk),
    )
    messages.success(request, _("Daftar produk tersimpan."))
    return redirect("catalog:import_products", pk=pk)


@staff(Can.IMPORT)
@never_cache
@require_GET
@_told
def marked(_request: Request, pk: UUID) -> HttpResponseBase:
    """Hand out the file with the cells marked that could not be taken."""
    upload = _upload(pk)
    found = _read(upload)
    marks = marks_of(map(plain_cell, found.refused), map(plain_cell, found.left_out))
    if not marks:
        raise Refused("import_has_no_wrong_cells")
    out = tempfile.NamedTemporaryFile(prefix="kriya-marked-")  # noqa: SIM115 - open until it is sent
    with file_of(upload) as path:
        ending = write_marked(path, Path(out.name), marks)
    name = f"{Path(upload.file_name).stem} ({_('ditandai')}){ending}"
    return FileResponse(Path(out.name).open("rb"), as_attachment=True, filename=name, content_type=XLSX)


@staff(Can.IMPORT)
@require_POST
@_told
def undo(request: Request, pk: UUID) -> HttpResponse:
    """Take a written product list back."""
    run = _written(_upload(pk).pk)
    if run is None:
        raise Refused("import_undone_already")
    count = undo_products(run, by=request.user)
    messages.success(request, _("Impor dibatalkan: %(count)s produk kembali seperti semula.") % {"count": count})
    return redirect("catalog:import_products", pk=pk)
