"""A council of the demo that also sells at Shopee: a template that was filled, a month of orders, what was paid out."""

import random
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from io import BytesIO
from typing import Any, Final
from uuid import UUID

import xlsxwriter

from kriya.accounts.models import User
from kriya.accounts.roles import Role
from kriya.catalog.models import PublishedProduct
from kriya.core.clock import now, standing_at, today
from kriya.core.scoping import current_council
from kriya.ledger.days import zone
from kriya.marketplaces.actions.codes import give_codes
from kriya.marketplaces.actions.filling import bring_template, fill_template
from kriya.marketplaces.actions.payouts import take_payouts
from kriya.marketplaces.actions.taking_in import apply_orders, bring_orders
from kriya.marketplaces.filling.rows import Choices
from kriya.shop.queries.offers import Offer, offers_of

AT_SHOPEE: Final = "pekalongan"
ORDERS: Final = 24
OFFERED: Final = 30
_FEE: Final = 85  # thousandths that Shopee keeps of an order
_TEMPLATE: Final = (
    ("ps_category", "Kategori", "Wajib", "Pilih kategori dari daftar yang muncul"),
    ("ps_product_name", "Nama Produk", "Wajib", "Nama produk terdiri dari 5 sampai 255 karakter"),
    ("ps_product_description", "Deskripsi Produk", "Wajib", "Deskripsi terdiri dari 20 sampai 3000 karakter"),
    ("ps_sku_parent_short", "SKU Induk", "Opsional", "Kode yang dipakai penjual untuk produk ini"),
    ("et_title_variation_integration_no", "Kode Integrasi Variasi", "Wajib Kondisional", "Sama untuk tiap varian"),
    ("et_title_variation_1", "Nama Variasi 1", "Wajib Kondisional", "Misalnya ukuran atau warna barangnya"),
    ("et_title_option_for_variation_1", "Varian untuk Variasi 1", "Wajib Kondisional", "Misalnya merah, atau XL"),
    ("ps_price", "Harga", "Wajib", "Angka saja tanpa titik, misalnya 150000"),
    ("ps_stock", "Stok", "Wajib", "Jumlah barang yang siap dikirim penjual"),
    ("ps_sku_short", "Kode Variasi", "Opsional", "Kode yang dipakai penjual untuk varian ini"),
    ("ps_item_cover_image", "Foto Sampul", "Wajib", "Alamat gambar yang bisa dibuka siapa saja"),
    ("ps_item_image_1", "Foto Produk 1", "Opsional", "Alamat gambar yang bisa dibuka siapa saja"),
    ("ps_weight", "Berat", "Wajib", "Berat setelah dikemas, dalam gram (gr)"),
    ("ps_length", "Panjang", "Opsional", "Panjang paket dalam sentimeter, tanpa koma"),
    ("ps_width", "Lebar", "Opsional", "Lebar paket dalam sentimeter, tanpa koma"),
)  # fmt: skip
_CATEGORIES: Final = {
    "batik": "100104 - Fashion Muslim & Etnik/Batik", "tenun": "100105 - Fashion Muslim & Etnik/Kain Tradisional",
}  # fmt: skip
_HEADINGS: Final = (
    "No. Pesanan", "Status Pesanan", "Waktu Pesanan Dibuat", "Nama Produk", "Nomor Referensi SKU", "Nama Variasi",
    "Harga Awal", "Harga Setelah Diskon", "Jumlah", "Returned quantity", "Total Harga Produk", "Diskon Dari Penjual",
    "Diskon Dari Shopee", "Voucher Ditanggung Penjual", "Voucher Ditanggung Shopee",
)  # fmt: skip


def seed_marketplaces(people: dict[str, User]) -> None:
    """Sell at Shopee for a month, where this council is the one that does."""
    if current_council().slug != AT_SHOPEE:
        return
    staff, chance = people[Role.STAFF], random.Random("Shopee")
    offers = _offers()
    with standing_at(now() - timedelta(days=33)):
        made = bring_template(_book("Template", _template_rows()), name="Shopee_mass_upload_dasar.xlsx", by=staff)
        fill_template(
            made, Choices(categories=_CATEGORIES), _to_offer(offers),
            home=f"https://{AT_SHOPEE}.contoh.id", wanted={"which": "", "words": ""},
        )  # fmt: skip
    rows = _orders(offers, chance, by=staff)
    if not rows:
        return
    with standing_at(now() - timedelta(days=2)):
        export = _book("orders", [dict(zip(_HEADINGS, _HEADINGS, strict=True)), *rows])
        apply_orders(
            bring_orders(export, marketplace="shopee", name=f"Order.all.{today():%Y%m}.xlsx", by=staff), by=staff
        )
    with standing_at(now() - timedelta(days=1)):
        take_payouts(_balance(rows), marketplace="shopee", name=f"my_balance_transaction_report.{today():%Y%m}.xlsx",
                     by=people[Role.TREASURER])  # fmt: skip


def _offers() -> list[Offer]:
    """Return what is offered there: the newest pieces of which there is more than one on the shelf."""
    newest = PublishedProduct.objects.of(current_council().pk).filter(price__gt=0).order_by("-published_at", "pk")
    found = offers_of(newest.values_list("product_id", flat=True)[: 4 * OFFERED])
    there = [one for one in found.values() if one.free > 1 and one.price]
    return sorted(there, key=lambda one: not one.product.photos)[:OFFERED]


def _to_offer(offers: Sequence[Offer]) -> list[UUID]:
    """Return the products that stand in the template: those that have photos already, if there are some."""
    shown = [one.product.product_id for one in offers if one.product.photos]
    return list(dict.fromkeys(shown or [one.product.product_id for one in offers]))


def _orders(offers: Sequence[Offer], chance: random.Random, *, by: User) -> list[dict[str, Any]]:
    codes = give_codes([one.key for one in offers], by=by)
    left = {one.key: one.free - 1 for one in offers}
    rows = []
    for number in range(ORDERS):
        open_offers = [one for one in offers if left[one.key] > 0]
        if not open_offers:
            break
        at = now() - timedelta(days=2 + (ORDERS - number) * 28 / ORDERS, minutes=chance.randrange(600))
        status = "Batal" if number % 11 == 5 else "Selesai" if number < ORDERS * 2 // 3 else "Sedang Dikirim"
        for offer in chance.sample(open_offers, k=1 if chance.random() < 0.8 else min(2, len(open_offers))):
            left[offer.key] -= status != "Batal"
            rows.append(_order(number, at, status, offer, codes[offer.key]))
    if rows:
        # One product was put up there by hand long ago, under a code of its own.
        rows[-1] |= {"Nomor Referensi SKU": "SARUNG-LAMA-02", "Nama Produk": "Sarung Pekalongan Motif Jlamprang"}
    return rows


def _order(number: int, at: datetime, status: str, offer: Offer, code: str) -> dict[str, Any]:
    price = (offer.price or 0) + 10_000
    off = 5_000 if number % 4 == 0 else 0
    return {
        "No. Pesanan": f"{at.astimezone(zone()):%y%m%d}K{number:03}PKLG", "Status Pesanan": status,
        "Waktu Pesanan Dibuat": f"{at.astimezone(zone()):%Y-%m-%d %H:%M}", "Nama Produk": offer.product.name,
        "Nomor Referensi SKU": code, "Nama Variasi": offer.variant_name, "Harga Awal": _dots(price),
        "Harga Setelah Diskon": _dots(price - off), "Jumlah": "1", "Returned quantity": "0",
        "Total Harga Produk": _dots(price - off), "Diskon Dari Penjual": _dots(off), "Diskon Dari Shopee": "0",
        "Voucher Ditanggung Penjual": "0", "Voucher Ditanggung Shopee": _dots(7_500 if number % 5 == 0 else 0),
    }  # fmt: skip


def _dots(amount: int) -> str:
    return f"{amount:,}".replace(",", ".")


def _balance(rows: Sequence[dict[str, Any]]) -> BytesIO:
    """Return the report of the seller's balance: orders that are done were released, most of it was withdrawn."""
    done: dict[str, tuple[str, int]] = {}
    for row in rows:
        if row["Status Pesanan"] == "Selesai":
            amount = int(row["Total Harga Produk"].replace(".", ""))
            day, before = done.get(row["No. Pesanan"], (row["Waktu Pesanan Dibuat"][:10], 0))
            done[row["No. Pesanan"]] = (day, before + amount)
    told = []
    whole = 0
    for number, (day, amount) in done.items():
        on = date.fromisoformat(day) + timedelta(days=4)
        net = amount - amount * _FEE // 1000
        whole += net
        told.append((f"{on}", "Penghasilan dari Pesanan", number, net))
    withdrawn = whole * 4 // 5 // 1_000 * 1_000
    told.append((f"{today() - timedelta(days=3)}", "Penarikan Dana", "", -withdrawn))
    headings = ("Tanggal Transaksi", "Tipe Transaksi", "No. Pesanan", "Jumlah")
    return _book("Transaction Report", [dict(zip(headings, row, strict=True)) for row in (headings, *told)])


def _template_rows() -> list[dict[str, Any]]:
    """Return the rows of a template: hidden names, a version, headings, marks, instructions."""
    keys = [inner for inner, *_more in _TEMPLATE]
    inner, labels, marks, told = (dict(zip(keys, row, strict=True)) for row in zip(*_TEMPLATE, strict=True))
    return [inner, {keys[0]: "basic"}, labels, marks, told]


def _book(name: str, rows: Sequence[dict[str, Any]]) -> BytesIO:
    out = BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet(name)
        keys = list(rows[0])
        for at, row in enumerate(rows):
            for place, key in enumerate(keys):
                if (value := row.get(key, "")) != "":
                    sheet.write(at, place, value)
        if keys[0].startswith("ps_"):
            sheet.set_row(0, None, None, {"hidden": True})
            sheet.data_validation("A6:A500", {"validate": "list", "source": list(_CATEGORIES.values())})
    out.seek(0)
    return out
