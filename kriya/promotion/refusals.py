"""Sentences for what promotion refuses."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "campaign_name_taken": _("Sudah ada kampanye bernama “%(name)s”."),
    "campaign_days_wrong": _("Hari terakhir tidak boleh sebelum hari pertama."),
    "blocks_too_many": _("Satu halaman paling banyak %(most)s blok."),
    "block_gone": _("Blok ini sudah dihapus. Urungkan, atau tambah yang baru."),
    "composed_is_final": _("Isinya sudah dikirim dan tidak bisa diubah lagi."),
    "page_empty": _("Halaman ini belum berisi blok."),
    "page_times_wrong": _("Waktu selesai harus setelah waktu mulai."),
    "book_empty": _("Belum ada produk tayang yang cocok dengan pilihan itu."),
    "book_too_long": _("Terlalu banyak untuk satu katalog: %(found)s produk. Paling banyak %(limit)s; pilih sebagian."),
    "book_busy": _("Katalog ini masih dikerjakan."),
    "link_target_missing": _("Pilih dulu ke mana tautan ini menuju."),
}
