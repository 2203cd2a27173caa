"""The page that a chair presents: what the council achieved, for anyone to see."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kriya.achievements.page import public_page
from kriya.achievements.queries.snapshots import public_sheet


@require_safe
def achievements(request: HttpRequest) -> HttpResponse:
    """Show the newest published figures, or before the first publication those of now."""
    sheet, snapshot = public_sheet()
    return render(request, "achievements/public.html", {"page": public_page(sheet), "snapshot": snapshot})
