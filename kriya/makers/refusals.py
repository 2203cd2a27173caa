"""Sentences for what the register refuses."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "maker_changed_meanwhile": _("Data ini baru saja diubah orang lain. Muat ulang halaman, lalu ubah lagi."),
    "maker_without_name": _("Nama usaha harus diisi."),
    "step_not_possible": _("Langkah ini tidak bisa dilakukan dari status sekarang."),
    "step_needs_reason": _("Tuliskan alasannya, supaya UMKM dan pengurus berikutnya tahu."),
    "consent_already_given": _("Persetujuan untuk hal ini sudah tercatat."),
}
