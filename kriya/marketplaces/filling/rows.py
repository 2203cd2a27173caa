"""From products to the cells of a template, and what of it could not be told, product by product, column by column."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from kriya.catalog.models import PublishedProduct
from kriya.catalog.showing import widths_of
from kriya.marketplaces.filling.describing import description_of
from kriya.marketplaces.filling.reading import Template, TemplateColumn
from kriya.marketplaces.filling.words import NEW, NO_BRAND, plain
from kriya.shop.queries.offers import Key, Offer

MOST_NAME: Final = 255
MOST_DESCRIPTION: Final = 3_000
AXES: Final = ("Varian", "Variasi", "Ukuran", "Size", "Warna", "Color")
_MM_A_CM: Final = 10
_G_A_KG: Final = 1_000
_OF_VARIANTS: Final = frozenset({"integration", "axis", "variant", "variant_picture"})
_SAID_ANYWAY: Final = frozenset({"order_days", "parent_code", *_OF_VARIANTS})

Value = str | int | float


@dataclass(frozen=True)
class Choices:
    """What a person chose for a layout: the field of each column, what every row says, the category of each craft."""

    columns: Mapping[str, str] = field(default_factory=dict)
    fixed: Mapping[str, str] = field(default_factory=dict)
    categories: Mapping[str, str] = field(default_factory=dict)

    def field_of(self, column: TemplateColumn) -> str:
        return self.columns.get(column.letters, column.field)


@dataclass
class Filled:
    """The cells of the products, how many there are, and what is missing: {row, name, column, why, must}."""

    cells: dict[str, Value] = field(default_factory=dict)
    left: list[dict[str, object]] = field(default_factory=list)
    products: int = 0
    rows: int = 0


@dataclass(frozen=True)
class Told:
    """A row of the template: a product, or one of its variants. `home` is how the council's addresses begin."""

    offer: Offer
    has_variants: bool
    codes: Mapping[Key, str]
    home: str

    @property
    def product(self) -> PublishedProduct:
        return self.offer.product


class Missing(Exception):
    """Raised where a product has no value for a column; the code says why."""


def rows_of(
    template: Template, choices: Choices, offers: Sequence[Offer], codes: Mapping[Key, str], home: str
) -> Filled:
    """Return the cells for these products: one row each, or one for each of its variants, as marketplaces want them."""
    filled, number = Filled(), template.first_row
    by_product: dict[UUID, list[Offer]] = {}
    for offer in offers:
        by_product.setdefault(offer.product.product_id, []).append(offer)
    for several in by_product.values():
        filled.products += 1
        for offer in several:
            while number in template.hidden:
                number += 1
            told = Told(offer, any(one.variant for one in several), codes, home)
            for column in template.columns:
                _put(filled, number, column, choices, told)
            number, filled.rows = number + 1, filled.rows + 1
    return filled


def _put(filled: Filled, row: int, column: TemplateColumn, choices: Choices, told: Told) -> None:
    name = choices.field_of(column)
    try:
        value = _value(name, column, choices, told)
    except Missing as no:
        about = {"row": row, "name": told.offer.name, "column": f"{column.letters}: {column.label}", "why": str(no)}
        filled.left.append({**about, "must": column.mark == "required"})
        return
    if value is not None:
        filled.cells[f"{column.letters}{row}"] = value


def _value(name: str, column: TemplateColumn, choices: Choices, told: Told) -> Value | None:
    """Return what a row says in a column; None where it says nothing and nobody misses it. Raises Missing."""
    if fixed := choices.fixed.get(column.letters, ""):
        return fixed
    if not name and column.mark == "required":
        raise Missing("not_known")
    if not name or (name in _OF_VARIANTS and not told.has_variants):
        return None
    if name.startswith("picture_"):
        return _picture(told, int(name.removeprefix("picture_")))
    if name == "category":
        return _category(column, choices, told.product)
    value = _SAYS[name](told, column)
    if value in ("", None) and name not in _SAID_ANYWAY:
        raise Missing(_WHY.get(name, "empty"))
    return None if value == "" else value


def _picture(told: Told, at: int) -> str | None:
    photos = told.product.photos
    return _address(told, photos[at]) if at < len(photos) else None


def _address(told: Told, photo: Mapping[str, object]) -> str:
    return f"{told.home}/foto/{photo['key']}-{widths_of(photo)[-1]}.jpg"


def _cover(told: Told, _column: TemplateColumn) -> str:
    return _address(told, told.product.photos[0]) if told.product.photos else ""


def _category(column: TemplateColumn, choices: Choices, product: PublishedProduct) -> str:
    asked = next((code for code in _codes(product.craft_code) if choices.categories.get(code)), "")
    said = choices.categories.get(asked, "")
    if not said:
        raise Missing("category_missing")
    if column.choices and said not in column.choices:
        raise Missing("not_in_list")
    return said


def _codes(code: str) -> Iterator[str]:
    """Yield a craft and what stands above it: "batik.tulis", then "batik"."""
    while code:
        yield code
        code = code.rpartition(".")[0]


def _brand(told: Told, column: TemplateColumn) -> str:
    if not column.choices:
        return told.product.maker_name
    named = {plain(one): one for one in column.choices}
    own = named.get(plain(told.product.maker_name))
    none = next((named[word] for word in NO_BRAND if word in named), "")
    if own or none:
        return own or none
    raise Missing("brand_not_in_list")


def _axis(told: Told, column: TemplateColumn) -> str:
    del told
    named = {plain(one): one for one in column.choices}
    return next((named[plain(one)] for one in AXES if plain(one) in named), "" if named else AXES[0])


def _condition(told: Told, column: TemplateColumn) -> str:
    del told
    return next((one for one in column.choices if plain(one) in NEW), "Baru")


def _weight(told: Told, column: TemplateColumn) -> Value | None:
    grams = told.product.weight_g
    if grams is None or not column.in_kilograms:
        return grams
    return round(grams / _G_A_KG, 3)


def _size(of: str) -> Callable[[Told, TemplateColumn], Value | None]:
    def say(told: Told, column: TemplateColumn) -> Value | None:
        del column
        millimetres: int | None = getattr(told.product, of)
        return None if millimetres is None else max(1, -(-millimetres // _MM_A_CM))

    return say


def _name(told: Told, column: TemplateColumn) -> str:
    del column
    return told.product.name[:MOST_NAME]


def _code(told: Told, column: TemplateColumn) -> str:
    del column
    return told.codes[told.offer.key]


def _parent_code(told: Told, column: TemplateColumn) -> str:
    del column
    return told.codes[told.product.product_id, None]


_SAYS: Final[dict[str, Callable[[Told, TemplateColumn], Value | None]]] = {
    "name": _name,
    "description": lambda told, _column: description_of(told.product)[:MOST_DESCRIPTION],
    "brand": _brand,
    "parent_code": _parent_code,
    "integration": _parent_code,
    "axis": _axis,
    "variant": lambda told, _column: told.offer.variant_name,
    "variant_picture": _cover,
    "price": lambda told, _column: told.offer.price,
    "stock": lambda told, _column: told.offer.free,
    "code": _code,
    "cover": _cover,
    "weight": _weight,
    "length": _size("length_mm"),
    "width": _size("width_mm"),
    "height": _size("height_mm"),
    "order_days": lambda told, _column: told.product.order_days,
    "condition": _condition,
}
_WHY: Final = {
    "price": "no_price", "cover": "no_photo", "weight": "no_weight", "length": "no_size", "width": "no_size",
    "height": "no_size", "description": "no_story",
}  # fmt: skip
