"""The story of a product as marketplaces show it: plain text, the story first, then what it is made of and by whom."""

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from kriya.catalog.models import PublishedProduct

_MM_A_CM = 10


def description_of(product: PublishedProduct) -> str:
    """Return the description, in Indonesian: marketplaces are read here."""
    with translation.override(settings.LANGUAGE_CODE):
        parts = [product.story_id.strip(), "\n".join(_facts(product)), product.care_id.strip()]
    return "\n\n".join(part for part in parts if part)


def _facts(product: PublishedProduct) -> list[str]:
    sides = [_cm(side) for side in (product.length_mm, product.width_mm, product.height_mm) if side]
    said = {
        _("Dibuat oleh"): ", ".join(part for part in (product.maker_name, product.district_name) if part),
        _("Jenis"): product.craft_id,
        _("Bahan"): product.materials_id,
        _("Teknik"): product.technique_id,
        _("Motif"): product.motif_id,
        _("Ukuran"): f"{' × '.join(sides)} cm" if sides else "",
    }
    return [f"{name}: {value}" for name, value in said.items() if value]


def _cm(millimetres: int) -> str:
    return f"{millimetres / _MM_A_CM:g}".replace(".", ",")
