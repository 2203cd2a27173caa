"""Templates as marketplaces make them: hidden names, marks and instructions above the products, drop-downs beside."""

from io import BytesIO
from typing import Any, Final

import xlsxwriter

CATEGORIES: Final = ("100011 - Pakaian/Batik", "100012 - Pakaian/Kain Tradisional", "100013 - Rumah/Dekorasi")
_SHOPEE: Final = (
    ("ps_category", "Kategori", "Wajib", "Pilih kategori"),
    ("ps_product_name", "Nama Produk", "Wajib", "Nama produk terdiri dari 5 sampai 255 karakter"),
    ("ps_product_description", "Deskripsi Produk", "Wajib", "Deskripsi berisi 20 sampai 3000 karakter"),
    ("ps_sku_parent_short", "SKU Induk", "Opsional", "Kode yang dipakai penjual untuk produk ini"),
    ("et_title_variation_integration_no", "Kode Integrasi Variasi", "Wajib Kondisional", "Sama bagi tiap varian satu produk"),
    ("et_title_variation_1", "Nama Variasi 1", "Wajib Kondisional", "Misalnya ukuran atau warna barangnya"),
    ("et_title_option_for_variation_1", "Varian untuk Variasi 1", "Wajib Kondisional", "Misalnya merah, biru, ungu, atau M, L, XL"),
    ("ps_price", "Harga", "Wajib", "Angka saja tanpa titik, misalnya 150000"),
    ("ps_stock", "Stok", "Wajib", "Jumlah barang yang siap dikirim penjual"),
    ("ps_sku_short", "Kode Variasi", "Opsional", "Kode yang dipakai penjual untuk varian ini"),
    ("ps_item_cover_image", "Foto Sampul", "Wajib", "Alamat gambar yang bisa dibuka siapa saja"),
    ("ps_item_image_1", "Foto Produk 1", "Opsional", "Alamat gambar yang bisa dibuka siapa saja"),
    ("ps_weight", "Berat", "Wajib", "Berat setelah dikemas, dalam gram (gr)"),
    ("ps_length", "Panjang", "Opsional", "Panjang paket dalam sentimeter, tanpa koma"),
    ("ps_product_pre_order_dts", "Dikirim Dalam Pre-order", "Opsional", "Isi bila produk dibuat setelah dipesan pembeli"),
    ("channel_id_8003", "Reguler (Cashless)", "Wajib", "Aktifkan jasa kirim untuk produk ini ya"),
)  # fmt: skip
FIRST_ROW: Final = 7


def shopee(**changed: str) -> BytesIO:
    """A template of Shopee: names in hidden row 1, a version, headings in row 3, marks, instructions, products from row
    7; categories are chosen from another, very hidden sheet. `changed` gives columns other headings."""
    out = BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        help_sheet = book.add_worksheet("Panduan")
        help_sheet.merge_range("A1:D2", "Cara mengisi templat ini: jangan ubah judul kolomnya.")
        sheet = book.add_worksheet("Template")
        text, bold = book.add_format({"num_format": "@"}), book.add_format({"bold": True, "bg_color": "#F53D2D"})
        for at, (inner, label, mark, told) in enumerate(_SHOPEE):
            sheet.write(0, at, inner)
            sheet.write(2, at, changed.get(inner, label), bold)
            sheet.write(3, at, mark)
            sheet.write(4, at, told)
            sheet.write_blank(FIRST_ROW - 1, at, None, text)
        sheet.write(1, 0, "basic")
        sheet.write(1, 1, "f4b3e3f1")
        sheet.merge_range(5, 0, 5, 3, "")
        sheet.set_row(0, None, None, {"hidden": True})
        sheet.set_row(1, None, None, {"hidden": True})
        hidden = book.add_worksheet("HiddenCategory")
        for row, category in enumerate(CATEGORIES):
            hidden.write(row, 0, category)
        hidden.very_hidden()
        book.define_name("Kategori_Semua", "=HiddenCategory!$A$1:$A$3")
        sheet.data_validation("A7:A1000", {"validate": "list", "source": "=Kategori_Semua"})
        sheet.data_validation("P7:P1000", {"validate": "list", "source": ["Aktif", "Tidak Aktif"]})
        sheet.protect("rahasia", {"insert_rows": True})
    out.seek(0)
    return out


_TIKTOK: Final = (
    ("category", "Category", "Mandatory"), ("brand", "Brand", "Optional"), ("product_name", "Product Name", "Mandatory"),
    ("product_description", "Product Description", "Mandatory"), ("main_image", "Main Product Image", "Mandatory"),
    ("image_2", "Product Image 2", "Optional"), ("property_name_1", "Primary variation name (Theme)", "Optional"),
    ("property_value_1", "Primary variation value", "Optional"), ("package_weight", "Package Weight(kg)", "Mandatory"),
    ("package_length", "Package Length(cm)", "Optional"), ("price", "Retail Price (Local Currency)", "Mandatory"),
    ("quantity", "Quantity", "Mandatory"), ("seller_sku", "Seller SKU", "Optional"),
)  # fmt: skip


def tiktok() -> BytesIO:
    """A template of TikTok Shop/Tokopedia in English: weight in kilograms, brands and categories from lists."""
    out = BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Template")
        for at, (inner, label, mark) in enumerate(_TIKTOK):
            sheet.write(0, at, inner)
            sheet.write(1, at, label)
            sheet.write(2, at, mark)
        sheet.write(3, 2, "Product names must be 25 to 255 characters long.")
        sheet.write(3, 0, "Choose from the drop-down list. 20241113")
        lists = book.add_worksheet("Lists")
        for row, words in enumerate((("Fashion/Batik", "No brand"), ("Home/Decor", "Batik Siti"))):
            lists.write_row(row, 0, words)
        lists.hide()
        sheet.data_validation("A5:A500", {"validate": "list", "source": "=Lists!$A$1:$A$2"})
        sheet.data_validation("B5:B500", {"validate": "list", "source": "=Lists!$B$1:$B$2"})
    out.seek(0)
    return out


def named(file: BytesIO, name: str) -> Any:
    """A file as a browser sends it."""
    file.name = name
    return file
