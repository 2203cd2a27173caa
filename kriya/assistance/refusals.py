"""Sentences for what assistance refuses."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "service_name_taken": _("Sudah ada layanan bernama “%(name)s”."),
    "service_without_paper": _("Pilih dokumen yang diurus layanan ini."),
    "service_without_payer": _("Layanan ini berbiaya: pilih siapa yang membayar."),
    "service_without_steps": _("Tulis paling sedikit satu langkah; perajin ingin tahu berapa lama."),
    "service_call_wrong_kind": _("Hanya program fasilitasi yang bisa dihubungkan dengan layanan."),
    "service_not_offered": _("Layanan ini sedang tidak dibuka."),
    "service_only_by_call": _("Layanan ini dibagi lewat pendaftaran “%(call)s”."),
    "case_open_already": _("%(maker)s sudah dibantu dengan “%(service)s”. Lanjutkan yang itu."),
    "case_not_waiting": _("Permohonan ini sudah dijawab."),
    "case_not_running": _("Fasilitasi ini tidak sedang berjalan."),
    "case_without_reason": _("Pilih alasannya, dan tulis kata-kata yang baik untuk perajin."),
    "case_owner_unknown": _("Pilih petugas dari dewan ini."),
    "case_steps_open": _("Masih ada %(n)s langkah. Selesaikan, atau lewati dengan alasan."),
    "case_without_result": _("Catat hasilnya dulu: %(what)s."),
    "case_money_promised": _("Masih ada uang yang dijanjikan. Catat belanjanya, atau lepaskan dulu."),
    "step_ended": _("Langkah ini sudah selesai."),
    "step_skip_without_note": _("Tulis mengapa langkah ini dilewati."),
    "step_due_before_start": _("Tenggat tidak boleh sebelum fasilitasi dimulai."),
    "result_without_value": _("Tulis berapa rupiah nilainya."),
    "budget_line_taken": _("Sudah ada anggaran “%(name)s” untuk tahun %(year)s."),
    "budget_line_exceeded": _("Sisa anggaran “%(line)s” tinggal %(free)s."),
    "budget_source_differs": _(
        "Bantuan ini disepakati dibayar %(payer)s, sedangkan “%(line)s” berasal dari %(source)s. Pilih anggaran lain, "
        "atau centang bila memang dibayar dari sini."
    ),
    "budget_line_below_used": _("%(used)s sudah dijanjikan atau dibelanjakan; anggaran tidak bisa di bawahnya."),
    "commitment_over": _("Uang ini sudah dibelanjakan atau dilepas."),
}
