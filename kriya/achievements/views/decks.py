"""Decks in the office: put one together, send it as a file, show it in the hall."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.achievements.actions.decks import make_deck
from kriya.achievements.deck.compose import slides_of
from kriya.achievements.deck.file import TYPE, pptx_of
from kriya.achievements.deck.material import deck_material
from kriya.achievements.forms import DeckForm
from kriya.achievements.models import Deck, Snapshot
from kriya.achievements.period import Period
from kriya.achievements.queries.snapshots import newest_of
from kriya.achievements.queries.stories import still_allowed
from kriya.achievements.report.paper import report_pdf
from kriya.achievements.views.files import PDF, sent
from kriya.achievements.views.frame import tabs
from kriya.design.messages import attempt_form


@require_http_methods(["GET", "HEAD", "POST"])
@staff(Can.READ_NUMBERS)
def decks(request: Request) -> HttpResponse:
    """Show the decks, and put a new one together."""
    may_make = request.membership.can(Can.PREPARE_NUMBERS)
    form = DeckForm(request.POST or None, initial={"title": _("Capaian dewan kami")})
    if request.method == "POST" and may_make and form.is_valid():
        said = form.cleaned_data
        snapshot = get_object_or_404(Snapshot.objects.defer("makers", "products"), pk=said["snapshot"])
        told = {"title": said["title"], "audience": said["audience"], "stories": list(said["stories"])}
        made = attempt_form(form, lambda: make_deck(snapshot, by=request.user, **told))
        if made:
            return redirect("achievements:deck", pk=made.pk)
    given = {
        "tabs": tabs(request, "decks"),
        "decks": [(one, Period.of_code(one.snapshot.period).name) for one in _decks()],
        "form": form,
        "may_make": may_make and bool(form.fields["snapshot"].choices),  # type: ignore[attr-defined]
    }
    return render(request, "achievements/decks.html", given)


def _decks() -> list[Deck]:
    heavy = ("snapshot__figures", "snapshot__public", "snapshot__baseline", "snapshot__contributions")
    found = Deck.objects.select_related("snapshot").defer(*heavy, "snapshot__makers", "snapshot__products")
    return list(found.exclude(snapshot__period="").order_by("-made_at", "-pk")[:50])


@require_safe
@staff(Can.READ_NUMBERS)
def deck(request: Request, pk: UUID) -> HttpResponse:
    """Show what a deck holds, slide by slide, with what its speaker says."""
    found = deck_of(pk)
    newest = newest_of(found.snapshot.period)
    given = {
        "deck": found,
        "revised": newest if newest and newest.revision > found.snapshot.revision else None,
        "period": Period.of_code(found.snapshot.period).name,
        "slides": slides_of(deck_material(found)),
        "left_out": len(found.stories) - len(still_allowed(found.stories)),
        "digests": sorted(found.digests.items()),
        "crumbs": [(_("Paparan"), "../"), (found.title, "")],
    }
    return render(request, "achievements/deck.html", given)


@require_safe
@staff(Can.READ_NUMBERS)
def deck_file(_request: Request, pk: UUID, language: str, kind: str) -> HttpResponse:
    """Send a deck as PPTX, or its report as PDF, in a language."""
    found = deck_of(pk)
    if language not in ("id", "en") or kind not in ("pptx", "pdf"):
        raise Http404
    material = deck_material(found)
    name = f"paparan-{found.snapshot.brand.get('slug', '')}-{found.snapshot.period}-{language}.{kind}"
    if kind == "pdf":
        return sent(report_pdf(material, language), name, PDF)
    return sent(pptx_of(material, language), name, TYPE)


def deck_of(pk: UUID) -> Deck:
    """Return a deck with its publication, or answer that there is none."""
    heavy = ("figures", "baseline", "contributions", "makers", "products")
    rows = Deck.objects.select_related("snapshot").defer(*(f"snapshot__{name}" for name in heavy))
    found: Deck = get_object_or_404(rows.exclude(snapshot__period=""), pk=pk)
    return found


def language_of(request: Request) -> str:
    """Return the language in which a deck is shown: the one asked for, else the reader's."""
    asked = request.GET.get("bahasa", "")
    return asked if asked in ("id", "en") else (translation.get_language() or "id")[:2]
