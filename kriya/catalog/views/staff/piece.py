"""A product as a visitor will see it, made from what the office has: also before it is public."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from kriya.catalog.cloth import cloth_of
from kriya.catalog.measures import show_lengths, show_weight
from kriya.catalog.models import Kind, Product
from kriya.catalog.models.product import Dye
from kriya.catalog.views.staff.answering import picture_url
from kriya.design.formats import rupiah


@dataclass(frozen=True)
class Piece:
    """What the page of a piece shows, in the reader's language."""

    name: str
    maker: str
    overline: str
    price: str
    story: str
    motif: str
    meaning: str
    care: str
    facts: list[tuple[str, str]]
    variants: list[tuple[str, str]]
    photos: list[dict[str, Any]]
    cloth: tuple[str, str]


def piece_of(product: Product, address: Callable[[Any], str] = picture_url) -> Piece:
    """Return a product (with its parts fetched) as a piece; `address` says where the reader sees a photo."""
    price = rupiah(product.price) if product.price else _("Tanya harga")
    return Piece(
        name=_said(product.name_en, product.name),
        maker=product.maker.name,
        overline=str(product.craft or ""),
        price=price,
        story=_said(product.story_en, product.story_id),
        motif=str(product.motif or ""),
        meaning=product.motif.meaning if product.motif else "",
        care=_said(product.care_en, product.care_id),
        facts=[(label, value) for label, value in _facts(product) if value],
        variants=[(row.name, rupiah(row.price) if row.price else price) for row in product.variants.all()],
        photos=[_photo(photo, address) for photo in product.photos.all()],
        cloth=cloth_of(product.name),
    )


def _said(english: str, indonesian: str) -> str:
    return (english if get_language() == "en" else "") or indonesian


def _facts(product: Product) -> list[tuple[str, str]]:
    return [
        (_("Teknik"), str(product.technique or "")),
        (_("Bahan"), ", ".join(str(row.material) for row in product.materials.all())),
        (_("Pewarna"), str(Dye(product.dye).label) if product.dye else ""),
        (_("Ukuran"), show_lengths([product.length_mm, product.width_mm, product.height_mm])),
        (_("Berat"), show_weight(product.weight_g)),
        (_("Sediaan"), _kind(product)),
        (_("Dikerjakan oleh"), product.hands),
        (_("Waktu pengerjaan"), _days(product.work_days)),
        (_("Dibuat tahun"), str(product.made_year or "")),
    ]


def _kind(product: Product) -> str:
    label = str(Kind(product.kind).label)
    return f"{label}, {_('%(n)s hari') % {'n': product.order_days}}" if product.order_days else label


def _photo(photo: Any, address: Callable[[Any], str]) -> dict[str, Any]:
    return {
        "pk": photo.pk,
        "url": address(photo.pk),
        "alt": _said(photo.alt_en, photo.alt_id),
        "alt_id": photo.alt_id,
        "alt_en": photo.alt_en,
        "waits": photo.approved_at is None,
        "width": photo.width,
        "height": photo.height,
    }


def _days(days: int | None) -> str:
    return ngettext("%(n)s hari", "%(n)s hari", days) % {"n": days} if days else ""
