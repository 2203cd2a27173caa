"""Sentences for what achievements refuses."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "numbers_empty": _("Belum ada UMKM dalam daftar. Catat atau impor dulu, lalu terbitkan angkanya."),
}
