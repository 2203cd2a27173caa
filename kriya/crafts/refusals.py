"""Sentences for what crafts refuse."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "craft_code_taken": _("Kode “%(craft)s” sudah dipakai jenis kerajinan lain."),
    "craft_is_common": _(
        "Nama jenis kerajinan ini sama di semua dewan, jadi tidak bisa diganti. Petakan KBLI-nya saja."
    ),
}
