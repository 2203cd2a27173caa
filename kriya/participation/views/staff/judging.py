"""Jurors: what there is to judge, one application after the other, without a name where the jury is blind."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.design.messages import attempt_form, did
from kriya.participation.actions.judging import appoint, review, step_aside
from kriya.participation.forms.judging import AsideForm, JuryForm, ReviewForm, review_initial
from kriya.participation.models import Application, Call, Juror
from kriya.participation.queries.attachments import documents_of
from kriya.participation.queries.facts import MakerFacts
from kriya.participation.queries.judging import ToJudge, calls_to_judge, is_juror, to_judge
from kriya.participation.views.staff.applications import answers_of
from kriya.participation.views.staff.finding import call_tabs, crumbs, find_application, find_call
from kriya.participation.views.staff.tables import judging_table
from kriya.participation.words import Names


@require_safe
@staff(Can.JUDGE)
def mine(request: Request) -> HttpResponse:
    """Show the calls that the person judges."""
    rows = calls_to_judge(request.user)
    lines = [
        {"call": call, "sent": sent, "done": min(done, sent), "left": max(sent - done, 0)} for call, sent, done in rows
    ]
    context = {
        "rows": lines,
        "crumbs": [*crumbs(), (_("Menilai"), "")],
    }
    return render(request, "participation/staff/judging.html", context)


@require_safe
@staff(Can.JUDGE)
def call_to_judge(request: Request, pk: UUID) -> HttpResponse:
    """Show the applications of a call to one of its jurors."""
    call = _judged(request, pk)
    rows = to_judge(call, request.user)
    following = next((one for one in rows if one.mine is None and not one.stepped_aside), None)
    context = {
        "call": call,
        "table": judging_table(rows, call),
        "next_url": reverse("participation:judge", args=[following.application.pk]) if following else "",
        "left": sum(one.mine is None and not one.stepped_aside for one in rows),
        "crumbs": [*crumbs(), (_("Menilai"), reverse("participation:judging")), (call.title, "")],
    }
    return render(request, "participation/staff/judging_call.html", context)


@staff(Can.JUDGE)
def judge(request: Request, pk: UUID) -> HttpResponse:
    """Show one application to a juror and take the points; then the next one."""
    application, row = _to_judge(request, pk)
    call = application.call
    form = ReviewForm(
        call.terms.criteria,
        request.POST or None,
        initial=review_initial(row.mine.points, row.mine.note) if row.mine else {},
    )
    if request.method == "POST" and form.is_valid():
        note = form.cleaned_data["catatan"]
        said = attempt_form(form, lambda: review(application, points=form.points(), note=note, by=request.user))
        if said is not None:
            messages.success(request, _("Nilai untuk %(who)s disimpan.") % {"who": name_shown(row, call)})
            return redirect(_after(call, request))
    return render(
        request,
        "participation/staff/judge.html",
        _context(row, call, form, AsideForm()),
        status=422 if form.errors else 200,
    )


@require_POST
@staff(Can.JUDGE)
def aside(request: Request, pk: UUID) -> HttpResponse:
    """Say that one is near to an applicant, and do not judge it."""
    application, row = _to_judge(request, pk)
    reason = request.POST.get("hubungan", "")
    said = _("Dicatat. %(who)s tidak Anda nilai.") % {"who": name_shown(row, application.call)}
    if did(request, lambda: step_aside(application, reason=reason, by=request.user), said):
        return redirect(_after(application.call, request))
    return redirect("participation:judge", pk)


@staff(Can.MANAGE_PROGRAMMES)
def jury(request: Request, pk: UUID) -> HttpResponse:
    """Say who judges a call."""
    call = find_call(pk)
    there = list(Juror.objects.filter(call=call).values_list("user", flat=True))
    form = JuryForm(request.POST or None, initial={"juri": there}, record=call)
    if request.method == "POST" and form.is_valid():
        appoint(call, list(form.cleaned_data["juri"]), by=request.user)
        messages.success(request, _("Juri disimpan. Mereka menilai di menu Menilai."))
        return redirect("participation:call_ranking", pk)
    title = _("Juri")
    context = {
        "form": form,
        "title": title,
        "lead": _("Setiap juri menilai sendiri. Yang dekat dengan pendaftar menyatakannya dan tidak menilai."),
        "back": reverse("participation:call_ranking", args=[pk]),
        "tabs": call_tabs(call, "call_ranking", can_edit=True),
        "crumbs": crumbs(call, title),
    }
    return render(request, "participation/staff/form.html", context, status=422 if form.errors else 200)


def name_shown(row: ToJudge, call: Call) -> str:
    """Return how a juror reads an applicant: by its number where the jury is blind."""
    return _("Pendaftar %(n)s") % {"n": row.number} if call.is_blind else row.application.maker.name


def _context(row: ToJudge, call: Call, form: ReviewForm, aside_form: AsideForm) -> dict[str, Any]:
    names, application = Names(), row.application
    facts = MakerFacts.read(application.facts)
    who = name_shown(row, call)
    return {
        "call": call,
        "row": row,
        "who": who,
        "answers": answers_of(application),
        "attached": documents_of(application) if not call.is_blind and not row.stepped_aside else [],
        "facts": [
            (_("Kerajinan"), ", ".join(names.craft(code) for code in facts.crafts)),
            (_("Mulai usaha"), facts.started_year),
            (_("Produk tayang"), facts.products),
        ],
        "form": form,
        "aside_form": aside_form,
        "crumbs": [*crumbs(), (call.title, reverse("participation:judging_call", args=[call.pk])), (who, "")],
    }


def _judged(request: Request, pk: UUID) -> Call:
    call = find_call(pk)
    if not is_juror(call, request.user):
        raise Http404
    return call


def _to_judge(request: Request, pk: UUID) -> tuple[Application, ToJudge]:
    application = find_application(pk)
    call = _judged(request, application.call_id)
    row = next((one for one in to_judge(call, request.user) if one.application.pk == pk), None)
    if row is None:
        raise Http404
    return application, row


def _after(call: Call, request: Request) -> str:
    rows = to_judge(call, request.user)
    following = next((one for one in rows if one.mine is None and not one.stepped_aside), None)
    if following is not None:
        return reverse("participation:judge", args=[following.application.pk])
    return reverse("participation:judging_call", args=[call.pk])
