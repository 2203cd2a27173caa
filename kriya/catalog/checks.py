"""What `kriya check` proves of products."""

from django.db import connection

from kriya.catalog.actions.counting import FACETS_TRUE, SPELLINGS_TRUE, WORDS_TRUE
from kriya.catalog.actions.projection import COLUMNS, PHOTO_COLUMNS, PHOTOS, PROJECTION
from kriya.catalog.models import Product
from kriya.core.checks.running import Found, compare_projection
from kriya.core.scoping import current_council


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


def published_counts() -> Found:
    """Compare the counts of facets and words, kept by differences, with counting every public product anew."""
    kept = (
        ("catalog_facetcount", "given || ' ' || facet", FACETS_TRUE),
        ("catalog_publishedword", "word", WORDS_TRUE),
        ("catalog_publishedspelling", "word", SPELLINGS_TRUE),
    )
    found = [_compare_counts(*one) for one in kept]
    return Found(sum(one.checked for one in found), [line for one in found for line in one.differences])


def _compare_counts(table: str, what: str, wanted: str) -> Found:
    sql = f"""
        SELECT count(*) OVER (), what, p.n, w.n
        FROM (SELECT {what} AS what, n FROM {table} WHERE council_id = %(council)s) p
        FULL JOIN (SELECT {what} AS what, n FROM ({wanted}) counted) w USING (what)
        ORDER BY p.n IS NOT DISTINCT FROM w.n LIMIT 100
    """  # noqa: S608 - our own text
    with connection.cursor() as cursor:
        cursor.execute(sql, {"council": current_council().pk})
        rows = cursor.fetchall()
    wrong = [f"{table} {what!r}: {kept}, counted {true}" for _all, what, kept, true in rows if kept != true]
    return Found(rows[0][0] if rows else 0, wrong)
