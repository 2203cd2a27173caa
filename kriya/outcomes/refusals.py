"""Sentences for what asking after programmes refuses."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "ask_closed": _("Waktu menjawab sudah lewat. Terima kasih; ceritakan saja kepada petugas."),
    "ask_not_due": _("Pertanyaan ini belum waktunya dijawab."),
    "answer_unknown": _("Pilih salah satu: lebih banyak, sama saja, atau lebih sedikit."),
    "answer_sales_wrong": _("Tulis penjualan dalam rupiah, tanpa huruf."),
    "help_unknown": _("Pilih bantuan dari daftar."),
}
