"""Decide, announce, and give or take places."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.design.messages import attempt, did, fits
from kriya.participation.actions.deciding import apply_decisions, decide
from kriya.participation.actions.places import answer, override, withdraw
from kriya.participation.forms.deciding import DecisionForm, OverrideForm
from kriya.participation.models import HOLDING, Decision, Place
from kriya.participation.queries.line import moves_up, queue_of
from kriya.participation.queries.overview import overview_of
from kriya.participation.views.staff.applications import application_page
from kriya.participation.views.staff.finding import call_tabs, crumbs, find_application, find_call
from kriya.participation.views.staff.queue import queue_table
from kriya.participation.words import Names, why_words


@require_POST
@staff(Can.MANAGE_PROGRAMMES)
def decide_one(request: Request, pk: UUID) -> HttpResponse:
    """Decide of one application; nobody is told yet."""
    application = find_application(pk)
    form = DecisionForm(request.POST)
    if form.is_valid() and fits(
        form, lambda: decide(application, by=request.user, position=_position(pk), **form.cleaned_data)
    ):
        messages.success(request, _("Keputusan dicatat. Perajin tahu setelah diumumkan."))
        return redirect("participation:application", pk)
    return application_page(request, application, form=form)


def _position(pk: UUID) -> int | None:
    """Return the place in the ranking that a decision had already: deciding anew keeps it."""
    return Decision.objects.filter(application=pk).values_list("position", flat=True).first()


@require_POST
@staff(Can.MANAGE_PROGRAMMES)
def announce(request: Request, pk: UUID) -> HttpResponse:
    """Let everybody know at once."""
    told = attempt(request, lambda: apply_decisions(find_call(pk), by=request.user))
    if told is not None:
        n = len(told)
        messages.success(
            request, ngettext("%(n)s perajin mendapat kabar.", "%(n)s perajin mendapat kabar.", n) % {"n": n}
        )
    return redirect("participation:call", pk)


@require_POST
@staff(Can.MANAGE_PROGRAMMES)
def give(request: Request, pk: UUID) -> HttpResponse:
    """Give a free seat to somebody out of order."""
    application, form = find_application(pk), OverrideForm(request.POST)
    said = form.cleaned_data if form.is_valid() else {}
    if said and fits(
        form, lambda: override(application, reason=said["alasan"], taken=said["langsung"], by=request.user)
    ):
        messages.success(request, _("Tempat diberikan; alasannya tercatat."))
        return redirect("participation:application", pk)
    return application_page(request, application, override_form=form)


@require_POST
@staff(Can.MANAGE_PROGRAMMES)
def take_away(request: Request, pk: UUID) -> HttpResponse:
    """Take a place back, for a reason."""
    application = find_application(pk)
    place = Place.objects.select_related("call").filter(application=application, state__in=HOLDING).first()
    if place is not None:
        reason = request.POST.get("alasan", "")[:240]
        said = (
            _("Tempat dikosongkan dan ditawarkan ke yang berikutnya.")
            if moves_up(application.call)
            else _("Tempat dikosongkan. Kegiatan sudah mulai: beri tempat itu kepada yang datang.")
        )
        did(request, lambda: withdraw(place, reason=reason, by=request.user), said)
    return redirect("participation:application", pk)


@require_POST
@staff(Can.MANAGE_PROGRAMMES)
def reply(request: Request, pk: UUID) -> HttpResponse:
    """Note what somebody without a telephone of its own says to an offer."""
    application = find_application(pk)
    place = Place.objects.select_related("call").filter(application=application).first()
    if place is not None:
        takes = request.POST.get("jawab") == "ya"
        said = _("Tempatnya sudah pasti.") if takes else _("Tempatnya dilepas.")
        did(request, lambda: answer(place, takes=takes, by=request.user), said)
    return redirect("participation:application", pk)


@require_safe
@staff(Can.READ_PROGRAMMES)
def queue(request: Request, pk: UUID) -> HttpResponse:
    """Show who waits, in which order, who is next, and why nobody else is."""
    call, names = find_call(pk), Names()
    line = queue_of(call)
    following = next((one for one in line.waiting if str(one.application.pk) == line.next.key), None)
    context = {
        "call": call,
        "overview": overview_of(call),
        "line": line,
        "moves_up": moves_up(call),
        "next": following,
        "next_why": why_words(line.next.why, line.next.group, names, chosen=True) if following else "",
        "table": queue_table(line, names),
        "tabs": call_tabs(call, "call_queue", can_edit=request.membership.can(Can.MANAGE_PROGRAMMES)),
        "crumbs": crumbs(call, _("Antrean")),
    }
    return render(request, "participation/staff/queue.html", context)
