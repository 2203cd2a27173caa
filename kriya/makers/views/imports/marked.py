"""The user's own file back, with the cells marked that could not be taken."""

import tempfile
from pathlib import Path
from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.core.refusal import Refused, say
from kriya.makers.actions.imports import file_of
from kriya.makers.imports.marking import Mark, marks_of, write_marked
from kriya.makers.imports.preview.pages import opened_pages
from kriya.makers.models import ImportRun
from kriya.makers.views.imports.finding import find_run

TYPES = {
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".xlsm": "application/vnd.ms-excel.sheet.macroEnabled.12",
}


@staff(Can.IMPORT)
@never_cache
@require_GET
def download(request: Request, pk: UUID) -> HttpResponseBase:
    """Hand out the marked file."""
    run = find_run(pk)
    with opened_pages(run.preview) as pages:
        marks = marks_of(pages.every("refused"), pages.every("left_out"))
    try:
        if not marks:
            raise Refused("import_has_no_wrong_cells")
        return _marked(run, marks)
    except Refused as no:
        messages.info(request, say(no))
        return redirect("makers:import_run", pk=pk)


def _marked(run: ImportRun, marks: list[Mark]) -> HttpResponse | FileResponse:
    # Open until it is sent, and gone from the disk at once: it holds personal data.
    out = tempfile.NamedTemporaryFile(prefix="kriya-marked-")  # noqa: SIM115
    with file_of(run) as path:
        ending = write_marked(path, Path(out.name), marks)
    out.seek(0)
    marked = _("ditandai")
    name = f"{Path(run.file_name).stem} ({marked}){ending}"
    return FileResponse(Path(out.name).open("rb"), as_attachment=True, filename=name, content_type=TYPES[ending])
