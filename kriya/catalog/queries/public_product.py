"""One public product with what its page says of its maker, and more like it, in one question."""

from datetime import datetime
from typing import Any, Final, NamedTuple
from uuid import UUID

from django.utils.translation import get_language

from kriya.catalog.queries.public_rows import CARD_COLUMNS, Card
from kriya.core.asking import ask


class ShownProduct(NamedTuple):
    """A row of the projection beside its maker's; lengths in millimetres, weight in grams, prices in rupiah.

    `variants` are {name, price}, `photos` in order {key, width, height, alt_id, alt_en}; `english` is the reader.
    """

    product_id: UUID
    slug: str
    name: str
    name_en: str
    maker_id: UUID
    maker_name: str
    maker_slug: str
    craft_code: str
    craft_id: str
    craft_en: str
    district_name: str
    price: int | None
    price_differs: bool
    kind: str
    order_days: int | None
    technique_id: str
    technique_en: str
    materials_id: str
    materials_en: str
    motif_code: str
    motif_id: str
    motif_en: str
    meaning_id: str
    meaning_en: str
    length_mm: int | None
    width_mm: int | None
    height_mm: int | None
    weight_g: int | None
    care_id: str
    care_en: str
    dye: str
    hands: str
    work_days: int | None
    made_year: int | None
    story_id: str
    story_en: str
    published_at: datetime
    variants: list[dict[str, Any]]
    photos: list[dict[str, Any]]
    maker_phone: str
    maker_photo: str
    maker_crafts_id: str
    maker_crafts_en: str
    maker_started: int | None
    same_maker: list[Card]
    same_motif: list[Card]
    english: bool

    def said(self, field: str) -> str:
        """Return a field that is there in two languages in the reader's, else in the one there is."""
        indonesian, english = getattr(self, f"{field}_id"), getattr(self, f"{field}_en")
        return str(english or indonesian) if self.english else str(indonesian or english)

    @property
    def shown_name(self) -> str:
        """The name in the reader's language."""
        return self.name_en if self.english and self.name_en else self.name

    @property
    def story(self) -> str:
        """The story in the reader's language, else the one there is."""
        return self.said("story")


_OTHERS: Final = """
(SELECT json_agg(json_build_array(%s)) FROM (
    SELECT * FROM catalog_publishedproduct o
    WHERE o.council_id = t.council_id AND %s AND o.product_id <> t.product_id
    ORDER BY o.published_at DESC, o.product_id LIMIT 4) p)
"""
_CARD: Final = CARD_COLUMNS.replace("p.photos->0", "(p.photos->0)::text")
_WRITTEN: Final = {
    "variants": "t.variants::json", "photos": "t.photos::json", "maker_phone": "m.phone", "maker_photo": "m.photo",
    "maker_crafts_id": "m.crafts_id", "maker_crafts_en": "m.crafts_en", "maker_started": "m.started_year",
    "same_maker": _OTHERS % (_CARD, "o.maker_id = t.maker_id"),
    "same_motif": f"CASE WHEN t.motif_code <> '' THEN {_OTHERS % (_CARD, 'o.motif_code = t.motif_code')} END",
}  # fmt: skip
_CALLED: Final = f"""
SELECT {", ".join(_WRITTEN.get(name, f"t.{name}") for name in ShownProduct._fields[:-1])}
FROM catalog_publishedproduct t JOIN makers_publishedmaker m ON m.maker_id = t.maker_id
WHERE t.council_id = %s AND t.slug = %s
"""  # noqa: S608 - our own text


def product_called(council_id: int, slug: str) -> ShownProduct | None:
    """Return the public product at an address, with the newest others of its maker and of its motif; None for none."""
    rows = ask(_CALLED, [council_id, slug])
    if not rows:
        return None
    *told, same_maker, same_motif = rows[0]
    others = ([Card(*card) for card in cards or ()] for cards in (same_maker, same_motif))
    return ShownProduct(*[*told, *others, get_language() == "en"])
