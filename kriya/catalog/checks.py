"""What `kriya check` proves of products."""

from kriya.catalog.actions.projection import COLUMNS, PHOTO_COLUMNS, PHOTOS, PROJECTION
from kriya.catalog.models import Product
from kriya.core.checks.running import Found, compare_projection


def published_products() -> Found:
    """Compare the public projection of products with what publishing would write now."""
    products = list(Product.objects.values_list("pk", flat=True))
    return compare_projection(
        table="catalog_publishedproduct", key="product_id", columns=COLUMNS, wanted=PROJECTION, products=products
    )


def published_photos() -> Found:
    """Compare the photos that visitors may load with those of the public products."""
    products = list(Product.objects.values_list("pk", flat=True))
    return compare_projection(
        table="catalog_publishedphoto", key="key", label="file", columns=PHOTO_COLUMNS, wanted=PHOTOS, products=products
    )
