"""Sentences for files that cannot be read, and for files that hold something else than is asked for."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "file_missing": _("Berkas %(file)s tidak ditemukan."),
    "file_empty": _("Berkas %(file)s kosong (0 byte). Simpan ulang dari Excel, lalu unggah lagi."),
    "file_too_big": _(
        "Berkas %(file)s lebih dari %(limit_mb)s MB. Pecah menjadi beberapa berkas, atau hapus gambar di dalamnya."
    ),
    "not_a_spreadsheet": _("Berkas ini bukan lembar kerja. Yang dapat dibaca: xlsx, xlsm, xls, ods, dan csv."),
    "sheets_beside": _(
        "Berkas ini halaman web dari Excel: lembar-lembarnya tersimpan di folder lain di sebelahnya. Buka di Excel,"
        " simpan sebagai xlsx, lalu unggah lagi."
    ),
    "damaged": _(
        "Berkas ini rusak dan tidak dapat dibuka. Buka di Excel atau LibreOffice, simpan ulang, lalu unggah lagi."
    ),
    "encrypted": _("Berkas ini terkunci kata sandi. Simpan salinan tanpa kata sandi, lalu unggah lagi."),
    "too_many_members": _("Berkas ini berisi %(members)s bagian, terlalu banyak untuk sebuah lembar kerja."),
    "unpacks_too_big": _("Isi berkas ini membengkak melebihi %(limit_mb)s MB saat dibuka, jadi tidak dibuka."),
    "packed_too_tightly": _(
        "Isi berkas ini dimampatkan secara tidak wajar dan akan membengkak saat dibuka, jadi tidak dibuka."
    ),
    "xml_entities": _(
        "Berkas ini memuat definisi entitas, yang tidak pernah ada di lembar kerja biasa, jadi tidak dibuka."
    ),
    "too_many_sheets": _("Berkas ini berisi %(sheets)s lembar; paling banyak %(limit)s."),
    "too_many_columns": _(
        "Ada %(columns)s kolom; paling banyak %(limit)s. Hapus kolom kosong di sebelah kanan tabel, lalu simpan ulang."
    ),
    "too_many_rows": _(
        "Ada %(rows)s baris; paling banyak %(limit)s. Hapus baris kosong di bawah tabel atau pecah berkasnya."
    ),
    "too_heavy": _(
        "Berkas ini meminta terlalu banyak memori, biasanya karena satu sel terisi jauh di luar tabel."
        " Hapus baris dan kolom di luar tabel, lalu simpan ulang."
    ),
    "took_too_long": _("Berkas ini terlalu lama dibaca. Pecah menjadi beberapa berkas, lalu unggah satu per satu."),
    "file_is_recap": _(
        "Ini rekap: isinya jumlah per wilayah, jenis, atau tahun, bukan daftar UMKM. Tidak ada yang diimpor."
    ),
    "file_is_products": _(
        "Ini daftar produk: tiap barisnya sebuah barang dengan harganya, bukan UMKM."
        " Daftar produk bisa diimpor setelah katalog siap. Tidak ada yang diimpor."
    ),
    "file_is_crammed": _(
        "Semua isi berkas ini berada di satu kolom, dipisah titik koma atau koma. Unggah berkas csv aslinya, atau"
        " pisahkan dulu di Excel: menu Data, Text to Columns. Tidak ada yang diimpor."
    ),
    "file_is_form": _(
        "Ini formulir biodata: satu usaha per lembar, bukan daftar. Salin isinya menjadi satu baris per usaha dengan"
        " judul kolom di atasnya, atau catat usaha ini langsung di Daftar UMKM. Tidak ada yang diimpor."
    ),
    "file_is_empty": _("Berkas ini tidak berisi baris data. Tidak ada yang diimpor."),
    "file_is_unknown": _(
        "Tidak ditemukan kolom nama usaha di berkas ini."
        " Pilih sendiri arti kolomnya, atau periksa apakah berkasnya benar."
    ),
}
