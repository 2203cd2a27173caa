"""Sentences for what institutional orders refuse."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "inquiry_not_taken": _("Permintaan ini belum dapat kami terima. Coba lagi, atau hubungi kami lewat telepon."),
    "inquiries_too_many": _("Terlalu banyak permintaan dalam waktu singkat. Coba lagi besok, atau hubungi kami."),
    "inquiry_other_payload": _("Permintaan ini sudah kami terima dengan isi lain."),
    "inquiry_closed_already": _("Permintaan ini sudah ditutup."),
    "inquiry_answered_already": _("Permintaan ini sudah dijawab dengan penawaran."),
    "quotation_not_draft": _("Penawaran ini bukan konsep lagi. Tarik dulu untuk mengubahnya."),
    "quotation_without_lines": _("Isi dulu barang yang ditawarkan."),
    "quotation_line_wrong": _("Baris %(n)s: isi nama barang, jumlah, dan harganya."),
    "quotation_to_order_needs_product": _("Baris %(n)s: yang dibuat dulu harus produk dari katalog."),
    "quotation_discount_too_much": _("Potongannya melebihi harga barang."),
    "quotation_deposit_too_much": _("Uang mukanya melebihi jumlah penawaran."),
    "quotation_valid_until_over": _("Tanggal berlakunya sudah lewat. Ubah dulu tanggalnya."),
    "quotation_not_offered": _("Penawaran ini tidak sedang menunggu jawaban."),
    "quotation_expired": _("Masa berlaku penawaran ini sudah lewat. Hubungi kami untuk penawaran baru."),
    "quotation_letter_missing": _("Tulis nomor surat pesanannya."),
    "quotation_name_missing": _("Tulis nama yang menyetujui."),
    "quotation_not_accepted": _("Penawaran ini belum disetujui."),
    "quotation_not_open": _("Penawaran ini sudah selesai atau dibatalkan."),
    "quotation_other_payload": _("Formulir ini sudah tercatat dengan isi lain."),
    "quotation_money_too_much": _("Paling banyak %(most)s yang dapat dikembalikan."),
    "quotation_line_not_to_make": _("Baris ini tidak menunggu perajin."),
    "quotation_line_too_many": _("“%(name)s”: tinggal %(left)s."),
    "handover_empty": _("Isi dulu jumlah yang diserahkan."),
    "handover_short": _("“%(name)s” di rak hanya %(left)s. Terima dulu barangnya, atau tulis label lain."),
    "handover_label_unknown": _("Label %(label)s tidak dikenal, atau barangnya tidak ada di rak."),
    "handover_label_missing": _("“%(name)s” bukan produk katalog: tulis label barang yang diserahkan."),
    "handover_receiver_missing": _("Tulis siapa yang menerima."),
}
