"""What a row of a product list can say."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _

from kriya.makers.imports.sheets.fields.field import Field

PRODUCT: Final = (
    Field("no", _("Nomor urut"), "no, no urut, nomor urut, #, urut", "running"),
    Field(
        "name",
        _("Nama produk"),
        "nama produk, produk, nama barang, barang, product, product name, item, item name, nama item, jenis "
        "produk, title, product title, judul produk ~ nama, name, jenis barang, judul",
        "text",
    ),
    Field(
        "maker",
        _("Pembuat"),
        "perajin, nama perajin, umkm, nama umkm, ikm, nama ikm, produsen, pembuat, penjual, mitra, nama mitra, "
        "nama usaha, pemasok, supplier, maker, vendor, artisan, seller, penitip, nama "
        "penitip, dari umkm, toko, nama toko, craftsman, umkm binaan, perajin umkm, shop, shop name, store, store "
        "name, nama penjual, nama pemasok, nama supplier, ukm, nama ukm, nama usaha umkm, ikm umkm, "
        "umkm ikm ~ brand, merek, nama brand, nama merek",
        "text",
    ),
    Field("owner", _("Pemilik"), "pemilik, nama pemilik, owner, owner name, pemilik usaha, pengusaha", "text"),
    Field("phone", _("Telepon"), "telepon, telp, no telp, no hp, hp, nomor hp, whatsapp, wa, no wa, phone", "phone"),
    Field("nik", _("NIK"), "nik, no ktp, nomor ktp, nik pemilik", "nik"),
    Field("nib", _("NIB"), "nib, nomor induk berusaha, no nib"),
    Field(
        "category",
        _("Kategori"),
        "kategori, kategori produk, category, jenis kerajinan, kerajinan, kelompok, product category ~ jenis, type",
        "text",
    ),
    Field(
        "price",
        _("Harga"),
        "harga, harga jual, harga satuan, price, selling price, harga produk, harga per pcs, harga ecer, harga "
        "eceran, unit price, harga barang",
        "money",
    ),
    Field(
        "cost_price",
        _("Harga titip"),
        "harga pokok, harga beli, harga modal, harga titip, harga dari perajin, cost, cost price, hpp",
        "money",
    ),
    Field("discount", _("Diskon"), "diskon, potongan, discount, promo"),
    Field(
        "stock",
        _("Stok"),
        "stok, jumlah stok, persediaan, qty, stock, sisa stok, sisa, quantity, jumlah barang, ready stock ~ jumlah",
        "number",
    ),
    Field("unit", _("Satuan"), "satuan, unit, uom"),
    Field(
        "description",
        _("Deskripsi"),
        "deskripsi, deskripsi produk, uraian, description, keterangan produk, detail, spesifikasi, body html, product "
        "description, deskripsi barang, keterangan barang",
    ),
    Field(
        "photo",
        _("Foto"),
        "foto, gambar, foto produk, gambar produk, nama file, file foto, photo, image, picture, nama file foto, file, "
        "images, foto utama, foto sampul, image url, url gambar, url foto, foto url, photo url, link foto, link gambar",
        "photo",
        many=True,
    ),
    Field(
        "sku",
        _("Kode"),
        "kode, kode produk, kode barang, sku, barcode, product code, item code, id produk, no barang, variant sku",
    ),
    Field("weight", _("Berat"), "berat, berat gram, weight, berat produk, berat gr"),
    Field("size", _("Ukuran"), "ukuran, dimensi, size, dimensions, ukuran produk, uk, uk cm, ukuran barang"),
    Field("colour", _("Warna"), "warna, colour, color"),
    Field("material", _("Bahan"), "bahan, bahan baku, material, materials"),
    Field("technique", _("Teknik"), "teknik, teknik pembuatan, proses, cara pembuatan, technique"),
    Field("motif", _("Motif"), "motif, motif batik, corak, pattern"),
    Field("variant", _("Varian"), "varian, variasi, variant, nama variasi, nama varian, tipe, model"),
    Field("status", _("Status"), "status, status produk, aktif"),
    Field("website", _("Tautan"), "link, url, tautan, marketplace, link produk, toko online", "url", many=True),
    Field("notes", _("Catatan"), "keterangan, catatan, notes, remarks, ket", many=True),
)
