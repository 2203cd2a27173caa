"""Collections and featured makers as visitors see them: the few rows of themes from their own tables, the pieces from
the projection, so that nothing unpublished can stand in one.
"""

from dataclasses import dataclass
from typing import Final

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When
from django.utils.timezone import localdate

from kriya.catalog.models import Collection, CollectionItem, FeaturedMaker, PublishedProduct
from kriya.catalog.models.collections import CollectionKind
from kriya.catalog.queries.public import public_products
from kriya.core.clock import now
from kriya.core.scoping import current_council
from kriya.makers.models import PublishedMaker

MOST_PIECES: Final = 240


@dataclass(frozen=True)
class Featured:
    """A maker who stands in front today, as the public knows it, with a sentence why."""

    maker: PublishedMaker
    words: str


def public_collections() -> QuerySet[Collection]:
    """Return the collections that anyone may see now: seasons that run first, then by their place."""
    today = localdate()
    running = Q(kind=CollectionKind.SEASON) & (Q(starts_on=None) | Q(starts_on__lte=today))
    season_first = Case(When(running, then=Value(0)), default=Value(1), output_field=IntegerField())
    shown = Collection.objects.filter(publish_at__lte=now()).filter(Q(ends_on=None) | Q(ends_on__gte=today))
    found: QuerySet[Collection] = shown.order_by(season_first, "position", "-publish_at", "pk")
    return found


def collections_shown(_request: object) -> int:
    """Return how many collections are shown at this moment: one may have come without any row being written."""
    return public_collections().count()


def pieces_of(collection: Collection, most: int = MOST_PIECES) -> list[PublishedProduct]:
    """Return the public pieces of a collection in its order."""
    order = list(_in_order().filter(collection=collection).values_list("product_id", flat=True)[:MOST_PIECES])
    there = {one.pk: one for one in public_products().filter(pk__in=order).order_by()}
    return [there[pk] for pk in order if pk in there][:most]


def covers_of(collections: list[Collection]) -> dict[object, list[PublishedProduct]]:
    """Return the first three public pieces of each collection, in two questions however many collections."""
    pairs = list(_in_order().filter(collection__in=collections).values_list("collection_id", "product_id"))
    there = {one.pk: one for one in public_products().filter(pk__in={pk for _one, pk in pairs}).order_by()}
    found: dict[object, list[PublishedProduct]] = {one.pk: [] for one in collections}
    for collection, product in pairs:
        if product in there and len(found[collection]) < 3:
            found[collection].append(there[product])
    return found


def _in_order() -> QuerySet[CollectionItem]:
    found: QuerySet[CollectionItem] = CollectionItem.objects.order_by("collection_id", "position", "pk")
    return found


def featured_today() -> Featured | None:
    """Return the maker in front today, when the public may see it."""
    today = localdate()
    running = FeaturedMaker.objects.filter(starts_on__lte=today, ends_on__gte=today).order_by("-starts_on", "pk")
    chosen = running.first()
    if chosen is None:
        return None
    maker = PublishedMaker.objects.of(current_council().pk).filter(maker_id=chosen.maker_id).first()
    return Featured(maker, chosen.words) if maker is not None else None
