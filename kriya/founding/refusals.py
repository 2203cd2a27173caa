"""Sentences for what founding refuses."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "founding_not_open": _("Tautan ini sudah dipakai, sudah lewat tujuh hari, atau tidak dikenal. Minta yang baru."),
    "founding_person_known": _("Surel ini sudah dipakai. Masuk dulu, lalu buka tautan ini lagi."),
}
