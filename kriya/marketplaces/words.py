"""What marketplaces' codes say in words: fields of a template, why something is missing, why a row was not taken."""

from django.utils.translation import gettext as _


def field_name(field: str) -> str:
    """Return what a field of a template is called."""
    if field.startswith("picture_"):
        return _("Foto %(n)s") % {"n": int(field.removeprefix("picture_")) + 1}
    return {
        "name": _("Nama produk"),
        "description": _("Cerita dan keterangan"),
        "category": _("Kategori"),
        "brand": _("Merek: nama perajin"),
        "parent_code": _("Kode produk"),
        "integration": _("Kode pengikat varian"),
        "axis": _("Nama pilihan varian"),
        "variant": _("Varian"),
        "variant_picture": _("Foto varian"),
        "price": _("Harga"),
        "stock": _("Stok bebas di rak"),
        "code": _("Kode varian"),
        "cover": _("Foto utama"),
        "weight": _("Berat"),
        "length": _("Panjang"),
        "width": _("Lebar"),
        "height": _("Tinggi"),
        "order_days": _("Lama pengerjaan"),
        "condition": _("Kondisi: baru"),
    }.get(field, field)


def group_name(group: str) -> str:
    """Return what a group of choices is called."""
    return {"koleksi": _("Koleksi"), "kerajinan": _("Jenis kerajinan"), "umkm": _("UMKM")}.get(group, group)


def why_empty(code: object) -> str:
    """Return why a cell of a template stays empty, with what to do."""
    return {
        "not_known": _("kolom ini belum dipahami; pilih isinya pada daftar kolom"),
        "category_missing": _("pilih kategori untuk jenis kerajinannya"),
        "not_in_list": _("tidak ada dalam daftar pilihan templat"),
        "brand_not_in_list": _("nama perajin tidak ada dalam daftar merek templat"),
        "no_price": _("harganya “tanya”; isi harganya di halaman produk"),
        "no_photo": _("belum ada foto yang tayang"),
        "no_weight": _("beratnya belum diisi di halaman produk"),
        "no_size": _("ukurannya belum lengkap di halaman produk"),
        "no_story": _("ceritanya belum ditulis"),
        "formula": _("selnya berisi rumus templat dan dibiarkan"),
        "empty": _("tidak ada isinya"),
    }.get(str(code), str(code))


def why_left(code: object) -> str:
    """Return why a cell or row of a marketplace's file was not taken."""
    return {
        "number_missing": _("nomor pesanannya kosong"),
        "status_unknown": _("keadaan pesanan ini belum dikenal"),
        "amount_unreadable": _("jumlah uangnya tidak terbaca"),
        "pieces_unreadable": _("jumlah barangnya tidak terbaca"),
        "day_unreadable": _("tanggalnya tidak terbaca"),
        "sums_differ": _("harga, diskon, dan totalnya tidak cocok"),
        "name_missing": _("nama produknya kosong"),
        "line_differs": _("berbeda dari yang sudah tercatat untuk pesanan ini"),
        "order_unknown": _("pesanannya belum diimpor; impor ekspor pesanan lebih dulu"),
        "order_waits": _("pesanannya masih menunggu kode produk"),
        "fee_wrong": _("potongannya lebih besar dari nilai pesanannya"),
        "more_than_there": _("lebih besar dari saldo yang tercatat"),
        "payout_not_done": _("penarikannya belum selesai"),
        "kind_unknown": _("jenis baris ini belum dikenal"),
    }.get(str(code), str(code))


def why_waiting(code: str) -> str:
    """Return why a line of an order is not a sale yet."""
    return {
        "code": _("kodenya belum dikenal"),
        "lot": _("produknya belum pernah dititipkan ke galeri"),
    }.get(code, code)
