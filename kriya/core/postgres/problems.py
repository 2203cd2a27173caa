"""What can go wrong with the database server, each as one sentence for the person at the terminal."""

from collections.abc import Iterator
from contextlib import contextmanager
from errno import EACCES, EDQUOT, EEXIST, ENAMETOOLONG, ENOSPC, ENOTDIR, EPERM, EROFS
from pathlib import Path

SENTENCES: dict[str, tuple[str, str]] = {
    "data_of_newer_version": (
        "The data in {folder} was written by PostgreSQL {found}, but this Kriya brings {ours}: start it with the newer "
        "Kriya that wrote it.",
        "Data di {folder} ditulis oleh PostgreSQL {found}, sedangkan Kriya ini membawa {ours}: jalankan dengan Kriya "
        "lebih baru yang menulisnya.",
    ),
    "data_of_older_version": (
        "The data in {folder} was written by PostgreSQL {found}, but this Kriya brings {ours}: make a backup with the "
        "Kriya that wrote it and restore that backup with this one.",
        "Data di {folder} ditulis oleh PostgreSQL {found}, sedangkan Kriya ini membawa {ours}: buat cadangan dengan "
        "Kriya yang menulisnya, lalu pulihkan cadangan itu dengan yang ini.",
    ),
    "data_not_prepared": (
        "The data in {folder} were never prepared for this Kriya: run `kriya migrate`, or check the folder.",
        "Data di {folder} belum disiapkan untuk Kriya ini: jalankan `kriya migrate`, atau periksa foldernya.",
    ),
    "disk_full": (
        "The disk that holds {folder} is full: free some space and start again; nothing that was saved is lost.",
        "Disk tempat {folder} sudah penuh: kosongkan sebagian lalu jalankan lagi; yang sudah tersimpan tidak hilang.",
    ),
    "no_permission": (
        "This user may not write in {folder}: choose another data folder, or start Kriya as the user who owns it.",
        "Pengguna ini tidak boleh menulis di {folder}: pilih folder data lain, atau jalankan Kriya sebagai pemiliknya.",
    ),
    "not_a_folder": (
        "{folder} is not a folder: give a folder for the data.",
        "{folder} bukan folder: berikan sebuah folder untuk data.",
    ),
    "not_a_cluster": (
        "{folder} already holds other files ({example}), so Kriya leaves it alone: give a new or an empty folder.",
        "{folder} sudah berisi berkas lain ({example}), jadi Kriya tidak menyentuhnya: berikan folder baru.",
    ),
    "passwords_lost": (
        "{folder} holds a database but the file {file} with its passwords is missing or unreadable: put it back from a "
        "backup.",
        "{folder} berisi basis data tetapi berkas sandinya {file} hilang atau tidak terbaca: kembalikan dari cadangan.",
    ),
    "secrets_lost": (
        "The file {file} in {folder} lacks {names}, without which log-ins can be forged and personal data cannot be "
        "read: put it back from a backup, or remove it if the folder holds no data yet.",
        "Berkas {file} di {folder} tidak memuat {names}; tanpa itu sesi masuk dapat dipalsukan dan data pribadi tidak "
        "terbaca: kembalikan dari cadangan, atau hapus bila folder itu belum berisi data.",
    ),
    "secrets_missing": (
        "The database holds data, but the file {file} with the keys to its personal data is missing in {folder}: put "
        "it back from a backup, or copy it from the folder where Kriya ran before (--data names that one).",
        "Basis data sudah berisi, tetapi berkas {file} dengan kunci data pribadinya tidak ada di {folder}: kembalikan "
        "dari cadangan, atau salin dari folder tempat Kriya berjalan sebelumnya (--data menyebut folder itu).",
    ),
    "did_not_start": (
        "The database server did not start: {reason} (more in {file}).",
        "Server basis data gagal dijalankan: {reason} (selengkapnya di {file}).",
    ),
    "not_to_root": (
        "PostgreSQL never runs as root, and its stand-in {user} may not enter {folder}: put the data where "
        "other users may pass, for example /var/lib/kriya.",
        "PostgreSQL tidak pernah berjalan sebagai root, dan penggantinya {user} tidak boleh masuk ke {folder}: "
        "taruh data di tempat yang boleh dilalui pengguna lain, misalnya /var/lib/kriya.",
    ),
    "socket_folder_taken": (
        "{folder} belongs to somebody else or is open to others, so Kriya will not talk to the database through it: "
        "ask the administrator to remove it.",
        "{folder} milik pengguna lain atau terbuka bagi orang lain, jadi Kriya tidak memakainya untuk basis data: "
        "minta pengelola mesin menghapusnya.",
    ),
    "program_not_prepared": (
        "Kriya's own folder {folder} lacks its compiled translations, and this user may not write there: start Kriya "
        "once as the user who owns it.",
        "Folder program Kriya {folder} belum memuat terjemahan jadi, dan pengguna ini tidak boleh menulis di sana: "
        "jalankan Kriya sekali sebagai pemiliknya.",
    ),
    "address_unreadable": (
        "DATABASE_URL is no address of a PostgreSQL database: write postgresql://USER:PASSWORD@HOST:PORT/DATABASE.",
        "DATABASE_URL bukan alamat basis data PostgreSQL: tulis postgresql://PENGGUNA:SANDI@HOST:PORT/BASISDATA.",
    ),
    "server_not_reached": (
        "The database server in DATABASE_URL does not answer: {reason}.",
        "Server basis data di DATABASE_URL tidak menjawab: {reason}.",
    ),
    "server_too_old": (
        "The server in DATABASE_URL is PostgreSQL {found}; Kriya needs {needed} or newer.",
        "Server di DATABASE_URL adalah PostgreSQL {found}; Kriya memerlukan {needed} atau lebih baru.",
    ),
    "role_taken": (
        "The role {role} on the server in DATABASE_URL belongs to another installation: use another server, or drop "
        "that role first.",
        "Peran {role} di server DATABASE_URL milik instalasi lain: pakai server lain, atau hapus dahulu peran itu.",
    ),
    "administrator_needed": (
        "The log-in in DATABASE_URL may not prepare the database: ask its administrator to run the lines below as "
        "superuser, then start again.\n{sql}",
        "Akun di DATABASE_URL tidak boleh menyiapkan basis data: minta pengelolanya menjalankan baris di bawah sebagai "
        "superuser, lalu jalankan lagi.\n{sql}",
    ),
    "role_too_strong": (
        "The database role {role} could look over the walls between councils ({reason}), so Kriya does not serve with "
        "it.",
        "Peran basis data {role} dapat menembus dinding antardewan ({reason}), jadi Kriya tidak melayani dengannya.",
    ),
}


class ServerProblem(Exception):
    """The database server cannot be used; `code` says why, `facts` fill its sentence."""

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts = facts

    def __str__(self) -> str:
        return sentence(self)


def sentence(problem: ServerProblem) -> str:
    """Tell the problem in English, then in Indonesian, a line each."""
    english, indonesian = SENTENCES[problem.code]
    if "{sql}" in english:
        return f"{indonesian.partition('{sql}')[0]}{english.format(**problem.facts)}"
    return "\n".join(text.format(**problem.facts) for text in (english, indonesian))


def disk_trouble(problem: OSError) -> str:
    """Tell `disk_full`, `no_permission` and `not_a_folder` apart; "" is none of them."""
    if problem.errno in (ENOSPC, EDQUOT):
        return "disk_full"
    if problem.errno in (EEXIST, ENOTDIR, ENAMETOOLONG):
        return "not_a_folder"
    return "no_permission" if problem.errno in (EACCES, EPERM, EROFS) else ""


@contextmanager
def told(folder: Path) -> Iterator[None]:
    """Turn a full disk and a missing permission below `folder` into a ServerProblem."""
    try:
        yield
    except OSError as problem:
        if trouble := disk_trouble(problem):
            raise ServerProblem(trouble, folder=folder) from problem
        raise
