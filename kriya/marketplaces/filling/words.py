"""By which names the columns of templates are known: Shopee, TikTok Shop and Tokopedia, Indonesian and English.

Names are compared in small letters, without signs and what stands in brackets. "ps_…" and "et_title_…" are the names
that Shopee hides in the first row, "property_…" those of TikTok.
"""

from __future__ import annotations

import re
from typing import Final

_BRACKETS: Final = re.compile(r"\([^)]*\)|（[^）]*）")
_NOT_A_LETTER: Final = re.compile(r"[^a-z0-9]+")

NAMES: Final[dict[str, tuple[str, ...]]] = {
    "name": ("nama produk", "product name", "ps product name"),
    "description": ("deskripsi produk", "product description", "ps product description", "deskripsi", "description"),
    "category": ("kategori", "category", "ps category", "kategori produk", "product category"),
    "brand": ("merek", "merk", "brand", "ps brand", "nama merek"),
    "parent_code": ("sku induk", "parent sku", "ps sku parent short", "kode produk"),
    "integration": (
        "kode integrasi variasi", "nomor integrasi variasi", "variation integration no",
        "variation integration number", "et title variation integration no",
    ),
    "axis": (
        "nama variasi 1", "variation name 1", "variation name1", "et title variation 1", "property name 1",
        "tipe varian utama", "primary variation name", "primary variation name theme", "nama varian 1",
    ),
    "variant": (
        "varian untuk variasi 1", "option for variation 1", "et title option for variation 1", "property value 1",
        "nilai varian utama", "primary variation value", "opsi varian 1", "variation option 1", "opsi untuk variasi 1",
    ),
    "variant_picture": (
        "foto produk per varian", "image per variation", "et title image per variation", "property 1 image",
        "gambar varian utama", "primary variation image 1",
    ),
    "price": ("harga", "price", "ps price", "harga ritel", "retail price", "harga jual"),
    "stock": ("stok", "stock", "ps stock", "kuantitas", "quantity", "jumlah stok", "stock quantity"),
    "code": ("kode variasi", "sku", "ps sku short", "seller sku", "sku penjual", "kode variasi sku", "variation sku"),
    "cover": (
        "foto sampul", "cover image", "ps item cover image", "main product image", "main image",
        "gambar utama produk", "gambar produk utama", "gambar utama", "foto utama",
    ),
    "weight": (
        "berat", "weight", "ps weight", "berat paket", "package weight", "parcel weight", "berat produk",
    ),
    "length": ("panjang", "length", "ps length", "panjang paket", "package length", "parcel length"),
    "width": ("lebar", "width", "ps width", "lebar paket", "package width", "parcel width"),
    "height": ("tinggi", "height", "ps height", "tinggi paket", "package height", "parcel height"),
    "order_days": (
        "dikirim dalam pre order", "dikirim dalam pre-order", "pre order dts", "ps product pre order dts",
        "masa pengemasan", "waktu proses pre order",
    ),
    "condition": ("kondisi", "condition", "kondisi produk"),
}  # fmt: skip
MOST_PICTURES: Final = 9
_PICTURE: Final = re.compile(
    r"(?:foto produk|gambar produk|gambar|item image|product image|ps item image|image|foto)\s*(\d)"
)
_BY_NAME: Final = {name: field for field, names in NAMES.items() for name in names}
FIELDS: Final = (*NAMES, *(f"picture_{number}" for number in range(1, MOST_PICTURES)))

REQUIRED: Final = ("wajib", "mandatory", "required", "wajib diisi")
CONDITIONAL: Final = ("wajib kondisional", "conditional mandatory", "wajib bersyarat", "conditionally required")
OPTIONAL: Final = ("opsional", "optional", "tidak wajib")
NO_BRAND: Final = ("tidak ada merek", "no brand", "tidak bermerek", "tanpa merek", "nobrand")
NEW: Final = ("baru", "new")


def plain(text: object) -> str:
    """Return a heading as it is compared: "Berat (g)*" is "berat"."""
    return _NOT_A_LETTER.sub(" ", _BRACKETS.sub(" ", str(text)).lower()).strip()


def field_of(heading: object) -> str:
    """Return the field that a heading names, or ""."""
    name = plain(heading)
    if name in _BY_NAME:
        return _BY_NAME[name]
    picture = _PICTURE.fullmatch(name)
    return f"picture_{picture[1]}" if picture and 0 < int(picture[1]) < MOST_PICTURES else ""


def mark_of(text: object) -> str:
    """Return what a cell of the row of marks says: required, conditional, optional, or "" for none of them."""
    said = plain(text)
    if said in CONDITIONAL:
        return "conditional"
    if said in REQUIRED:
        return "required"
    return "optional" if said in OPTIONAL else ""
