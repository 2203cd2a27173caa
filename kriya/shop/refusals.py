"""Sentences for what the shop refuses."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "shop_closed": _("Toko daring ini sedang tutup."),
    "cart_empty": _("Keranjang masih kosong."),
    "cart_full": _("Keranjang sudah berisi banyak barang. Selesaikan dulu yang ini."),
    "cart_pieces_wrong": _("Jumlahnya antara 1 dan %(most)s."),
    "product_not_for_sale": _("Barang ini tidak dijual di toko daring."),
    "product_short": _("“%(name)s” tinggal %(left)s."),
    "basket_has_all": _("“%(name)s” tinggal %(left)s, dan %(have)s sudah ada di keranjang Anda."),
    "basket_changed": _("Harga atau jumlah barang berubah sejak halaman dibuka. Periksa lagi, lalu pesan."),
    "delivery_unknown": _("Pilih cara pengiriman."),
    "delivery_not_there": _("Belum ada tarif kirim ke sana untuk berat ini. Hubungi galeri."),
    "courier_silent": _("Kurir tidak menjawab. Pilih cara kirim lain, atau coba sebentar lagi."),
    "order_other_payload": _("Pesanan ini sudah tercatat dengan isi lain. Buka keranjang lagi."),
    "orders_too_many": _("Terlalu banyak pesanan dalam waktu singkat. Coba lagi nanti, atau hubungi galeri."),
    "order_has_money": _("Sudah ada uang yang masuk. Hubungi galeri untuk membatalkannya."),
    "messages_many": _("Pesannya sudah banyak. Hubungi galeri lewat telepon atau WhatsApp."),
    "order_not_open": _("Pesanan ini sudah tidak menunggu pembayaran."),
    "order_not_paid": _("Pesanan ini belum dibayar."),
    "order_sent_already": _("Sudah ada barang yang dikirim. Kembalikan per barang."),
    "order_line_not_ready": _("“%(name)s” belum siap dikirim."),
    "order_line_too_many": _("“%(name)s”: tinggal %(left)s."),
    "order_line_not_to_make": _("Baris ini tidak menunggu perajin."),
    "order_lines_missing": _("Pilih dulu barangnya."),
    "transfer_codes_taken": _(
        "Terlalu banyak transfer sebesar ini sedang menunggu. Pilih cara bayar lain, atau coba lagi nanti."
    ),
    "payment_method_unknown": _("Cara bayar ini tidak tersedia."),
    "payment_not_waiting": _("Pembayaran ini tidak lagi menunggu."),
    "payment_nothing_due": _("Tidak ada lagi yang harus dibayar."),
    "payment_silent": _("Penyedia pembayaran tidak menjawab. Coba sebentar lagi, atau pilih cara lain."),
    "payment_amount_not_positive": _("Jumlahnya harus lebih dari nol."),
    "proof_is_neither": _("Berkas ini bukan foto (JPG, PNG, WebP, HEIC) dan bukan PDF."),
    "payout_too_much": _("Paling banyak %(most)s yang dapat dikembalikan."),
    "payment_back_refused": _("Penyedia tidak mengembalikan uangnya. Kembalikan lewat dasbornya, lalu catat di sini."),
    "qris_unreadable": _("QRIS dewan tidak terbaca. Betulkan isinya pada aturan uang."),
    "file_unreadable": _(
        "Judul kolomnya tidak dikenali. Unggah CSV persis seperti diunduh dari penyedia atau bank; "
        "dari Excel, simpan dulu sebagai CSV."
    ),
    "message_empty": _("Tulis dulu pesannya."),
    "notice_forged": _("Kiriman ini tidak ditandatangani dengan benar."),
    "notice_unreadable": _("Kiriman ini tidak terbaca."),
    "shop_without_payment": _(
        "Isi dulu rekening bank, atau penyedia pembayaran dengan kuncinya, supaya pembeli bisa membayar."
    ),
    "shop_without_delivery": _("Isi dulu tarif kirim, atau izinkan barang diambil di galeri."),
    "provider_unknown": _("Penyedia ini tidak dikenal."),
    "rate_there_already": _("Tarif untuk wilayah dan berat ini sudah ada."),
    "rates_without_columns": _("Kolomnya tidak dikenali. Perlu: kode wilayah, sampai berat (gram), ongkos."),
    "voucher_there_already": _("Kode ini sudah dipakai kupon lain."),
    "voucher_used_more": _("Sudah dipakai %(used)s kali; batasnya tidak boleh kurang dari itu."),
    "voucher_unknown": _("Kode ini tidak dikenal."),
    "voucher_not_now": _("Kode ini tidak berlaku hari ini."),
    "voucher_too_little": _("Kode ini berlaku mulai belanja Rp%(least)s."),
    "voucher_used_up": _("Kode ini sudah habis dipakai."),
    "voucher_guesses_many": _("Terlalu banyak kode yang salah. Coba lagi nanti; pesanan tetap bisa dibuat tanpa kode."),
    "voucher_used_by_buyer": _("Kode ini sudah Anda pakai."),
}
