"""The two sets of fields: what a row of a register says, and what a row of a product list says."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _

from kriya.makers.imports.sheets.field import Field
from kriya.makers.imports.sheets.maker_fields import MAKER_FIELDS
from kriya.makers.imports.sheets.product_fields import PRODUCT_FIELDS

MAKERS, PRODUCTS = "makers", "products"
IGNORE: Final = "ignore"
IGNORED: Final = Field(IGNORE, _("Jangan dibaca"), "", many=True)
FIELDS: Final[dict[str, dict[str, Field]]] = {
    MAKERS: {field.name: field for field in (*MAKER_FIELDS, IGNORED)},
    PRODUCTS: {field.name: field for field in (*PRODUCT_FIELDS, IGNORED)},
}
