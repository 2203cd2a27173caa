"""What a row of a register can say: fields, labels, and the words councils head them with, in Indonesian and English."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _

from kriya.makers.imports.sheets.field import Field

MAKER_FIELDS: Final = (
    Field("no", _("Nomor urut"), "no, no urut, nomor urut, #, urut, row", "running"),
    Field(
        "name",
        _("Nama usaha"),
        "nama usaha, nama perusahaan, nama industri, nama ikm, nama umkm, nama ukm, nama ikm umkm, nama umkm ikm,"
        " nama toko, nama unit usaha, nama badan usaha, nama bisnis, nama usaha merek, merek usaha, nama kerajinan,"
        " nama industri perusahaan, business name, company name, company, shop name, business, maker, maker name"
        " ~ nama, name, usaha, perusahaan, umkm, ikm, ukm, nama perajin, nama pelaku usaha, nama anggota, brand name",
        "text",
    ),
    Field(
        "owner",
        _("Nama pemilik"),
        "nama pemilik, pemilik, nama pemilik usaha, nama pengusaha, pengusaha, nama pengelola, nama pimpinan, pimpinan,"
        " penanggung jawab, nama penanggung jawab, kontak person, contact person, nama kontak, nama perajin, perajin,"
        " pelaku usaha, nama pelaku usaha, nama lengkap, nama lengkap pemilik, nama anggota, nama ketua, owner, owner name,"
        " proprietor, nama pemilik pengelola, nama direktur ~ nama, name",
        "text",
    ),
    Field("gender", _("Jenis kelamin"), "jenis kelamin, kelamin, l p, lp, gender, sex, jenis kelamin pemilik", "gender"),
    Field(
        "birth_year",
        _("Tahun lahir"),
        "tahun lahir, tanggal lahir, tempat tanggal lahir, ttl, birth year, year of birth, date of birth, birth date",
        "year_or_date",
    ),
    Field(
        "nik",
        _("NIK"),
        "nik, no nik, nik pemilik, nomor induk kependudukan, national id, id card number, no nik pemilik, no id",
        "nik",
    ),
    Field(
        "phone",
        _("Telepon"),
        "telepon, no telepon, hp, no hp, telepon fax, telepon hp, no telepon hp, hp telepon, kontak, no kontak,"
        " hp whatsapp, no hp whatsapp, telepon whatsapp, phone, phone number, mobile, mobile number, contact number, cp,"
        " nomor yang bisa dihubungi, no hp pemilik, telepon seluler ~ contact, fax",
        "phone",
        many=True,
    ),
    Field("whatsapp", _("WhatsApp"), "whatsapp, no whatsapp, whatsapp number, whatsapp aktif", "phone"),
    Field("email", _("Surel"), "email, surel, alamat email, email address, alamat surel", "email"),
    Field(
        "address",
        _("Alamat (jalan)"),
        "alamat, jalan, alamat usaha, alamat jalan, alamat perusahaan, alamat industri, alamat produksi, address, street,"
        " street address, alamat tempat usaha, alamat pemilik, alamat rumah, lokasi usaha, alamat toko, jalan rt rw,"
        " dusun rt rw, alamat rt rw, business address ~ dusun, padukuhan, pedukuhan, lokasi, rt rw",
        "text",
    ),
    Field(
        "village",
        _("Desa/kelurahan"),
        "desa, kelurahan, desa kelurahan, kelurahan desa, kalurahan, village, nama desa, nama kelurahan, gampong, nagari,"
        " alamat desa, alamat kelurahan, ward, urban village, pekon, kampung",
        "text",
    ),
    Field(
        "district",
        _("Kecamatan"),
        "kecamatan, kapanewon, kemantren, distrik, nama kecamatan, subdistrict, sub district, alamat kecamatan, kapanewon"
        " kemantren ~ district",
        "text",
    ),
    Field(
        "regency",
        _("Kabupaten/kota"),
        "kabupaten, kota, kabupaten kota, kota kabupaten, regency, city, nama kabupaten ~ wilayah, daerah, regency city",
        "text",
    ),
    Field("postal_code", _("Kode pos"), "kode pos, kodepos, postal code, postcode, zip, zip code", "postal"),
    Field("full_address", _("Alamat lengkap"), "alamat lengkap, full address, alamat lengkap usaha, complete address", "address"),
    Field("latitude", _("Lintang"), "lat, latitude, lintang, garis lintang, koordinat lintang, titik koordinat lintang, y", "lat"),
    Field("longitude", _("Bujur"), "lng, lon, long, longitude, bujur, garis bujur, koordinat bujur, x", "lng"),
    Field(
        "legal_form",
        _("Bentuk badan usaha"),
        "bentuk badan usaha, badan usaha, badan hukum, bentuk usaha, bentuk badan hukum, legal form, bentuk hukum,"
        " jenis badan usaha, status badan usaha, legal entity",
        "legal",
    ),
    Field(
        "kind",
        _("Jenis usaha"),
        "jenis usaha, kegiatan, kegiatan usaha, bidang usaha, kegiatan utama, sektor usaha, kategori usaha, business type,"
        " type of business, activity, business activity, jenis industri, bidang, jenis kegiatan, jenis kegiatan usaha,"
        " lapangan usaha, sektor ~ kategori, category, jenis, type",
        "text",
    ),
    Field(
        "craft",
        _("Jenis kerajinan"),
        "jenis kerajinan, kerajinan, craft, craft type, type of craft, jenis kriya, kriya, jenis kerajinan kriya,"
        " bidang kerajinan, crafts, cabang kerajinan",
        "text",
    ),
    Field(
        "commodity",
        _("Komoditi"),
        "komoditi, jenis komoditi, commodity, sub sektor, subsektor, cabang industri, kelompok komoditi, kelompok industri",
        "text",
    ),
    Field(
        "product_names",
        _("Nama produk"),
        "nama produk, produk, jenis produk, hasil produksi, produk utama, produk unggulan, produk yang dihasilkan, products,"
        " product, product names, jenis produksi, nama barang, main products, macam produk, produk dihasilkan, jenis barang",
        "text",
        many=True,
    ),
    Field("kbli_code", _("Kode KBLI"), "kbli, kode kbli, no kbli, kbli code, no kbli 2020, kbli 2020, klui, kode klui", "kbli"),
    Field("kbli_name", _("Uraian KBLI"), "uraian kbli, nama kbli, judul kbli, keterangan kbli, kbli, kbli description", "text"),
    Field(
        "started_year",
        _("Tahun berdiri"),
        "tahun berdiri, tahun mulai, tahun mulai usaha, berdiri, berdiri tahun, berdiri sejak, tahun pendirian, since,"
        " established, year established, mulai usaha, tahun usaha, tahun berdirinya, founded, year started, mulai tahun,"
        " tahun awal usaha, lama usaha sejak",
        "year",
    ),
    Field(
        "started_date",
        _("Tanggal berdiri"),
        "tanggal berdiri, tanggal mulai, tanggal mulai usaha, since, start date, tanggal pendirian, established, founded,"
        " date established",
        "date",
    ),
    Field(
        "licence_year",
        _("Tahun izin"),
        "tahun dikeluarkan izin, tahun izin, tahun izin usaha, tahun perizinan, licence year, license year, tanggal izin",
        "year_or_date",
    ),
    Field(
        "licence_text",
        _("Izin usaha"),
        "izin usaha, no izin, no izin usaha, legalitas, legalitas usaha, perizinan, izin, siup, tdp, tdi, iui, licence,"
        " license, permits, jenis izin, no siup, no tdp, no tdi, dokumen, izin yang dimiliki, perizinan yang dimiliki",
        many=True,
    ),
    Field("data_year", _("Tahun data"), "tahun data, tahun pendataan, data year, tahun survei, tahun input ~ tahun, year", "year"),
    Field(
        "labour_men",
        _("Tenaga kerja laki-laki"),
        "tenaga kerja l, tenaga kerja laki laki, tenaga kerja laki, tenaga kerja pria, karyawan l, karyawan laki laki,"
        " karyawan pria, pekerja laki laki, jumlah tenaga kerja l, jumlah tenaga kerja laki laki, jumlah karyawan l,"
        " male workers, men, workers men, male employees ~ l, laki laki, laki, pria, male",
        "count",
    ),
    Field(
        "labour_women",
        _("Tenaga kerja perempuan"),
        "tenaga kerja p, tenaga kerja perempuan, tenaga kerja wanita, tenaga kerja w, karyawan p, karyawan perempuan,"
        " karyawan wanita, pekerja perempuan, jumlah tenaga kerja p, jumlah tenaga kerja perempuan, jumlah karyawan p,"
        " jumlah tenaga kerja wanita, female workers, women, workers women, female employees ~ p, perempuan, wanita, female",
        "count",
    ),
    Field(
        "labour_total",
        _("Jumlah tenaga kerja"),
        "tenaga kerja, jumlah tenaga kerja, jumlah karyawan, karyawan, jumlah pekerja, pekerja, workers, employees, labour,"
        " labor, number of workers, number of employees, total tenaga kerja, tenaga kerja jumlah, tenaga kerja total,"
        " penyerapan tenaga kerja, sdm, staff, total workers",
        "count",
    ),
    Field(
        "capital",
        _("Modal/investasi"),
        "nilai investasi, investasi, modal, modal usaha, modal awal, aset, asset, nilai aset, jumlah aset, capital,"
        " investment, kekayaan bersih, modal kerja, total investasi, assets, jumlah modal, besar modal, nilai modal",
        "money",
    ),
    Field(
        "yearly_sales",
        _("Penjualan setahun"),
        "omzet, omzet per tahun, omzet tahun, nilai produksi, nilai produksi per tahun, pendapatan, pendapatan per tahun,"
        " hasil penjualan, penjualan per tahun, penjualan tahunan, penjualan, turnover, sales, yearly sales, annual sales,"
        " revenue, annual revenue, omzet tahunan, nilai penjualan, omzet per bulan, omzet bulan, rata rata omzet, hasil"
        " penjualan tahunan, pendapatan per bulan, jumlah omzet",
        "money",
    ),
    Field(
        "raw_material_value",
        _("Nilai bahan baku"),
        "nilai bb bp, nilai bahan baku, biaya bahan baku, nilai bb, bb bp, raw material value, nilai bahan baku penolong,"
        " belanja bahan baku",
        "money",
    ),
    Field("raw_material", _("Bahan baku"), "bahan baku, bahan baku utama, jenis bahan baku, raw material, raw materials, bahan", many=True),
    Field(
        "capacity",
        _("Kapasitas produksi"),
        "kapasitas produksi, kapasitas, jumlah produksi, volume produksi, kapasitas produksi jumlah, kapasitas produksi per"
        " tahun, kapasitas jumlah, capacity, production capacity, produksi per bulan, kapasitas per bulan, produksi per tahun,"
        " kapasitas terpasang, jumlah kapasitas produksi",
        "number",
    ),
    Field(
        "capacity_unit",
        _("Satuan kapasitas"),
        "kapasitas produksi satuan, satuan, satuan produksi, satuan kapasitas, kapasitas satuan, capacity unit ~ unit",
        "text",
    ),
    Field(
        "export_percent",
        _("Persen ekspor"),
        "% pemasaran ekspor, persen ekspor, persentase ekspor, % ekspor, export percent, export %, pemasaran ekspor",
        "number",
    ),
    Field(
        "export_countries",
        _("Negara tujuan ekspor"),
        "negara tujuan ekspor, negara tujuan, negara ekspor, tujuan ekspor, export countries, export destination, export",
    ),
    Field(
        "markets",
        _("Pemasaran"),
        "pemasaran, daerah pemasaran, wilayah pemasaran, tujuan pemasaran, jangkauan pemasaran, area pemasaran, markets,"
        " market, marketing, lokasi pemasaran, pasar",
        many=True,
    ),
    Field("nib", _("NIB"), "nib, no nib, nomor induk berusaha, nib oss, business number, no nib oss", "nib"),
    Field("npwp", _("NPWP"), "npwp, no npwp, tax id, tax number, npwp usaha, npwp pribadi", "npwp"),
    Field("iumk", _("IUMK"), "iumk, no iumk, izin usaha mikro kecil, izin usaha mikro"),
    Field("pirt", _("P-IRT"), "pirt, no pirt, p irt, pp irt, spp irt, sppirt, sertifikat pirt, izin pirt, no p irt, pirt dinkes"),
    Field("halal", _("Halal"), "halal, sertifikat halal, no halal, no sertifikat halal, halal certificate, sertifikasi halal"),
    Field("brand", _("Merek"), "merek, nama merek, sertifikat merek, brand, merek dagang, no merek, hki merek, trademark, hki, haki"),
    Field("copyright", _("Hak cipta"), "hak cipta, copyright, hki hak cipta, sertifikat hak cipta"),
    Field("sni", _("SNI"), "sni, no sni, sertifikat sni"),
    Field("tkdn", _("TKDN"), "tkdn, nilai tkdn, sertifikat tkdn"),
    Field(
        "size_class",
        _("Skala usaha"),
        "skala usaha, skala, kelas usaha, klasifikasi usaha, klasifikasi, ukuran usaha, kriteria usaha, business size,"
        " size class, mikro kecil menengah, size, kategori skala, golongan usaha, kelas umkm, skala industri",
        "size",
    ),
    Field(
        "group",
        _("Kelompok/sentra"),
        "kelompok, kub, nama kelompok, sentra, nama sentra, klaster, paguyuban, koperasi, asosiasi, group, kelompok usaha"
        " bersama, nama kub, cluster, kelompok usaha, sentra industri, cooperative",
    ),
    Field("bank", _("Bank"), "bank, nama bank, bank name"),
    Field("bank_account", _("Nomor rekening"), "no rekening, rekening, no rekening bank, rekening bank, bank account, account number"),
    Field(
        "status",
        _("Status"),
        "status, status binaan, status usaha, keaktifan, aktif tidak aktif, aktif, kondisi usaha, status keaktifan,"
        " status aktif, kondisi",
    ),
    Field(
        "joined_year",
        _("Tahun bergabung"),
        "tahun bergabung, tahun binaan, tahun masuk, bergabung sejak, tahun dibina, joined, joined year, year joined,"
        " tahun pembinaan, bergabung tahun, member since, mulai dibina, tahun menjadi binaan, binaan sejak, dibina sejak",
        "year_or_date",
    ),
    Field("story", _("Cerita"), "cerita, profil, sejarah, profil usaha, profil singkat, deskripsi usaha, story, sejarah usaha, deskripsi, description"),
    Field(
        "website",
        _("Situs/media sosial"),
        "website, situs, situs web, instagram, ig, facebook, fb, media sosial, medsos, marketplace, toko online, link, url,"
        " web, akun media sosial, akun instagram, akun marketplace, social media, media sosial marketplace, tiktok, link toko",
        "url",
        many=True,
    ),
    Field("notes", _("Catatan"), "keterangan, catatan, notes, remarks, keterangan lain, lain lain, note, info", many=True),
)
