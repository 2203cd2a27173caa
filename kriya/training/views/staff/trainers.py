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
from kriya.core.clock import now
from kriya.core.ical import Event, calendar_answer
from kriya.councils.addresses import origin
from kriya.design.formats import number, when
from kriya.design.messages import attempt_form
from kriya.design.tables import Column, Table, TableRow
from kriya.participation.models import Session
from kriya.participation.views.staff.finding import crumbs
from kriya.training.actions.trainers import keep_trainer
from kriya.training.forms import TrainerForm
from kriya.training.models import Trainer
from kriya.training.queries.teaching import taught_by
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


@require_safe
@staff(Can.READ_PROGRAMMES)
def one(request: Request, pk: UUID) -> HttpResponse:
    """Show a trainer: what comes next, what was taught, and what participants said of those trainings."""
    trainer, instant = _find(pk), now()
    taught = taught_by(trainer)
    past = taught.before(instant)
    context = {
        "trainer": trainer,
        "taught": taught,
        "coming": taught.since(instant),
        "past": past,
        "hours": taught.hours(instant),
        "table": _sessions_table(past),
        "can_edit": request.membership.can(Can.MANAGE_PROGRAMMES),
        "crumbs": [*crumbs(), (_("Pelatih"), reverse("training:trainers")), (trainer.name, "")],
    }
    return render(request, "training/staff/trainer.html", context)


@require_safe
@staff(Can.READ_PROGRAMMES)
def as_calendar(request: Request, pk: UUID) -> HttpResponse:
    """Give what a trainer teaches as a calendar to hand over."""
    trainer = _find(pk)
    here = origin(request)
    events = [
        Event(
            uid=f"{one.pk}@kriya",
            title=f"{one.call.title}: {one.title}",
            starts=one.starts_at,
            ends=one.ends_at,
            changed_at=now(),
            place=one.room.name if one.room else one.call.place_name,
            url=f"{here}{reverse('training:public_training', args=[one.call.slug])}",
        )
        for one in taught_by(trainer).since(now())
    ]
    return calendar_answer(_("Acara %(trainer)s") % {"trainer": trainer.name}, events, "pelatih")


def _sessions_table(rows: list[Session]) -> Table:
    columns = (
        Column("title", _("Acara"), sub="call"),
        Column("at", _("Kapan")),
        Column("room", _("Ruang")),
        Column("there", _("Hadir"), align="end"),
    )
    return Table(columns, [_session_row(one) for one in rows], caption=_("Yang sudah diajar"))


def _session_row(one: Any) -> TableRow:
    cells = {
        "title": one.title,
        "call": one.call.title,
        "at": when(one.starts_at),
        "room": one.room.name if one.room else "",
        "there": number(one.there),
    }
    return TableRow(cells, url=reverse("participation:call_sessions", args=[one.call_id]))


@staff(Can.MANAGE_PROGRAMMES)
def new(request: Request) -> HttpResponse:
    """Add a trainer."""
    return _edit(request, None)


@staff(Can.MANAGE_PROGRAMMES)
def change(request: Request, pk: UUID) -> HttpResponse:
    """Change a trainer."""
    return _edit(request, _find(pk))


def _find(pk: UUID) -> Trainer:
    found: Trainer = get_object_or_404(Trainer.objects.all(), pk=pk)
    return found


def _edit(request: Request, trainer: Trainer | None) -> HttpResponse:
    initial: dict[str, Any] = (
        {name: getattr(trainer, name) for name in ("name", "skill", "institution")} if trainer else {}
    )
    initial["consents"] = trainer is not None and trainer.consented_at is not None
    form = TrainerForm(request.POST or None, initial=initial, record=trainer)
    if request.method == "POST" and form.is_valid():
        maker = trainer.maker if trainer else None
        kept = attempt_form(form, lambda: keep_trainer(trainer, maker=maker, **form.cleaned_data), "name")
        if kept is not None:
            messages.success(request, _("Pelatih disimpan."))
            return redirect("training:trainer", kept.pk)
    title = trainer.name if trainer else _("Pelatih baru")
    every_one = reverse("training:trainers")
    back = reverse("training:trainer", args=[trainer.pk]) if trainer else every_one
    context = {
        "form": form,
        "title": title,
        "back": back,
        "crumbs": [*crumbs(), (_("Pelatih"), every_one), (title, "")],
    }
    return render(request, "participation/staff/form.html", context, status=422 if form.errors else 200)
