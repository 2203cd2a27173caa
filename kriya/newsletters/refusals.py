"""What newsletters refuse."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "newsletter_asked_too_often": _("Permintaan dari alamat atau jaringan ini terlalu sering. Coba lagi besok."),
    "newsletter_link_old": _("Tautan ini sudah tidak berlaku. Daftarkan alamat Anda sekali lagi."),
    "subscriber_unknown": _("Alamat itu tidak ada di daftar."),
    "issue_empty": _("Edisi ini belum berisi blok."),
    "issue_is_on_its_way": _("Edisi ini sudah dijadwalkan atau dikirim."),
    "issue_not_stoppable": _("Edisi ini tidak sedang dikirim."),
    "issue_in_the_past": _("Waktu kirim sudah lewat."),
}
