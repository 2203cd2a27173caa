"""The addresses to which links lead: a fixed table, so that none ever leads out of the council."""

from typing import Final

from django.conf import settings
from django.urls import get_script_prefix, reverse

from kriya.promotion.models import Link, Page, TargetKind
from kriya.promotion.queries.links import slug_of

_PAGES: Final = {
    Page.HOME: "site:home",
    Page.PRODUCTS: "catalog:public_list",
    Page.COLLECTIONS: "catalog:public_collections",
    Page.MAKERS: "makers:public_list",
    Page.MAP: "makers:map",
    Page.ABOUT: "site:about",
}
_ONE: Final = {
    TargetKind.PRODUCT: ("catalog:public_product", "catalog:public_list"),
    TargetKind.MAKER: ("makers:public_maker", "makers:public_list"),
    TargetKind.COLLECTION: ("catalog:public_collection", "catalog:public_collections"),
    TargetKind.CAMPAIGN_PAGE: ("promotion:page", "site:home"),
}


def path_of(link: Link) -> str:
    """Return the path within the council ("produk/kain-panjang/") to which a link leads today."""
    if link.kind == TargetKind.PAGE:
        return _path(_PAGES[Page(link.page)])
    one, every = _ONE[TargetKind(link.kind)]
    slug = slug_of(link)
    return _path(one, slug) if slug else _path(every)


def _path(name: str, *arguments: str) -> str:
    return reverse(name, args=arguments, urlconf=settings.COUNCIL_URLCONF).removeprefix(get_script_prefix())
