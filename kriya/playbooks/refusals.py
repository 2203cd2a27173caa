"""Sentences for what playbooks refuse."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "playbook_too_large": _("Berkas ini terlalu besar: paket tiru paling besar %(most)s kB."),
    "playbook_not_one": _("Berkas ini bukan paket tiru, atau rusak di perjalanan. Minta dikirim ulang."),
    "playbook_form_unknown": _("Paket ini dibuat Kriya versi lain yang belum dikenal di sini. Perbarui Kriya dulu."),
    "playbook_unsigned": _("Paket ini tidak ditandatangani, jadi tidak ketahuan dari siapa. Minta berkas aslinya."),
    "playbook_tampered": _("Isi paket ini tidak cocok dengan tanda tangannya: ada yang mengubahnya di perjalanan."),
    "playbook_shape_wrong": _(
        "Paket ini memuat yang tidak boleh ada di dalamnya (%(where)s), jadi ditolak seluruhnya."
    ),
    "playbook_part_unknown": _(
        "Paket ini memuat bagian yang belum dikenal Kriya di sini: %(parts)s. Perbarui Kriya dulu."
    ),
    "playbook_smuggles": _(
        "“%(text)s” tidak boleh ikut dalam paket: nomor, alamat, tautan, uang, dan kode wilayah tinggal di rumah."
    ),
    "playbook_names_somebody": _("“%(name)s” ada di daftar dewan ini. Nama orang dan UMKM tidak ikut dalam paket."),
    "playbook_key_unknown": _(
        "Kunci penanda tangan belum dipercaya di sini. Bandingkan sidik jarinya dulu dengan pengirim."
    ),
    "playbook_key_other": _(
        "Versi ini ditandatangani kunci lain daripada yang sudah dipakai. Paket ini tidak diterima."
    ),
    "playbook_older": _("Di sini sudah ada versi %(have)s. Versi %(came)s lebih lama dan tidak dipasang."),
    "playbook_same_version": _(
        "Ada dua paket berbeda yang sama-sama mengaku versi %(came)s. Tanyakan kepada pembuatnya."
    ),
    "playbook_there_already": _("Versi ini sudah dipakai di sini."),
    "playbook_own": _("Ini paket dewan ini sendiri."),
    "playbook_moved_on": _("Pengaturan berubah sejak dibandingkan. Periksa lagi sebelum dipasang."),
    "playbook_answer_missing": _("Jawab dulu: %(label)s."),
    "playbook_empty": _("Isi judul dan ringkasan, dan pilih sedikitnya satu bagian, tugas, atau pemeriksaan."),
    "playbook_unchanged": _("Isinya sama dengan versi %(version)s, jadi tidak perlu versi baru."),
    "playbook_undone": _("Langkah ini sudah diurungkan."),
    "playbook_not_last": _("Urungkan dulu langkah yang lebih baru."),
    "playbook_ended": _("Paket ini sudah tidak dipakai."),
    "playbook_unknown": _("Paket ini tidak ada."),
    "report_too_large": _("Berkas ini terlalu besar: laporan paling besar %(most)s kB."),
    "report_not_one": _("Berkas ini bukan laporan kemajuan, atau rusak di perjalanan. Minta dikirim ulang."),
    "report_form_unknown": _("Laporan ini dibuat Kriya versi lain yang belum dikenal di sini. Perbarui Kriya dulu."),
    "report_unsigned": _("Laporan ini tidak ditandatangani, jadi tidak ketahuan dari siapa. Minta berkas aslinya."),
    "report_tampered": _("Isi laporan ini tidak cocok dengan tanda tangannya: ada yang mengubahnya di perjalanan."),
    "report_shape_wrong": _(
        "Laporan ini memuat yang tidak boleh ada di dalamnya (%(where)s), jadi ditolak seluruhnya."
    ),
    "report_not_ours": _("Laporan ini bukan tentang paket buatan dewan ini."),
    "report_key_other": _("Laporan sebelumnya ditandatangani kunci lain. Telepon dewannya sebelum percaya."),
    "report_older": _("Di sini sudah ada laporan nomor %(have)s. Nomor %(came)s lebih lama."),
    "report_contradicts": _("Laporan ini mengubah angka yang sudah pernah dilaporkan. Tanyakan kepada pengirimnya."),
    "report_too_many": _("Terlalu banyak laporan yang kuncinya belum dicocokkan. Cocokkan dulu yang sudah ada."),
    "report_address_wrong": _("Tempel alamat halaman paket untuk tamu, yang dimulai dengan https://."),
    "report_not_sent": _("Belum terkirim: %(why)s. Unduh laporannya dan kirim lewat surel."),
    "report_sent_to_nobody": _(
        "Belum terkirim: sertifikat keamanan %(host)s tidak sah (%(why)s), jadi bisa saja itu situs orang lain. Beri "
        "tahu pengurus situs itu, atau unduh laporannya dan kirim lewat surel."
    ),
    "report_not_shared": _("Pilih dulu apa yang boleh dilihat pembuat paket."),
}
