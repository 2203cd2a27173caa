"""Sentences for what visits refuse."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "region_unknown": _("“%(text)s” tidak kami temukan. Tulis nama kabupaten, kota, atau provinsi."),
    "region_ambiguous": _("Ada beberapa wilayah dengan nama ini. Tulis lengkap: %(names)s."),
    "institution_without_name": _("Tulis nama lembaganya."),
    "institutions_same": _("Ini sudah lembaga yang sama."),
    "institution_merge_undone": _("Penggabungan ini sudah dibatalkan."),
    "visit_other_payload": _("Permohonan ini sudah terkirim dengan isi lain. Buka tautan status Anda."),
    "visit_too_many_people": _("Kami bisa menerima paling banyak %(most)s orang sekaligus."),
    "visit_day_wrong": _("Pilih hari kerja paling cepat %(days)s hari lagi."),
    "visit_requests_too_many": _("Terlalu banyak permohonan dari sini hari ini. Coba lagi besok, atau telepon kami."),
    "visit_not_taken": _("Permohonan belum bisa diterima. Tunggu sebentar, lalu kirim lagi."),
    "visit_answered_already": _("Permohonan ini sudah dijawab."),
    "visit_not_agreed": _("Kunjungan ini tidak sedang dijadwalkan."),
    "visit_over": _("Kunjungan ini sudah berakhir."),
    "visit_without_reason": _("Tulis alasannya dengan kata yang baik; tamu akan membacanya."),
    "visit_without_place": _("Pilih sekurang-kurangnya satu tempat atau tuan rumah."),
    "visit_hours_wrong": _("Jam selesai harus sesudah jam mulai."),
    "visit_place_taken": _("%(place)s sudah dipakai %(what)s sampai %(until)s (termasuk jeda). Pilih waktu lain."),
    "visit_place_too_small": _("%(place)s hanya muat %(capacity)s orang, rombongan ini %(people)s orang."),
    "visit_offers_none": _("Pilih sekurang-kurangnya satu waktu untuk ditawarkan."),
    "visit_offer_gone": _("Waktu ini baru saja terisi. Pilih waktu lain, atau tunggu kabar dari kami."),
    "visit_place_named_already": _("Sudah ada tempat bernama “%(name)s”."),
    "visit_place_closed": _("%(place)s tidak dipakai lagi."),
}
