"""Which course a training teaches, and who teaches its sessions."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.design.messages import fits
from kriya.participation.models import Call, CallKind, Session
from kriya.participation.queries.presence import sessions_of
from kriya.participation.views.staff.finding import call_tabs, crumbs
from kriya.training.actions.courses import teach
from kriya.training.actions.trainers import assign
from kriya.training.forms import TaughtForm
from kriya.training.models import Training
from kriya.training.queries.trainings import trainers_of


@staff(Can.MANAGE_PROGRAMMES)
def taught(request: Request, pk: UUID) -> HttpResponse:
    """Choose the course and the trainers of each session."""
    call = get_object_or_404(Call.objects.filter(kind=CallKind.TRAINING), pk=pk)
    sessions = list(sessions_of(call))
    training = Training.objects.filter(call=call).select_related("course").first()
    trainers = trainers_of(sessions)
    initial: dict[str, Any] = {"course": training.course if training else None}
    initial |= {f"s-{one.pk}": [trainer.pk for trainer in trainers[one.pk]] for one in sessions}
    form = TaughtForm(sessions, request.POST or None, initial=initial, record=call)
    if request.method == "POST" and form.is_valid() and fits(form, lambda: _keep(call, sessions, form.cleaned_data)):
        messages.success(request, _("Kursus dan pelatih disimpan."))
        return redirect("training:taught", pk)
    context = {
        "call": call,
        "form": form,
        "sessions": sessions,
        "tabs": call_tabs(call, "training:taught", can_edit=True),
        "crumbs": crumbs(call, _("Kursus dan pelatih")),
    }
    return render(request, "training/staff/taught.html", context, status=422 if form.errors else 200)


@transaction.atomic
def _keep(call: Call, sessions: list[Session], said: dict[str, Any]) -> None:
    teach(call, said["course"])
    for session in sessions:
        assign(session, said[f"s-{session.pk}"])
