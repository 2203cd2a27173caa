"""What a maker does and how much of it."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _

from kriya.makers.imports.sheets.fields.field import Field

BUSINESS: Final = (
    Field(
        "legal_form",
        _("Bentuk badan usaha"),
        "bentuk badan usaha, badan usaha, badan hukum, bentuk usaha, bentuk badan hukum, legal form, bentuk "
        "hukum, jenis badan usaha, status badan usaha, legal entity, uraian jenis perusahaan ~ jenis perusahaan",
        "legal",
    ),
    Field(
        "kind",
        _("Jenis usaha"),
        "jenis usaha, kegiatan, kegiatan usaha, bidang usaha, kegiatan utama, sektor usaha, kategori usaha, "
        "business type, type of business, activity, business activity, jenis industri, bidang, jenis kegiatan, "
        "jenis kegiatan usaha, lapangan usaha, sektor, kategori produk ~ kategori, category, jenis, type, "
        "usaha, tipe, "
        "tipe usaha, usaha bergerak di bidang, bergerak di bidang, bergerak di bidang usaha, bergerak dalam bidang",
        "text",
    ),
    Field(
        "craft",
        _("Jenis kerajinan"),
        "jenis kerajinan, kerajinan, craft, craft type, type of craft, jenis kriya, kriya, jenis kerajinan kriya, "
        "bidang kerajinan, crafts, cabang kerajinan",
        "text",
    ),
    Field(
        "commodity",
        _("Komoditi"),
        "komoditi, jenis komoditi, commodity, sub sektor, subsektor, cabang industri, kelompok komoditi, kelompok "
        "industri",
        "text",
    ),
    Field(
        "product_names",
        _("Nama produk"),
        "nama produk, produk, jenis produk, hasil produksi, produk utama, produk unggulan, produk yang "
        "dihasilkan, products, product, product names, jenis produksi, nama barang, main products, macam produk, "
        "produk dihasilkan, jenis barang",
        "text",
        many=True,
    ),
    Field(
        "kbli_code",
        _("Kode KBLI"),
        "kbli, kode kbli, no kbli, kbli code, no kbli 2020, kbli 2020, klui, kode klui, kbli 5 digit, "
        "kode kbli 5 digit",
        "kbli",
    ),
    Field(
        "kbli_name",
        _("Uraian KBLI"),
        "uraian kbli, nama kbli, judul kbli, keterangan kbli, kbli, kbli description",
        "text",
    ),
    Field(
        "started_year",
        _("Tahun berdiri"),
        "tahun berdiri, sejak tahun, sejak, mulai, tahun mulai, tahun mulai usaha, berdiri, berdiri tahun, berdiri "
        "sejak, tahun pendirian, since, established, year established, mulai usaha, tahun usaha, tahun berdirinya, "
        "sejak usaha berdiri, usaha berdiri, usaha berdiri sejak, founded, year started, year est, est year, "
        "est, year of establishment, year founded, mulai tahun, tahun awal "
        "usaha, lama usaha sejak, sejak usaha berjalan, usaha berjalan sejak, usaha berjalan",
        "year",
    ),
    Field(
        "started_date",
        _("Tanggal berdiri"),
        "tanggal berdiri, tanggal mulai, tanggal mulai usaha, since, start date, tanggal pendirian, established, "
        "founded, date established",
        "date",
    ),
    Field(
        "in_business",
        _("Lama usaha"),
        "lama usaha, lama usaha tahun, lama usaha bulan, lama berusaha, lama usaha berjalan, lama usaha "
        "berdiri, lama "
        "berdiri, lama menjalankan usaha, lama usaha dijalankan, umur usaha, usia usaha, umur usaha tahun, usia "
        "usaha "
        "tahun, umur perusahaan, usia perusahaan, years in business, business age",
    ),
    Field(
        "licence_year",
        _("Tahun izin"),
        "tahun dikeluarkan izin, tahun izin, tahun izin usaha, tahun perizinan, licence year, license year, "
        "tanggal izin",
        "year_or_date",
    ),
    Field(
        "licence_text",
        _("Izin usaha"),
        "izin usaha, no izin, no izin usaha, legalitas, legalitas usaha, perizinan, izin, siup, tdp, tdi, iui, "
        "licence, license, permits, jenis izin, no siup, no tdp, no tdi, dokumen, izin yang dimiliki, perizinan "
        "yang dimiliki, certifications, certificates, licences, licenses, sertifikasi, sertifikat, sertifikat "
        "yang dimiliki, perizinan lainnya, siup perizinan lainnya, "
        "izin lainnya, bpom, no bpom, izin bpom, bpom md",
        many=True,
    ),
    Field(
        "data_year",
        _("Tahun data"),
        "tahun data, tahun pendataan, data year, tahun survei, tahun input, tanggal pendataan, tanggal survei ~ "
        "tahun, year",
        "year_or_date",
    ),
    Field(
        "labour_men",
        _("Tenaga kerja laki-laki"),
        "tenaga kerja l, tenaga kerja laki laki, tenaga kerja laki, tenaga kerja pria, karyawan l, karyawan laki "
        "laki, karyawan pria, pekerja laki laki, jumlah tenaga kerja l, jumlah tenaga kerja laki laki, jumlah "
        "karyawan l, male workers, men, workers men, male employees, employees m, employees male, workers m, "
        "workers male, tki l, tki laki laki ~ "
        "l, laki laki, laki, pria, male",
        "count",
        many=True,
    ),
    Field(
        "labour_women",
        _("Tenaga kerja perempuan"),
        "tenaga kerja p, tenaga kerja perempuan, tenaga kerja wanita, tenaga kerja w, karyawan p, karyawan "
        "perempuan, karyawan wanita, pekerja perempuan, jumlah tenaga kerja p, jumlah tenaga kerja perempuan, "
        "jumlah karyawan p, jumlah tenaga kerja wanita, female workers, women, workers women, female employees, "
        "employees f, employees female, workers f, workers female, "
        "tki p, tki perempuan ~ "
        "p, perempuan, wanita, female",
        "count",
        many=True,
    ),
    Field(
        "labour_total",
        _("Jumlah tenaga kerja"),
        "tenaga kerja, jumlah tenaga kerja, jumlah karyawan, karyawan, jumlah pekerja, pekerja, workers, "
        "employees, labour, labor, number of workers, number of employees, total tenaga kerja, tenaga kerja "
        "jumlah, tenaga kerja total, penyerapan tenaga kerja, sdm, staff, total workers, tki, jumlah tki, "
        "orang bekerja, employee count ~ tenaga",
        "count",
    ),
    Field(
        "labour_part",
        _("Bagian tenaga kerja"),
        "tenaga kerja tetap, tenaga kerja tidak tetap, tenaga kerja lepas, tenaga kerja kontrak, tenaga kerja "
        "borongan, tenaga kerja musiman, tenaga kerja lokal, tenaga kerja "
        "asing, tenaga kerja keluarga, tenaga kerja dibayar, tenaga kerja tidak dibayar, "
        "jumlah tenaga kerja tetap, jumlah tenaga kerja tidak tetap, jumlah tenaga kerja dibayar, jumlah tenaga kerja "
        "tidak dibayar, jumlah tenaga kerja keluarga, jumlah karyawan tetap, jumlah karyawan tidak tetap, "
        "karyawan tetap, karyawan tidak tetap, karyawan lepas, karyawan kontrak, pekerja tetap, pekerja tidak "
        "tetap, pekerja lepas, pekerja borongan, pekerja keluarga, permanent workers, temporary workers",
        "count",
        many=True,
    ),
    Field(
        "capital",
        _("Modal/investasi"),
        "nilai investasi, investasi, modal, modal usaha, modal awal, aset, asset, nilai aset, jumlah aset, "
        "capital, investment, kekayaan bersih, modal kerja, total investasi, assets, jumlah modal, besar modal, "
        "nilai modal, total aset, total modal, permodalan, jumlah permodalan, jumlah permodalan usaha",
        "money",
    ),
    Field(
        "yearly_sales",
        _("Penjualan setahun"),
        "omzet, omzet per tahun, omzet tahun, nilai produksi, nilai produksi per tahun, pendapatan, pendapatan per "
        "tahun, hasil penjualan, penjualan per tahun, penjualan tahunan, penjualan, turnover, sales, yearly sales, "
        "annual sales, revenue, annual revenue, omzet tahunan, omzet rata rata, omzet rata rata per bulan, omzet "
        "rata rata per tahun, rata rata omzet per bulan, penghasilan per bulan, omzet usaha, nilai penjualan, omzet "
        "per bulan, omzet bulan, rata rata omzet, hasil penjualan tahunan, pendapatan per bulan, jumlah omzet, rata "
        "rata penghasilan per bulan, rata rata pendapatan per bulan, penghasilan rata rata per bulan, rata rata omzet "
        "usaha, rata rata omzet usaha per bulan, rata rata omzet usaha per tahun, omzet usaha per bulan, omzet usaha "
        "per tahun, rata rata omzet per tahun",
        "money",
    ),
    Field(
        "raw_material_value",
        _("Nilai bahan baku"),
        "nilai bb bp, nilai bahan baku, biaya bahan baku, nilai bb, bb bp, raw material value, nilai bahan baku "
        "penolong, belanja bahan baku",
        "money",
    ),
    Field(
        "raw_material",
        _("Bahan baku"),
        "bahan baku, bahan baku utama, jenis bahan baku, raw material, raw materials, bahan",
        many=True,
    ),
    Field(
        "capacity",
        _("Kapasitas produksi"),
        "kapasitas produksi, produksi bulan, produksi tahun, kapasitas bulan, kapasitas tahun, kapasitas, jumlah "
        "produksi, volume produksi, kapasitas produksi jumlah, kapasitas produksi per tahun, kapasitas jumlah, "
        "capacity, production capacity, produksi per bulan, kapasitas per bulan, produksi per tahun, kapasitas "
        "terpasang, jumlah kapasitas produksi",
        "number",
    ),
    Field(
        "capacity_unit",
        _("Satuan kapasitas"),
        "kapasitas produksi satuan, satuan, satuan produksi, satuan kapasitas, kapasitas satuan, capacity unit, "
        "satuan "
        "volume produksi, satuan volume ~ unit",
        "text",
    ),
    Field(
        "export_percent",
        _("Persen ekspor"),
        "% pemasaran ekspor, persen ekspor, persentase ekspor, % ekspor, export percent, export %, pemasaran ekspor, "
        "ekspor %, pemasaran ekspor %, penjualan ekspor %, % penjualan ekspor, persentase penjualan ekspor",
        "number",
    ),
    Field(
        "export_countries",
        _("Negara tujuan ekspor"),
        "negara tujuan ekspor, negara tujuan, negara ekspor, tujuan ekspor, export countries, export destination, "
        "export",
    ),
    Field(
        "markets",
        _("Pemasaran"),
        "pemasaran, daerah pemasaran, wilayah pemasaran, tujuan pemasaran, jangkauan pemasaran, area pemasaran, "
        "markets, market, marketing, lokasi pemasaran, pasar, kota pemasaran, "
        "kota tujuan pemasaran",
        many=True,
    ),
)
