"""The office's list of products as a table."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from kriya.catalog.models import Product, ProductState
from kriya.design.formats import rupiah, when
from kriya.design.tables import Column, Table, TableRow
from kriya.design.tags.marks import badge

_TONES = {ProductState.DRAFT: "plain", ProductState.PUBLISHED: "good", ProductState.WITHDRAWN: "wait"}


def product_table(products: Iterable[Product]) -> Table:
    """Return the rows of the list."""
    columns = (
        Column("name", pgettext("kolom", "Produk"), sub="craft"),
        Column("maker", _("Perajin")),
        Column("price", _("Harga"), align="end"),
        Column("state", _("Keadaan")),
        Column("since", _("Dicatat"), wrap=False),
    )
    return Table(columns, [_row(product) for product in products], caption=_("Produk"))


def _row(product: Product) -> TableRow:
    state = ProductState(product.state)
    cells = {
        "name": product.name,
        "craft": str(product.craft) if product.craft else "",
        "maker": product.maker.name,
        "price": rupiah(product.price) if product.price else _("tanya harga"),
        "state": badge(str(state.label).capitalize(), _TONES.get(state, "plain")),
        "since": when(product.created_at, "date"),
    }
    return TableRow(cells, url=reverse("catalog:product", kwargs={"pk": product.pk}))
