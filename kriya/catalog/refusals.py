"""Sentences for what the catalogue refuses."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "product_without_name": _("Tulis nama produknya dulu."),
    "product_price_not_positive": _("Harga harus lebih dari nol. Kosongkan bila pembeli perlu bertanya."),
    "product_not_published": _("Produk ini belum pernah tayang, jadi tidak perlu ditarik."),
}
