"""One public product with what its page says of its maker, in one question."""

import json
from datetime import datetime
from typing import Any, Final, NamedTuple
from uuid import UUID

from django.db import connection
from django.utils.translation import get_language


class ShownProduct(NamedTuple):
    """A row of the projection beside its maker's; lengths in millimetres, weight in grams, prices in rupiah."""

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
    variants_json: str
    photos_json: str
    maker_phone: str
    maker_photo: str
    maker_crafts_id: str
    maker_crafts_en: str
    maker_started: int | None

    @property
    def variants(self) -> list[dict[str, Any]]:
        """Sizes or colours: {name, price}."""
        return list(json.loads(self.variants_json))

    @property
    def photos(self) -> list[dict[str, Any]]:
        """Photos in order: {key, width, height, alt_id, alt_en}."""
        return list(json.loads(self.photos_json))

    def said(self, field: str) -> str:
        """Return a field that is there in two languages in the reader's, else in the one there is."""
        indonesian, english = getattr(self, f"{field}_id"), getattr(self, f"{field}_en")
        return str(english or indonesian) if get_language() == "en" else str(indonesian or english)

    @property
    def shown_name(self) -> str:
        """The name in the reader's language."""
        return self.name_en if get_language() == "en" and self.name_en else self.name

    @property
    def story(self) -> str:
        """The story in the reader's language, else the one there is."""
        return self.said("story")


_RENAMED: Final = {
    "variants_json": "p.variants::text", "photos_json": "p.photos::text", "maker_phone": "m.phone",
    "maker_photo": "m.photo", "maker_crafts_id": "m.crafts_id", "maker_crafts_en": "m.crafts_en",
    "maker_started": "m.started_year",
}  # fmt: skip
_CALLED: Final = f"""
SELECT {", ".join(_RENAMED.get(name, f"p.{name}") for name in ShownProduct._fields)}
FROM catalog_publishedproduct p JOIN makers_publishedmaker m ON m.maker_id = p.maker_id
WHERE p.council_id = %s AND p.slug = %s
"""  # noqa: S608 - our own text


def product_called(council_id: int, slug: str) -> ShownProduct | None:
    """Return the public product at an address, None when there is none."""
    with connection.cursor() as cursor:
        cursor.execute(_CALLED, [council_id, slug])
        row = cursor.fetchone()
    return ShownProduct(*row) if row else None
