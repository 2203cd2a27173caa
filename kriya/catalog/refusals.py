"""Sentences for what the catalogue refuses."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "collection_without_name": _("Tulis judul koleksinya dulu."),
    "days_wrong_way_round": _("Tanggal selesai tidak boleh sebelum tanggal mulai."),
    "product_import_has_dependents": _(
        "%(products)s produk dari berkas ini sudah diubah, difoto, atau dipakai. Impor tidak bisa dibatalkan lagi."
    ),
    "catalogue_changed_meanwhile": _("Katalog berubah sejak tinjauan dibuat. Lihat tinjauan yang baru, lalu simpan."),
    "term_without_name": _("Tulis namanya dulu."),
    "term_there_already": _("“%(name)s” sudah ada dalam daftar. Mungkin tidak dipakai lagi; hidupkan dari sana."),
    "product_without_name": _("Tulis nama produknya dulu."),
    "product_price_not_positive": _("Harga harus lebih dari nol. Kosongkan bila pembeli perlu bertanya."),
    "product_measure_not_positive": _("Isian “%(field)s” harus lebih dari nol. Kosongkan bila belum diketahui."),
    "product_without_days": _(
        "Tulis dulu berapa hari “%(name)s” dikerjakan. Pembeli ingin tahu kapan pesanannya jadi."
    ),
    "product_year_unlikely": _("Tahun pembuatan tidak mungkin sebelum %(oldest)s atau sesudah tahun ini."),
    "product_variant_twice": _("Ada pilihan ukuran atau warna yang tertulis dua kali."),
    "photo_words_changed_meanwhile": _(
        "Keterangan gambar baru saja diubah orang lain menjadi “%(now)s”. Tulisan Anda belum tersimpan: “%(typed)s”."
    ),
    "product_changed_meanwhile": _("Produk ini baru saja diubah orang lain. Muat ulang, lalu ulangi perubahan Anda."),
    "product_not_published": _("Produk ini belum pernah tayang, jadi tidak perlu ditarik."),
    "product_is_public": _("Produk ini sudah tayang."),
    "product_not_waiting": _("Produk ini tidak sedang menunggu kurasi. Mungkin sudah diputuskan kurator lain."),
    "product_return_without_reason": _("Tulis dulu apa yang perlu diperbaiki, supaya perajin tahu langkahnya."),
    "change_already_decided": _("Perubahan ini sudah diputuskan."),
    "change_without_reason": _("Tulis alasannya, supaya perajin tahu mengapa perubahan ini dikembalikan."),
    "photo_id_taken": _("Foto ini sudah pernah dikirim dengan isi lain. Pilih fotonya sekali lagi."),
    "photo_crop_outside": _("Bagian yang dipilih keluar dari gambar."),
    "photo_crop_too_small": _("Bagian yang dipilih terlalu kecil. Pilih bagian yang lebih besar."),
    "uploads_too_many": _("Sudah ada %(most)s foto yang sedang dikirim. Tunggu sampai sebagian selesai."),
    "upload_unknown": _("Pengiriman foto ini sudah dilupakan. Kirim lagi dari awal."),
    "upload_part_misplaced": _("Bagian foto ini tidak tersambung. Pengiriman dilanjutkan dari yang sudah sampai."),
    "upload_broken": _("Foto ini berubah di perjalanan. Kirim lagi dari awal."),
    "product_waits_for_curator": _("Produk ini sedang diperiksa kurator. Ambil kembali dulu, lalu ubah."),
    "photos_too_big": _("Zip foto ini terlalu besar: paling besar %(limit_mb)s MB. Bagilah menjadi beberapa zip."),
    "photos_damaged": _("Berkas ini bukan zip, atau rusak. Buat lagi zip fotonya."),
    "photos_too_many_files": _("Zip foto ini berisi terlalu banyak berkas: paling banyak %(most)s."),
    "photos_packed_too_tightly": _("Isi zip ini jauh lebih besar daripada berkasnya. Foto tidak pernah begitu."),
    "list_names_no_maker": _(
        "Daftar ini tidak menyebut pembuat di satu baris pun. Pilih satu UMKM yang memiliki semua barisnya."
    ),
    "list_names_stranger": _(
        "Semua baris menyebut “%(maker)s”, yang tidak ada dalam daftar UMKM. Pilih satu UMKM yang memiliki semua"
        " barisnya, atau daftarkan dulu pembuatnya."
    ),
    "list_maker_unknown": _("Tidak ada UMKM aktif bernama “%(maker)s” dalam daftar."),
    "list_maker_gone": _("UMKM ini tidak aktif dalam daftar, jadi tidak bisa dipilih. Cari yang lain."),
    "list_maker_ambiguous": _("Beberapa UMKM bernama “%(maker)s”. Sebut salah satu alamat halamannya: %(slugs)s."),
    "maker_only_for_products": _("Satu UMKM untuk semua baris hanya bisa dipilih untuk daftar produk."),
    "photos_only_for_products": _("Zip foto hanya untuk daftar produk; berkas ini bukan daftar produk."),
    "photo_path_unsafe": _("Alamat berkas ini di dalam zip keluar dari foldernya."),
    "photo_name_twice": _("Beberapa berkas di dalam zip bernama sama, jadi tidak jelas foto mana yang dimaksud."),
    "photo_encrypted": _("Berkas ini dikunci dengan kata sandi."),
    "photo_packed_too_tightly": _("Isi berkas ini jauh lebih besar daripada ukurannya. Foto tidak pernah begitu."),
    "photo_not_in_zip": _("Tidak ada berkas bernama begitu di dalam zip."),
    "product_needs_photo": _("Tambahkan paling sedikit satu foto sebelum diajukan."),
}
