"""The imports of a council, and the place where a file is dropped."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.core.attempts import is_stuck
from kriya.makers.actions.import_runs import begin_reading
from kriya.makers.actions.imports import receive_file
from kriya.makers.forms.imports import UploadForm
from kriya.makers.models import ImportRun
from kriya.makers.models.imports import ImportState
from kriya.makers.views.imports.finding import read

ROWS = 25
TONES = {
    ImportState.UPLOADED: "wait",
    ImportState.READING: "wait",
    ImportState.READY: "dye",
    ImportState.REFUSED: "bad",
    ImportState.WRITING: "wait",
    ImportState.DONE: "good",
    ImportState.UNDOING: "wait",
    ImportState.UNDONE: "plain",
}


@staff(Can.IMPORT)
@require_http_methods(["GET", "POST"])
def imports(request: Request) -> HttpResponse:
    """Take a file, or show what came before."""
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        run = receive_file(file, name=file.name, by=request.user)
        read(request, run, begin_reading(run))
        return redirect("makers:import_run", pk=run.pk)
    runs = ImportRun.objects.select_related("uploaded_by", "written_by", "undone_by").order_by("-uploaded_at", "-pk")
    page = Paginator(runs, ROWS).get_page(request.GET.get("hal"))
    context = {"form": form, "page": page, "rows": [_row(run) for run in page.object_list]}
    return render(request, "makers/imports/list.html", context, status=422 if form.errors else 200)


def _row(run: ImportRun) -> dict[str, Any]:
    return {
        "run": run,
        "tone": TONES[ImportState(run.state)],
        "counts": {name: run.report.get(name) for name in ("new", "changed", "same", "duplicates", "refused")},
        "stuck": is_stuck(run),
        "is_products": run.report.get("refusal", {}).get("code") == "file_is_products",
    }
