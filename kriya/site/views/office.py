"""The office's first page."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.site.queries.office import Day, day_of_office


@require_safe
@staff(Can.READ_REGISTER)
def staff_home(request: Request) -> HttpResponse:
    """Show what waits for somebody today."""
    day = day_of_office()
    return render(
        request,
        "site/staff_home.html",
        {"day": day, "waiting": _waiting(request, day), "may_edit": request.membership.can(Can.EDIT_REGISTER)},
    )


def _waiting(request: Request, day: Day) -> list[dict[str, Any]]:
    """Return what waits, with the page where it is done; a page that this person may not open is left out."""
    lines = (
        (Can.REVIEW_MAKERS, "makers:applications", day.applications, _("Pendaftaran"), _("menunggu dinilai")),
        (Can.EDIT_REGISTER, "makers:duplicates", day.duplicates, _("Data kembar"), _("mungkin satu usaha yang sama")),
        (Can.EDIT_REGISTER, "accounts:codes", day.codes, _("Kode masuk"), _("perajin menunggu kodenya")),
        (Can.CURATE, "catalog:list", day.drafts, _("Produk draf"), _("belum ditayangkan")),
    )
    return [
        {"count": count, "label": label, "text": text, "url": url}
        for can, name, count, label, text in lines
        if request.membership.can(can) and (url := _url(request, name))
    ]


def _url(request: Request, name: str) -> str:
    try:
        return reverse(name, urlconf=request.urlconf)
    except NoReverseMatch:
        return ""
