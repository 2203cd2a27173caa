"""Sentences for what exhibitions refuse."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "exhibition_days_wrong": _("Hari terakhir tidak boleh sebelum hari pertama."),
    "exhibition_name_taken": _("Sudah ada pameran atau tempat bernama “%(name)s”. Tambahkan tahunnya."),
    "exhibition_is_closed": _("Pameran ini sudah ditutup."),
    "exhibition_is_cancelled": _("Pameran ini dibatalkan."),
    "exhibition_has_goods": _("Masih ada %(pieces)s barang di pameran ini. Kirim pulang dulu."),
    "exhibition_call_wrong": _("Ajakan ini bukan untuk pameran, atau sudah dipakai pameran lain."),
    "exhibition_without_call": _("Pilih dulu ajakan ikut pameran ini."),
    "participant_not_of_call": _("%(name)s tidak punya tempat di ajakan pameran ini. Beri tempat di sana dulu."),
    "exhibition_has_others": _("%(name)s sudah peserta, tetapi tidak punya tempat di ajakan itu."),
    "participant_there_already": _("%(name)s sudah tercatat sebagai peserta."),
    "participant_withdrawn": _("%(name)s mundur dari pameran ini."),
    "cost_not_positive": _("Jumlah biaya harus lebih dari nol."),
    "cost_of_other_source": _(
        "“%(name)s” adalah anggaran %(source)s, sedangkan pembayarnya %(payer)s. Pilih pembayar yang sama, atau tulis "
        "nama yang benar."
    ),
    "booth_code_taken": _("Kode %(booth)s dipakai dua kali."),
    "booth_ground_taken": _("Stan %(booth)s menindih stan lain pada denah."),
    "booth_wrong": _("Baris %(line)s tidak terbaca: tulis kode, ukuran dalam meter, dan jumlah pemakai."),
    "booth_in_use": _("Stan %(booth)s masih dipakai; pindahkan pemakainya dulu."),
    "booth_share_taken": _("Stan %(booth)s sudah penuh pada hari-hari itu."),
    "booth_days_outside": _("Pilih hari selama pameran berlangsung."),
    "booth_of_other_exhibition": _("Stan dan peserta itu bukan dari pameran yang sama."),
    "checklist_there_already": _("Tugas “%(title)s” sudah ada."),
    "place_price_empty": _("Isi harga paling sedikit satu barang."),
    "place_price_lot_not_here": _("%(label)s tidak ada di pameran ini."),
    "closing_waits_for_transfer": _("Masih ada kiriman menuju pameran ini yang belum diperiksa."),
    "closing_waits_for_count": _("Penghitungan di pameran ini belum selesai. Selesaikan atau batalkan dulu."),
    "closing_waits_already": _("Penutupan sudah menunggu orang kedua."),
    "closing_not_waiting": _("Penutupan ini tidak sedang menunggu."),
    "fair_closing_same_person": _("Penutupan dengan selisih perlu disetujui orang kedua."),
    "closing_changed": _("Barang di pameran berubah sejak penutupan disusun. Batalkan, lalu susun lagi."),
    "closing_nothing_to_close": _("Pameran ini sudah ditutup dan tidak ada selisih baru."),
    "return_not_too_many": _("Paling banyak %(n)s barang yang bisa dibetulkan untuk label ini."),
    "lead_without_consent": _("Telepon dan surel hanya boleh dicatat bila orangnya setuju dihubungi."),
    "lead_nobody": _("Tulis nama orangnya atau nama usahanya."),
    "lead_forgotten": _("Data pribadi kontak ini sudah dihapus."),
    "lead_nothing_to_show": _("Tidak ada telepon atau surel pada kontak ini."),
    "lead_other_payload": _("Kontak ini sudah tersimpan dengan isi lain. Buka daftarnya."),
    "lead_order_without_sum": _("Tulis nilai pesanannya."),
}
