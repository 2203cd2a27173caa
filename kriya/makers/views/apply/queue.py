"""The office's queue: who applied, with papers, likely twins, and what to tell them."""

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from kriya.accounts.gate import staff
from kriya.accounts.phones import whatsapp
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.core.jobs import defer
from kriya.councils.models import Council
from kriya.makers.actions.duplicates import fresh_pairs, note_asked
from kriya.makers.models import Maker, Status
from kriya.makers.queries.applications import for_queue, likely_twins, waiting
from kriya.makers.queries.duplicates.reasons import reason_words
from kriya.makers.tasks import refresh_likely_pairs
from kriya.makers.views.records.finding import crumbs, find_as_it_was
from kriya.makers.views.records.life import buttons

PER_PAGE = 20
_ANSWERED = (Status.FOSTERED, Status.REFUSED, Status.GRADUATED)


@staff(Can.REVIEW_MAKERS)
@require_GET
def applications(request: Request) -> HttpResponse:
    """Show who waits, the longest first; a large register's twins are looked for by a job."""
    if fresh_pairs()[1]:
        note_asked()
        defer(refresh_likely_pairs)
    page = Paginator(for_queue(waiting()), PER_PAGE).get_page(request.GET.get("hal"))
    makers = list(page.object_list)
    twins = likely_twins(maker.pk for maker in makers)
    context = {
        "page": page,
        "lines": [_line(maker, twins.get(maker.pk, [])) for maker in makers],
        "apply_url": reverse("makers:apply"),
    }
    return render(request, "makers/applications/queue.html", context)


def _line(maker: Any, pairs: list[Any]) -> dict[str, Any]:
    application = next(iter(maker.applications.all()), None)
    return {
        "maker": maker,
        "application": application,
        # To refuse stands last.
        "steps": sorted(((url, words, url.endswith("/refused/")) for url, words in buttons(maker)), key=_refuses_last),
        "twins": [_twin(maker, pair) for pair in pairs[:3]],
        "sent_otherwise": bool(application and application.other_sent_at),
    }


def _refuses_last(step: tuple[str, str, bool]) -> tuple[bool, bool]:
    return step[2], step[0].endswith("/reviewed/")


def _twin(maker: Maker, pair: Any) -> dict[str, Any]:
    other = pair.second if pair.first_id == maker.pk else pair.first
    # The one that is known longer is kept.
    return {
        "maker": other,
        "url": reverse("makers:merge", args=[other.pk, maker.pk]),
        "words": reason_words(pair.reasons),
    }


@staff(Can.REVIEW_MAKERS)
@require_GET
def letter(request: Request, pk: UUID) -> HttpResponse:
    """Show what to tell an applicant, ready to send over WhatsApp or by e-mail."""
    maker = find_as_it_was(pk)
    application = maker.applications.first()
    language = application.language if application else "id"
    with translation.override(language):
        text = outcome_text(maker, request.council)
        subject = _("Pendaftaran %(reference)s") % {"reference": application.reference if application else maker.name}
    phone = maker.phones.order_by("position", "pk").first()
    context = {
        "maker": maker,
        "text": text,
        "language": language,
        "whatsapp": whatsapp(phone.number, text) if phone and phone.number.startswith("+628") else "",
        "mail_subject": subject,
        "crumbs": crumbs(maker, (_("Kabar untuk pendaftar"), "")),
    }
    return render(request, "makers/applications/letter.html", context)


def outcome_text(maker: Maker, council: Council) -> str:
    """Return what an applicant is told, in the language that is active."""
    step = maker.steps.order_by("-at", "-pk").first()
    greeting = _("Halo %(name)s,") % {"name": maker.owner_name or maker.name}
    said = {
        Status.APPLIED: _("pendaftaran %(maker)s sudah kami terima dan sedang kami baca."),
        Status.REVIEWED: _("pendaftaran %(maker)s sudah kami nilai. Kami segera mengabari hasilnya."),
        Status.FOSTERED: _("selamat! %(maker)s sekarang perajin binaan kami."),
        Status.GRADUATED: _("selamat! %(maker)s sekarang perajin mandiri."),
        Status.REFUSED: "%(reason)s",
        Status.INACTIVE: "%(reason)s",
    }[Status(maker.status)] % {"maker": maker.name, "reason": step.reason if step else ""}
    return f"{greeting}\n\n{said}\n\n{council.name}"
