"""Which page an address is: one of a fixed list, and what it shows must be public; a made-up address is none."""

from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.conf import settings
from django.urls import Resolver404, resolve

from kriya.catalog.models import PublishedProduct
from kriya.catalog.queries.collections import public_collections
from kriya.core.scoping import current_council
from kriya.makers.models import PublishedMaker
from kriya.promotion.models import CampaignPage, PageKind
from kriya.promotion.queries.pages import shown_versions
from kriya.promotion.reach.counted import KINDS, found

_KINDS: Final = {
    "site:home": PageKind.HOME,
    "catalog:public_list": PageKind.PRODUCTS,
    "catalog:public_product": PageKind.PRODUCT,
    "catalog:search": PageKind.SEARCH,
    "catalog:public_collections": PageKind.COLLECTIONS,
    "catalog:public_collection": PageKind.COLLECTION,
    "promotion:page": PageKind.CAMPAIGN,
    "makers:public_list": PageKind.MAKERS,
    "makers:public_maker": PageKind.MAKER,
    "makers:map": PageKind.MAP,
    "achievements:public": PageKind.FIGURES,
    "site:about": PageKind.ABOUT,
    "site:contact": PageKind.CONTACT,
}
_LONGEST: Final = 300
_LANGUAGES: Final = tuple(code for code, _name in settings.LANGUAGES)


@dataclass(frozen=True)
class SeenPage:
    """A page of the council, with what it shows where it shows one thing."""

    kind: PageKind
    object: UUID | None = None


def page_at(path: str, *, prefix: str) -> SeenPage | None:
    """Return the public page at a path; `prefix` is what stands before every page of the council ("/kota").

    None for what is no counted page of this council, and for a product, maker or collection that is not public.
    """
    if len(path) > _LONGEST or not path.startswith(f"{prefix}/"):
        return None
    inside = path.removeprefix(prefix)
    head, _slash, rest = inside.lstrip("/").partition("/")
    try:
        match = resolve(f"/{rest}" if head in _LANGUAGES else inside, urlconf=settings.COUNCIL_URLCONF)
    except Resolver404:
        return None
    kind, slug = _kind_of(match.view_name), match.kwargs.get("slug")
    if kind is None or slug is None:
        return SeenPage(kind) if kind else None
    shown = _shown(kind, slug)
    return SeenPage(kind, shown) if shown else None


def _kind_of(view_name: str) -> PageKind | None:
    above = KINDS.get(view_name)
    return PageKind(above) if above else _KINDS.get(view_name)


def _shown(kind: PageKind, slug: str) -> UUID | None:
    rows: dict[PageKind, Any] = {
        PageKind.PRODUCT: PublishedProduct.objects.of(current_council().pk),
        PageKind.MAKER: PublishedMaker.objects.of(current_council().pk),
        PageKind.COLLECTION: public_collections(),
        PageKind.CAMPAIGN: CampaignPage.objects.filter(pk__in=shown_versions().values("page")),
    }
    if kind not in rows:
        return found(kind, slug)
    shown: UUID | None = rows[kind].filter(slug=slug).order_by().values_list("pk", flat=True).first()
    return shown
