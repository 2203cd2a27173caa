"""Sentences for what promotion refuses."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "campaign_name_taken": _("Sudah ada kampanye bernama “%(name)s”."),
    "campaign_days_wrong": _("Hari terakhir tidak boleh sebelum hari pertama."),
    "book_empty": _("Belum ada produk tayang yang cocok dengan pilihan itu."),
    "book_too_long": _("Terlalu banyak untuk satu katalog: %(found)s produk. Paling banyak %(limit)s; pilih sebagian."),
    "book_busy": _("Katalog ini masih dikerjakan."),
    "link_target_missing": _("Pilih dulu ke mana tautan ini menuju."),
}
