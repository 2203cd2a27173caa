"""{% piece product sizes="…" %}: the first photo of a piece, or the cloth that its name tells of."""

from typing import Any, Final
from uuid import UUID

from django import template

from kriya.catalog.models import PublishedProduct
from kriya.catalog.queries.public import public_products
from kriya.catalog.showing import picture

register = template.Library()
_OF_MAKER: Final = 12


@register.inclusion_tag("catalog/piece.html", takes_context=True)
def piece(
    context: template.Context, product: PublishedProduct, sizes: str = "50vw", shape: str = "", eager: bool = False
) -> dict[str, Any]:
    """Show a piece; `sizes` is how wide it stands on the page, `eager` for the first view."""
    photo = product.photos[0] if product.photos else None
    return {
        "picture": picture(context["request"], photo) if photo else None,
        "cloth": product.cloth,
        "sizes": sizes,
        "shape": shape,
        "eager": eager,
    }


@register.simple_tag
def pieces_of_maker(council_id: int, maker_id: UUID) -> list[PublishedProduct]:
    """Give the newest public pieces of a maker, one question to the database."""
    return list(public_products().filter(council_id=council_id, maker_id=maker_id)[:_OF_MAKER])
