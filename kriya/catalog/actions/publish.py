"""Keep the published projection of products true: called by every action that touches something a visitor may see."""

from collections.abc import Iterable
from uuid import UUID

from django.db import connection

from kriya.catalog.actions.copies import follow_photos
from kriya.catalog.actions.projection import PUBLISH, PUBLISH_PHOTOS, WITHDRAW
from kriya.catalog.models import Product, PublishedProduct
from kriya.core.scoping import current_council


def publish_products(products: Iterable[UUID]) -> None:
    """Bring the projection of these products and their photos up to date, in three statements however many they are."""
    arguments = {"council": current_council().pk, "products": list(products)}
    if not arguments["products"]:
        return
    with connection.cursor() as cursor:
        cursor.execute(WITHDRAW, arguments)
        cursor.execute(PUBLISH, arguments)
        cursor.execute(PUBLISH_PHOTOS, arguments)
        follow_photos(cursor.fetchall())


def publish_products_of(makers: Iterable[UUID]) -> None:
    """Follow makers whose projection was written: their products are renamed, shown or taken away with them."""
    publish_products(Product.objects.filter(maker__in=list(makers)).values_list("pk", flat=True))


def publish_products_of_craft(craft: UUID) -> None:
    """Follow a craft that got another name: its products show it, those of makers that practise another one too."""
    publish_products(Product.objects.filter(craft=craft).values_list("pk", flat=True))


def publish_all_products() -> int:
    """Rebuild the projection of the whole council; return how many products are public."""
    publish_products(Product.objects.values_list("pk", flat=True))
    return PublishedProduct.objects.of(current_council().pk).count()
