"""The one door to a run of this council, the steps of the wizard, and who does the work."""

from typing import Any
from uuid import UUID

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from kriya.accounts.request import Request
from kriya.core.jobs import defer
from kriya.makers.actions.import_runs import SMALL, read_run, undo_run, write_run
from kriya.makers.actions.imports import imports_are_free
from kriya.makers.models import ImportRun
from kriya.makers.models.imports import ImportState
from kriya.makers.tasks import read_import, undo_import, write_import

FEW = 2_000
UPLOAD, COLUMNS, REVIEW, SAVED = range(4)


def find_run(pk: UUID) -> ImportRun:
    """Return a run of the council whose scope is open; 404 otherwise."""
    return get_object_or_404(ImportRun.objects.select_related("uploaded_by", "written_by", "undone_by"), pk=pk)


def crumbs(run: ImportRun, *more: str) -> list[tuple[str, str]]:
    """Return the way to a page of a run."""
    here = reverse("makers:import_run", args=[run.pk]) if more else ""
    return [(_("Impor berkas"), reverse("makers:imports")), (run.file_name, here), *((word, "") for word in more)]


def steps(run: ImportRun, current: int) -> list[dict[str, Any]]:
    """Return the steps of the wizard; those behind lead back."""
    done = run.state in (ImportState.DONE, ImportState.UNDOING, ImportState.UNDONE)
    ways = ["", reverse("makers:import_mapping", args=[run.pk]), reverse("makers:import_run", args=[run.pk]), ""]
    labels = [_("Unggah"), _("Kolom"), _("Tinjau"), _("Simpan")]
    return [
        {
            "label": label,
            "url": "" if done else ways[place],
            "done": place < current or (done and place == SAVED),
            "current": place == current,
        }
        for place, label in enumerate(labels)
    ]


def is_small(run: ImportRun) -> bool:
    """Tell whether a file is worked on while the person waits."""
    name = run.file.name or ""
    return bool(name) and run.file.storage.exists(name) and run.file.size <= SMALL


def read(request: Request, run: ImportRun, attempt: int | None) -> None:
    """Have a file read: a small one now, another by the worker."""
    if attempt is None:
        return
    if is_small(run):
        read_run(request.council, run.pk, attempt)
    else:
        defer(read_import, soon=True, run_id=str(run.pk), attempt=attempt)


def write(request: Request, run: ImportRun, attempt: int) -> None:
    """Have a file written: a small one now unless somebody else imports, another by the worker."""
    if is_small(run) and imports_are_free():
        write_run(request.council, run.pk, attempt)
    else:
        defer(write_import, soon=True, run_id=str(run.pk), attempt=attempt)


def take_back(request: Request, run: ImportRun, attempt: int | None) -> None:
    """Have an import undone: one of a few makers now, another by the worker."""
    if attempt is None:
        return
    if run.report.get("new", 0) + run.report.get("changed", 0) <= FEW and imports_are_free():
        undo_run(request.council, run.pk, attempt, by=request.user)
    else:
        defer(undo_import, soon=True, run_id=str(run.pk), attempt=attempt, by=request.user.pk)
