"""By which names the columns of exports are known: Shopee, TikTok Shop and Tokopedia, Indonesian and English."""

from typing import Final

ORDERS: Final[dict[str, tuple[str, ...]]] = {
    "number": ("no pesanan", "nomor pesanan", "order id", "order sn", "order no", "id pesanan"),
    "status": ("status pesanan", "order status", "status"),
    "back": (
        "status pembatalan pengembalian", "status pengembalian", "return refund status", "cancelation return type",
        "cancellation return type", "tipe pembatalan pengembalian",
    ),
    "at": ("waktu pesanan dibuat", "order creation date", "created time", "waktu dibuat", "tanggal pesanan"),
    "code": ("nomor referensi sku", "sku reference no", "seller sku", "sku penjual", "kode variasi"),
    "parent_code": ("sku induk", "parent sku reference no", "parent sku"),
    "name": ("nama produk", "product name"),
    "variation": ("nama variasi", "variation name", "variation", "variasi"),
    "price": ("harga awal", "original price", "sku unit original price", "harga asli satuan sku", "harga asli"),
    "after": ("harga setelah diskon", "deal price"),
    "pieces": ("jumlah", "quantity", "kuantitas"),
    "returned": ("returned quantity", "sku quantity of return", "jumlah produk dikembalikan", "jumlah dikembalikan"),
    "seller_discount": (
        "diskon dari penjual", "seller rebate", "seller discount", "sku seller discount", "diskon penjual sku",
    ),
    "platform_discount": (
        "diskon dari shopee", "shopee rebate", "sku platform discount", "diskon platform sku", "diskon dari platform",
    ),
    "total": ("total harga produk", "product subtotal", "sku subtotal after discount", "subtotal sku setelah diskon"),
    "seller_voucher": ("voucher ditanggung penjual", "seller voucher", "voucher penjual"),
    "platform_voucher": (
        "voucher ditanggung shopee", "shopee voucher", "voucher ditanggung platform", "payment platform discount",
    ),
}  # fmt: skip
NEEDED: Final = ({"number"}, {"status"}, {"name", "code"}, {"pieces"}, {"price", "after"})

FEES: Final = (
    "biaya administrasi", "biaya layanan", "biaya layanan termasuk ppn 11", "biaya transaksi", "biaya komisi platform",
    "biaya proses pesanan", "biaya komisi ams", "commission fee", "service fee", "transaction fee",
    "platform commission fee", "order processing fee",
)  # fmt: skip

PAYOUTS: Final[dict[str, tuple[str, ...]]] = {
    "number": (
        "no pesanan", "nomor pesanan", "order id", "order adjustment id", "id pesanan penyesuaian", "order sn",
        "related order id", "id pesanan",
    ),
    "kind": ("tipe transaksi", "jenis transaksi", "transaction type", "type", "tipe", "jenis"),
    "on": (
        "tanggal dana dilepaskan", "payout completed date", "order settled time", "waktu pesanan diselesaikan",
        "tanggal transaksi", "transaction date", "success time", "waktu berhasil", "settlement date",
        "tanggal penyelesaian",
    ),
    "amount": (
        "total penghasilan", "total released amount", "total settlement amount", "total jumlah penyelesaian",
        "jumlah penyelesaian", "jumlah", "amount", "jumlah dana dilepaskan",
    ),
    "reference": ("reference id", "id referensi", "deskripsi", "description", "keterangan"),
    "status": ("status",),
}  # fmt: skip
PAYOUT_NEEDED: Final = ({"number", "reference"}, {"amount"})

WITHDRAWN: Final = ("penarikan dana", "penarikan", "withdrawal", "withdraw", "pencairan ke bank", "tarik dana")
RELEASED: Final = (
    "", "order", "pesanan", "penghasilan dari pesanan", "order income", "escrow", "dana pesanan", "penyesuaian",
    "adjustment", "logistics reimbursement", "platform reimbursement", "refund", "pengembalian dana",
)  # fmt: skip
OF_BALANCE: Final = ("earnings", "pendapatan", "settlement", "penyelesaian", "saldo awal", "saldo akhir")
SUCCEEDED: Final = ("", "selesai", "berhasil", "success", "completed", "transferred", "transfer berhasil")

STATUSES: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    ("cancelled", ("batal", "dibatalkan", "cancelled", "canceled", "pesanan dibatalkan")),
    ("unpaid", ("belum bayar", "belum dibayar", "unpaid", "menunggu pembayaran")),
    ("done", ("selesai", "completed", "pesanan selesai", "pesanan diterima", "diterima", "delivered", "terkirim")),
    ("shipped", ("dikirim", "sedang dikirim", "telah dikirim", "shipped", "shipping", "in transit",
                 "dalam pengiriman")),
    ("paid", ("perlu dikirim", "to ship", "siap dikirim", "sedang dikemas", "dikemas", "awaiting shipment",
              "awaiting collection", "menunggu pengiriman", "menunggu pengambilan", "ready to ship", "processed")),
)  # fmt: skip
BACK: Final = ("pengembalian", "return", "refund")
