"""Sentences for what the register refuses."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "maker_changed_meanwhile": _("Data ini baru saja diubah orang lain. Muat ulang halaman, lalu ubah lagi."),
    "maker_merged_meanwhile": _(
        "UMKM ini baru saja digabung ke “%(kept)s”. Isian Anda belum disimpan: salin yang masih perlu ke data itu."
    ),
    "maker_without_name": _("Nama usaha harus diisi."),
    "step_not_possible": _("Langkah ini tidak bisa dilakukan dari status sekarang."),
    "step_needs_reason": _("Tuliskan alasannya, supaya UMKM dan pengurus berikutnya tahu."),
    "consent_already_given": _("Persetujuan untuk hal ini sudah tercatat."),
    "step_not_undoable": _("Langkah ini tidak bisa diurungkan lagi. Ambil langkah berikutnya saja."),
    "step_no_longer_newest": _(
        "Langkah yang Anda lihat bukan lagi yang terakhir. Periksa riwayatnya, lalu urungkan bila masih perlu."
    ),
    "nothing_to_show": _("Tidak ada data yang bisa ditampilkan."),
    "nothing_to_restore": _("Tidak ada lagi yang bisa dikembalikan."),
    "bank_without_number": _("Nomor rekening harus diisi."),
    "upload_too_big": _("Berkas lebih besar dari %(megabytes)s MB. Perkecil dulu, lalu unggah lagi."),
    "not_a_picture": _("Berkas ini bukan foto JPG, PNG, WebP, atau HEIC."),
    "picture_too_large": _("Foto ini lebih dari %(megapixels)s megapiksel. Perkecil dulu, lalu unggah lagi."),
    "picture_broken": _("Foto ini rusak atau terpotong. Coba unggah lagi dari sumbernya."),
    "paper_not_a_document": _("Berkas dokumen harus PDF, JPG, PNG, WebP, atau HEIC."),
    "paper_already_there": _("%(kind)s dengan nomor ini sudah tercatat pada UMKM ini."),
    "figure_empty": _("Isi sekurangnya satu angka. Yang belum diketahui boleh kosong."),
    "figure_year_taken": _("Angka tahun %(year)s sudah ada. Ubah yang sudah ada itu."),
    "photos_too_many": _("Sudah ada %(most)s foto. Hapus dulu yang tidak dipakai."),
    "group_name_taken": _("Sudah ada kelompok bernama “%(name)s”."),
    "group_has_members": _("Kelompok ini masih beranggota. Keluarkan anggotanya dulu."),
    "import_already_written": _("Berkas ini sudah disimpan."),
    "import_has_refused_rows": _("%(rows)s baris ditolak. Perbaiki dulu, atau simpan tanpa baris itu."),
    "import_register_changed": _("Daftar UMKM berubah sejak tinjauan dibuat. Lihat tinjauan yang baru, lalu simpan."),
    "import_file_gone": _("Berkasnya sudah tidak disimpan. Unggah lagi."),
    "import_has_no_wrong_cells": _("Tidak ada sel yang perlu diperbaiki di berkas ini."),
    "import_undone_already": _("Impor ini sudah dibatalkan."),
    "import_busy": _("Berkas ini sedang dikerjakan. Tunggu sebentar."),
    "import_not_written": _("Impor ini belum disimpan, jadi tidak ada yang dibatalkan."),
    "import_has_dependents": _(
        "Impor tidak bisa dibatalkan: %(makers)s UMKM darinya sudah diubah atau dipakai sesudahnya."
    ),
    "view_without_name": _("Beri nama tampilan ini dulu."),
    "view_name_taken": _("Anda sudah punya tampilan bernama “%(name)s”. Pilih nama lain."),
    "bulk_too_many": _("Paling banyak %(most)s UMKM sekali ubah. Persempit saringannya dulu."),
    "bulk_key_used": _("Formulir ini sudah dipakai untuk perubahan lain. Mulai lagi dari daftar."),
    "bulk_changed_meanwhile": _(
        "Ada UMKM yang berubah sejak pratinjau dibuat. Periksa pratinjau yang baru, lalu terapkan."
    ),
    "bulk_changes_nothing": _("Tidak ada yang perlu diubah: semuanya sudah seperti itu."),
    "bulk_same_already": _("sudah seperti itu"),
    "bulk_undone_already": _("Perubahan ini sudah diurungkan."),
    "bulk_not_undoable": _("Perubahan jenis ini tidak bisa diurungkan lagi."),
    "login_of_two_people": _("Nomor dan surel ini milik dua orang yang berbeda. Pakai salah satu saja."),
    "login_contact_differs": _("%(name)s sudah terdaftar dengan nomor atau surel lain. Pakai salah satu saja."),
    "merge_with_itself": _("Ini data yang sama. Pilih dua UMKM yang berbeda."),
    "merge_gone": _("Salah satu UMKM ini tidak ada lagi."),
    "merge_already_merged": _("Salah satu UMKM ini baru saja digabung orang lain. Muat ulang halaman."),
    "merge_clash": _("Kedua data ini memiliki isian yang tidak boleh sama dua kali. Rapikan salah satunya dulu."),
    "merge_already_undone": _("Penggabungan ini sudah diurungkan."),
    "merge_not_undoable": _("Penggabungan ini tidak bisa diurungkan lagi: %(what)s."),
    "application_not_taken": _(
        "Pendaftaran ini belum bisa diterima. Tunggu sebentar lalu kirim lagi, atau hubungi kami."
    ),
    "application_incomplete": _("Ada isian yang belum lengkap. Buka lagi halaman sebelumnya."),
    "files_too_many": _("Sudah ada %(most)s berkas. Sisanya bisa diserahkan kepada petugas."),
    "correction_without_text": _("Tuliskan apa yang perlu diperbaiki."),
    "applications_too_many": _(
        "Nomor ini sudah mengirim beberapa pendaftaran hari ini. Hubungi kami bila ada yang keliru."
    ),
}
