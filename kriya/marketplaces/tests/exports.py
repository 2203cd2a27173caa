"""Exports as marketplaces write them: explanations before the data, merged cells, numbers as text, rupiah with dots."""

import csv
from io import BytesIO, StringIO
from typing import Any, Final

import xlsxwriter

SHOPEE: Final = (
    "No. Pesanan", "Status Pesanan", "Status Pembatalan/ Pengembalian", "No. Resi", "Opsi Pengiriman",
    "Waktu Pesanan Dibuat", "SKU Induk", "Nama Produk", "Nomor Referensi SKU", "Nama Variasi", "Harga Awal",
    "Harga Setelah Diskon", "Jumlah", "Returned quantity", "Total Harga Produk", "Total Diskon",
    "Diskon Dari Penjual", "Diskon Dari Shopee", "Voucher Ditanggung Penjual", "Voucher Ditanggung Shopee",
    "Ongkos Kirim Dibayar oleh Pembeli", "Total Pembayaran", "Username (Pembeli)", "Nama Penerima", "No. Telepon",
    "Alamat Pengiriman",
)  # fmt: skip
TIKTOK: Final = (
    "Order ID", "Order Status", "Order Substatus", "Cancelation/Return Type", "SKU ID", "Seller SKU", "Product Name",
    "Variation", "Quantity", "Sku Quantity of return", "SKU Unit Original Price", "SKU Subtotal Before Discount",
    "SKU Platform Discount", "SKU Seller Discount", "SKU Subtotal After Discount", "Platform commission fee",
    "Created Time", "Recipient", "Phone #",
)  # fmt: skip
BUYER: Final = "Rini Ayuningtyas"


def dots(amount: int) -> str:
    """1250000 as Indonesian exports write it."""
    return f"{amount:,}".replace(",", ".")


def shopee_row(number: str, code: str, **more: Any) -> dict[str, Any]:
    """A row of Shopee's export; `price`, `off` (the seller's, of a piece), `platform` (of the line), `pieces`, `voucher`."""
    price, off, pieces, platform = (more.get(name, 0) for name in ("price", "off", "pieces", "platform"))
    pieces = pieces or 1
    after = price - off - platform // pieces
    return {
        "No. Pesanan": number, "Status Pesanan": more.get("status", "Selesai"),
        "Status Pembatalan/ Pengembalian": more.get("back", ""),
        "Waktu Pesanan Dibuat": more.get("at", "2026-11-05 10:12"), "SKU Induk": "", "Nama Produk": more.get("name", "Sarung"),
        "Nomor Referensi SKU": code, "Nama Variasi": more.get("variation", ""), "Harga Awal": more.get("written", f"Rp{dots(price)}"),
        "Harga Setelah Diskon": dots(after), "Jumlah": str(pieces), "Returned quantity": str(more.get("returned", 0)),
        "Total Harga Produk": more.get("total", dots(after * pieces)), "Total Diskon": dots(off * pieces + platform),
        "Diskon Dari Penjual": dots(off * pieces), "Diskon Dari Shopee": dots(platform),
        "Voucher Ditanggung Penjual": dots(more.get("voucher", 0)),
        "Voucher Ditanggung Shopee": dots(more.get("platform_voucher", 0)), "Total Pembayaran": dots(after * pieces),
        "Nama Penerima": BUYER, "No. Telepon": "628120001111", "Username (Pembeli)": "rini_ayu",
    }  # fmt: skip


def shopee(*rows: dict[str, Any], merge: str = "") -> BytesIO:
    """Shopee's export of orders; `merge` joins cells of the orders' numbers, as the warehouse likes to have it."""
    out = BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet("orders")
        for at, heading in enumerate(SHOPEE):
            sheet.write(0, at, heading)
            for row, said in enumerate(rows, 1):
                sheet.write_string(row, at, str(said.get(heading, "")))
        if merge:
            sheet.merge_range(merge, rows[0]["No. Pesanan"])
    out.seek(0)
    out.name = "Order.all.20261101_20261130.xlsx"
    return out


def tiktok_row(number: str, code: str, **more: Any) -> dict[str, Any]:
    """A row of TikTok Shop's export: `price`, `off` (the seller's, of the line), `platform`, `pieces`, `fee`."""
    price, off, platform, pieces = (more.get(name, 0) for name in ("price", "off", "platform", "pieces"))
    pieces = pieces or 1
    return {
        "Order ID": f"{number}\t", "Order Status": more.get("status", "Completed"), "Seller SKU": code,
        "Product Name": more.get("name", "Sarung"), "Variation": more.get("variation", "Default"), "Quantity": pieces,
        "Sku Quantity of return": more.get("returned", 0), "SKU Unit Original Price": f"IDR {price:,}",
        "SKU Subtotal Before Discount": f"IDR {price * pieces:,}", "SKU Platform Discount": f"IDR {platform:,}",
        "SKU Seller Discount": f"IDR {off:,}", "SKU Subtotal After Discount": f"IDR {price * pieces - off - platform:,}",
        "Platform commission fee": f"IDR {more.get('fee', 0):,}", "Created Time": more.get("at", "05/11/2026 10:12:33\t"),
        "Recipient": BUYER, "Phone #": "(+62)812****1111",
    }  # fmt: skip


def tiktok(*rows: dict[str, Any]) -> BytesIO:
    """TikTok Shop's export of orders as CSV, with the row of explanations that it writes under the headings."""
    text = StringIO()
    writer = csv.DictWriter(text, TIKTOK)
    writer.writeheader()
    writer.writerow(dict.fromkeys(TIKTOK, "Explains the column.") | {"Order ID": "Platform unique order ID."})
    writer.writerows(rows)
    out = BytesIO(text.getvalue().encode("utf-8-sig"))
    out.name = "Semua pesanan-2026-11-30.csv"
    return out


def shopee_income(*rows: tuple[str, str, int]) -> BytesIO:
    """Shopee's report of income: five rows that explain, then orders with the day and what was released."""
    out = BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        book.add_worksheet("Summary").write(0, 0, "Laporan Penghasilan")
        sheet = book.add_worksheet("Income")
        for at, text in enumerate(
            ("Username (Penjual)", "galeri_pekalongan", "Dari", "2026-11-01", "Ke", "2026-11-30")
        ):
            sheet.write(at // 2, at % 2, text)
        sheet.merge_range("A5:C5", "Informasi Pesanan")
        headings = ("No.", "No. Pesanan", "No. Pengajuan", "Waktu Pesanan Dibuat", "Tanggal Dana Dilepaskan",
                    "Harga Asli Produk", "Biaya Administrasi", "Total Penghasilan")  # fmt: skip
        for at, heading in enumerate(headings):
            sheet.write(5, at, heading)
        for row, (number, on, amount) in enumerate(rows, 6):
            for at, value in enumerate((row - 5, number, "", "2026-11-05", on, "", "", dots(amount))):
                sheet.write(row, at, value)
    out.seek(0)
    out.name = "Income.sudah.dilepas.xlsx"
    return out


def shopee_balance(*rows: tuple[str, str, str, int]) -> BytesIO:
    """Shopee's report of the seller's balance: day, kind, order, amount."""
    out = BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Transaction Report")
        sheet.write(0, 0, "Laporan Transaksi Saldo Penjual")
        headings = (
            "Tanggal Transaksi",
            "Tipe Transaksi",
            "Deskripsi",
            "No. Pesanan",
            "Jumlah",
            "Status",
            "Saldo Akhir",
        )
        for at, heading in enumerate(headings):
            sheet.write(4, at, heading)
        for row, (on, kind, number, amount) in enumerate(rows, 5):
            for at, value in enumerate((on, kind, f"{kind} #{number}", number, amount, "Selesai", 0)):
                sheet.write(row, at, value)
    out.seek(0)
    out.name = "my_balance_transaction_report.xlsx"
    return out
