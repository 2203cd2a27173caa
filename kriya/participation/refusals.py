"""Sentences for what taking part refuses."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "call_without_title": _("Beri judul dulu."),
    "call_days_wrong": _("Hari terakhir tidak boleh sebelum hari pertama."),
    "call_times_wrong": _("Pendaftaran harus dibuka sebelum ditutup."),
    "call_quotas_above_places": _("Jumlah kuota paling sedikit melebihi %(places)s tempat yang ada."),
    "call_quota_bounds_wrong": _("Kuota paling banyak tidak boleh di bawah paling sedikit."),
    "call_quota_twice": _("Satu kelompok hanya boleh punya satu kuota."),
    "call_cancel_without_reason": _("Tulis alasan batal; peserta akan membacanya."),
    "call_not_open": _("Pendaftaran “%(call)s” tidak sedang dibuka."),
    "application_decided": _("Pendaftaran ini sudah diputuskan dan tidak bisa diubah lagi."),
    "not_eligible": _("%(maker)s belum memenuhi syarat. Lihat daftar syarat di halaman ini."),
    "answer_missing": _("Pertanyaan ini perlu dijawab: %(question)s"),
    "decision_without_reason": _("Pilih alasannya, dan tulis kata-kata yang baik untuk perajin."),
    "decision_not_sent": _("Pendaftaran ini belum terkirim atau sudah ditarik."),
    "decision_applied": _("Keputusan ini sudah diumumkan dan tidak bisa diubah."),
    "decisions_above_places": _("%(accepted)s diterima, padahal tempat yang masih ada %(free)s."),
    "decisions_none": _("Belum ada keputusan yang menunggu diumumkan."),
    "places_are_held": _("%(held)s tempat sudah dipegang; jumlah tempat tidak bisa di bawahnya."),
    "place_none_free": _("Tidak ada tempat kosong. Kosongkan satu tempat dulu, atau tambah jumlah tempat."),
    "place_held_already": _("Perajin ini sudah memegang tempat."),
    "place_not_offered": _("Tawaran ini sudah tidak berlaku."),
    "place_not_held": _("Tempat ini sudah dikosongkan."),
    "place_without_reason": _("Tulis alasannya; alasan ini tercatat."),
}
