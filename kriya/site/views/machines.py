"""What search engines and feed readers ask for: robots.txt, sitemaps, Atom."""

from collections.abc import Iterable
from datetime import datetime
from math import ceil
from typing import Any, Final
from xml.sax.saxutils import escape

from django.db.models import Q
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kriya.accounts.request import AnyRequest, Request
from kriya.catalog.models import PublishedProduct
from kriya.catalog.queries.collections import collections_shown, public_collections
from kriya.catalog.queries.public import public_products
from kriya.catalog.queries.public_counts import count_products
from kriya.core.sharing import shared
from kriya.councils.queries import all_councils
from kriya.exhibitions.days import span
from kriya.exhibitions.models import PublishedExhibition
from kriya.exhibitions.queries.public import latest
from kriya.makers.models import PublishedMaker
from kriya.participation.pages import public_page
from kriya.participation.queries.calls import public_calls
from kriya.promotion.feeds.images import PER_FILE as IMAGES_PER_FILE
from kriya.promotion.queries.pages import pages_shown, shown_versions

# The most that the protocol allows in one file (sitemaps.org).
PER_FILE: Final = 50_000
IN_FEED: Final = 40
EXHIBITIONS_IN_FEED: Final = 10
PAGES: Final = (
    "site:home", "catalog:public_list", "catalog:public_collections", "makers:public_list", "makers:map",
    "exhibitions:public_list", "training:public_trainings", "participation:public_calls", "assistance:public_services",
    "achievements:public", "site:about", "site:contact",
)  # fmt: skip
_HOUR: Final = 60 * 60
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8"?>\n'
_XMLNS: Final = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


@require_safe
@shared(fresh=_HOUR)
def robots(request: AnyRequest) -> HttpResponse:
    """Keep machines out of what is nobody's but the council's, and show them the sitemap."""
    closed = ("kelola/", "mitra/", "kasir/", "akun/", "en/akun/", "en/kelola/", "en/mitra/")
    # A council stands behind its prefix, or at the top of its own domain.
    lines = ["User-agent: *", *(f"Disallow: {top}{part}" for part in closed for top in ("/", "/*/"))]
    lines += ["", f"Sitemap: {request.build_absolute_uri('/sitemap.xml')}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@require_safe
@shared(fresh=_HOUR)
def national_sitemap(request: AnyRequest) -> HttpResponse:
    """List every council's sitemap."""
    return _index(request.build_absolute_uri(f"/{one.slug}/sitemap.xml") for one in all_councils())


@require_safe
@shared(fresh=_HOUR, also=collections_shown)
def sitemap(request: Request) -> HttpResponse:
    """List the council's sitemaps: pages, collections, makers, products."""
    products = count_products([request.council.pk]).get(request.council.pk, 0)
    kinds = {"produk": products, **{kind: _rows(kind, request).count() for kind in ("umkm", "pameran")}}
    names = ["halaman", "koleksi"]
    names += [f"{kind}-{page}" for kind, n in kinds.items() for page in range(1, ceil(n / PER_FILE) + 1)]
    names += [f"gambar-{page}" for page in range(1, ceil(products / IMAGES_PER_FILE) + 1)]
    return _index(_indonesian(request, f"/sitemap-{name}.xml") for name in names)


@require_safe
@shared(fresh=_HOUR, also=pages_shown)
def sitemap_pages(request: Request) -> HttpResponse:
    """List the pages that stand for themselves, those of campaigns that are on, of trainings and other calls."""
    pages = [reverse(name) for name in PAGES]
    calls = public_calls().order_by("-starts_on", "call_id").values_list("kind", "slug")
    pages += [public_page(kind, slug) for kind, slug in calls]
    pages += [reverse("promotion:page", args=[one.page.slug]) for one in shown_versions()]
    return _urls(request, ((_plain(request, page), None) for page in pages))


@require_safe
@shared(fresh=_HOUR, also=collections_shown)
def sitemap_collections(request: Request) -> HttpResponse:
    """List the collections that are public now."""
    rows = public_collections().values_list("slug", "updated_at")
    return _urls(request, ((f"/koleksi/{slug}/", changed) for slug, changed in rows))


@require_safe
@shared(fresh=_HOUR)
def sitemap_part(request: Request, kind: str, page: int) -> HttpResponse:
    """List up to 50,000 products, makers or exhibitions."""
    if page < 1:
        raise Http404
    first = (page - 1) * PER_FILE
    rows = _rows(kind, request).order_by("pk").values_list("slug", "updated_at")[first : first + PER_FILE]
    if not rows:
        raise Http404
    return _urls(request, ((f"/{kind}/{slug}/", changed) for slug, changed in rows))


def _rows(kind: str, request: Request) -> Any:
    rows: Any = {"produk": PublishedProduct, "umkm": PublishedMaker, "pameran": PublishedExhibition}[kind]
    return rows.objects.of(request.council.pk)


def _plain(request: Request, path: str) -> str:
    """Return an address without the council's and the language's prefix."""
    return path.removeprefix(request.META["SCRIPT_NAME"])


def _indonesian(request: Request, path: str) -> str:
    return request.build_absolute_uri(f"{request.council_prefix}{path}")


def _index(addresses: Iterable[str]) -> HttpResponse:
    inside = "".join(f"<sitemap><loc>{escape(one)}</loc></sitemap>\n" for one in addresses)
    return _xml(f"<sitemapindex {_XMLNS}>\n{inside}</sitemapindex>\n")


def _urls(request: Request, entries: Iterable[tuple[str, datetime | None]]) -> HttpResponse:
    home = request.build_absolute_uri(f"{request.council_prefix}/").rstrip("/")
    inside = "".join(_url(home, path, changed) for path, changed in entries)
    return _xml(f'<urlset {_XMLNS} xmlns:xhtml="http://www.w3.org/1999/xhtml">\n{inside}</urlset>\n')


def _url(home: str, path: str, changed: datetime | None) -> str:
    indonesian, english = escape(f"{home}{path}"), escape(f"{home}/en{path}")
    when = f"<lastmod>{changed.isoformat(timespec='seconds')}</lastmod>" if changed else ""
    others = (
        f'<xhtml:link rel="alternate" hreflang="id" href="{indonesian}"/>'
        f'<xhtml:link rel="alternate" hreflang="en" href="{english}"/>'
    )
    return "".join(f"<url><loc>{one}</loc>{when}{others}</url>\n" for one in (indonesian, english))


def _xml(text: str) -> HttpResponse:
    return HttpResponse(_HEAD + text, content_type="application/xml; charset=utf-8")


def _of_craft(craft: str) -> Any:
    """Return the newest products, of one craft or one below it when named."""
    below = Q(craft_code=craft) | Q(craft_code__startswith=f"{craft}.")
    return public_products().filter(below) if craft else public_products()


@require_safe
@shared()
def feed(request: Request, craft: str = "") -> HttpResponse:
    """Tell feed readers of the newest products and exhibitions, or of the products of one craft when named."""
    products = list(_of_craft(craft).defer(None)[:IN_FEED])
    if craft and not products:
        raise Http404
    title = f"{request.council.name}: {products[0].craft_name if craft else _('karya terbaru')}"
    here, home = request.build_absolute_uri(), request.build_absolute_uri(reverse("site:home"))
    made = Atom1Feed(title, home, request.council.about, language=request.LANGUAGE_CODE, feed_url=here)
    for product in products:
        address = request.build_absolute_uri(reverse("catalog:public_product", args=[product.slug]))
        made.add_item(
            title=product.shown_name,
            link=address,
            description=product.story or product.maker_name,
            author_name=product.maker_name,
            pubdate=product.published_at,
            updateddate=product.updated_at,
            unique_id=f"urn:uuid:{product.pk}",
        )
    if not craft:
        _tell_exhibitions(request, made)
    return HttpResponse(made.writeString("utf-8"), content_type=made.content_type)


def _tell_exhibitions(request: Request, made: Atom1Feed) -> None:
    for one in latest(EXHIBITIONS_IN_FEED):
        when = span(one.starts_on, one.ends_on)
        made.add_item(
            title=f"{one.shown_name}, {when}",
            link=request.build_absolute_uri(reverse("exhibitions:public", args=[one.slug])),
            description=one.about or f"{one.venue}, {one.city}",
            author_name=request.council.name,
            pubdate=one.published_at,
            updateddate=one.updated_at,
            unique_id=f"urn:uuid:{one.pk}",
        )
