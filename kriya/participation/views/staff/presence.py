"""The door: scan, tick, print the list, copy it from paper; what was noted wrongly is annulled."""

from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.core.clock import now
from kriya.core.ids import new_id, read_id, read_ids
from kriya.councils.addresses import origin
from kriya.design.kept_page import with_imports, worker_text
from kriya.design.messages import did
from kriya.participation.actions.presence import Told, annul, check_in, copy_paper
from kriya.participation.documents.attendance import attendance_pdf
from kriya.participation.forms.sessions import read_scans
from kriya.participation.models import Presence, Scan, Session, Way
from kriya.participation.queries.presence import participants
from kriya.participation.scanning import PRESENT, Said
from kriya.participation.views.staff.finding import crumbs
from kriya.participation.views.staff.presence_tables import presence_lines
from kriya.participation.views.staff.sessions import find_session
from kriya.participation.words import scan_words
from kriya.showroom.views.answering import pdf_answer

_FILES: Final = ("design/kriya.css", "participation/staff.css", "design/js/kriya.js", "participation/door.js")


@staff(Can.MANAGE_PROGRAMMES)
def door(request: Request, pk: UUID) -> HttpResponse:
    """Show who is there; take one tick or one typed code where no script runs."""
    session = find_session(pk)
    if request.method == "POST":
        _one(request, session)
        return redirect("participation:door", pk)
    there = _present(session)
    rows = presence_lines(((one, there.get(one.pk)) for one in participants(session.call)), _annulled(session))
    context = {
        "session": session,
        "call": session.call,
        "rows": rows,
        "count": len(there),
        "key": new_id(),
        "given": _given(session, rows),
        "crumbs": [
            *crumbs(),
            (session.call.title, reverse("participation:call_sessions", args=[session.call_id])),
            (session.title, ""),
        ],
    }
    return render(request, "participation/staff/door.html", context)


@require_safe
@staff(Can.MANAGE_PROGRAMMES)
def worker(request: Request, pk: UUID) -> HttpResponse:
    """Give the service worker by which the door of a session opens without a network after its first visit."""
    session = find_session(pk)
    council = request.council
    colour = [f"{request.council_prefix}/warna.css"] if council.colour else []
    files = [*with_imports(*_FILES), *colour]
    mark = f"{request.LANGUAGE_CODE} {council.colour}"
    text = worker_text("pintu", reverse("participation:door", args=[session.pk]), files, mark=mark)
    return HttpResponse(text, content_type="text/javascript", headers={"Cache-Control": "no-cache"})


def _one(request: Request, session: Session) -> None:
    nonce, text = read_id(request.POST.get("kunci")), request.POST.get("kode", "")
    way = Way.LIST if request.POST.get("cara") == "daftar" else Way.TICKET
    told = Told(nonce or new_id(), text.replace("\x00", "")[:200], way, now())
    scan = check_in(session, [told], by=request.user)[0]
    level = messages.success if scan.said in PRESENT else messages.error
    name = f"{scan.place.maker.name}: " if scan.place else ""
    level(request, f"{name}{scan_words(scan.said)}")


def _present(session: Session) -> dict[UUID, Presence]:
    return {one.place_id: one for one in Presence.objects.filter(session=session, annulled_at=None)}


def _annulled(session: Session) -> dict[UUID, Presence]:
    rows = Presence.objects.filter(session=session, annulled_at__isnull=False).select_related("annulled_by")
    return {one.place_id: one for one in rows.order_by("annulled_at", "pk")}


def _given(session: Session, rows: list[dict[str, Any]]) -> dict[str, Any]:
    """Return what the page gives to its scripts: who takes part, and every sentence that it may say offline."""
    return {
        "session": str(session.pk),
        "send": reverse("participation:door_send", args=[session.pk]),
        "worker": reverse("participation:door_worker", args=[session.pk]),
        "people": {row["pk"].upper(): [row["name"], bool(row["presence"])] for row in rows},
        "ticket": "KRIYA-IKUT:",
        "words": {
            **{said.value: scan_words(said) for said in Said},
            "wait": _("Tersimpan di ponsel ini, terkirim begitu ada jaringan."),
            "unsent": _("Belum terkirim: {n}"),
            "all_sent": _("Semua terkirim"),
            "offline": _("tanpa jaringan, catatan aman di ponsel ini"),
            "log_in": _("Anda perlu masuk lagi. Catatan tetap tersimpan di ponsel ini."),
            "not_kept": _("Ponsel ini menolak menyimpan. Kosongkan ruang simpan, atau pakai daftar kertas."),
            "unreadable": _("Satu catatan tidak terbaca kantor. Centang lagi orangnya."),
            "open": _("Arahkan kamera ke kartu peserta."),
            "close": _("Selesai"),
            "failed": _("Kamera tidak bisa dibuka. Centang namanya di daftar."),
            "dismiss": _("Tutup"),
            "present": _("hadir"),
        },
    }


@require_POST
@staff(Can.MANAGE_PROGRAMMES)
def send(request: Request, pk: UUID) -> JsonResponse:
    """Take what a telephone scanned; answer for each scan."""
    session = find_session(pk)
    try:
        sent = read_scans(request.body)
    except ValueError:
        return JsonResponse({"error": "unreadable"}, status=400)
    told = [one.told for one in sent if one.told is not None]
    scans = check_in(session, told, by=request.user)
    answers = {scan.nonce: _answer(scan) for scan in scans}
    acks = [{"id": one.key, **(answers[one.told.nonce] if one.told else {"said": "unreadable"})} for one in sent]
    return JsonResponse({"acks": acks})


def _answer(scan: Scan) -> dict[str, Any]:
    return {"said": scan.said, "place": str(scan.place_id).upper() if scan.place_id else ""}


@require_safe
@staff(Can.READ_PROGRAMMES)
def printed(request: Request, pk: UUID) -> HttpResponse:
    """Print the list of a session, with the code that participants scan."""
    session = find_session(pk)
    paper = attendance_pdf(session, list(participants(session.call)), _room_code(request, session))
    return pdf_answer(paper, f"daftar-hadir-{session.pk}")


@require_safe
@staff(Can.READ_PROGRAMMES)
def screen(request: Request, pk: UUID) -> HttpResponse:
    """Show the code of the room as large as the screen of the hall: makers scan it with their own telephones."""
    session = find_session(pk)
    context = {"session": session, "call": session.call, "code": _room_code(request, session)}
    return render(request, "participation/staff/screen.html", context)


def _room_code(request: Request, session: Session) -> str:
    return f"{origin(request)}{request.council_prefix}/mitra/hadir/{session.pk}/"


@staff(Can.MANAGE_PROGRAMMES)
def copied(request: Request, pk: UUID) -> HttpResponse:
    """Copy the signatures of the printed list: tick whoever signed."""
    session = find_session(pk)
    there = _present(session)
    places = list(participants(session.call))
    if request.method == "POST":
        wanted = set(read_ids(request.POST.getlist("hadir")))
        signed = [place for place in places if place.pk in wanted and place.pk not in there]
        n = copy_paper(session, signed, [new_id() for _place in signed], by=request.user)
        messages.success(request, _("%(n)s kehadiran disalin dari kertas.") % {"n": n})
        return redirect("participation:call_sessions", session.call_id)
    context = {
        "session": session,
        "rows": [(place, place.pk in there) for place in places],
        "crumbs": [
            *crumbs(),
            (session.call.title, reverse("participation:call_sessions", args=[session.call_id])),
            (_("Salin daftar kertas"), ""),
        ],
    }
    return render(request, "participation/staff/copied.html", context)


@require_POST
@staff(Can.MANAGE_PROGRAMMES)
def annulled(request: Request, pk: UUID) -> HttpResponse:
    """Take back what was noted wrongly."""
    presence = get_object_or_404(Presence.objects.select_related("session"), pk=pk)
    reason = request.POST.get("alasan", "")
    did(
        request, lambda: annul(presence, reason=reason, by=request.user), _("Kehadiran dibatalkan; alasannya tercatat.")
    )
    return redirect("participation:door", presence.session_id)
