"""The story that a label leads to, read from what is public alone."""

from typing import NamedTuple

from kriya.catalog.models import PublishedProduct
from kriya.catalog.queries.public_product import ShownProduct, product_called
from kriya.inventory.queries.labels import label_of
from kriya.makers.models import PublishedMaker


class Story(NamedTuple):
    """What is told of a labelled piece; without a product nothing of it is public (yet)."""

    code: str
    product: ShownProduct | None = None
    maker: PublishedMaker | None = None


def story_of(council_id: int, code: str) -> Story | None:
    """Return what a label of this council tells, or None for no label of its. Four questions at most."""
    label = label_of(code)
    if label is None or label.council_id != council_id:
        return None
    slug = PublishedProduct.objects.of(council_id).filter(pk=label.product_id).values_list("slug", flat=True).first()
    product = product_called(council_id, slug) if slug else None
    if product is None:
        return Story(label.code)
    return Story(label.code, product, PublishedMaker.objects.of(council_id).filter(pk=product.maker_id).first())
