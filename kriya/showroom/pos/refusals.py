"""Sentences for what the till's pages refuse."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from kriya.core.refusal import Sentence

SENTENCES: Mapping[str, Sentence] = {
    "receipt_unknown": _(
        "Struk itu belum ada di kantor. Periksa nomornya, atau tunggu sampai kasir yang mencetaknya mengirim "
        "penjualannya."
    ),
    "queue_unreadable": _("Berkas ini bukan antrean kasir."),
    "queue_of_no_till": _("Antrean ini dari alat yang tidak dikenal dewan ini."),
}  # fmt: skip
