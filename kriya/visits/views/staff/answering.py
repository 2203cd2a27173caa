"""One visit as its hosts see it, and their answer."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import F
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from kriya.accounts.addresses import address_of
from kriya.accounts.gate import staff
from kriya.accounts.phones import whatsapp
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.core.clock import now, today
from kriya.core.personal import masked
from kriya.core.refusal import Refused, say
from kriya.design.messages import did
from kriya.ledger.days import zone
from kriya.visits.actions.answering import agree, call_off, decline, offer
from kriya.visits.actions.showing import record_showing
from kriya.visits.beyond import takeaways, taken_over
from kriya.visits.forms.answering import AgreeForm, ReasonForm
from kriya.visits.models import Direction, Visit, VisitState
from kriya.visits.models.visits import COMES, OVER
from kriya.visits.queries.day import agenda_of, spent_on
from kriya.visits.queries.family import family_of
from kriya.visits.queries.history import times_of
from kriya.visits.queries.missed import missed_of
from kriya.visits.queries.promises import before, thought_of
from kriya.visits.queries.rules import visit_rules
from kriya.visits.queries.slots import Slot, free_slots, open_places
from kriya.visits.views.public import ics_answer, reply_answer
from kriya.visits.views.staff.tables import state_badge


def find_visit(pk: UUID) -> Visit:
    """Return a visit with its institution, or 404."""
    found: Visit = get_object_or_404(Visit.objects.select_related("institution", "answered_by", "by"), pk=pk)
    return found


def crumbs_of(visit: Visit, *more: tuple[str, str]) -> list[tuple[str, str]]:
    """Return the way to a visit's page, and on."""
    here = (visit.institution.name, reverse("visits:one", args=[visit.pk]) if more else "")
    return [(pgettext("menu", "Kunjungan"), reverse("visits:list")), here, *more]


@require_safe
@staff(Can.READ_REGISTER)
@never_cache
def one(request: Request, pk: UUID) -> HttpResponse:
    """Show a visit: who asks for what, what was before, what was answered."""
    visit = find_visit(pk)
    given: dict[str, Any] = {
        "visit": visit,
        "badge": state_badge(visit),
        "time": times_of([visit])[visit.pk],
        "earlier": before(visit),
        "agenda": agenda_of(visit),
        "tasks": (tasks := list(visit.tasks.order_by(F("done_at").asc(nulls_first=True), "due_on", "pk"))),
        "done": sum(task.done_at is not None for task in tasks),
        "spent": spent_on(visit),
        "signed": visit.guests.count(),
        "seen": visit.seen.count(),
        "promises": list(visit.promises.order_by("side", "due_on", "pk")),
        "thought": thought_of(visit),
        "adoptions": list(visit.adoptions.order_by("-on", "pk")),
        "follow_ups": list(visit.follow_ups.order_by("days")),
        "missed": missed_of(visit),
        "materials": list(visit.materials.order_by("at", "pk")),
        **_beyond(visit),
        "is_outgoing": visit.direction == Direction.OUTGOING,
        "comes": visit.state in COMES,
        "may_finish": visit.state in COMES and visit.on is not None and visit.on <= today(),
        "wished": [date.fromisoformat(day) for day in visit.wished],
        "bookings": list(visit.bookings.select_related("place").order_by("place__kind", "place__name")),
        "contact": contact_of(visit),
        "can_host": request.membership.can(Can.HOST_VISITS),
        "can_see": request.membership.can(Can.SEE_PERSONAL),
        "is_open": visit.state in {VisitState.ASKED, VisitState.OFFERED},
        "is_over": visit.state in OVER,
        "guest_url": address_of("visits:status", visit.guest_secret) if visit.direction == Direction.INCOMING else "",
        "crumbs": crumbs_of(visit),
    }
    return render(request, "visits/staff/one.html", given)


def _beyond(visit: Visit) -> dict[str, Any]:
    """Return what words above tell: what guests of a visit may be given, and what their institution took over."""
    if visit.direction == Direction.OUTGOING:
        return {}
    there = takeaways(visit)
    first = [one for one in there if one.fits or one.is_given]
    return {
        "takeaways": first,
        "other_takeaways": [one for one in there if one not in first],
        "taken_over": taken_over(family_of(visit.institution_id)),
    }


def contact_of(visit: Visit) -> dict[str, str]:
    """Return the contact as it may be read by anyone of the office: numbers masked."""
    name, _at, host = visit.contact_email.partition("@")
    return {
        "name": visit.contact_name,
        "phone": masked(visit.contact_phone),
        "email": f"{name[:1]}•••@{host}" if host else "",
    }


@require_POST
@staff(Can.SEE_PERSONAL)
@never_cache
def contact(request: Request, pk: UUID) -> HttpResponse:
    """Show the contact in full; that it was shown is recorded."""
    visit = find_visit(pk)
    record_showing(visit, "contact", to=request.user)
    phone = visit.contact_phone
    text = _("Selamat siang, kami dari %(council)s, tentang kunjungan Anda.") % {"council": request.council.name}
    given = {
        "visit": visit,
        "whatsapp_url": whatsapp(phone, text) if phone else "",
        "crumbs": crumbs_of(visit, (_("Narahubung"), "")),
    }
    return render(request, "visits/staff/contact.html", given)


@require_safe
@staff(Can.SEE_PERSONAL)
@never_cache
def letter(request: Request, pk: UUID) -> FileResponse:
    """Hand out the letter that came; it names people, so that the showing is recorded."""
    visit = find_visit(pk)
    stored = visit.letter.name or ""
    if not stored or not visit.letter.storage.exists(stored):
        raise Http404
    record_showing(visit, "letter", to=request.user)
    return FileResponse(
        visit.letter.open("rb"), as_attachment=True, filename=f"surat-{visit.pk}.{stored.rsplit('.', 1)[-1]}"
    )


@staff(Can.HOST_VISITS)
def answer(request: Request, pk: UUID) -> HttpResponse:
    """Give the visit its time and places, or offer others; where there is a clash, the nearest free times."""
    visit = find_visit(pk)
    form = AgreeForm(request.POST or None, initial=_proposed(request, visit))
    clashed = False
    if request.method == "POST" and form.is_valid():
        try:
            agree(visit, form.slot(), form.chosen(), by=request.user, answer=form.cleaned_data["answer"])
        except Refused as no:
            clashed = no.code == "visit_place_taken"
            form.add_error(None, say(no))
        else:
            messages.success(request, _("Kunjungan dijadwalkan. Tamu melihatnya di tautan mereka."))
            return redirect("visits:one", pk)
    places = form.chosen() if form.is_bound and form.is_valid() else open_places()
    near = form.cleaned_data["on"] if form.is_bound and form.is_valid() else _first_day(visit)
    given = {
        "visit": visit,
        "form": form,
        "clashed": clashed,
        "free": free_slots(places, visit_rules(), near=max(near, today()), minutes=visit_rules().minutes, but=visit),
        "chosen": [str(place.pk) for place in places],
        "wished": [date.fromisoformat(day) for day in visit.wished],
        "can_offer": visit.state in {VisitState.ASKED, VisitState.OFFERED},
        "crumbs": crumbs_of(visit, (_("Jadwalkan"), "")),
    }
    return render(request, "visits/staff/answer.html", given, status=422 if form.errors else 200)


def _first_day(visit: Visit) -> date:
    days = [date.fromisoformat(day) for day in visit.wished]
    return visit.on or (days[0] if days else today() + timedelta(days=1))


def _proposed(request: Request, visit: Visit) -> dict[str, Any]:
    """Return what stands in the form at first: what was agreed, what a link proposes, or the first day wished."""
    rules = visit_rules()
    if visit.starts_at and visit.ends_at:
        start, end = (timezone.localtime(at, zone()) for at in (visit.starts_at, visit.ends_at))
        held = [str(pk) for pk in visit.bookings.values_list("place", flat=True)]
    else:
        start = datetime.combine(_first_day(visit), rules.opens, zone())
        end, held = start + timedelta(minutes=rules.minutes), [str(place.pk) for place in open_places()]
    if picked := _picked(request.GET.get("waktu", "")):
        start, end = picked.starts_at, picked.ends_at
    return {"on": start.date(), "starts": start.time(), "ends": end.time(), "places": held, "answer": visit.answer}


def _picked(text: str) -> Slot | None:
    """Return the time that a link names, "start/end" in ISO, or None."""
    start, _slash, end = text.partition("/")
    try:
        found = Slot(datetime.fromisoformat(start).astimezone(zone()), datetime.fromisoformat(end).astimezone(zone()))
    except ValueError:
        return None
    return found


@require_POST
@staff(Can.HOST_VISITS)
def offer_times(request: Request, pk: UUID) -> HttpResponse:
    """Offer the times that were ticked; the guests choose."""
    visit = find_visit(pk)
    slots = [slot for text in request.POST.getlist("waktu") if (slot := _picked(text)) and slot.starts_at > now()]
    wanted = set(request.POST.getlist("places"))
    places = [place for place in open_places() if str(place.pk) in wanted]
    said = request.POST.get("answer", "")[:1000]
    if did(
        request,
        lambda: offer(visit, slots, places, by=request.user, answer=said),
        _("Waktu lain ditawarkan kepada tamu."),
    ):
        return redirect("visits:one", pk)
    return redirect("visits:answer", pk)


@staff(Can.HOST_VISITS)
def refuse(request: Request, pk: UUID) -> HttpResponse:
    """Decline a request, or call off what was agreed, in words that the guests read."""
    visit = find_visit(pk)
    is_agreed = visit.state == VisitState.AGREED
    act = call_off if is_agreed else decline
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data["answer"]
        if did(
            request,
            lambda: act(visit, answer=said, by=request.user),
            _("Jawaban disimpan; tamu membacanya di tautan mereka."),
        ):
            return redirect("visits:one", pk)
    title = _("Batalkan kunjungan") if is_agreed else _("Belum bisa menerima")
    given = {"visit": visit, "form": form, "title": title, "crumbs": crumbs_of(visit, (title, ""))}
    return render(request, "visits/staff/refuse.html", given, status=422 if form.errors else 200)


@require_safe
@staff(Can.READ_REGISTER)
def reply(_request: Request, pk: UUID) -> HttpResponse:
    """Give the reply letter for printing and signing."""
    return reply_answer(find_visit(pk))


@require_safe
@staff(Can.READ_REGISTER)
def calendar(_request: Request, pk: UUID) -> HttpResponse:
    """Give the visit as a file for a host's calendar."""
    visit = find_visit(pk)
    title = _("Kunjungan %(who)s") % {"who": visit.institution.name}
    return ics_answer(visit, title, address_of("visits:one", str(pk)))
