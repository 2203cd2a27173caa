"""Steps of a case: done, skipped, opened again, with another date or officer, or one more."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.assistance.actions.working import add_step, end_step, plan_step, reopen_step
from kriya.assistance.forms.cases import NewStepForm, NoteForm, PlanForm
from kriya.assistance.models import CaseStep
from kriya.assistance.views.staff.frame import case_crumbs, find_case
from kriya.core.clock import today
from kriya.design.messages import did, fits, undoable


def _found(pk: UUID) -> CaseStep:
    rows = CaseStep.objects.select_related("case__maker", "case__service", "owner")
    found: CaseStep = get_object_or_404(rows, pk=pk)
    return found


@require_POST
@staff(Can.MANAGE_PROGRAMMES)
def done(request: Request, pk: UUID) -> HttpResponse:
    """Say that a step is done."""
    step = _found(pk)
    note = request.POST.get("note", "")[:240]
    if did(request, lambda: end_step(step, note=note, by=request.user)):
        undoable(request, _("“%(step)s” selesai.") % {"step": step.title}, reverse("assistance:step_reopen", args=[pk]))
    return redirect("assistance:case", step.case_id)


@require_POST
@staff(Can.MANAGE_PROGRAMMES)
def reopen(request: Request, pk: UUID) -> HttpResponse:
    """Take back that a step ended."""
    step = _found(pk)
    did(request, lambda: reopen_step(step), _("Langkah dibuka lagi."))
    return redirect("assistance:case", step.case_id)


@staff(Can.MANAGE_PROGRAMMES)
def change(request: Request, pk: UUID) -> HttpResponse:
    """Give a step another date or officer."""
    step = _found(pk)
    form = PlanForm(request.POST or None, initial={"due_on": step.due_on, "owner": step.owner})
    if request.method == "POST" and form.is_valid() and fits(form, lambda: plan_step(step, **form.cleaned_data)):
        messages.success(request, _("Langkah disimpan."))
        return redirect("assistance:case", step.case_id)
    return _step_page(request, step, form, NoteForm())


@require_POST
@staff(Can.MANAGE_PROGRAMMES)
def skip(request: Request, pk: UUID) -> HttpResponse:
    """Skip a step, for a reason."""
    step, form = _found(pk), NoteForm(request.POST)
    if form.is_valid() and fits(form, lambda: end_step(step, skipped=True, by=request.user, **form.cleaned_data)):
        undoable(
            request, _("“%(step)s” dilewati.") % {"step": step.title}, reverse("assistance:step_reopen", args=[pk])
        )
        return redirect("assistance:case", step.case_id)
    return _step_page(request, step, PlanForm(initial={"due_on": step.due_on, "owner": step.owner}), form)


def _step_page(request: Request, step: CaseStep, form: PlanForm, skip_form: NoteForm) -> HttpResponse:
    context = {
        "step": step,
        "case": step.case,
        "form": form,
        "skip_form": skip_form,
        "crumbs": case_crumbs(step.case, step.title),
    }
    status = 422 if form.errors or skip_form.errors else 200
    return render(request, "assistance/staff/step.html", context, status=status)


@staff(Can.MANAGE_PROGRAMMES)
def new(request: Request, pk: UUID) -> HttpResponse:
    """Add a step to a case."""
    case = find_case(pk)
    form = NewStepForm(request.POST or None, initial={"owner": case.owner, "due_on": case.due_on or today()})
    if request.method == "POST" and form.is_valid() and fits(form, lambda: add_step(case, **form.cleaned_data)):
        messages.success(request, _("Langkah ditambahkan."))
        return redirect("assistance:case", pk)
    title = _("Langkah baru")
    back = reverse("assistance:case", args=[pk])
    context = {"form": form, "title": title, "lead": str(case), "back": back, "crumbs": case_crumbs(case, title)}
    return render(request, "assistance/staff/form.html", context, status=422 if form.errors else 200)
