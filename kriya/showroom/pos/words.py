"""What the till says. It has no network, so the page brings every sentence along, in its language."""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# Names in braces are filled in on the device.
FRAME: Final[Mapping[str, Promise]] = {
    "menu": _("Menu"),
    "close": _("Tutup"),
    "done": _("Selesai"),
    "next": _("Lanjut"),
    "keep": _("Simpan"),
    "kept": _("Tersimpan."),
    "use": _("Pakai"),
    "choose": _("Pilih…"),
    "yes": _("ya"),
    "no": _("tidak"),
    "none": _("tanpa"),
    "optional": _("Boleh kosong."),
    "light": _("Tampilan terang"),
    "dark": _("Tampilan gelap"),
    "memory_closed": _(
        "Peramban ini tidak mengizinkan penyimpanan, jadi kasir tidak bisa dipakai. Keluar dari mode "
        "penyamaran, lalu buka lagi."
    ),
    "not_durable": _(
        "Belum tersimpan di alat ini, jadi belum terjual. Coba sekali lagi; bila tetap gagal, kosongkan "
        "ruang simpan alat."
    ),
    "nearly_full": _("Ruang simpan alat hampir penuh. Kirim penjualan dan kosongkan ruang sebelum berjualan lagi."),
    "server_trouble": _("Server sedang bermasalah. Yang belum terkirim tetap aman di alat ini."),
    "amount_bad": _("Tulis jumlah rupiah dengan angka, misalnya 50.000 atau 50rb."),
    "reason_missing": _("Tulis alasannya."),
    "server_busy": _("Server sedang sibuk. Yang belum terkirim aman di alat ini dan dikirim lagi sebentar lagi."),
}
QUEUE: Final[Mapping[str, Promise]] = {
    "unsent": _("Belum terkirim: {n}"),
    "all_sent": _("Semua terkirim"),
    "revoked": _("Alat dicabut"),
    "aside": _("Disisihkan: {n}"),
    "offline": _("tanpa jaringan"),
    "queue_title": _("Pengiriman"),
    "unsent_text": _(
        "{n} catatan hanya ada di alat ini. Semua terkirim sendiri begitu ada jaringan; jangan hapus data peramban."
    ),
    "all_sent_text": _("Semua penjualan sudah ada di kantor."),
    "aside_text": _("{n} penjualan disisihkan di kantor untuk diperiksa petugas. Uangnya sudah terhitung."),
    "revoked_text": _(
        "Alat ini dicabut oleh kantor dan tidak menjual lagi. Yang sudah terjual tetap dikirim dan disimpan; minta "
        "petugas mendaftarkan alat ini lagi."
    ),
    "unknown_till": _("Kantor tidak mengenal alat ini lagi. Unduh berkas antrean dan serahkan kepada petugas."),
    "not_kept": _(
        "Peramban belum berjanji menyimpan data ini. Pasang kasir di layar utama, dan kirim penjualan setiap hari."
    ),
    "send_now": _("Kirim sekarang"),
    "not_sent": _("Belum bisa terkirim. Akan dicoba lagi sendiri."),
    "export": _("Unduh antrean sebagai berkas"),
    "leave": _("Keluar dari akun"),
    "leave_unsent": _(
        "Masih ada {n} catatan yang belum terkirim. Bila data peramban dihapus sesudah keluar, catatan itu hilang."
    ),
    "stay": _("Tetap di sini"),
    "leave_anyway": _("Keluar saja"),
}
FIND: Final[Mapping[str, Promise]] = {
    "find": _("Cari"),
    "search": _("Cari nama, perajin, atau kode"),
    "crafts": _("Jenis kerajinan"),
    "all": _("Semua"),
    "more": _("Tampilkan {n} lagi"),
    "left": _("sisa {n}"),
    "none_left": _("habis di sini"),
    "to_order": _("dibuat sesuai pesanan"),
    "nothing_found": _("Tidak ada yang cocok. Coba kata lain atau kode di label."),
    "no_items": _("Belum ada barang di galeri ini. Terima titipan dulu di kantor, lalu barangnya muncul di sini."),
    "scan": _("Pindai label"),
    "scan_text": _("Arahkan kamera ke kode pada label."),
    "scanned": _("Di keranjang: {n}"),
    "no_camera": _("Kamera tidak bisa dibuka. Ketik kode pendek di bawah gambar label."),
    "not_a_label": _("Itu bukan kode label galeri."),
    "new_label": _("Label baru"),
    "new_label_text": _(
        "Label {code} belum dikenal alat ini. Tulis harga yang tercetak di label; kantor mengenalinya nanti."
    ),
    "price_on_label": _("Harga di label"),
    "piece": _("Barang {code}"),
    "into_cart": _("Masukkan ke keranjang"),
}
CART: Final[Mapping[str, Promise]] = {
    "cart": _("Keranjang"),
    "cart_hint": _("Pindai label atau ketuk gambar barang."),
    "pieces": _("{n} barang"),
    "pieces_of": _("Jumlah {name}"),
    "less": _("Kurangi {name}"),
    "another": _("Tambah {name}"),
    "remove": _("Keluarkan {name}"),
    "change_price": _("Potongan untuk {name}, kini {price}"),
    "more_than_known": _("tercatat {n}"),
    "below_floor": _("di bawah batas"),
    "before_discount": _("Sebelum potongan"),
    "discount": _("Potongan"),
    "discount_all": _("Potongan untuk semua"),
    "discount_hint": _("Rupiah atau persen, misalnya 10.000 atau 10%."),
    "discount_bad": _("Tulis rupiah tanpa sen, atau persen sampai 100%."),
    "approved_by": _("Disetujui oleh"),
    "approver_missing": _("Pilih siapa yang menyetujui."),
    "nobody_yet": _("belum ada"),
    "below_text": _(
        "Harganya turun di bawah batas yang disepakati dengan perajin. Selisihnya menjadi tanggungan dewan, "
        "jadi perlu persetujuan pengurus."
    ),
    "buyer_and_note": _("Pembeli dan catatan"),
    "buyer_name": _("Nama pembeli"),
    "buyer_phone": _("Nomor WhatsApp"),
    "buyer_phone_hint": _("Hanya untuk mengirim struk. Boleh kosong."),
    "note": _("Catatan"),
    "heard": _("Tahu galeri ini dari mana?"),
    "promo_code": _("Kode promosi"),
    "from_passing": _("lewat saja"),
    "from_friend": _("teman"),
    "from_instagram": _("Instagram"),
    "from_whatsapp": _("WhatsApp"),
    "from_tiktok": _("TikTok"),
    "from_google": _("Google"),
    "from_exhibition": _("pameran"),
    "from_hotel": _("hotel atau pemandu"),
    "hold": _("Tahan"),
    "held": _("Keranjang ditahan ({n})"),
    "held_title": _("Keranjang yang ditahan"),
    "throw_away": _("Buang keranjang ini"),
}
PAY: Final[Mapping[str, Promise]] = {
    "pay": _("Bayar"),
    "to_pay": _("Yang dibayar"),
    "left_to_pay": _("Kurang"),
    "way_to_pay": _("Cara bayar"),
    "tender_cash": _("Tunai"),
    "tender_qris": _("QRIS"),
    "tender_transfer": _("Transfer"),
    "tender_card": _("Kartu"),
    "tender_exchange": _("Tukar barang"),
    "tender_provider": _("Pembayaran daring"),
    "exactly": _("Pas {amount}"),
    "rounded": _("Dibulatkan untuk tunai menjadi {amount}."),
    "cash_given": _("Uang diterima"),
    "received": _("Uang diterima, lanjut"),
    "amount": _("Jumlah uang"),
    "reference": _("Nomor rujukan"),
    "reference_hint": _("Boleh kosong; membantu mencocokkan dengan rekening."),
    "card_hint": _("Nomor persetujuan pada struk mesin kartu."),
    "card_missing": _("Tulis nomor persetujuan pada struk mesin kartu."),
    "shown_qris": _("Pembeli sudah membayar"),
    "shown_transfer": _("Pembeli sudah mengirim"),
    "shown_card": _("Kartu sudah berhasil"),
    "transfer_text": _("Uang transfer dicocokkan bendahara dengan rekening sebelum dihitung masuk."),
    "qris_code": _("Kode QRIS {amount}"),
    "qris_text": _("Cocokkan nama ini dengan layar pembeli. Uangnya dicocokkan bendahara dengan rekening."),
    "no_qris": _(
        "QRIS dewan belum diisi atau tidak terbaca. Minta bendahara mengisinya di kantor, atau pakai cara lain."
    ),
    "take_back": _("Batalkan pembayaran ini"),
    "change": _("Kembalian"),
    "finish": _("Selesaikan penjualan"),
}
RECEIPT: Final[Mapping[str, Promise]] = {
    "sold": _("Terjual"),
    "receipt": _("Struk"),
    "next_sale": _("Pembeli berikutnya"),
    "kept_here": _("Struk {number} tersimpan di alat ini."),
    "print": _("Cetak"),
    "show_code": _("Kode struk"),
    "code_text": _("Pembeli memindai kode ini untuk melihat struknya. Halamannya terbuka setelah penjualan terkirim."),
    "cashier": _("Kasir"),
    "total": _("Total"),
    "rounding": _("Pembulatan"),
    "thanks": _("Terima kasih sudah mendukung perajin kami."),
    "last_receipts": _("Struk sebelumnya"),
    "no_sales_yet": _("Belum ada penjualan di giliran ini."),
    "printer": _("Printer struk"),
    "way_to_print": _("Cara mencetak"),
    "print_page": _("lewat peramban"),
    "print_usb": _("printer USB"),
    "print_serial": _("printer serial"),
    "print_bluetooth": _("printer Bluetooth"),
    "paper": _("Lebar kertas"),
    "open_drawer": _("Buka laci uang setelah pembayaran tunai"),
    "no_printer": _("Printer tidak menjawab; dicetak lewat peramban."),
}
DRAWER: Final[Mapping[str, Promise]] = {
    "open_shift": _("Buka kasir"),
    "open_shift_text": _("Hitung uang di laci sebelum penjualan pertama."),
    "cashier_missing": _("Pilih siapa yang menjaga kasir."),
    "float": _("Uang awal di laci"),
    "float_hint": _("Tulis 0 bila laci kosong."),
    "cash_in": _("Kas masuk"),
    "cash_out": _("Kas keluar"),
    "cash_in_hint": _("Misalnya: tambahan uang kecil."),
    "cash_out_hint": _("Misalnya: beli kantong, setor ke bendahara."),
    "reason": _("Alasan"),
    "close_shift": _("Tutup kasir"),
    "count_text": _(
        "Hitung semua uang di laci, uang awal juga. Tulis yang Anda hitung; hasilnya dibandingkan sesudahnya."
    ),
    "counted": _("Uang dihitung"),
    "close_unsent": _("{n} catatan belum terkirim. Kasir tetap bisa ditutup; catatan itu menyusul sendiri."),
    "over": _("Lebih {amount} dari catatan."),
    "lacking": _("Kurang {amount} dari catatan."),
    "variance_reason": _("Mengapa berbeda?"),
    "x_report": _("Laporan sementara (X)"),
    "z_report": _("Laporan Z {number}"),
    "last_z": _("Laporan Z terakhir"),
    "number_follows": _("(nomor menyusul)"),
    "z_unsent": _(
        "Nomor Z diberikan kantor setelah {n} catatan terkirim. Penjualan yang menyusul masuk laporan susulan."
    ),
    "z_sent": _("Laporan ini sudah ada di kantor dan tidak berubah lagi."),
    "sales": _("Penjualan"),
    "takings": _("Nilai penjualan"),
    "unverified": _("Belum dicocokkan"),
    "should_be": _("Seharusnya di laci"),
    "difference": _("Selisih"),
}
DEVICE: Final[Mapping[str, Promise]] = {
    "no_till": _("Alat ini belum menjadi kasir"),
    "no_till_text": _(
        "Petugas mendaftarkan alat sekali saja, saat ada jaringan. Sesudah itu kasir jalan tanpa jaringan."
    ),
    "log_in": _("Masuk sebagai petugas"),
    "register": _("Daftarkan alat ini"),
    "register_text": _("Nama membantu petugas lain mengenali alat. Awalan menjadi bagian depan nomor struk."),
    "till_name": _("Nama alat"),
    "prefix": _("Awalan nomor struk"),
    "prefix_hint": _("Satu sampai empat huruf besar atau angka, misalnya A1."),
    "where": _("Tempat"),
    "try_till": _("Coba kasir di alat ini"),
    "try_till_text": _(
        "Ini peragaan: satu ketukan menjadikan peramban ini kasir, dengan barang titipan dan uang mainan."
    ),
    "try_till_button": _("Jadikan kasir"),
    "invitation_bad": _("Alamat pendaftaran itu tidak berlaku lagi. Minta yang baru di kantor."),
    "device": _("Alat ini"),
    "items": _("Barang"),
    "memory_used": _("Ruang terpakai"),
    "kept_by_browser": _("Dijamin peramban"),
    "clock_wrong": _(
        "Jam alat ini berbeda {span} dari jam kantor, dan struk memakai jam alat. Betulkan di pengaturan alat."
    ),
    "clock_off": _("jam alat salah"),
}
REFUND: Final[Mapping[str, Promise]] = {
    "refund": _("Barang kembali"),
    "refund_text": _("Tulis nomor pada struk pembeli."),
    "refund_offline": _(
        "Pengembalian perlu jaringan, supaya barang yang sama tidak kembali dua kali. Simpan barang dan "
        "struknya, lalu catat begitu ada jaringan."
    ),
    "receipt_number": _("Nomor struk"),
    "sold_and_left": _("terjual {sold}, bisa kembali {left}"),
    "back_to": _("Kembali ke"),
    "back_shelf": _("kembali ke rak"),
    "back_damaged": _("rusak"),
    "nothing_back": _("Pilih dulu berapa barang yang kembali."),
    "goes_back": _("Uang kembali"),
    "refund_cash": _("Kembalikan tunai"),
    "refunded": _("Serahkan kepada pembeli"),
    "exchange": _("Tukar dengan barang lain"),
    "exchange_for": _("Tukar dari {receipt}: {amount}"),
    "exchange_into_cart": _("Isi keranjang ini menjadi barang penggantinya."),
    "exchange_short": _("Barang pengganti kurang dari {amount}. Tambah barang lain, atau serahkan uangnya tunai."),
    "exchange_then": _("Barang di keranjang ini lalu dibayar seperti biasa."),
    "exchange_waits": _("Selesaikan dulu tukar barang di keranjang ini."),
    "exchange_off": _("Tukar tidak jadi"),
    "exchange_off_text": _("{amount} dari struk {receipt} sudah tercatat di kantor. Serahkan tunai kepada pembeli."),
    "exchange_pay_cash": _("Bayar tunai {amount}"),
    "exchange_never_came": _("Tukar barang itu belum tercatat di kantor, jadi tidak ada uang yang harus diserahkan."),
    "exchange_offline": _("Perlu jaringan sebentar. Uang tukar ini tetap tercatat; coba lagi begitu ada jaringan."),
    "give_up_exchange": _("Batalkan tukar barang"),
}  # fmt: skip

WORDS: Final[Mapping[str, Promise]] = {**FRAME, **QUEUE, **FIND, **CART, **PAY, **RECEIPT, **DRAWER, **DEVICE, **REFUND}


def words() -> dict[str, str]:
    """Return every sentence in the reader's language."""
    return {name: str(said) for name, said in WORDS.items()}
