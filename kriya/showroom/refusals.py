"""Sentences for what the showroom refuses."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "no_agreement": _("Belum ada perjanjian titip jual yang berlaku. Buat dulu perjanjian, atau ketentuan umum dewan."),
    "agreement_rates_wrong": _("Periksa isian “%(field)s” pada perjanjian."),
    "net_price_missing": _("Perjanjian ini memakai bagian tetap: isi bagian perajin untuk “%(name)s”."),
    "signed_already": _("Bagian ini sudah ditandatangani."),
    "signature_empty": _("Tanda tangan masih kosong atau terlalu panjang."),
    "intake_not_open": _("Berita acara ini sudah selesai dan tidak berubah lagi."),
    "intake_empty": _("Tambahkan dulu barang yang dititipkan."),
    "intake_line_unanswered": _("Masih ada %(lines)s baris yang belum diperiksa."),
    "intake_nothing_accepted": _("Tidak ada barang yang diterima. Batalkan saja berita acaranya."),
    "intake_line_wrong": _("Periksa jumlah dan harga “%(name)s”."),
    "product_of_other_maker": _("“%(name)s” bukan produk perajin ini."),
    "label_paper_unknown": _("Pilih kertas label dari daftar."),
    "lot_of_other_maker": _("Barang berlabel %(label)s bukan titipan perajin ini."),
    "markdown_not_lower": _("Harga baru “%(name)s” harus di atas nol dan di bawah harga sekarang."),
    "markdown_unreadable": _("Harga baru “%(name)s” tidak terbaca. Contoh: 75.000 atau 75 rb."),
    "markdown_empty": _("Pilih dulu barang yang diturunkan harganya."),
    "markdown_unknown": _("Tautan ini tidak berlaku. Tanyakan kepada petugas galeri."),
    "markdown_expired": _("Waktu menjawab sudah lewat. Harga tidak berubah."),
    "markdown_answered_already": _("Permintaan ini sudah dijawab."),
    "return_empty": _("Pilih dulu barang yang dikembalikan."),
    "take_back_waits_already": _("Barang ini sudah diminta kembali dan sedang disiapkan."),
    "take_back_too_many": _("Yang ada di dewan tinggal %(left)s."),
    "take_back_answered_already": _("Permintaan ini sudah dijawab."),
    "news_channel_unknown": _("Pilih cara dikabari dari daftar."),
    "found_too_many": _("Yang tercatat hilang atau rusak tinggal %(left)s."),
    "settlement_open_already": _("Masih ada pelunasan yang belum selesai. Selesaikan atau batalkan dulu."),
    "settlement_not_preview": _("Pelunasan ini bukan lagi tinjauan."),
    "settlement_same_person": _("Yang menyetujui harus orang lain dari yang menyiapkan."),
    "settlement_not_approved": _("Pelunasan ini belum disetujui."),
    "settlement_changed_since": _(
        "Sejak ditinjau ada pengembalian atau potongan untuk %(makers)s perajin. Hitung ulang tinjauannya."
    ),
    "settlement_finished": _("Pelunasan ini sudah dibukukan atau dibatalkan."),
    "settlement_not_paid": _("Bagian ini tidak dibayar, jadi tidak ada yang dibalik."),
    "month_not_over": _("Bulan ini belum selesai. Laporannya dapat diterbitkan mulai tanggal 1 bulan berikutnya."),
    "settlement_no_account": _("Rekening %(name)s belum dicatat. Catat dulu di berkas perajinnya, atau bayar tunai."),
    "settlement_reversed_already": _("Pembayaran ini sudah dibalik."),
}
