"""What guests see without an account: what a visit is, the request, and the page of their secret link."""

import time
from datetime import datetime
from functools import wraps
from typing import Any, Final
from uuid import UUID

from allauth.core import ratelimit
from django.contrib import messages
from django.core import signing
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from kriya.accounts.addresses import address_of
from kriya.accounts.phones import whatsapp
from kriya.accounts.request import Request
from kriya.accounts.tokens import token_hash
from kriya.catalog.models import PublishedProduct
from kriya.core.ical import Event, calendar_answer
from kriya.core.ids import new_id, read_id
from kriya.core.refusal import Refused
from kriya.core.scoping import current_council
from kriya.councils.regions import provinces, regencies_of
from kriya.design.messages import attempt_form, did
from kriya.visits.actions.after import adopt
from kriya.visits.actions.answering import offered_slots, take_offer, withdraw
from kriya.visits.actions.asking import ask
from kriya.visits.beyond import takeaways
from kriya.visits.documents.letters import reply_pdf, thanks_pdf
from kriya.visits.forms.asking import AskForm
from kriya.visits.forms.day import AdoptionForm
from kriya.visits.models import Side, Visit, VisitState
from kriya.visits.models.visits import COMES, OVER
from kriya.visits.queries.day import agenda_of, seen_on
from kriya.visits.queries.public import told_of
from kriya.visits.queries.rules import visit_rules

TRAP: Final = "situs_lain"
"""A field that no person sees. Its name is none that a browser fills in by itself."""
QUICKEST_SECONDS: Final = 4
_BEGAN: Final = "visits.began"
_OLDEST_SECONDS: Final = 24 * 60 * 60


def kept_by_nobody(view: Any) -> Any:
    """Let no proxy keep what a secret address shows and no search engine list it."""

    @wraps(view)
    def answer(request: Request, *arguments: Any, **named: Any) -> HttpResponse:
        response: HttpResponse = never_cache(view)(request, *arguments, **named)
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
        response.headers["Referrer-Policy"] = "same-origin"
        return response

    return answer


@require_safe
def landing(request: Request) -> HttpResponse:
    """Tell what a visit is like, who came already, and how to ask."""
    given = {"told": told_of(request.council.pk), "rules": visit_rules()}
    return render(request, "visits/public/landing.html", given)


@never_cache
@sensitive_post_parameters()
def request_visit(request: Request) -> HttpResponse:
    """Take the request of a delegation in; the same form sent twice is one."""
    rules = visit_rules()
    key = read_id(request.POST.get("kunci")) or new_id()
    if request.method == "POST":
        form = AskForm(request.POST, request.FILES, rules=rules)
        visit = attempt_form(form, lambda: _sent(request, form, key)) if form.is_valid() else None
        if visit is not None:
            return redirect(reverse("visits:status", args=[visit.guest_secret]) + "?baru=1")
    else:
        form = AskForm(rules=rules)
    given = {
        "form": form,
        "rules": rules,
        "key": key,
        "trap": TRAP,
        "began": signing.dumps(time.time(), salt=_BEGAN),
        "regions": region_names(),
    }
    return render(request, "visits/public/ask.html", given, status=422 if form.errors else 200)


def _sent(request: Request, form: AskForm, key: UUID) -> Visit:
    asked = form.asked()
    if not Visit.objects.filter(pk=key).exists():
        if _looks_like_a_machine(request):
            raise Refused("visit_not_taken")
        if not ratelimit.consume(request, action="visit_request", key=f"{request.council.pk}:{asked.contact_phone}"):
            raise Refused("visit_requests_too_many")
    return ask(asked, key=key, language=request.LANGUAGE_CODE)


def _looks_like_a_machine(request: Request) -> bool:
    """Tell whether the hidden field was filled in, or the page was answered faster than anybody types."""
    try:
        began = float(signing.loads(request.POST.get("mulai_isi", ""), salt=_BEGAN, max_age=_OLDEST_SECONDS))
    except (signing.BadSignature, TypeError, ValueError):
        return True
    return bool(request.POST.get(TRAP)) or time.time() - began < QUICKEST_SECONDS


def region_names() -> list[str]:
    """Return every regency, city and province as it may be typed."""
    found = []
    for code, name in provinces().items():
        found += [f"Provinsi {name}", *regencies_of(code).values()]
    return found


def visit_of(secret: str) -> Visit:
    """Return the visit of a guest's secret address, or 404."""
    found = Visit.objects.select_related("institution").filter(guest_hash=token_hash(secret)).first()
    if found is None:
        raise Http404
    return found


@require_safe
@kept_by_nobody
def status(request: Request, secret: str) -> HttpResponse:
    """Show guests where their visit stands and what comes next; no name or number of a person."""
    visit = visit_of(secret)
    address = address_of("visits:status", secret)
    given = {
        "visit": visit,
        "secret": secret,
        "is_new": "baru" in request.GET and visit.state == VisitState.ASKED,
        "wished": [datetime.fromisoformat(day).date() for day in visit.wished],
        "offers": list(enumerate(offered_slots(visit))),
        "places": [one.place for one in visit.bookings.select_related("place").order_by("place__kind")],
        "steps": _steps(visit),
        "may_withdraw": visit.state not in OVER and visit.state != VisitState.HELD,
        "address": address,
        "share_url": whatsapp(
            "", _("Kunjungan kita ke %(council)s: %(address)s") % {"council": request.council.name, "address": address}
        ),
        "rules": visit_rules(),
        **after_of(request, visit),
    }
    return render(request, "visits/public/status.html", given)


def after_of(request: Request, visit: Visit) -> dict[str, Any]:
    """Return what guests read of their day and take home: order, pieces, materials, promises, what was copied."""
    if visit.state not in COMES:
        return {}
    council = request.council.pk
    is_held = visit.state == VisitState.HELD
    pieces = seen_on(visit) if is_held else []
    shown = PublishedProduct.objects.of(council).filter(pk__in=[piece.lot.product_id for piece in pieces])
    slugs = dict(shown.values_list("pk", "slug"))
    return {
        "agenda": agenda_of(visit),
        "group_url": address_of("visits:group", visit.group_secret) if visit.group_secret else "",
        "pieces": [(piece, slugs.get(piece.lot.product_id, "")) for piece in pieces],
        "materials": list(visit.materials.order_by("at", "pk")) if is_held else [],
        "promises": list(visit.promises.order_by("side", "due_on", "pk")) if is_held else [],
        "takeaways": [one for one in takeaways(visit) if one.is_given] if is_held else [],
        "adoptions": list(visit.adoptions.order_by("-on", "pk")) if is_held else [],
        "book": list(visit.guests.filter(may_share=True).exclude(message="", photo="").order_by("signed_at"))
        if is_held
        else [],
        "adoption_form": AdoptionForm() if is_held else None,
    }


def _steps(visit: Visit) -> list[dict[str, object]]:
    at = {VisitState.ASKED: 1, VisitState.OFFERED: 1, VisitState.AGREED: 2, VisitState.HELD: 3}.get(
        VisitState(visit.state), 1
    )
    names = (_("Permohonan terkirim"), _("Dijawab"), _("Berkunjung"))
    return [{"label": name, "url": "", "done": place < at, "current": place == at} for place, name in enumerate(names)]


@require_POST
@kept_by_nobody
def choose_offer(request: Request, secret: str) -> HttpResponse:
    """Take one of the times that were offered."""
    visit = visit_of(secret)
    number = request.POST.get("waktu", "")
    did(
        request,
        lambda: take_offer(visit, int(number) if number.isdecimal() else -1),
        _("Terima kasih, waktu kunjungan Anda sudah pasti."),
    )
    return redirect("visits:status", secret)


@require_POST
@kept_by_nobody
def give_up(request: Request, secret: str) -> HttpResponse:
    """The guests do not come after all."""
    visit = visit_of(secret)
    did(request, lambda: withdraw(visit), _("Permohonan ditarik. Semoga lain kali bisa bertemu."))
    return redirect("visits:status", secret)


@require_safe
@kept_by_nobody
def reply(_request: Request, secret: str) -> HttpResponse:
    """Give the reply letter to its addressee."""
    return reply_answer(visit_of(secret))


def reply_answer(visit: Visit) -> HttpResponse:
    """Return the reply letter of a visit that has its day and hours, or 404."""
    if visit.state not in COMES or not visit.reply_number or visit.starts_at is None:
        raise Http404
    return pdf_answer(reply_pdf(visit), f"surat-balasan-{visit.reply_number.replace('/', '-')}")


def pdf_answer(content: bytes, name: str) -> HttpResponse:
    """Answer with a PDF that opens in the browser."""
    answer = HttpResponse(content, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    answer["Cache-Control"] = "private, no-store"
    return answer


@require_safe
@kept_by_nobody
def thanks(_request: Request, secret: str) -> HttpResponse:
    """Give the letter of thanks to its addressee."""
    visit = visit_of(secret)
    if visit.state != VisitState.HELD:
        raise Http404
    return pdf_answer(thanks_pdf(visit), "terima-kasih")


@require_POST
@kept_by_nobody
def told_adoption(request: Request, secret: str) -> HttpResponse:
    """Guests tell what they do at home now."""
    visit = visit_of(secret)
    if visit.state != VisitState.HELD:
        raise Http404
    form = AdoptionForm(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        did(
            request,
            lambda: adopt(visit, told_by=Side.GUEST, **said),
            _("Senang mendengarnya. Terima kasih sudah bercerita."),
        )
    else:
        messages.error(request, _("Tulis apa yang ditiru, dan sejak kapan."))
    return redirect("visits:status", secret)


@require_safe
@kept_by_nobody
def calendar(request: Request, secret: str) -> HttpResponse:
    """Give the visit as a file for the guests' calendars."""
    visit = visit_of(secret)
    title = _("Kunjungan ke %(council)s") % {"council": request.council.name}
    return ics_answer(visit, title, address_of("visits:status", secret))


def ics_answer(visit: Visit, title: str, url: str) -> HttpResponse:
    """Return the calendar file of a visit that has its hours, or 404."""
    if visit.starts_at is None or visit.ends_at is None:
        raise Http404
    event = Event(
        uid=f"{visit.pk}@kriya",
        title=title,
        starts=visit.starts_at,
        ends=visit.ends_at,
        changed_at=visit.answered_at or visit.asked_at,
        place=current_council().address.replace("\n", ", "),
        text=visit.answer,
        url=url,
        is_cancelled=visit.state in {VisitState.CALLED_OFF, VisitState.WITHDRAWN},
    )
    return calendar_answer(title, [event], "kunjungan")
