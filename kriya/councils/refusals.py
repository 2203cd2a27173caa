"""Sentences for what councils refuse."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "council_unknown": _("Tidak ada dewan dengan alamat “%(slug)s”."),
    "domain_taken": _("Domain %(host)s sudah dipakai dewan lain."),
    "domain_not_held": _("Domain %(host)s bukan milik dewan ini."),
    "council_slug_reserved": _("Alamat “%(slug)s” dipakai untuk halaman lain. Pilih alamat lain."),
    "council_slug_taken": _("Alamat “%(slug)s” sudah dipakai dewan lain."),
}
