"""Trainers."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.design.messages import attempt_form
from kriya.participation.views.staff.finding import crumbs
from kriya.training.actions.trainers import keep_trainer
from kriya.training.forms import TrainerForm
from kriya.training.models import Trainer
from kriya.training.queries.trainings import trainers_shown


@require_safe
@staff(Can.READ_PROGRAMMES)
def every(request: Request) -> HttpResponse:
    """Show the trainers."""
    context = {
        "trainers": trainers_shown(),
        "can_edit": request.membership.can(Can.MANAGE_PROGRAMMES),
        "crumbs": [*crumbs(), (_("Pelatih"), "")],
    }
    return render(request, "training/staff/trainers.html", context)


@staff(Can.MANAGE_PROGRAMMES)
def new(request: Request) -> HttpResponse:
    """Add a trainer."""
    return _edit(request, None)


@staff(Can.MANAGE_PROGRAMMES)
def change(request: Request, pk: UUID) -> HttpResponse:
    """Change a trainer."""
    return _edit(request, get_object_or_404(Trainer.objects.all(), pk=pk))


def _edit(request: Request, trainer: Trainer | None) -> HttpResponse:
    initial: dict[str, Any] = (
        {name: getattr(trainer, name) for name in ("name", "skill", "institution")} if trainer else {}
    )
    initial["consents"] = trainer is not None and trainer.consented_at is not None
    form = TrainerForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        maker = trainer.maker if trainer else None
        if attempt_form(form, lambda: keep_trainer(trainer, maker=maker, **form.cleaned_data), "name") is not None:
            messages.success(request, _("Pelatih disimpan."))
            return redirect("training:trainers")
    title = trainer.name if trainer else _("Pelatih baru")
    back = reverse("training:trainers")
    context = {"form": form, "title": title, "back": back, "crumbs": [*crumbs(), (_("Pelatih"), back), (title, "")]}
    return render(request, "participation/staff/form.html", context, status=422 if form.errors else 200)
