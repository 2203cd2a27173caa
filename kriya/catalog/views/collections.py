"""Collections as visitors see them; a draft only by its preview key."""

import hmac

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kriya.accounts.request import Request
from kriya.catalog.models import Collection
from kriya.catalog.queries.collections import collections_shown, covers_of, pieces_of, public_collections
from kriya.catalog.showing import share_picture
from kriya.core.linked_data import crumbs, item_list, linked_data
from kriya.core.sharing import shared
from kriya.councils.share import council_share


@require_safe
@shared(also=collections_shown)
def collections(request: Request) -> HttpResponse:
    """Show every collection that is public now, each with its first pieces."""
    shown = list(public_collections())
    covers = covers_of(shown)
    rows = [(one, covers[one.pk]) for one in shown if covers[one.pk]]
    names = [(str(one), _address(request, one.slug)) for one, _pieces in rows]
    given = {
        "rows": rows,
        "linked_data": linked_data(item_list(_("Koleksi"), names)),
        "share": council_share(request, _("Koleksi")),
    }
    return render(request, "catalog/collection_list.html", given)


@require_safe
def collection(request: Request, slug: str) -> HttpResponse:
    """Show one collection; with its preview key also before its time, for nobody to keep."""
    key = request.GET.get("kunci", "")
    return _preview(request, slug, key) if key else _public(request, slug)


@shared(also=collections_shown)
def _public(request: Request, slug: str) -> HttpResponse:
    found = public_collections().filter(slug=slug).first()
    if found is None:
        return _over(request, slug)
    return _page(request, found, preview=False)


def _preview(request: Request, slug: str, key: str) -> HttpResponse:
    found = Collection.objects.filter(slug=slug).first()
    if found is None or not found.preview_key or not hmac.compare_digest(found.preview_key.encode(), key.encode()):
        raise Http404
    return _page(request, found, preview=True)


def _page(request: Request, found: Collection, *, preview: bool) -> HttpResponse:
    pieces = pieces_of(found)
    cover = next((one for one in pieces if one.photos), None)
    address = _address(request, found.slug)
    share = {"title": str(found), "text": found.intro[:200]}
    way = [(request.council.name, request.build_absolute_uri(reverse("site:home"))), (str(found), address)]
    items = [(one.shown_name, request.build_absolute_uri(_piece(one.slug))) for one in pieces]
    given = {
        "collection": found,
        "pieces": pieces,
        "preview": preview,
        "share": {**share, "picture": share_picture(request, cover.photos[0])} if cover else share,
        "linked_data": linked_data(item_list(str(found), items), crumbs(way)),
    }
    return render(request, "catalog/collection.html", given)


def _over(request: Request, slug: str) -> HttpResponse:
    """Say that a season is over, with those that run; what never was public is not found."""
    past = Collection.objects.filter(slug=slug, ends_on__lt=localdate()).exclude(publish_at=None).first()
    if past is None:
        raise Http404
    return render(
        request, "catalog/collection_over.html", {"collection": past, "others": public_collections()[:6]}, status=410
    )


def _address(request: Request, slug: str) -> str:
    return request.build_absolute_uri(reverse("catalog:public_collection", args=[slug]))


def _piece(slug: str) -> str:
    return reverse("catalog:public_product", args=[slug])
