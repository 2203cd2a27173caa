"""What is promoted, as posters, pictures and captions tell it: a public product, maker or collection."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kriya.catalog.actions.copies import public_copy
from kriya.catalog.models import Collection, PublishedPhoto, PublishedProduct
from kriya.catalog.queries.collections import pieces_of, public_collections
from kriya.core.scoping import current_council
from kriya.design.formats import rupiah
from kriya.makers.models import PublishedMaker
from kriya.promotion.blocks.kinds import read_blocks
from kriya.promotion.blocks.showing import shown_blocks
from kriya.promotion.models import CampaignPage, Link, PageVersion, TargetKind
from kriya.promotion.queries.pages import shown_versions

_SHORT: Final = 220


@dataclass(frozen=True)
class Thing:
    """What is told of it, in the language of the moment. `price` is written out; `photo(width)` gives a JPEG or b""."""

    title: str
    by: str
    price: str
    text: str
    place: str
    crafts: tuple[str, ...]
    photo: Callable[[int], bytes]


def thing_of(link: Link) -> Thing | None:
    """Return what a link leads to, as the public knows it; None for a page, or what the public sees no more."""
    council = current_council().pk
    if link.kind == TargetKind.PRODUCT and link.product_id:
        product = PublishedProduct.objects.of(council).filter(pk=link.product_id).first()
        return of_product(product) if product else None
    if link.kind == TargetKind.MAKER and link.maker_id:
        maker = PublishedMaker.objects.of(council).filter(pk=link.maker_id).first()
        return of_maker(maker) if maker else None
    if link.kind == TargetKind.COLLECTION and link.collection is not None:
        shown = public_collections().filter(pk=link.collection.pk).exists()
        return of_collection(link.collection) if shown else None
    if link.kind == TargetKind.CAMPAIGN_PAGE and link.campaign_page is not None:
        version = shown_versions().filter(page=link.campaign_page).first()
        return of_page(link.campaign_page, version) if version else None
    return None


def of_product(product: PublishedProduct) -> Thing:
    """Tell of a product; the price is that of its page."""
    price = rupiah(product.price) if product.price else ""
    return Thing(
        title=product.shown_name,
        by=_("Karya %(maker)s") % {"maker": product.maker_name},
        price=_("mulai %(price)s") % {"price": price} if price and product.price_differs else price,
        text=shortened(product.story),
        place=product.district_name,
        crafts=tuple(one for one in (product.craft_name, product.motif_id) if one),
        photo=lambda width: photo_of(product.photos, width),
    )


def of_maker(maker: PublishedMaker) -> Thing:
    """Tell of a maker, with a photo of its newest piece that has one."""
    english = get_language() == "en"
    crafts = maker.crafts_en if english and maker.crafts_en else maker.crafts_id
    story = (maker.story_en if english else "") or maker.story_id
    pieces = PublishedProduct.objects.of(maker.council_id).filter(maker_id=maker.pk).exclude(photos=[])
    piece = pieces.order_by("-published_at", "pk").first()
    return Thing(
        title=maker.name,
        by=crafts,
        price="",
        text=shortened(story),
        place=maker.district_name,
        crafts=tuple(part.strip() for part in crafts.split(",") if part.strip()),
        photo=lambda width: photo_of(piece.photos if piece else [], width),
    )


def of_collection(collection: Collection) -> Thing:
    """Tell of a collection, with a photo of its first piece that has one."""
    pieces = pieces_of(collection, 12)
    photos: list[Any] = next((piece.photos for piece in pieces if piece.photos), [])
    return Thing(
        title=str(collection),
        by=_("Koleksi pilihan"),
        price="",
        text=shortened(collection.intro),
        place="",
        crafts=tuple(dict.fromkeys(piece.craft_name for piece in pieces if piece.craft_name)),
        photo=lambda width: photo_of(photos, width),
    )


def of_page(page: CampaignPage, version: PageVersion) -> Thing:
    """Tell of a campaign page, with the first photo that it shows."""
    shown = shown_blocks(read_blocks(version.blocks))
    photo = next((one.photo for one in shown if one.photo), None)
    return Thing(
        title=str(page),
        by=page.campaign.name if page.campaign.name != str(page) else "",
        price="",
        text=shortened(page.about),
        place="",
        crafts=(),
        photo=lambda width: photo_of([photo] if photo else [], width),
    )


def photo_of(photos: list[Mapping[str, Any]], width: int) -> bytes:
    """Return the first of a product's public photos as JPEG, at most so wide; b"" where there is none."""
    if not photos:
        return b""
    row = PublishedPhoto.objects.filter(pk=photos[0]["key"], council=current_council().pk).first()
    if row is None:
        return b""
    try:
        return public_copy(row, width, "jpg")
    except FileNotFoundError:
        return b""


def shortened(text: str, most: int = _SHORT) -> str:
    """Return a text's beginning, ended at a sentence where there is one, else at a word."""
    plain = " ".join(text.split())
    if len(plain) <= most:
        return plain
    cut = plain[:most]
    sentence = cut.rfind(". ")
    return cut[: sentence + 1] if sentence > most // 2 else cut.rsplit(" ", 1)[0].rstrip(",;:") + "…"
