"""One file in the wizard: how far it is, what it would do, what it did."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST
from django_htmx.http import HttpResponseClientRefresh

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.core.attempts import is_stuck
from kriya.core.refusal import Refused, say
from kriya.design.messages import did
from kriya.makers.actions.import_choices import choose_options
from kriya.makers.actions.import_runs import begin_reading, begin_undoing, begin_writing, discard_run
from kriya.makers.forms.imports import OptionsForm
from kriya.makers.imports.preview.pages import PAGE, Pages, opened_pages
from kriya.makers.models import ImportRun
from kriya.makers.models.imports import ImportState
from kriya.makers.views.imports import tabs
from kriya.makers.views.imports.finding import REVIEW, SAVED, UPLOAD, crumbs, find_run, read, steps, take_back
from kriya.makers.views.imports.finding import write as have_written


@staff(Can.IMPORT)
@require_GET
def show(request: Request, pk: UUID) -> HttpResponse:
    """Show where a file stands; a page that waits asks again by itself."""
    run = find_run(pk)
    if run.state in (*ImportRun.busy, ImportState.UPLOADED):
        return _waiting(request, run)
    if request.htmx:
        return HttpResponseClientRefresh()
    if run.state == ImportState.REFUSED:
        context = {"run": run, "crumbs": crumbs(run), "steps": steps(run, UPLOAD), "reason": _sentence(run, "refusal")}
        return render(request, "makers/imports/refused.html", context | {"choosable": _is_choosable(run)})
    with opened_pages(run.preview) as pages:
        if run.state == ImportState.READY and not run.mapping.get("confirmed") and not tabs.is_remembered(pages):
            return redirect("makers:import_mapping", pk=run.pk)
        return _preview(request, run, pages)


def _waiting(request: Request, run: ImportRun) -> HttpResponse:
    stuck = is_stuck(run) or run.state == ImportState.UPLOADED
    at = UPLOAD if run.state in (ImportState.READING, ImportState.UPLOADED) else SAVED
    context = {"run": run, "stuck": stuck, "crumbs": crumbs(run), "steps": steps(run, at)}
    return render(request, "makers/imports/waiting.html", context)


def _is_choosable(run: ImportRun) -> bool:
    return bool(run.preview) and run.report.get("refusal", {}).get("code") == "file_is_unknown"


def _sentence(run: ImportRun, name: str) -> str:
    told = run.report.get(name)
    return say(Refused(told["code"], **told["facts"])) if told else ""


def _preview(request: Request, run: ImportRun, pages: Pages) -> HttpResponse:
    done = run.state in (ImportState.DONE, ImportState.UNDONE)
    shown = tabs.tabs_of(run, pages, request.GET.get("lihat", ""))
    current = next((tab for tab in shown if tab["current"]), None)
    context: dict[str, Any] = {
        "run": run,
        "done": done,
        "crumbs": crumbs(run),
        "steps": steps(run, SAVED if done else REVIEW),
        "tabs": shown,
        "current": current["key"] if current else "",
        "notice": _sentence(run, "notice"),
        "earlier": _earlier(run),
        "to_be_seen": tabs.to_be_seen(run),
        "options": OptionsForm(initial={name: "1" if _option(run, name) else "0" for name in ("overwrite", "strict")}),
        "writes": run.report.get("new", 0) + run.report.get("changed", 0),
        "wrong": pages.counts.get("refused", 0) + pages.counts.get("left_out", 0),
    }
    if current:
        page = Paginator(pages.slices(current["key"]), PAGE).get_page(request.GET.get("hal"))
        context |= {"page": page, "rows": tabs.rows_of(current["key"], page.object_list, pages)}
    return render(request, "makers/imports/done.html" if done else "makers/imports/preview.html", context)


def _option(run: ImportRun, name: str) -> bool:
    return bool(run.options.get(name, name == "overwrite"))


def _earlier(run: ImportRun) -> ImportRun | None:
    same = ImportRun.objects.filter(file_hash=run.file_hash, state=ImportState.DONE).exclude(pk=run.pk)
    return same.order_by("-written_at").first()


@staff(Can.IMPORT)
@require_POST
def options(request: Request, pk: UUID) -> HttpResponse:
    """Compare the file anew in another way."""
    run, form = find_run(pk), OptionsForm(request.POST)
    if run.state == ImportState.READY and form.is_valid():
        choose_options(run, form.chosen())
        read(request, run, begin_reading(run))
    return redirect("makers:import_run", pk=pk)


@staff(Can.IMPORT)
@require_POST
def again(request: Request, pk: UUID) -> HttpResponse:
    """Begin again what died, from the same file."""
    run = find_run(pk)
    if run.state == ImportState.UNDOING:
        take_back(request, run, begin_undoing(run))
    else:
        read(request, run, begin_reading(run))
    return redirect("makers:import_run", pk=pk)


@staff(Can.IMPORT)
@require_POST
def write(request: Request, pk: UUID) -> HttpResponse:
    """Write what was shown, once, however often and by however many it is asked."""
    run = find_run(pk)
    if run.report.get("refused") and not request.POST.get("tanpa-ditolak"):
        messages.error(request, say(Refused("import_has_refused_rows", rows=run.report["refused"])))
        return redirect("makers:import_run", pk=pk)
    attempt = begin_writing(
        run,
        shown=request.POST.get("tinjauan", ""),
        skip_refused=bool(request.POST.get("tanpa-ditolak")),
        by=request.user,
    )
    if attempt is not None:
        have_written(request, run, attempt)
    elif run.state == ImportState.READY:
        messages.warning(request, say(Refused("import_register_changed")))
    return redirect("makers:import_run", pk=pk)


@staff(Can.IMPORT)
@require_POST
def discard(request: Request, pk: UUID) -> HttpResponse:
    """Throw a file away that was not written."""
    run = find_run(pk)
    said = _("%(file)s dibuang. Tidak ada yang disimpan.") % {"file": run.file_name}
    if not did(request, lambda: discard_run(run), said):
        return redirect("makers:import_run", pk=pk)
    return redirect("makers:imports")
