"""Values of a product in words: what a person reads beside a change, in a history, on a page."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from kriya.catalog.measures import show_lengths, show_weight
from kriya.catalog.models import Kind, Material, Motif, Product, Technique
from kriya.catalog.models.product import Dye
from kriya.crafts.models import Craft
from kriya.design.formats import rupiah
from kriya.makers.models import Maker

_POINTERS: Final[Mapping[str, Any]] = {
    "craft": Craft, "technique": Technique, "motif": Motif, "maker": Maker, "materials": Material,
}  # fmt: skip
_CHOICES: Final[Mapping[str, Any]] = {"kind": dict(Kind.choices), "dye": dict(Dye.choices)}
_LENGTHS: Final = ("length_mm", "width_mm", "height_mm")


def field_label(field: str) -> str:
    """Return what a field of a product is called."""
    own = {
        "materials": _("Bahan"), "variants": _("Pilihan"), "photos": _("Foto"), "craft": _("Jenis kerajinan"),
        "technique": _("Teknik"), "motif": _("Motif"), "maker": _("Perajin"), "size": _("Ukuran"),
        "length_mm": _("Panjang"), "width_mm": _("Lebar"), "height_mm": _("Tinggi"), "weight_g": _("Berat"),
    }  # fmt: skip
    if field in own:
        return own[field]
    found: Any = Product._meta.get_field(field)
    label = str(found.verbose_name)
    return label[:1].upper() + label[1:]


class Words:
    """Turns values into words; the names that pointers lead to are asked for once."""

    def __init__(self, values: Iterable[tuple[str, Any]]) -> None:
        wanted: dict[str, set[str]] = {}
        for field, value in values:
            if field in _POINTERS and value:
                wanted.setdefault(field, set()).update(map(str, value if isinstance(value, list) else [value]))
        self._names = {field: _names(_POINTERS[field], keys) for field, keys in wanted.items()}

    def say(self, field: str, value: Any) -> str | None:
        """Return a value in words, None when it says nothing."""
        if value in (None, "", []):
            return None
        if field in _POINTERS:
            keys = value if isinstance(value, list) else [value]
            return ", ".join(self._names.get(field, {}).get(str(key), "?") for key in keys)
        return _said(field, value)


def _names(model: Any, keys: set[str]) -> dict[str, str]:
    return {str(row.pk): str(row.name if model is Maker else row) for row in model.objects.filter(pk__in=keys)}


def _said(field: str, value: Any) -> str:
    if field == "price":
        return rupiah(value)
    if field == "variants":
        return ", ".join(f"{name} {rupiah(price)}" if price else name for name, price in value)
    if field in _LENGTHS:
        return show_lengths([value])
    if field == "weight_g":
        return show_weight(value)
    if field in _CHOICES:
        return str(_CHOICES[field].get(value, value))
    return date_format(value) if hasattr(value, "year") else str(value)
