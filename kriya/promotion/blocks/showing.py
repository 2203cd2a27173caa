"""Blocks with what they point to, as the public may see it: the same few questions for any number of blocks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Final
from uuid import UUID

from django.db.models import F, Q

from kriya.catalog.models import Collection, CollectionItem, PublishedProduct
from kriya.catalog.queries.collections import public_collections
from kriya.core.clock import now, today
from kriya.core.ids import read_ids
from kriya.core.scoping import current_council
from kriya.makers.models import PublishedMaker
from kriya.promotion.blocks.kinds import Block, BlockKind
from kriya.shop.models import Voucher

PIECES: Final = 8
WHOLE: Final = 10_000  # basis points


@dataclass(frozen=True)
class Shown:
    """A block ready to be shown. `until` is the end that a countdown tells, `is_over` whether that has come."""

    block: Block
    pieces: Sequence[PublishedProduct] = field(default_factory=tuple)
    makers: Sequence[PublishedMaker] = field(default_factory=tuple)
    collection: Collection | None = None
    voucher: Voucher | None = None
    until: datetime | None = None

    @property
    def title(self) -> str:
        return self.block.said("title")

    @property
    def text(self) -> str:
        return self.block.said("text")

    @property
    def photo(self) -> Mapping[str, Any] | None:
        """The photo of a block's first piece that has one."""
        return next((piece.photos[0] for piece in self.pieces if piece.photos), None)

    @property
    def worth(self) -> float:
        """What part of the price a voucher takes off."""
        return self.voucher.value / WHOLE if self.voucher is not None else 0

    @property
    def is_over(self) -> bool:
        return self.until is not None and self.until <= now()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show: what it points to is not public, or it says nothing yet."""
        match self.block.kind:
            case BlockKind.HERO:
                return not self.title
            case BlockKind.TEXT:
                return not (self.title or self.text)
            case BlockKind.COLLECTION | BlockKind.PRODUCTS:
                return not self.pieces
            case BlockKind.MAKERS:
                return not self.makers
            case BlockKind.COUNTDOWN:
                return self.until is None or self.is_over
            case BlockKind.VOUCHER:
                return self.voucher is None


def shown_blocks(blocks: Sequence[Block]) -> list[Shown]:
    """Return blocks with what they point to; what is not public is left out of them."""
    collections = {one.pk: one for one in public_collections().filter(pk__in=_keys(blocks, "collection"))}
    order = _collected(collections)
    wanted = {*_keys(blocks, "products"), *_keys(blocks, "product"), *(pk for each in order.values() for pk in each)}
    council = current_council().pk
    products = {one.pk: one for one in PublishedProduct.objects.of(council).filter(pk__in=wanted)}
    makers = {one.pk: one for one in PublishedMaker.objects.of(council).filter(pk__in=_keys(blocks, "makers"))}
    vouchers = {one.pk: one for one in open_vouchers().filter(pk__in=_keys(blocks, "voucher"))}
    return [
        Shown(
            block,
            pieces=_pieces(block, order, products),
            makers=_those(makers, block, "makers"),
            collection=next(iter(_those(collections, block, "collection")), None),
            voucher=next(iter(_those(vouchers, block, "voucher")), None),
            until=_moment(block.says.get("until")),
        )
        for block in blocks
    ]


def open_vouchers() -> Any:
    """Return the vouchers that anyone can use today."""
    on = today()
    some_left = Q(most_uses=None) | Q(used__lt=F("most_uses"))
    return Voucher.objects.filter(some_left, from_on__lte=on, until_on__gte=on)


def _keys(blocks: Sequence[Block], name: str) -> list[UUID]:
    return read_ids(key for block in blocks for key in block.ids(name))


def _those(rows: Mapping[UUID, Any], block: Block, name: str) -> list[Any]:
    return [rows[key] for key in read_ids(block.ids(name)) if key in rows]


def _collected(collections: Mapping[UUID, Collection]) -> dict[UUID, list[UUID]]:
    """Return the products of each collection in their order."""
    found: dict[UUID, list[UUID]] = {pk: [] for pk in collections}
    rows = CollectionItem.objects.filter(collection__in=found).order_by("collection_id", "position", "pk")
    for collection, product in rows.values_list("collection_id", "product_id"):
        found[collection].append(product)
    return found


def _pieces(
    block: Block, order: Mapping[UUID, list[UUID]], products: Mapping[UUID, PublishedProduct]
) -> list[PublishedProduct]:
    """Return the pieces of a block: those it names, else the first of its collection."""
    named = _those(products, block, "product") + _those(products, block, "products")
    if named or block.kind != BlockKind.COLLECTION:
        return named
    keys = [pk for one in read_ids(block.ids("collection")) for pk in order.get(one, ())]
    return [products[pk] for pk in keys if pk in products][: int(block.says.get("most") or PIECES)]


def _moment(text: object) -> datetime | None:
    """Return a moment that was kept as text; one without a zone is no moment."""
    try:
        found = datetime.fromisoformat(str(text))
    except ValueError:
        return None
    return found.astimezone(UTC) if found.tzinfo else None
