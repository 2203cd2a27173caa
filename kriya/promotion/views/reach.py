"""Where public pages say that they were seen. They are the same for every reader and kept by caches, so that the
server does not hear of most views; a script of a few lines tells it, and without scripts nothing is counted.
"""

from typing import Final
from urllib.parse import urlsplit

from allauth.core import ratelimit
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from kriya.accounts.request import Request
from kriya.catalog.queries.public import find_products
from kriya.catalog.queries.public_asked import LONGEST, Asked
from kriya.core.machines import is_machine
from kriya.core.scoping import council_scope
from kriya.design.formats import number
from kriya.promotion.actions.reach import note_missed, note_view
from kriya.promotion.models import PageKind
from kriya.promotion.queries.reach import views_in_a_year
from kriya.promotion.reach.pages import page_at
from kriya.promotion.reach.sources import source_of
from kriya.shop.attribution import attribution_of

_LONGEST_HOST: Final = 100
_TOLD_SECONDS: Final = 900


# No token stands in a page that caches keep; what another site sends is refused by where it comes from.
@csrf_exempt
@require_http_methods(["POST", "GET", "HEAD"])
def seen(request: Request) -> HttpResponse:
    """Count a view of the page that the browser names. Nothing is answered, whether it counted or not.

    Who is logged in is staff or a maker and counts for nothing; a made-up address makes no row. Asked with GET, tell
    how often a page was seen, where the council wants that told.
    """
    if request.method != "POST":
        return _told(request)
    if _is_ours(request) and not request.user.is_authenticated and ratelimit.consume(request, action="page_seen"):
        with council_scope(request.council):
            _count(request)
    return HttpResponse(status=204)


def _told(request: Request) -> HttpResponse:
    if not request.council.shows_views:
        return HttpResponse(status=204)
    with council_scope(request.council):
        page = page_at(request.GET.get("p", ""), prefix=request.council_prefix)
        times = views_in_a_year(page.kind, page.object) if page else 0
    if not times:
        return HttpResponse(status=204)
    said = _("Dilihat %(times)s kali dalam setahun terakhir") % {"times": number(times)}
    kept = {"Cache-Control": f"public, max-age={_TOLD_SECONDS}"}
    return HttpResponse(said, content_type="text/plain; charset=utf-8", headers=kept)


def _count(request: Request) -> None:
    page = page_at(request.POST.get("p", ""), prefix=request.council_prefix)
    if page is None:
        return
    machine, own = is_machine(request), request.get_host().split(":")[0]
    source = source_of(request.POST.get("r", "")[:_LONGEST_HOST], own=own, code=attribution_of(request))
    note_view(page, source, is_machine=machine)
    words = request.POST.get("q", "").replace("\x00", "").strip()
    if page.kind == PageKind.SEARCH and words and len(words) <= LONGEST and not machine:
        _look_again(request, words)


def _look_again(request: Request, words: str) -> None:
    """Note a search that found nothing, after looking: what a browser says of it is not believed."""
    found = find_products(request.council.pk, Asked(text=words))
    if not found.page.cards and not found.counts.makers:
        note_missed(words)


def _is_ours(request: Request) -> bool:
    """Tell whether a page of this site sends it: every browser that has sendBeacon says from where."""
    site, origin = request.headers.get("Sec-Fetch-Site"), request.headers.get("Origin", "")
    return site == "same-origin" if site else urlsplit(origin).netloc == request.get_host()
