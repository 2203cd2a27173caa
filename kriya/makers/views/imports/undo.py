"""Take a whole import back, or show what depends on it."""

from collections.abc import Iterable
from typing import Final
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.core.refusal import Refused, say
from kriya.makers.actions.import_runs import begin_undoing
from kriya.makers.models import ImportRun
from kriya.makers.models.imports import ImportState
from kriya.makers.queries.import_dependents import Dependent, dependents_of
from kriya.makers.queries.import_dependents.changed import FIELD
from kriya.makers.views.imports.finding import crumbs, find_run, take_back
from kriya.makers.views.imports.words import Words

ROWS = 50
# By label: some of these models belong to words above this one.
REASONS: Final[dict[str, str | Promise]] = {
    "edited": gettext_lazy("datanya sudah diubah"),
    "merged": gettext_lazy("sudah digabung dengan UMKM lain"),
    "makers.MakerPhone": gettext_lazy("teleponnya sudah diubah"),
    "makers.MakerCraft": gettext_lazy("kerajinannya sudah diubah"),
    "makers.Paper": gettext_lazy("dokumennya sudah ditambah atau diubah"),
    "makers.YearlyFigure": gettext_lazy("angka tahunannya sudah ditambah atau diubah"),
    "makers.GroupMember": gettext_lazy("kelompoknya sudah diubah"),
    "makers.BankAccount": gettext_lazy("rekeningnya sudah diubah"),
    "makers.Consent": gettext_lazy("persetujuannya sudah dicatat"),
    "makers.PersonalDataShown": gettext_lazy("data pribadinya sudah pernah ditampilkan"),
    "makers.MakerPhoto": gettext_lazy("sudah punya foto"),
    "makers.MakerLogin": gettext_lazy("sudah diberi jalan masuk"),
    "makers.BulkEditRow": gettext_lazy("ikut dalam perubahan massal"),
    "makers.Merge": gettext_lazy("pernah digabung"),
    "makers.ImportTouch": gettext_lazy("sudah diubah oleh impor lain"),
    "makers.Application": gettext_lazy("punya berkas pendaftaran"),
    "makers.CorrectionRequest": gettext_lazy("meminta perbaikan data"),
    "catalog.Product": gettext_lazy("sudah punya produk di katalog"),
}


@staff(Can.IMPORT)
@require_http_methods(["GET", "POST"])
def undo(request: Request, pk: UUID) -> HttpResponse:
    """Undo an import; when something depends on it, show what, maker by maker."""
    run = find_run(pk)
    if request.method == "GET":
        return _dependents(request, run)
    if run.state == ImportState.DONE and dependents_of(run):
        return redirect("makers:import_undo", pk=pk)
    attempt = begin_undoing(run)
    if attempt is None and run.state != ImportState.UNDOING:
        undone = run.state == ImportState.UNDONE
        messages.info(request, say(Refused("import_undone_already" if undone else "import_not_written")))
    take_back(request, run, attempt)
    return redirect("makers:import_run", pk=pk)


def _dependents(request: Request, run: ImportRun) -> HttpResponse:
    found = dependents_of(run) if run.state == ImportState.DONE else []
    if not found:
        return redirect("makers:import_run", pk=run.pk)
    page = Paginator(found, ROWS).get_page(request.GET.get("hal"))
    context = {
        "run": run,
        "page": page,
        "count": len(found),
        "rows": _rows(page.object_list),
        "crumbs": crumbs(run, _("Batalkan")),
    }
    return render(request, "makers/imports/dependents.html", context)


def _rows(dependents: Iterable[Dependent]) -> list[dict[str, object]]:
    words = Words()
    return [
        {"pk": one.maker, "name": one.name, "reasons": [_reason(c, words) for c in one.reasons]} for one in dependents
    ]


def _reason(code: str, words: Words) -> str:
    if code.startswith(FIELD):
        return _("%(field)s sudah diubah lagi") % {"field": words.field(code.removeprefix(FIELD))}
    return str(REASONS.get(code, _("dipakai di bagian lain (%(where)s)") % {"where": code}))
