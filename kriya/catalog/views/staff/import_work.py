"""A product list is written and taken back: a small one at once, of a large one a page tells how far it is."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.catalog.actions.list_work import (
    FEW,
    begin_again,
    begin_undoing,
    begin_writing,
    let_go,
    read_upload,
    undo_list,
    work_of,
    work_under_way,
    write_list,
    written_list,
)
from kriya.catalog.models import ListState, ListWork
from kriya.catalog.tasks import undo_product_list, write_product_list
from kriya.catalog.views.staff.import_door import crumbs, find_upload, told
from kriya.core.attempts import is_stuck
from kriya.core.jobs import defer
from kriya.core.refusal import Refused, say
from kriya.design.formats import number
from kriya.makers.actions.imports import imports_are_free
from kriya.makers.models import ImportRun
from kriya.makers.views.imports.finding import is_small


def waiting(request: Request, upload: ImportRun, work: ListWork) -> HttpResponse:
    """Show a list that is being written or taken back; the page asks again by itself."""
    stuck = is_stuck(work)
    if request.htmx and not stuck:
        return HttpResponse(status=204)
    context = {"run": upload, "work": work, "stuck": stuck, "crumbs": crumbs(upload)}
    return render(request, "catalog/staff/import_waiting.html", context)


def outcome(work: ListWork | None) -> dict[str, object]:
    """Return what came of the last work on a list other than what was asked, in words."""
    said = work.told if work is not None else {}
    if "undone" in said:
        words = ngettext(
            "Impor dibatalkan: %(count)s produk kembali seperti semula.",
            "Impor dibatalkan: %(count)s produk kembali seperti semula.",
            said["undone"],
        )
        return {"undone": words % {"count": number(said["undone"])}}
    return {"notice": say(Refused(said["code"], **said["facts"]))} if "code" in said else {}


@staff(Can.IMPORT)
@require_POST
@told
def write(request: Request, pk: UUID) -> HttpResponseBase:
    """Write what was shown, once, however often and by however many it is asked."""
    upload = find_upload(pk)
    work = work_of(upload.pk)
    found = read_upload(upload) if is_small(upload) and work.state == ListState.READY else None
    attempt = begin_writing(
        work,
        shown=request.POST.get("tinjauan", ""),
        publish=bool(request.POST.get("tayang")) and request.membership.can(Can.CURATE),
        skip_refused=bool(request.POST.get("tanpa-ditolak")),
        by=request.user,
    )
    if attempt is None:
        return redirect("catalog:import_products", pk=pk)
    if found is not None and len(found.products) <= FEW and imports_are_free():
        write_list(request.council, work.pk, attempt, found)
        if written_list(upload.pk) is not None:
            messages.success(request, _("Daftar produk tersimpan."))
    else:
        defer(write_product_list, soon=True, work_id=str(work.pk), attempt=attempt)
    return redirect("catalog:import_products", pk=pk)


@staff(Can.IMPORT)
@require_POST
@told
def undo(request: Request, pk: UUID) -> HttpResponseBase:
    """Take a written product list back, once."""
    work = work_of(find_upload(pk).pk)
    run = written_list(pk)
    attempt = begin_undoing(work, by=request.user)
    if attempt is None or run is None:
        if work.state == ListState.READY:
            messages.error(request, say(Refused("import_undone_already")))
    elif run.touches.count() <= FEW and imports_are_free():
        undo_list(request.council, work.pk, attempt, patient=False)
    else:
        defer(undo_product_list, soon=True, work_id=str(work.pk), attempt=attempt)
    return redirect("catalog:import_products", pk=pk)


@staff(Can.IMPORT)
@require_POST
def again(request: Request, pk: UUID) -> HttpResponse:
    """Begin again what died, or leave it."""
    work = work_under_way(find_upload(pk).pk)
    if work is not None and "lepas" in request.POST:
        let_go(work)
    elif work is not None and (attempt := begin_again(work)) is not None:
        job = write_product_list if work.state == ListState.WRITING else undo_product_list
        defer(job, soon=True, work_id=str(work.pk), attempt=attempt)
    return redirect("catalog:import_products", pk=pk)
