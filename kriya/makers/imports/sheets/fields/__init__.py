"""The two sets of fields: what a row of a register says, and what a row of a product list says."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _

from kriya.makers.imports.sheets.fields.business import BUSINESS
from kriya.makers.imports.sheets.fields.field import Field
from kriya.makers.imports.sheets.fields.papers import PAPERS
from kriya.makers.imports.sheets.fields.product import PRODUCT
from kriya.makers.imports.sheets.fields.who import WHO

MAKERS, PRODUCTS = "makers", "products"
IGNORE: Final = "ignore"
MEASURES: Final = ("labour_men", "labour_women", "labour_total", "capital", "yearly_sales", "raw_material_value")
"""What is a figure of one year."""
NAMES: Final = frozenset({"name", "owner", "name_owner", "name_address"})
"""By what a row names its business; where only owners are listed, theirs is its name."""
IGNORED: Final = Field(IGNORE, _("Jangan dibaca"), "", many=True)
FIELDS: Final[dict[str, dict[str, Field]]] = {
    MAKERS: {field.name: field for field in (*WHO, *BUSINESS, *PAPERS, IGNORED)},
    PRODUCTS: {field.name: field for field in (*PRODUCT, IGNORED)},
}
