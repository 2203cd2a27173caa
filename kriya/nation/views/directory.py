"""Every council, found by its name or region."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kriya.accounts.request import AnyRequest
from kriya.core.linked_data import item_list, linked_data
from kriya.core.sharing import shared
from kriya.nation.queries.directory import provinces_with_councils

_LONGEST = 80


@require_safe
@shared()
def directory(request: AnyRequest) -> HttpResponse:
    """Show the councils by province with their public figures."""
    text = request.GET.get("q", "").strip()[:_LONGEST]
    provinces = provinces_with_councils(text)
    councils = [
        (card.council.name, request.build_absolute_uri(f"/{card.council.slug}/"))
        for province in provinces
        for card in province.cards
    ]
    given = {
        "provinces": provinces,
        "text": text,
        "linked_data": linked_data(item_list(_("Dewan kerajinan daerah"), councils)),
        "share": {"title": _("Dewan kerajinan daerah")},
    }
    return render(request, "nation/directory.html", given)
