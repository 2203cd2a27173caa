"""Sentences for what is refused to and about people."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "last_chair": _("%(name)s adalah satu-satunya ketua. Jadikan orang lain ketua dulu."),
    "role_not_held": _("%(name)s tidak lagi memegang peran ini."),
    "role_already_held": _("%(name)s sudah memegang peran ini."),
    "not_serving_here": _("%(name)s tidak bertugas di dewan ini."),
    "own_factor": _("Pengaman Anda sendiri diatur di menu akun. Bila hilang, minta ketua lain atau pengelola sistem."),
    "no_factor": _("%(name)s belum memasang pengaman kedua."),
    "reason_missing": _("Tuliskan alasannya: catatan ini dibaca pengurus berikutnya."),
    "role_not_for_invitation": _("Perajin tidak diundang: beri akses masuk dari data UMKM-nya."),
    "invitation_closed": _("Undangan ini sudah diterima atau ditarik."),
    "invitation_not_open": _("Undangan ini sudah dipakai, ditarik, atau lewat tujuh hari."),
    "login_link_for_makers": _("Tautan masuk hanya untuk perajin dewan ini."),
    "login_link_not_open": _("Kartu atau tautan ini sudah dipakai atau lewat tujuh hari."),
    "code_request_over": _("Permintaan ini sudah selesai atau nomornya belum dikenal."),
    "code_wrong": _("Kode belum cocok. Periksa lagi angka dari petugas."),
    "code_over": _("Kode ini tidak berlaku lagi. Minta kode baru."),
    "too_often": _("Nomor ini baru saja meminta kode. Tunggu sepuluh menit, atau hubungi petugas."),
}
