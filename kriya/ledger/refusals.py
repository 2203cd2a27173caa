"""Sentences for what the ledger refuses."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "transaction_unbalanced": _(
        "Jumlah masuk dan keluar tidak sama (selisih Rp%(difference)s). Tidak ada yang dicatat."
    ),
    "transaction_other_payload": _("Catatan ini sudah pernah dikirim dengan isi lain. Yang pertama tetap berlaku."),
    "transaction_reversed_already": _("Catatan ini sudah dibalik."),
    "amount_not_positive": _("Jumlahnya harus lebih dari nol."),
    "not_a_money_account": _("Pilih tempat uang yang benar."),
    "money_rules_step_unknown": _("Pembulatan tunai hanya bisa 1, 50, 100, 500, atau 1.000 rupiah."),
    "fee_rate_there_already": _("Biaya untuk cara bayar dan tanggal ini sudah ada."),
}
