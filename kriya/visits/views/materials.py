"""The deck that guests take home: by their secret address, while it stands among what they were given."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from kriya.accounts.request import Request
from kriya.achievements.deck.file import TYPE, pptx_of
from kriya.achievements.deck.material import deck_material
from kriya.achievements.report.paper import report_pdf
from kriya.achievements.views.decks import deck_of
from kriya.achievements.views.files import PDF, sent
from kriya.visits.models import VisitState
from kriya.visits.views.public import kept_by_nobody, visit_of


@require_safe
@kept_by_nobody
def deck(_request: Request, secret: str, material: UUID, language: str, kind: str) -> HttpResponse:
    """Send a deck as PPTX, or its report as PDF, to the guests who were given it."""
    visit = visit_of(secret)
    if visit.state != VisitState.HELD or language not in ("id", "en") or kind not in ("pptx", "pdf"):
        raise Http404
    given = get_object_or_404(visit.materials.all(), pk=material)
    if given.deck_id is None:
        raise Http404
    told = deck_material(deck_of(given.deck_id))
    name = f"{slugify(given.title)[:60] or 'paparan'}-{language}.{kind}"
    if kind == "pdf":
        return sent(report_pdf(told, language), name, PDF)
    return sent(pptx_of(told, language), name, TYPE)
