"""Compare, apply, follow and undo."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.core.refusal import Refused, say
from kriya.design.messages import attempt, did, undoable
from kriya.playbooks.actions.adopting import Said, adopt
from kriya.playbooks.actions.sharing import make_report, set_share
from kriya.playbooks.actions.tasks import tick
from kriya.playbooks.actions.undoing import undo
from kriya.playbooks.forms import AnswersForm
from kriya.playbooks.merging import Way
from kriya.playbooks.models import Adoption, AdoptionStep, AdoptionTask, Received, Share
from kriya.playbooks.page import beside, names_left, paths_asked, told
from kriya.playbooks.queries.comparing import Comparison, adoption_named, compare, new_tasks
from kriya.playbooks.queries.progress import effects_of, progress_of
from kriya.playbooks.queries.shelf import is_trusted, own_fingerprint
from kriya.playbooks.sending import send
from kriya.playbooks.views.files import report_file, sealed_report


@staff(Can.MANAGE_COUNCIL)
def compared(request: Request, pk: UUID) -> HttpResponse:
    """Show a playbook beside what the council has (nothing is written), and apply what was chosen."""
    received = get_object_or_404(Received.objects.all(), pk=pk)
    comparison = compare(received)
    form = AnswersForm(request.POST or None, questions=comparison.questions)
    if request.method != "POST":
        return _compared(request, comparison, form, None)
    taken = frozenset(request.POST.getlist("ambil"))
    if form.is_valid():
        said = Said({path: path in taken for path in paths_asked(comparison)}, form.cleaned_data)
        try:
            step = adopt(received, said, seen=request.POST.get("dilihat", ""), by=request.user)
        except Refused as no:
            form.add_error(None, say(no))
        else:
            undoable(request, _("Paket dipasang."), reverse("playbooks:undo", args=[step.pk]))
            return redirect("playbooks:adoption", step.adoption_id)
    return _compared(request, comparison, form, taken)


def _compared(
    request: Request, comparison: Comparison, form: AnswersForm, taken: frozenset[str] | None
) -> HttpResponse:
    received = comparison.received
    page = told(received.content)
    context = {
        "received": received,
        "page": page,
        "form": form,
        "seen": comparison.digest,
        "parts": beside(comparison, taken),
        "counts": {way.value: comparison.count(way) for way in Way},
        "gone": names_left([{"part": one.part, "key": one.key} for one in comparison.gone]),
        "new_tasks": len(new_tasks(comparison.adoption, received)),
        "is_upgrade": comparison.adoption is not None,
        "is_trusted": is_trusted(received.key),
        "crumbs": [
            (_("Paket tiru"), reverse("playbooks:shelf")),
            (page["title"], reverse("playbooks:received", args=[received.pk])),
            (_("Bandingkan"), ""),
        ],
    }
    return render(request, "playbooks/compare.html", context, status=422 if form.is_bound and form.errors else 200)


@require_safe
@staff(Can.READ_NUMBERS)
def adoption(request: Request, pk: UUID) -> HttpResponse:
    """Show how far the council is: tasks, checks, what differs, what was measured, and each step."""
    one = adoption_named(pk)
    if one is None:
        raise Http404
    steps = list(
        AdoptionStep.objects.filter(adoption=one).select_related("received", "by", "undone_by").order_by("-pk")
    )
    comparison = compare(one.received)
    differing = [
        (title, [item for item in items if any(not line.is_same for line in item.lines)])
        for title, items in beside(comparison)
    ]
    page = told(one.received.content)
    taken = list(one.measurements.order_by("days"))
    newest = next((step for step in steps if step.undone_at is None), None)
    context = {
        "adoption": one,
        "page": page,
        "progress": progress_of(one),
        "differing": [(title, items) for title, items in differing if items],
        "measurements": taken,
        "effects": effects_of(one, taken),
        "steps": [(step, len(step.changes), names_left(step.left)) for step in steps],
        "newest": newest,
        "shares": Share.choices,
        "reports": list(one.reports.order_by("-serial")[:6]),
        "can_report": request.membership.can(Can.MANAGE_COUNCIL) and (one.ended_at is None or one.reports.exists()),
        "own_fingerprint": own_fingerprint(),
        "can_tick": request.membership.can(Can.MANAGE_PLAYBOOKS) and one.ended_at is None,
        "can_decide": request.membership.can(Can.MANAGE_COUNCIL) and one.ended_at is None,
        "crumbs": [(_("Paket tiru"), reverse("playbooks:shelf")), (page["title"], "")],
    }
    return render(request, "playbooks/adoption.html", context)


@require_POST
@staff(Can.MANAGE_PLAYBOOKS)
def ticked(request: Request, pk: UUID) -> HttpResponse:
    """Say that a task is done, or not after all."""
    task = get_object_or_404(AdoptionTask.objects.select_related("adoption__received"), pk=pk)
    tick(task, request.POST.get("selesai") == "ya", by=request.user)
    return redirect(f"{reverse('playbooks:adoption', args=[task.adoption_id])}#tugas")


@require_POST
@staff(Can.MANAGE_COUNCIL)
def undone(request: Request, pk: UUID) -> HttpResponse:
    """Undo the newest step."""
    step = get_object_or_404(AdoptionStep.objects.all(), pk=pk)
    done = attempt(request, lambda: undo(step, by=request.user))
    if done is not None and done.left:
        messages.warning(request, _("Diurungkan, kecuali: %(left)s.") % {"left": ", ".join(names_left(done.left))})
    elif done is not None:
        messages.success(request, _("Diurungkan: pengaturan kembali seperti sebelumnya."))
    return redirect("playbooks:adoption", step.adoption_id)


@require_POST
@staff(Can.MANAGE_COUNCIL)
def reported(request: Request, pk: UUID) -> HttpResponse:
    """Sign a report for the council that made the playbook: as a file to keep, or sent to the address of its page."""
    one = get_object_or_404(Adoption.objects.select_related("received"), pk=pk)
    report = attempt(request, lambda: make_report(one, by=request.user))
    if report is not None and "unduh" in request.POST:
        return report_file(report)
    if report is not None:
        text, address = sealed_report(report).text, request.POST.get("alamat", "")[:300]
        did(request, lambda: send(text, address), _("Laporan terkirim kepada pembuat paket."))
    return redirect(reverse("playbooks:adoption", args=[one.pk]) + "#berbagi")


@require_POST
@staff(Can.MANAGE_COUNCIL)
def shared_with(request: Request, pk: UUID) -> HttpResponse:
    """Say what the council that made the playbook may see."""
    one = get_object_or_404(Adoption.objects.select_related("received"), pk=pk)
    wanted = request.POST.get("bagikan", "")
    if wanted in Share.values:
        did(request, lambda: set_share(one, wanted), _("Pilihan berbagi disimpan."))
    return redirect("playbooks:adoption", one.pk)
