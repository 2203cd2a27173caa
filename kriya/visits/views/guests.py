"""The page of the group: everybody signs on their own telephone, with or without a network, and says afterwards what
they want to copy. Its address is on the QR code in the hall."""

import json
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from kriya.accounts.request import Request
from kriya.accounts.tokens import token_hash
from kriya.core.clock import today
from kriya.core.ids import new_id, read_id
from kriya.core.refusal import Refused
from kriya.design.kept_page import with_imports, worker_text
from kriya.design.messages import attempt_form, fits
from kriya.makers.actions.papers import Upload
from kriya.visits.actions.after import tell
from kriya.visits.actions.guests import Signed, is_open_for_guests, sign
from kriya.visits.forms.day import FeedbackForm, SignForm
from kriya.visits.models import Guest, Visit, VisitState
from kriya.visits.queries.day import agenda_of
from kriya.visits.views.public import kept_by_nobody

_MOST_SENT: Final = 50
_LONGEST: Final = 200_000
_FILES: Final = ("design/kriya.css", "visits/visits.css", "design/js/kriya.js", "visits/sign.js")


def group_visit(secret: str) -> Visit:
    """Return the visit of a group's secret address, or 404."""
    rows = Visit.objects.select_related("institution").filter(group_hash=token_hash(secret))
    found = rows.filter(state__in=[VisitState.AGREED, VisitState.HELD]).first()
    if found is None:
        raise Http404
    return found


@kept_by_nobody
@sensitive_post_parameters()
def group(request: Request, secret: str) -> HttpResponse:
    """Show the order of the day and take a signature; without scripts the form is sent as any other."""
    visit = group_visit(secret)
    form = SignForm(request.POST or None, request.FILES or None)
    key = read_id(request.POST.get("kunci")) or new_id()
    if request.method == "POST" and form.is_valid() and fits(form, lambda: _sign(visit, form, key)):
        messages.success(request, _("Terima kasih, Anda tercatat hadir."))
        return redirect(reverse("visits:group", args=[secret]) + "?hadir=1")
    given = {
        "visit": visit,
        "secret": secret,
        "form": form,
        "key": key,
        "is_open": is_open_for_guests(visit),
        "agenda": agenda_of(visit),
        "may_tell": visit.on is not None and visit.on <= today(),
        "given": _given(visit, secret),
    }
    return render(request, "visits/public/group.html", given, status=422 if form.errors else 200)


@require_safe
@kept_by_nobody
def worker(request: Request, secret: str) -> HttpResponse:
    """Give the service worker by which the page of the group opens without a network after its first visit."""
    group_visit(secret)
    council = request.council
    colour = [f"{request.council_prefix}/warna.css"] if council.colour else []
    files = [*with_imports(*_FILES), *colour]
    mark = f"{request.LANGUAGE_CODE} {council.colour}"
    text = worker_text("tamu", reverse("visits:group", args=[secret]), files, mark=mark)
    return HttpResponse(text, content_type="text/javascript")


def _sign(visit: Visit, form: SignForm, key: UUID) -> Guest:
    said = dict(form.cleaned_data)
    photo = said.pop("photo")
    return sign(visit, Signed(**said), key=key, photo=Upload(photo, photo.size) if photo else None)


def _given(visit: Visit, secret: str) -> dict[str, Any]:
    """Return what the page gives to its script."""
    return {
        "visit": str(visit.pk),
        "send": reverse("visits:send_guests", args=[secret]),
        "worker": reverse("visits:group_worker", args=[secret]),
        "words": {
            "signed": _("{name} tercatat hadir."),
            "kept": _("{name} tersimpan di ponsel ini, terkirim begitu ada jaringan."),
            "unsent": _("Belum terkirim: {n}"),
            "all_sent": _("Semua terkirim"),
            "refused": _("{name} belum tercatat: hubungi tuan rumah."),
            "not_kept": _("Ponsel ini menolak menyimpan. Isi daftar di kertas."),
            "nameless": _("Tulis nama Anda."),
        },
    }


@dataclass(frozen=True)
class Sent:
    """One signature as a telephone told it: `id` is None where it is no id."""

    key: str
    id: UUID | None
    said: Signed


def read_guests(body: bytes) -> list[Sent]:
    """Return the signatures in what a telephone sent. Raises ValueError for what is no such thing."""
    told = json.loads(body) if len(body) <= _LONGEST else None
    rows = told.get("guests") if isinstance(told, dict) else None
    if not isinstance(rows, list) or len(rows) > _MOST_SENT or not all(isinstance(row, dict) for row in rows):
        raise ValueError("no signatures")
    return [Sent(str(row.get("id")), read_id(row.get("id")), _signed(row)) for row in rows]


def _signed(row: dict[str, Any]) -> Signed:
    ago = row.get("ago")
    words = {
        name: row[name] if isinstance(row.get(name), str) else "" for name in ("name", "title", "phone", "message")
    }
    words = {name: value.replace("\x00", "") for name, value in words.items()}
    seconds = float(ago) if isinstance(ago, int | float) and not isinstance(ago, bool) and 0 <= ago < 1e9 else 0.0
    return Signed(**words, may_share=row.get("may_share") is True, ago=seconds)


@require_POST
@kept_by_nobody
def send_guests(request: Request, secret: str) -> JsonResponse:
    """Take what a telephone kept; answer for each signature, so that none stands in another's way."""
    visit = group_visit(secret)
    try:
        sent = read_guests(request.body)
    except ValueError:
        return JsonResponse({"error": "unreadable"}, status=400)
    return JsonResponse({"acks": [{"id": one.key, "status": _status(visit, one)} for one in sent]})


def _status(visit: Visit, one: Sent) -> str:
    if one.id is None:
        return "wrong"
    key = one.id
    try:
        sign(visit, one.said, key=key)
    except Refused as no:
        return no.code
    return "signed"


@kept_by_nobody
def feedback(request: Request, secret: str) -> HttpResponse:
    """Take what a guest thought, without a name."""
    visit = group_visit(secret)
    form = FeedbackForm(request.POST or None)
    key = read_id(request.POST.get("kunci")) or new_id()
    if request.method == "POST" and form.is_valid():
        told = attempt_form(form, lambda: tell(visit, key=key, **form.cleaned_data))
        if told is not None:
            return redirect(reverse("visits:feedback", args=[secret]) + "?terima-kasih=1")
    given = {"visit": visit, "secret": secret, "form": form, "key": key, "is_done": "terima-kasih" in request.GET}
    return render(request, "visits/public/feedback.html", given, status=422 if form.errors else 200)


@require_safe
@kept_by_nobody
def photo(_request: Request, secret: str, guest: UUID) -> HttpResponse:
    """Show a guest's picture to the delegation, where the guest allowed it."""
    visit = group_visit(secret)
    found = visit.guests.filter(pk=guest, may_share=True).exclude(photo="").first()
    if found is None:
        raise Http404
    return photo_answer(found)


def photo_answer(guest: Guest) -> HttpResponse:
    """Return the picture of a guest, or 404."""
    stored = guest.photo.name or ""
    if not stored or not guest.photo.storage.exists(stored):
        raise Http404
    with guest.photo.open("rb") as file:
        return HttpResponse(file.read(), content_type="image/jpeg", headers={"Cache-Control": "private, no-store"})
