"""The deck in the hall: one page that holds everything, kept by a service worker, and live figures clearly apart."""

import base64
import hashlib
from typing import Any, Final
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from django.views.decorators.http import require_safe

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.achievements.deck.compose import slides_of
from kriya.achievements.deck.drawn import svg_of
from kriya.achievements.deck.look import as_jpeg, look_of
from kriya.achievements.deck.material import deck_material
from kriya.achievements.deck.slides import Chart, Slide, Story
from kriya.achievements.links import rows_behind
from kriya.achievements.models import Deck
from kriya.achievements.page import Line, charts_of
from kriya.achievements.queries.numbers import numbers
from kriya.achievements.sheet import Sheet
from kriya.achievements.views.decks import deck_of, language_of
from kriya.core.clock import now, today
from kriya.core.files import read_file
from kriya.core.indicators import INDICATORS, Choice
from kriya.design.kept_page import worker_text

_FILES: Final = ("design/kriya.css", "achievements/present.css", "achievements/present.js")


@require_safe
@staff(Can.READ_NUMBERS)
def present(request: Request, pk: UUID) -> HttpResponse:
    """Show a deck full screen. Nothing in it is fetched later, so the network of the hall does not matter."""
    return HttpResponse(_page(request, deck_of(pk), language_of(request)), headers={"Cache-Control": "no-cache"})


@require_safe
@staff(Can.READ_NUMBERS)
def worker(request: Request, pk: UUID) -> HttpResponse:
    """Give the service worker that keeps this deck's page and its three files, and nothing else."""
    page = _page(request, deck_of(pk), language_of(request))
    mark = hashlib.sha256(page.encode()).hexdigest()
    text = worker_text("paparan", reverse("achievements:present", args=[pk]), [*map(static, _FILES)], mark=mark)
    return HttpResponse(text, content_type="text/javascript", headers={"Cache-Control": "no-cache"})


@require_safe
@staff(Can.READ_NUMBERS)
def live(request: Request, pk: UUID, figure: str) -> HttpResponse:
    """Show a figure as it is at this moment, for a question from the hall: not approved, and said to be so."""
    deck_of(pk)
    if figure not in INDICATORS:
        raise Http404
    choice = Choice(as_of=today())
    sheet = Sheet(numbers(choice).as_json())
    line = Line(sheet[figure], rows_behind(figure, choice))
    given = {"line": line, "charts": charts_of(sheet, figure, choice), "at": now(), "days": sheet.days}
    return render(request, "achievements/live.html", given)


def _page(request: Request, deck: Deck, language: str) -> str:
    with translation.override(language):
        material = deck_material(deck)
        look = look_of(dict(material.brand))
        colours, ink, line = [f"#{one}" for one in look.series], f"#{look.ink}", f"#{look.line}"
        slides = [_shown(slide, colours, ink, line) for slide in slides_of(material)]
        given = {
            "request": request,
            "deck": deck,
            "material": material,
            "slides": slides,
            "language": language,
            "live": [(one.code, one.name) for one in INDICATORS.values()],
            "live_url": reverse("achievements:live", args=[deck.pk, "KODE"]),
            "worker_url": reverse("achievements:present_worker", args=[deck.pk]),
            "deck_url": reverse("achievements:deck", args=[deck.pk]),
        }
        return render_to_string("achievements/present.html", given)


def _shown(slide: Slide, colours: list[str], ink: str, line: str) -> dict[str, Any]:
    """Return a slide with what the page draws of it: its chart, and its photos as part of the page."""
    shown: dict[str, Any] = {"slide": slide, "kind": type(slide).__name__.lower()}
    if isinstance(slide, Chart):
        shown["svg"] = svg_of(slide, colours, ink=ink, line=line)
        shown["table"] = [
            (label, [series.values[at] for series in slide.series]) for at, label in enumerate(slide.categories)
        ]
    if isinstance(slide, Story):
        shown["photos"] = [
            (f"data:image/jpeg;base64,{base64.b64encode(as_jpeg(read_file(name))).decode()}", alt, caption)
            for name, alt, caption in slide.photos
        ]
    return shown
