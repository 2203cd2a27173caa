"""Take part, on the maker's telephone: what is open, apply in two minutes, answer an offer."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kriya.accounts.gate import maker_only, makers_and
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.core.clock import now, today
from kriya.core.ids import read_id
from kriya.core.refusal import Refused
from kriya.design.messages import attempt_form, did
from kriya.makers.models import Maker
from kriya.makers.views.maker.finding import mine_nav, my_makers
from kriya.makers.views.maker.others import for_makers
from kriya.participation.actions.applications import save_draft, send, take_back
from kriya.participation.actions.places import answer, give_up
from kriya.participation.forms.apply import ApplicationForm, answers_in, initial_of, uploads_in
from kriya.participation.models import (
    Application,
    Attachment,
    Call,
    Certificate,
    Decision,
    Material,
    Place,
    PlaceState,
    Presence,
    Ranking,
)
from kriya.participation.pages import public_page
from kriya.participation.queries.attachments import documents_of
from kriya.participation.queries.calls import Standing, calls_for_makers, standings
from kriya.participation.queries.judging import sealed_of
from kriya.participation.queries.line import moves_up, queue_of
from kriya.participation.queries.presence import sessions_of
from kriya.participation.scanning import ticket_of
from kriya.participation.views.staff.applications import attachment_answer
from kriya.participation.words import Names, cost_words, finding_lines, points, why_words


@require_safe
@maker_only
def mine(request: Request) -> HttpResponse:
    """Show what waits for an answer, what the maker takes part in, and what it may join."""
    maker = _maker(request)
    stands = standings(list(calls_for_makers([maker])), maker) if maker else []
    context = {
        "asked": [one for one in stands if one.place is not None and one.place.state == "offered"],
        "joined": [one for one in stands if one.place is not None and one.place.state == "taken"],
        "sent": [one for one in stands if one.is_sent and not one.holds],
        "today": today(),
        "open": [one for one in stands if not one.is_sent and one.call.is_open(now())],
        "nav": mine_nav(maker, "ikut") if maker else [],
    }
    return render(request, "participation/maker/mine.html", context)


def _not_a_maker(request: Request, pk: UUID) -> HttpResponse:
    """Lead the office to where it enrols a maker itself; tell anyone else that this is for makers."""
    call = _call(pk)
    member = request.membership
    if member is not None and member.can(Can.MANAGE_PROGRAMMES):
        return redirect("participation:call_help", pk)
    if member is not None and member.can(Can.READ_PROGRAMMES):
        return redirect("participation:call", pk)
    return for_makers(request, call.title, back=public_page(call.kind, call.slug))


@makers_and(_not_a_maker)
def one(request: Request, pk: UUID) -> HttpResponse:
    """Show how the maker stands to a call; while it is open and the maker fits, apply or change what was sent."""
    call = _call(pk)
    maker = _maker(request)
    if maker is None:
        return redirect("participation:mine")
    stand = standings([call], maker)[0]
    form = _form(stand, *((request.POST, request.FILES) if request.method == "POST" else ()))
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        sent = attempt_form(
            form,
            lambda: send(
                call, maker, answers=answers_in(said), uploads=uploads_in(said), note=said["pesan"], by=request.user
            ),
        )
        if sent is not None:
            messages.success(request, _("Pendaftaran terkirim. Anda masih bisa mengubahnya sampai ditutup."))
            return redirect(_here(call, maker, request))
    return render(
        request, "participation/maker/call.html", _context(request, stand, form), status=422 if form.errors else 200
    )


def _context(request: Request, stand: Standing, form: ApplicationForm) -> dict[str, Any]:
    call, names = stand.call, Names()
    waits = stand.decision is not None and stand.decision.outcome == "wait" and stand.place is None
    queue = queue_of(call) if waits and stand.application else None
    return {
        "stand": stand,
        "call": call,
        "maker": stand.maker,
        "form": form,
        "can_edit": stand.call.is_open(now()) and stand.decision is None and stand.place is None,
        "lines": finding_lines(stand.findings, names),
        "costs": cost_words(call.terms.costs),
        "attached": documents_of(stand.application) if stand.application else [],
        "can_ask_why": stand.decision is not None and Ranking.objects.filter(call=call).exists(),
        "waiting": queue.of(stand.application.pk) if queue and stand.application else None,
        "queue": queue,
        "moves_up": moves_up(call),
        "has_ended": call.ends_on < today(),
        **_part_of(stand),
        "others": [one for one in my_makers(request) if one.pk != stand.maker.pk],
        "nav": mine_nav(stand.maker, "ikut"),
        "query": f"?usaha={stand.maker.pk}" if request.GET.get("usaha") else "",
    }


def _part_of(stand: Standing) -> dict[str, Any]:
    """Return what somebody who takes part finds: the ticket, the sessions, the certificate, what to read again."""
    place = stand.place
    if place is None or place.state != PlaceState.TAKEN:
        return {}
    there = set(Presence.objects.filter(place=place, annulled_at=None).values_list("session", flat=True))
    sessions = [(one, one.pk in there) for one in sessions_of(stand.call)]
    return {
        "ticket": ticket_of(place.pk),
        "is_over": stand.call.ends_on < today(),
        "sessions": sessions,
        "there_count": sum(was_there for _one, was_there in sessions),
        "certificate": Certificate.objects.filter(place=place, revoked_at=None).first(),
        "may_tell": stand.call.ends_on <= today(),
        "materials": Material.objects.filter(call=stand.call).order_by("added_at", "pk"),
    }


def _form(stand: Standing, *data: Any) -> ApplicationForm:
    sent = stand.application
    initial = initial_of(sent.answers, sent.note) if sent else {}
    attached = {one.key for one, _question in documents_of(sent)} if sent else set()
    return ApplicationForm(stand.call.terms.questions, *data, initial=initial, attached=attached)


@require_POST
@maker_only
def keep(request: Request, pk: UUID) -> HttpResponse:
    """Keep what was typed so far. Nothing to say where it cannot be kept: the form says it when it is sent."""
    call, maker = _call(pk), _maker(request)
    if maker is not None:
        said = {name: value for name, value in request.POST.items() if isinstance(value, str)}
        try:
            save_draft(call, maker, answers=answers_in(said), note=said.get("pesan", "")[:1000], by=request.user)
        except Refused:
            return HttpResponse(status=409)
    return HttpResponse(status=204)


@require_safe
@maker_only
def why(request: Request, pk: UUID) -> HttpResponse:
    """Show why the maker was chosen or was not: its own points, its turn, the quotas; of others only numbers."""
    application = _mine(request, pk)
    told = Decision.objects.filter(application=application, applied_at__isnull=False).first()
    sealed = sealed_of(application.call)
    line = sealed.of(application.pk) if sealed else None
    if told is None or sealed is None or line is None:
        raise Http404
    last = sealed.last_chosen
    context = {
        "call": application.call,
        "back": _here(application.call, application.maker, request),
        "line": line,
        "score": points(line.score),
        "deduction": points(line.deduction),
        "last_total": points((last.score or 0) - last.deduction) if last else "",
        "total": points((line.score or 0) - line.deduction),
        "why": why_words(line.why, line.group, Names(), chosen=line.is_chosen),
        "sealed": sealed,
        "nav": mine_nav(application.maker, "ikut"),
    }
    return render(request, "participation/maker/why.html", context)


@require_POST
@maker_only
def back(request: Request, pk: UUID) -> HttpResponse:
    """Take an application back."""
    application = _mine(request, pk)
    did(
        request,
        lambda: take_back(application),
        _("Pendaftaran ditarik. Selama masih dibuka, Anda boleh mendaftar lagi."),
    )
    return redirect(_here(application.call, application.maker, request))


@require_POST
@maker_only
def reply(request: Request, pk: UUID) -> HttpResponse:
    """Take an offered place, or leave it to the next in line."""
    place = _place(request, pk)
    takes = request.POST.get("jawab") == "ya"
    said = _("Tempat Anda sudah pasti. Sampai jumpa!") if takes else _("Terima kasih sudah memberi kabar.")
    did(request, lambda: answer(place, takes=takes, by=request.user), said)
    return redirect(_here(place.call, place.maker, request))


@require_POST
@maker_only
def leave(request: Request, pk: UUID) -> HttpResponse:
    """Give a place up: somebody else will be glad of it."""
    place = _place(request, pk)
    thanks = _("Terima kasih sudah memberi kabar.")
    said = f"{thanks} {_('Tempat Anda kami tawarkan ke yang menunggu.')}" if moves_up(place.call) else thanks
    did(request, lambda: give_up(place, by=request.user), said)
    return redirect(_here(place.call, place.maker, request))


@require_safe
@maker_only
def attachment(request: Request, pk: UUID) -> FileResponse:
    """Hand out a document that the maker handed in itself."""
    rows = Attachment.objects.filter(application__maker__in=my_makers(request))
    return attachment_answer(get_object_or_404(rows, pk=pk))


def _maker(request: Request) -> Maker | None:
    """Return the maker for which the person acts: the one that ?usaha= names, else the first."""
    wanted = read_id(request.GET.get("usaha"))
    makers = my_makers(request)
    found = makers.filter(pk=wanted).first() if wanted else None
    return found or makers.first()


def _call(pk: UUID) -> Call:
    found: Call = get_object_or_404(Call.objects.filter(published_at__isnull=False), pk=pk)
    return found


def _mine(request: Request, pk: UUID) -> Application:
    rows = Application.objects.select_related("call", "maker").filter(maker__in=my_makers(request))
    found: Application = get_object_or_404(rows, pk=pk)
    return found


def _place(request: Request, pk: UUID) -> Place:
    rows = Place.objects.select_related("call", "maker").filter(maker__in=my_makers(request))
    found: Place = get_object_or_404(rows, pk=pk)
    return found


def _here(call: Call, maker: Maker, request: Request) -> str:
    query = f"?usaha={maker.pk}" if request.GET.get("usaha") else ""
    return reverse("participation:mine_call", args=[call.pk]) + query
