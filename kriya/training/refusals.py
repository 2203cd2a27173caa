"""Sentences for what training refuses."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "course_name_taken": _("Sudah ada kursus bernama “%(name)s”."),
    "course_after_itself": _("Kursus tidak boleh menjadi lanjutan dirinya sendiri."),
    "trainer_name_taken": _("Sudah ada pelatih bernama “%(name)s”."),
    "trainer_busy": _("%(trainer)s sudah mengajar %(other)s pada jam itu."),
    "not_a_training": _("Hanya pelatihan yang punya kursus dan pelatih."),
}
