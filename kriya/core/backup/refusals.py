"""Sentences for what backing up and restoring refuse."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from kriya.core.postgres.problems import disk_trouble
from kriya.core.refusal import Refused

SENTENCES = {
    "backup_not_empty": _("%(folder)s sudah berisi. Berikan folder baru atau yang kosong."),
    "backup_is_mount": _("%(folder)s adalah pangkal sebuah disk. Berikan folder di dalamnya."),
    "backup_disk_full": _("Disk tempat %(folder)s penuh. Kosongkan sebagian, lalu coba lagi."),
    "backup_no_permission": _("Pengguna ini tidak boleh memakai %(folder)s."),
    "backup_not_a_folder": _("%(folder)s bukan folder. Berikan sebuah folder."),
    "backup_cannot_write": _("%(folder)s tidak bisa dipakai: %(reason)s."),
    "backup_may_not_read_all": _(
        "Akun %(login)s di DATABASE_URL tidak boleh membaca semua dewan. Isi BACKUP_DATABASE_URL dengan akun superuser "
        "atau BYPASSRLS dari server yang sama."
    ),
    "backup_database_failed": _("Basis data tidak bisa disalin: %(reason)s."),
    "restore_no_backup": _("%(folder)s bukan cadangan Kriya yang utuh: %(file)s tidak ada atau tidak terbaca."),
    "restore_damaged": _("Cadangan rusak: %(file)s bukan lagi yang dulu ditulis. Tidak ada yang diubah."),
    "restore_newer": _("Cadangan ini dibuat Kriya yang lebih baru (%(newer)s). Pulihkan dengan Kriya itu."),
    "restore_has_councils": _(
        "Di sini sudah ada %(councils)s dewan. Pulihkan ke folder data lain, atau ganti semuanya dengan --replace."
    ),
    "restore_in_use": _("Kriya sedang berjalan dengan basis data ini. Hentikan dulu, lalu pulihkan."),
    "restore_other_keys": _(
        "PERSONAL_DATA_KEYS di lingkungan tidak memuat kunci cadangan ini, jadi NIK tidak akan terbaca. Tambahkan "
        "kuncinya dari secrets.env di cadangan, atau kosongkan variabel itu."
    ),
    "restore_files_elsewhere": _(
        "Cadangan ini memuat berkas, tetapi STORAGE_URL menunjuk ke S3. Kosongkan STORAGE_URL, lalu pulihkan."
    ),
    "restore_database_failed": _("Basis data tidak bisa dipulihkan: %(reason)s. Data yang lama tetap seperti semula."),
}


@contextmanager
def plainly(folder: Path) -> Iterator[None]:
    """Turn what the operating system says of `folder` into a refusal with a sentence."""
    try:
        yield
    except OSError as problem:
        if trouble := disk_trouble(problem):
            raise Refused(f"backup_{trouble}", folder=folder) from problem
        raise Refused("backup_cannot_write", folder=folder, reason=problem.strerror or problem) from problem
