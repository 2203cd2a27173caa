"""Halls, showroom and hosts; when they are taken; and the rules of visits."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.core.clock import today
from kriya.design.messages import attempt_form, fits, undoable
from kriya.ledger.days import start_of
from kriya.visits.actions.answering import book
from kriya.visits.actions.places import close_place, free, keep_place, open_place
from kriya.visits.actions.rules import set_rules
from kriya.visits.forms.answering import BlockForm, PlaceForm, RulesForm
from kriya.visits.models import Booking, Place
from kriya.visits.queries.rules import visit_rules
from kriya.visits.queries.slots import open_places

_AHEAD = timedelta(days=90)


@require_safe
@staff(Can.READ_REGISTER)
def every(request: Request) -> HttpResponse:
    """Show the places and what takes them up in the next three months."""
    since = start_of(today())
    rows = Booking.objects.filter(free_at__gte=since, starts_at__lt=since + _AHEAD)
    given = {
        "places": open_places(),
        "closed": list(Place.objects.filter(closed_at__isnull=False).order_by("name")),
        "bookings": list(rows.select_related("place", "visit__institution").order_by("starts_at", "place__name")),
        "rules": visit_rules(),
        "can_host": request.membership.can(Can.HOST_VISITS),
    }
    return render(request, "visits/staff/places.html", given)


@staff(Can.HOST_VISITS)
def add(request: Request) -> HttpResponse:
    """Add a place."""
    return _edit(request, None)


@staff(Can.HOST_VISITS)
def change(request: Request, pk: UUID) -> HttpResponse:
    """Change a place."""
    return _edit(request, get_object_or_404(Place.objects.all(), pk=pk))


def _edit(request: Request, place: Place | None) -> HttpResponse:
    said: Any = (
        {name: getattr(place, name) for name in ("kind", "name", "capacity", "buffer_minutes")} if place else None
    )
    form = PlaceForm(request.POST or None, initial=said, record=place)
    if request.method == "POST" and form.is_valid():
        kept = attempt_form(form, lambda: keep_place(place, **form.cleaned_data), "name")
        if kept is not None:
            messages.success(request, _("Tempat disimpan."))
            return redirect("visits:places")
    return form_page(request, form, place.name if place else _("Tambah tempat"), place=place)


def form_page(request: Request, form: Any, title: str, *, place: Place | None = None) -> HttpResponse:
    """Show a form that leads back to the places."""
    crumbs = [(_("Tempat dan jadwal"), reverse("visits:places")), (title, "")]
    given = {"form": form, "title": title, "crumbs": crumbs, "back": reverse("visits:places"), "place": place}
    return render(request, "visits/staff/form.html", given, status=422 if form.errors else 200)


@require_POST
@staff(Can.HOST_VISITS)
def close(request: Request, pk: UUID) -> HttpResponse:
    """Let a place be chosen no more."""
    place = get_object_or_404(Place.objects.all(), pk=pk)
    close_place(place)
    undoable(request, _("%(name)s tidak bisa dipilih lagi.") % {"name": place}, reverse("visits:place_open", args=[pk]))
    return redirect("visits:places")


@require_POST
@staff(Can.HOST_VISITS)
def reopen(request: Request, pk: UUID) -> HttpResponse:
    """Let a place be chosen again."""
    place = get_object_or_404(Place.objects.all(), pk=pk)
    open_place(place)
    messages.success(request, _("%(name)s bisa dipilih lagi.") % {"name": place})
    return redirect("visits:places")


@staff(Can.HOST_VISITS)
def block(request: Request) -> HttpResponse:
    """Keep a place free for something of the council's own."""
    form = BlockForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        if fits(form, lambda: book([said["place"]], form.slot(), reason=said["reason"], by=request.user)):
            messages.success(request, _("Waktu ditandai terpakai."))
            return redirect("visits:places")
    return form_page(request, form, _("Tandai terpakai"))


@require_POST
@staff(Can.HOST_VISITS)
def unblock(request: Request, pk: UUID) -> HttpResponse:
    """Give back what the council kept for itself."""
    booking = get_object_or_404(Booking.objects.filter(visit=None), pk=pk)
    free(booking)
    messages.success(request, _("Waktu bisa dipakai lagi."))
    return redirect("visits:places")


@staff(Can.HOST_VISITS)
def rules(request: Request) -> HttpResponse:
    """Set when visits are received, for how many, and how long names are kept."""
    kept = visit_rules()
    names = RulesForm.base_fields
    said = {**{name: getattr(kept, name) for name in names}, "weekdays": kept.days}
    form = RulesForm(request.POST or None, initial=said, record=kept)
    if request.method == "POST" and form.is_valid():
        set_rules(**form.cleaned_data)
        messages.success(request, _("Aturan kunjungan disimpan."))
        return redirect("visits:places")
    return form_page(request, form, _("Aturan kunjungan"))
