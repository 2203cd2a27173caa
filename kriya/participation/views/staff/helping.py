"""An officer applies for a maker: at the desk, by telephone, or at the door."""

from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.core.clock import now
from kriya.core.ids import read_id
from kriya.design.messages import attempt_form
from kriya.makers.models import Maker
from kriya.participation.actions.applications import may_walk_in, send
from kriya.participation.forms.apply import ApplicationForm, answers_in, initial_of, uploads_in
from kriya.participation.models import Application, Call, Channel
from kriya.participation.queries.attachments import documents_of
from kriya.participation.queries.calls import standings
from kriya.participation.views.staff.finding import crumbs, find_call
from kriya.participation.words import Names, finding_lines

_FOUND: Final = 12


@staff(Can.MANAGE_PROGRAMMES)
def help_apply(request: Request, pk: UUID) -> HttpResponse:
    """Find the maker (?q=), then fill in the form for it (?usaha=)."""
    call = find_call(pk)
    wanted = read_id(request.GET.get("usaha"))
    context: dict[str, Any] = {"call": call, "crumbs": crumbs(call, _("Daftarkan UMKM")), "text": ""}
    if wanted is None:
        text = request.GET.get("q", "").strip()[:80]
        found = Maker.objects.fostered().filter(name__icontains=text).order_by("name", "pk")[:_FOUND] if text else []
        return render(request, "participation/staff/help_find.html", {**context, "text": text, "found": found})
    maker = get_object_or_404(Maker.objects.in_register(), pk=wanted)
    return _fill_in(request, call, maker, context)


def _fill_in(request: Request, call: Call, maker: Maker, context: dict[str, Any]) -> HttpResponse:
    before = Application.objects.filter(call=call, maker=maker).first()
    initial = initial_of(before.answers, before.note) if before else {}
    attached = {one.key for one, _asked in documents_of(before)} if before else set()
    data = (request.POST, request.FILES) if request.method == "POST" else ()
    form = ApplicationForm(call.terms.questions, *data, initial=initial, attached=attached)
    channel = Channel.OFFICER if call.is_open(now()) else Channel.WALK_IN
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        sent = attempt_form(
            form,
            lambda: send(
                call,
                maker,
                answers=answers_in(said),
                uploads=uploads_in(said),
                note=said["pesan"],
                channel=channel,
                by=request.user,
            ),
        )
        if sent is not None:
            messages.success(request, _("%(maker)s terdaftar.") % {"maker": maker.name})
            return redirect("participation:application", sent.pk)
    stand = standings([call], maker)[0]
    given = {
        "maker": maker,
        "form": form,
        "lines": finding_lines(stand.findings, Names()),
        "is_walk_in": channel == Channel.WALK_IN,
        "can_send": channel == Channel.OFFICER or may_walk_in(call),
    }
    return render(request, "participation/staff/help.html", {**context, **given}, status=422 if form.errors else 200)
