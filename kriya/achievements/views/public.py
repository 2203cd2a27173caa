"""The page that a chair presents: what the council achieved, for anyone to see."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kriya.achievements.page import public_page
from kriya.achievements.queries.snapshots import public_sheet, publications
from kriya.core.clock import now
from kriya.core.sharing import shared


def _as_counted(_request: HttpRequest) -> object:
    """Name what the page is made of; before the first publication that is the register of this very moment."""
    return publications().values_list("pk", flat=True).first() or now()


@require_safe
@shared(also=_as_counted)
def achievements(request: HttpRequest) -> HttpResponse:
    """Show the newest published figures, or before the first publication those of now."""
    sheet, snapshot = public_sheet()
    return render(request, "achievements/public.html", {"page": public_page(sheet), "snapshot": snapshot})
