"""The office's list of products as a table."""

from collections.abc import Iterable
from typing import Any, Final

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from kriya.catalog.models import Product, ProductState
from kriya.catalog.views.staff.answering import picture_url
from kriya.design.formats import rupiah, when
from kriya.design.tables import Column, Table, TableRow
from kriya.design.tags.marks import badge

TONES: Final = {
    ProductState.DRAFT: "plain", ProductState.SUBMITTED: "dye", ProductState.RETURNED: "wait",
    ProductState.PUBLISHED: "good", ProductState.WITHDRAWN: "bad",
}  # fmt: skip

_CLOTH: Final = mark_safe('<span class="photo cloth product-thumb" aria-hidden="true"></span>')


def product_table(products: Iterable[Any], *, order: str, select: bool) -> Table:
    """Return the rows of the list."""
    columns = (
        Column("name", pgettext("kolom", "Produk"), sub="craft", sort="nama"),
        Column("maker", _("Perajin"), sub="district", sort="perajin"),
        Column("price", _("Harga"), align="end", sort="harga", wrap=False),
        Column("photos", _("Foto"), align="end"),
        Column("state", _("Keadaan"), sub="also"),
        Column("since", _("Diubah"), wrap=False, sort="ubah"),
    )
    rows = [_row(product) for product in products]
    return Table(columns, rows, select="produk" if select else "", sort=order)


def state_badge(product: Product) -> SafeString:
    """Return what state a product is in."""
    state = ProductState(product.state)
    if product.publish_at and state != ProductState.PUBLISHED:
        return badge(_("Dijadwalkan"), "dye")
    return badge(capfirst(str(state.label)), TONES[state])


def _row(product: Any) -> TableRow:
    cells = {
        "name": format_html('<span class="product-line">{}<span>{}</span></span>', _thumb(product), product.name),
        "craft": str(product.craft) if product.craft else "",
        "maker": product.maker.name,
        "district": product.maker.district_name,
        "price": rupiah(product.price)
        if product.price
        else format_html('<span class="faint">{}</span>', _("tanya harga")),
        "photos": product.pictures or format_html('<span class="faint">{}</span>', _("belum")),
        "state": state_badge(product),
        "also": _also(product),
        "since": when(product.updated_at, "date"),
    }
    return TableRow(cells, url=reverse("catalog:product", kwargs={"pk": product.pk}), id=str(product.pk))


def _thumb(product: Any) -> SafeString:
    url = picture_url(product.picture)
    if not url:
        return _CLOTH
    return format_html(
        '<img class="product-thumb" src="{}?l=160" alt="" width="40" height="40" loading="lazy" decoding="async">', url
    )


def _also(product: Any) -> Any:
    if product.publish_at and product.state != ProductState.PUBLISHED:
        return when(product.publish_at)
    return _("perubahan menunggu") if product.changed else ""
