"""One case: how far it is, what it brought, what it costs, and what an officer does next."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.assistance.actions.cases import accept, refuse
from kriya.assistance.actions.working import finish, hand_over, stop
from kriya.assistance.forms.cases import AcceptForm, HandOverForm, ReasonForm
from kriya.assistance.models import OPEN_STATES, Case, CaseState, CaseStep, Commitment, Result, StepState, Turn
from kriya.assistance.views.staff.frame import TONES, case_crumbs, find_case, state_badge
from kriya.core.clock import today
from kriya.design.formats import rupiah, when
from kriya.design.messages import did, fits
from kriya.showroom.queries.news import roots_of


@require_safe
@staff(Can.READ_PROGRAMMES)
def one(request: Request, pk: UUID) -> HttpResponse:
    """Show a case."""
    return case_page(request, find_case(pk))


def case_page(request: Request, case: Case, **more: Any) -> HttpResponse:
    """Show a case with its forms; `more` are forms that were not right."""
    steps = list(CaseStep.objects.filter(case=case).select_related("owner", "ended_by").order_by("position"))
    officer = request.user if request.membership.can(Can.MANAGE_PROGRAMMES) else None
    context = {
        "case": case,
        "mark": state_badge(case),
        "maker_url": reverse("makers:record", args=[roots_of([case.maker_id])[case.maker_id]]),
        "steps": [(step, step.state == StepState.OPEN and step.due_on < today()) for step in steps],
        "left": sum(step.state == StepState.OPEN for step in steps),
        "facts": _facts(case),
        "source": _source(case),
        "documents": case.service.document_list if case.state in OPEN_STATES else [],
        "results": list(Result.objects.filter(case=case).order_by("on", "pk")),
        "commitments": list(Commitment.objects.filter(case=case).select_related("line").order_by("made_at", "pk")),
        "turns": [_told(turn, case) for turn in _turns(case)],
        "waits": case.state in {CaseState.ASKED, CaseState.OFFERED},
        "runs": case.state == CaseState.RUNNING,
        "accept_form": AcceptForm(initial={"owner": officer, "starts_on": today()}),
        "reason_form": ReasonForm(),
        "hand_form": HandOverForm(initial={"owner": case.owner}),
        "can_edit": officer is not None,
        "crumbs": case_crumbs(case),
        **more,
    }
    wrong = any(getattr(form, "errors", None) for form in more.values())
    return render(request, "assistance/staff/case.html", context, status=422 if wrong else 200)


def _facts(case: Case) -> list[tuple[str, object]]:
    paid = case.get_payer_display() if case.payer else ""
    cost = "" if case.cost is None else _("gratis") if case.cost == 0 else f"{rupiah(case.cost)} · {paid}"
    return [
        (_("Jenis"), case.service.get_kind_display()),
        (_("Asal"), case.get_origin_display()),
        (_("Yang dibutuhkan"), case.wish),
        (_("Petugas"), case.owner.name if case.owner else ""),
        (_("Selesai paling lambat"), when(case.due_on) if case.due_on else ""),
        (_("Biaya saat disepakati"), cost),
    ]


def _source(case: Case) -> tuple[str, str] | None:
    """Return what the case came from, with its address."""
    if case.application is not None:
        return case.application.call.title, reverse("participation:application", args=[case.application.pk])
    if case.note is not None:
        return _("Catatan kurasi: %(text)s") % {"text": case.note.reason}, ""
    return None


def _turns(case: Case) -> list[Turn]:
    return list(Turn.objects.filter(case=case).select_related("by").order_by("-at", "-pk"))


def _told(turn: Turn, case: Case) -> dict[str, Any]:
    reason = f"{turn.get_reason_display()}. " if turn.reason else ""
    return {
        "at": turn.at,
        "title": capfirst(str(turn.get_state_display())),
        "by": str(turn.by) if turn.by else case.maker.name,
        "text": f"{reason}{turn.words}",
        "tone": TONES[CaseState(turn.state)] if turn.state in {CaseState.DONE, CaseState.STOPPED} else "",
    }


@require_POST
@staff(Can.MANAGE_PROGRAMMES)
def accepted(request: Request, pk: UUID) -> HttpResponse:
    """Begin to work on it."""
    case, form = find_case(pk), AcceptForm(request.POST)
    if form.is_valid() and fits(form, lambda: accept(case, by=request.user, **form.cleaned_data)):
        return redirect("assistance:case", pk)
    return case_page(request, case, accept_form=form)


@require_POST
@staff(Can.MANAGE_PROGRAMMES)
def refused(request: Request, pk: UUID) -> HttpResponse:
    """Say why not, in kind words; of one that runs: end it."""
    case, form = find_case(pk), ReasonForm(request.POST)
    end = stop if case.state == CaseState.RUNNING else refuse
    if form.is_valid() and fits(form, lambda: end(case, by=request.user, **form.cleaned_data)):
        return redirect("assistance:case", pk)
    return case_page(request, case, reason_form=form)


@require_POST
@staff(Can.MANAGE_PROGRAMMES)
def handed_over(request: Request, pk: UUID) -> HttpResponse:
    """Let another officer go on."""
    case, form = find_case(pk), HandOverForm(request.POST)
    if form.is_valid() and fits(form, lambda: hand_over(case, **form.cleaned_data)):
        return redirect("assistance:case", pk)
    return case_page(request, case, hand_form=form)


@require_POST
@staff(Can.MANAGE_PROGRAMMES)
def finished(request: Request, pk: UUID) -> HttpResponse:
    """Say that it reached its end."""
    did(request, lambda: finish(find_case(pk), by=request.user), _("Selesai. Perajin diberi kabar."))
    return redirect("assistance:case", pk)
