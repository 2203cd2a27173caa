"""The catalogue: services and their steps."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.assistance.actions.services import keep_service, publish_service, retire_service
from kriya.assistance.forms.services import ServiceForm, step_formset, steps_in
from kriya.assistance.models import Service
from kriya.assistance.queries.services import services_shown
from kriya.assistance.views.staff.frame import crumbs, tabs
from kriya.design.formats import number, rupiah
from kriya.design.messages import attempt_form, did
from kriya.design.tables import Column, Table, TableRow
from kriya.design.tags.marks import badge


@require_safe
@staff(Can.READ_PROGRAMMES)
def every(request: Request) -> HttpResponse:
    """Show the services with how much is done of each."""
    can_edit = request.membership.can(Can.MANAGE_PROGRAMMES)
    columns = (
        Column("name", _("Layanan"), sub="kind"),
        Column("days", _("Hari"), align="end", wrap=False),
        Column("cost", _("Biaya"), align="end", sub="payer", wrap=False),
        Column("open", _("Berjalan"), align="end", wrap=False),
        Column("done", _("Selesai"), align="end", wrap=False),
        Column("state", _("Keadaan")),
    )
    rows = [_row(one, can_edit=can_edit) for one in services_shown()]
    context = {
        "table": Table(columns, rows, caption=_("Layanan")),
        "can_edit": can_edit,
        "tabs": tabs("services"),
        "crumbs": crumbs((_("Layanan"), "")),
    }
    return render(request, "assistance/staff/services.html", context)


def _row(one: Service, *, can_edit: bool) -> TableRow:
    cost = None if one.cost is None else _("gratis") if one.cost == 0 else rupiah(one.cost)
    cells = {
        "name": one.name,
        "kind": capfirst(str(one.get_kind_display())),
        "days": number(one.days),  # type: ignore[attr-defined]
        "cost": cost,
        "payer": one.get_payer_display() if one.payer else "",
        "open": number(one.open_cases),  # type: ignore[attr-defined]
        "done": number(one.done_cases),  # type: ignore[attr-defined]
        "state": _state(one),
    }
    return TableRow(cells, url=reverse("assistance:service", args=[one.pk]) if can_edit else "")


def _state(one: Service) -> str:
    if one.retired_at:
        return badge(_("ditutup"), "plain")
    return badge(_("dibuka"), "good") if one.published_at else badge(_("draf"), "wait")


@staff(Can.MANAGE_PROGRAMMES)
def new(request: Request) -> HttpResponse:
    """Begin a service."""
    return _edit(request, None)


@staff(Can.MANAGE_PROGRAMMES)
def change(request: Request, pk: UUID) -> HttpResponse:
    """Change a service and its steps."""
    return _edit(request, get_object_or_404(Service.objects.select_related("call"), pk=pk))


def _edit(request: Request, service: Service | None) -> HttpResponse:
    names = ("name", "kind", "paper", "summary", "audience", "about", "documents", "cost", "payer", "call")
    initial = {name: getattr(service, name) for name in names} if service else {}
    form = ServiceForm(request.POST or None, initial=initial, record=service)
    steps = step_formset(service, request.POST or None)
    if request.method == "POST" and form.is_valid() and steps.is_valid():
        said = {**form.cleaned_data, "steps": steps_in(steps)}
        kept = attempt_form(form, lambda: keep_service(service, **said))
        if kept is not None:
            messages.success(request, _("Layanan disimpan."))
            return redirect("assistance:service", kept.pk)
    title = service.name if service else _("Layanan baru")
    back = reverse("assistance:services")
    public = reverse("assistance:public_service", args=[service.slug]) if service and service.is_offered else ""
    context = {
        "form": form,
        "steps": steps,
        "service": service,
        "public_url": public,
        "title": title,
        "back": back,
        "crumbs": crumbs((_("Layanan"), back), (title, "")),
    }
    status = 422 if form.errors or any(steps.errors) else 200
    return render(request, "assistance/staff/service.html", context, status=status)


@require_POST
@staff(Can.MANAGE_PROGRAMMES)
def publish(request: Request, pk: UUID) -> HttpResponse:
    """Offer it to makers."""
    service = get_object_or_404(Service.objects.all(), pk=pk)
    did(request, lambda: publish_service(service), _("Layanan dibuka; perajin bisa memintanya dari ponsel."))
    return redirect("assistance:service", pk)


@require_POST
@staff(Can.MANAGE_PROGRAMMES)
def retire(request: Request, pk: UUID) -> HttpResponse:
    """Offer it no more."""
    service = get_object_or_404(Service.objects.all(), pk=pk)
    did(request, lambda: retire_service(service), _("Layanan ditutup. Kasus yang berjalan tetap diselesaikan."))
    return redirect("assistance:service", pk)
