"""One application: what the maker says, what the register says, what was decided, what happened to its place."""

from pathlib import PurePath
from typing import Any
from uuid import UUID

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.text import capfirst, slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.core.clock import today
from kriya.councils.regions import name_of
from kriya.makers.models import PaperKind, SizeClass
from kriya.participation.eligibility import Applicant, findings
from kriya.participation.forms.deciding import DecisionForm, OverrideForm
from kriya.participation.models import (
    HOLDING,
    Application,
    Attachment,
    Channel,
    Conflict,
    Decision,
    Place,
    PlaceEvent,
)
from kriya.participation.queries.attachments import documents_of
from kriya.participation.queries.facts import MakerFacts
from kriya.participation.queries.judging import is_juror
from kriya.participation.queries.served import Served, served_before
from kriya.participation.terms import QuestionKind
from kriya.participation.views.staff.finding import crumbs, find_application
from kriya.participation.views.staff.tables import decision_badge, place_badge
from kriya.participation.words import Names, finding_lines, why_words


@require_safe
@staff(Can.READ_PROGRAMMES)
def one(request: Request, pk: UUID) -> HttpResponse:
    """Show an application."""
    return application_page(request, find_application(pk))


def application_page(request: Request, application: Application, **more: Any) -> HttpResponse:
    """Show an application with its forms; `more` are forms that were not right."""
    call, names = application.call, Names()
    decision = Decision.objects.filter(application=application).select_related("by").first()
    place = Place.objects.filter(application=application).first()
    served = served_before(call, [application.maker_id])[application.maker_id]
    facts = MakerFacts.read(application.facts)
    said = {"outcome": decision.outcome, "reason": decision.reason, "words": decision.words} if decision else {}
    context = {
        "application": application,
        "call": call,
        "maker": application.maker,
        "answers": answers_of(application),
        "attached": documents_of(application) if may_read_documents(request, application) else [],
        "facts": _facts(facts, served, names),
        "lines": finding_lines(findings(call.terms.rules, Applicant(facts, served.times, today().year)), names),
        "decision": decision,
        "decision_mark": decision_badge(decision) if decision else "",
        "place": place,
        "place_mark": place_badge(place) if place else "",
        "holds": place is not None and place.state in HOLDING,
        "events": [_event(event, names) for event in _events(place)],
        "form": DecisionForm(initial=said),
        "override_form": OverrideForm(initial=_at_the_door(application)),
        "can_edit": request.membership.can(Can.MANAGE_PROGRAMMES),
        "crumbs": crumbs(call, application.maker.name),
        **more,
    }
    wrong = any(getattr(form, "errors", None) for form in more.values())
    return render(request, "participation/staff/application.html", context, status=422 if wrong else 200)


def _at_the_door(application: Application) -> dict[str, Any]:
    """Return how a place is given to somebody who stands at the door: at once, and for that reason."""
    if application.channel != Channel.WALK_IN:
        return {}
    return {"alasan": capfirst(str(Channel.WALK_IN.label)), "langsung": True}


def answers_of(application: Application) -> list[tuple[str, object]]:
    """Return what was asked and what the maker said; documents are shown apart."""
    asked = [one for one in application.call.terms.questions if one.kind != QuestionKind.DOCUMENT]
    return [(question.text, application.answers.get(question.key)) for question in asked]


def may_read_documents(request: Request, application: Application) -> bool:
    """Tell whether somebody may read what was handed in: officers may, and jurors unless their jury is blind."""
    if request.membership.can(Can.MANAGE_PROGRAMMES):
        return True
    steps_aside = Conflict.objects.filter(application=application, user=request.user)
    return not application.call.is_blind and is_juror(application.call, request.user) and not steps_aside.exists()


@require_safe
@staff(Can.JUDGE)
def attachment(request: Request, pk: UUID) -> FileResponse:
    """Hand out a document of an application."""
    found = get_object_or_404(Attachment.objects.select_related("application__call"), pk=pk)
    if not may_read_documents(request, found.application):
        raise Http404
    return attachment_answer(found)


def attachment_answer(found: Attachment) -> FileResponse:
    """Hand out a document under the key of what was asked for."""
    stored = found.file.name or ""
    if not stored or not found.file.storage.exists(stored):
        raise Http404
    name = f"{slugify(found.key) or 'dokumen'}{PurePath(stored).suffix}"
    return FileResponse(found.file.open("rb"), as_attachment=True, filename=name)


def _facts(facts: MakerFacts, served: Served, names: Names) -> list[tuple[str, object]]:
    papers = ", ".join(str(PaperKind(kind).label) for kind in facts.papers)
    times = (
        _("%(n)s kali") % {"n": served.times}
        if served.times
        else _("belum pernah")
        if served.last is None
        else _("tidak dalam waktu dekat")
    )
    return [
        (_("Kecamatan"), name_of(facts.district)),
        (_("Kerajinan"), ", ".join(names.craft(code) for code in facts.crafts)),
        (_("Dokumen"), papers),
        (_("Skala"), str(SizeClass(facts.size).label) if facts.size else ""),
        (_("Mulai usaha"), facts.started_year),
        (_("Produk tayang"), facts.products),
        (_("Ikut kegiatan serupa"), times),
    ]


def _events(place: Place | None) -> list[PlaceEvent]:
    if place is None:
        return []
    return list(PlaceEvent.objects.filter(place=place).select_related("by").order_by("at", "pk"))


def _event(event: PlaceEvent, names: Names) -> dict[str, Any]:
    """Return one step of a place for the timeline: who, when, why, and whom it passed by."""
    why = event.facts.get("why")
    words = [event.reason] if event.reason else []
    if why:
        words.append(why_words(why, event.facts.get("group"), names, chosen=True))
    if passed := event.facts.get("passed"):
        words.append(_("Melewati %(n)s yang menunggu di depannya karena kuota.") % {"n": len(passed)})
    return {
        "at": event.at,
        "title": capfirst(str(event.get_state_display())),
        "by": str(event.by) if event.by else _("sistem"),
        "text": " ".join(words),
        "tone": "good" if event.state == "taken" else "",
    }
