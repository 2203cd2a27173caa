"""Sentences for what promotion refuses."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "campaign_name_taken": _("Sudah ada kampanye bernama “%(name)s”."),
    "campaign_days_wrong": _("Hari terakhir tidak boleh sebelum hari pertama."),
    "link_target_missing": _("Pilih dulu ke mana tautan ini menuju."),
}
