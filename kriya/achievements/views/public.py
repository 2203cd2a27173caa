"""The page that a chair presents: what the council achieved, for anyone to see."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kriya.achievements.afterwards import afterwards, quarters_table, said_of
from kriya.achievements.deck.material import material_of
from kriya.achievements.page import changes_in_words, public_page
from kriya.achievements.period import Period
from kriya.achievements.queries.snapshots import current, newest_of, periods_published, public_sheet, publications
from kriya.achievements.sheet import Sheet
from kriya.core.clock import now
from kriya.core.sharing import shared


def _as_counted(_request: HttpRequest) -> object:
    """Name what the page is made of; before the first publication that is the register of this very moment."""
    return publications().values_list("pk", flat=True).first() or now()


@require_safe
@shared(also=_as_counted)
def achievements(request: HttpRequest, period: str = "") -> HttpResponse:
    """Show a published period, the newest where none is named, or before the first publication the figures of now."""
    if period:
        snapshot = newest_of(period)
        if snapshot is None:
            raise Http404
        sheet = Sheet(snapshot.public)
    else:
        sheet, snapshot = public_sheet()
    material = material_of(snapshot) if snapshot else None
    published = periods_published() if snapshot else []
    given = {
        "page": public_page(sheet, material),
        "snapshot": snapshot,
        "material": material,
        "changes": changes_in_words(sheet, snapshot.changed) if snapshot else [],
        "periods": [(one.period, Period.of_code(one.period).name, one.revision) for one in published],
    }
    return render(request, "achievements/public.html", given)


@require_safe
@shared(also=_as_counted)
def came_of_it(request: HttpRequest) -> HttpResponse:
    """Show what came of programmes: what was approved of the newest quarter, and of those before it."""
    snapshot = current()
    material = material_of(snapshot) if snapshot else None
    given = {
        "snapshot": snapshot,
        "material": material,
        "told": [(one, said_of(one)) for one in afterwards(material)] if material else [],
        "table": quarters_table(material) if material and material.trend else None,
    }
    return render(request, "achievements/afterwards.html", given)
