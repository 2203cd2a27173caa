"""What a product's page says to machines: the piece, its price in rupiah, who made it."""

from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from kriya.accounts.request import Request
from kriya.catalog.queries.public_product import ShownProduct
from kriya.core.linked_data import crumbs, known, linked_data
from kriya.councils.addresses import origin


def product_linked_data(request: Request, product: ShownProduct, pictures: list[dict[str, Any]]) -> SafeString:
    """Return Product with its Offer, and BreadcrumbList; `pictures` are its photos as share_picture gives them."""
    site = f"{origin(request)}{request.META['SCRIPT_NAME']}"
    here, maker = f"{origin(request)}{request.path}", f"{site}/umkm/{product.maker_slug}/"
    told = {
        "@type": "Product",
        "@id": f"{here}#produk",
        "url": here,
        "name": product.shown_name,
        "description": product.story,
        "image": [picture["url"] for picture in pictures],
        "category": product.said("craft"),
        "material": product.said("materials"),
        "brand": {"@type": "Brand", "name": product.maker_name},
        "manufacturer": {"@type": "LocalBusiness", "name": product.maker_name, "url": maker},
        "offers": _offer(request, product, here),
    }
    way = [
        (request.council.name, f"{site}/"),
        (_("Produk"), f"{site}/produk/"),
        (product.shown_name, here),
    ]
    return linked_data(told, crumbs(way))


def _offer(request: Request, product: ShownProduct, here: str) -> dict[str, Any] | None:
    """Return the offer; without a price there is none to tell machines.

    Whether a piece is left is not told: this page is kept for a while, and the shop says it anew each time.
    """
    if not product.price:
        return None
    prices = [variant["price"] for variant in product.variants if variant["price"]] or [product.price]
    offer = {
        "url": here,
        "priceCurrency": "IDR",
        "seller": {"@type": "Organization", "name": request.council.name},
    }
    if product.price_differs:
        span = {"@type": "AggregateOffer", "lowPrice": min(prices), "highPrice": max(prices), "offerCount": len(prices)}
        return known({**offer, **span})
    return known({**offer, "@type": "Offer", "price": product.price})


def product_share(request: Request, product: ShownProduct, pictures: list[dict[str, Any]]) -> dict[str, Any]:
    """Return what a link to the product shows where it is shared."""
    picture = {"picture": pictures[0]} if pictures else {}
    text = product.story[:200] or f"{product.maker_name}, {request.council.name}"
    return {"title": product.shown_name, "text": text, "type": "product", **picture}
