"""Sentences for what achievements refuses."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "numbers_empty": _("Belum ada UMKM dalam daftar. Catat atau impor dulu, lalu terbitkan angkanya."),
    "numbers_by_period": _(
        "Dewan ini menerbitkan angkanya per periode: siapkan penutupan, lalu orang kedua menyetujuinya."
    ),
    "period_not_over": _("Periode ini baru berakhir pada %(last)s. Tutup sesudahnya."),
    "closing_open_already": _("Periode ini sudah disiapkan dan menunggu persetujuan."),
    "closing_nothing_changed": _("Tidak ada yang berubah sejak periode ini disetujui. Revisi tidak perlu."),
    "closing_not_open": _("Penutupan ini sudah disetujui atau dikembalikan."),
    "closing_same_person": _("Yang menyiapkan angka tidak dapat menyetujuinya sendiri. Mintalah orang kedua."),
    "closing_blocked": _("Ada pemeriksaan yang pasti menunjukkan kesalahan. Perbaiki dulu, lalu siapkan lagi."),
    "closing_unexplained": _("%(checks)s pemeriksaan yang tidak lolos belum dijelaskan."),
    "target_needs_somebody": _("Target ditetapkan oleh seseorang: pasang paket ini dari layar."),
    "target_unknown": _("Angka ini tidak dikenal."),
    "target_not_positive": _("Target harus lebih dari nol."),
    "story_needs_maker": _("Potret perlu perajinnya: pilih UMKM-nya."),
    "story_needs_photos": _("Cerita sebelum dan sesudah perlu dua foto."),
    "story_without_consent": _(
        "%(name)s belum mengizinkan foto atau namanya tampil. Catat izinnya di halaman UMKM, lalu coba lagi."
    ),
    "deck_without_period": _("Paparan dibuat dari periode yang sudah disetujui."),
    "deck_too_many_stories": _("Paling banyak %(most)s cerita dalam satu paparan."),
}
