"""Pages that join several domains: the national front, a council's home, the office's first page."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.achievements.queries.snapshots import public_sheet
from kriya.site.queries import Day, council_cards, day_of_office, newest_products, public_counts, some_makers


@require_safe
def national_home(request: HttpRequest) -> HttpResponse:
    """Show every council with its public figures."""
    return render(request, "site/national_home.html", {"cards": council_cards()})


@require_safe
def council_home(request: Request) -> HttpResponse:
    """Show what a council is, its figures, makers and products, and where to go."""
    sheet, _snapshot = public_sheet()
    makers, products = public_counts()
    given = {
        "about": (request.council.about_en if request.LANGUAGE_CODE == "en" else "") or request.council.about_id,
        "headlines": [
            sheet[code] for code in ("makers.fostered", "crafts.active", "labour.total") if sheet[code].value
        ],
        "as_of": sheet.as_of,
        "makers": some_makers(),
        "products": newest_products(),
        "maker_count": makers,
        "product_count": products,
    }
    return render(request, "site/council_home.html", given)


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
