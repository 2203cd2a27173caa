"""A maker's steps: only those that are possible, each with its reason."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.design.messages import attempt, fits
from kriya.makers.actions.life import possible_steps, take_step, undo_step
from kriya.makers.forms.small import StepForm
from kriya.makers.models import Maker, Status, StepKind
from kriya.makers.views.records.answering import back, form_page, tell
from kriya.makers.views.records.finding import find_as_it_was


def button_of(kind: str, status: str) -> str:
    """Return what the button of a step says."""
    if kind == StepKind.FOSTERED and status in {Status.INACTIVE, Status.GRADUATED, Status.REFUSED}:
        return _("Jadikan binaan lagi")
    return {
        StepKind.REVIEWED: _("Catat sudah dinilai"),
        StepKind.FOSTERED: _("Terima sebagai binaan"),
        StepKind.REFUSED: _("Tolak pendaftaran"),
        StepKind.GRADUATED: _("Nyatakan mandiri"),
        StepKind.INACTIVE: _("Tandai tidak aktif"),
    }[StepKind(kind)]


def buttons(maker: Maker) -> list[tuple[str, str]]:
    """Return the steps that are possible now, as address and words."""
    return [
        (reverse("makers:step", args=[maker.pk, kind]), button_of(kind, maker.status)) for kind in possible_steps(maker)
    ]


@staff(Can.REVIEW_MAKERS)
def step(request: Request, pk: UUID, kind: str) -> HttpResponse:
    """Ask for the reason of a step, then take it."""
    maker = find_as_it_was(pk)
    if kind not in StepKind.values:
        raise Http404
    form = StepForm(request.POST or None, kind=kind)
    title = button_of(kind, maker.status) if kind != StepKind.APPLIED else ""
    if (
        request.method == "POST"
        and form.is_valid()
        and fits(form, lambda: take_step(maker, kind, by=request.user, reason=form.cleaned_data["reason"]))
    ):
        undo = reverse("makers:step_undo", args=[maker.pk])
        tell(request, _("%(name)s: %(step)s.") % {"name": maker.name, "step": StepKind(kind).label}, undo=undo)
        return back(maker)
    if kind not in possible_steps(maker) and request.method != "POST":
        return back(maker)
    return form_page(request, maker, form, title, save=title)


@staff(Can.REVIEW_MAKERS)
@require_POST
def undo(request: Request, pk: UUID) -> HttpResponse:
    """Take the newest step back."""
    maker = find_as_it_was(pk)
    if attempt(request, lambda: undo_step(maker, shown=request.POST.get("langkah", ""))):
        tell(request, _("Langkah diurungkan."))
    return back(maker)
