"""Sentences for what sales refuse."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "sale_without_lines": _("Belum ada barang dalam penjualan ini."),
    "sale_lot_unknown": _("Label %(lot)s tidak dikenal."),
    "sale_tenders_do_not_add_up": _("Uang yang dicatat tidak sama dengan jumlah belanja."),
    "sale_amount_not_positive": _("Jumlah barang dan uang harus lebih dari nol."),
    "sale_change_from_cash_only": _("Kembalian hanya dari uang tunai."),
    "sale_discount_too_much": _("Potongan lebih besar dari harga."),
    "sale_other_payload": _("Penjualan bernomor ini sudah tercatat dengan isi lain. Yang ini disimpan terpisah."),
    "message_unreadable": _("Kiriman dari alat kasir tidak terbaca (%(field)s)."),
    "message_damaged": _("Isi kiriman ini berubah sejak dicatat alat kasir. Cocokkan dengan struknya."),
    "location_unknown": _("Tempat penjualan tidak dikenal."),
    "shift_unknown": _("Giliran kasir ini belum diterima server."),
    "shift_other_payload": _("Giliran kasir bernomor ini sudah tercatat dengan isi lain."),
    "shift_closed_already": _("Giliran kasir ini sudah ditutup."),
    "refund_too_many": _("Yang dikembalikan melebihi yang terjual: tinggal %(left)s."),
    "refund_without_lines": _("Pilih dulu barang yang dikembalikan."),
    "refund_tenders_do_not_add_up": _("Uang kembali harus Rp%(total)s."),
    "refund_other_payload": _("Pengembalian bernomor ini sudah tercatat dengan isi lain."),
    "tender_confirmed_already": _("Pembayaran ini sudah dicocokkan."),
    "tender_not_unverified": _("Pembayaran ini tidak perlu dicocokkan."),
    "tender_arrived_too_much": _("Yang masuk bank tidak mungkin lebih dari yang dibayar."),
    "till_prefix_wrong": _("Awalan struk berupa 1 sampai 4 huruf besar atau angka, diawali huruf."),
    "till_taken": _("Nama atau awalan struk ini sudah dipakai alat lain."),
    "till_revoked_already": _("Alat ini sudah dicabut."),
    "till_revoked": _("Alat ini sudah dicabut. Kirimannya disimpan terpisah."),
    "quarantine_resolved_already": _("Penjualan ini sudah diselesaikan."),
    "visitors_not_countable": _("Hitung 1 sampai %(most)s orang sekali ketuk."),
    "task_done_already": _("Tugas ini sudah selesai."),
}
