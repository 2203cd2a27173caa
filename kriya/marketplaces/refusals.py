"""Sentences for what marketplaces refuse."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "template_not_xlsx": _(
        "Berkas ini bukan templat .xlsx. Unggah templat persis seperti yang diunduh dari lokapasar."
    ),
    "template_unknown": _("Tidak ada lembar dengan kolom nama produk dan harga. Pastikan ini templat unggah massal."),
    "template_whose": _("Tidak jelas ini templat lokapasar mana. Pilih lokapasarnya."),
    "filling_busy": _("Templat ini sedang diisi. Tunggu sampai selesai."),
    "products_none": _("Tidak ada produk tayang yang cocok dengan pilihan itu."),
    "products_too_many": _("Terlalu banyak produk untuk satu templat: paling banyak %(limit)s."),
    "sku_of_other_product": _("Kode %(sku)s ditulis Kriya untuk produk lain."),
    "variant_unknown": _("Varian itu bukan milik produk ini."),
    "market_file_unknown": _(
        "Berkas ini tidak berisi kolom pesanan: nomor pesanan, keadaan, produk, jumlah, dan harga."
    ),
    "payout_file_unknown": _("Tidak ada kolom pencairan di sini: nomor pesanan dan jumlah dana."),
    "market_file_not_waiting": _("Berkas ini sudah diterapkan atau dibatalkan."),
    "market_file_at_work": _("Berkas ini sedang dikerjakan. Tunggu sampai selesai."),
    "market_busy": _("Berkas lain dari lokapasar ini sedang dikerjakan. Coba lagi setelah selesai."),
    "import_not_applied": _("Impor ini belum diterapkan, atau sudah dibatalkan."),
    "import_paid_out": _("Perajin sudah menerima pelunasan sejak impor ini; impor tidak bisa dibatalkan lagi."),
    "import_has_releases": _("Dana pesanan dari impor ini sudah dicairkan; impor tidak bisa dibatalkan lagi."),
    "import_has_refunds": _("Sebagian pesanan impor ini sudah dikembalikan; impor tidak bisa dibatalkan lagi."),
    "import_has_later": _("Berkas yang lebih baru sudah melanjutkan pesanan ini. Batalkan berkas itu lebih dulu."),
    "payout_stands": _("Uangnya sudah ditarik ke bank. Batalkan penarikan itu lebih dulu."),
    "withdrawal_too_much": _("Di lokapasar hanya ada %(left)s."),
}
