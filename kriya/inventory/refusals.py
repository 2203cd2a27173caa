"""Sentences for what the stock refuses."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "location_name_taken": _("Sudah ada tempat bernama “%(name)s”."),
    "location_kind_is_one": _("Tempat jenis ini cukup satu dan sudah ada."),
    "location_not_empty": _("Masih ada %(pieces)s barang di sini. Pindahkan dulu."),
    "location_closed": _("Tempat ini sudah tidak dipakai."),
    "location_waits": _("Masih ada surat jalan menuju tempat ini, atau stok opname yang belum selesai di sini."),
    "price_not_positive": _("Harga harus lebih dari nol."),
    "pieces_not_positive": _("Jumlah barang harus lebih dari nol."),
    "stock_short": _("Stok tidak cukup: “%(name)s” tinggal %(left)s."),
    "transfer_empty": _("Pilih dulu barang yang dikirim."),
    "transfer_answered_already": _("Baris ini sudah diperiksa."),
    "transfer_answer_does_not_add_up": _("Jumlah yang diterima, rusak, dan hilang harus sama dengan yang dikirim."),
    "stock_take_open_already": _("Stok opname di tempat ini masih berjalan."),
    "stock_take_not_counting": _("Penghitungan ini sudah selesai."),
    "stock_take_not_counted": _("Selesaikan dulu penghitungannya."),
    "stock_count_other_payload": _("Hitungan ini pernah dikirim dengan isi lain, jadi disisihkan."),
    "stock_take_same_person": _("Yang menyetujui harus orang lain dari yang menyelesaikan hitungan."),
}
