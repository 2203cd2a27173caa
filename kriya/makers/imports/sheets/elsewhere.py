"""Labels whose words are those of a field, and which speak of something else: "Umur Pemilik" names no owner."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from kriya.makers.imports.sheets.words import is_of_another_time, normal

_PEOPLE: Final = (
    "istri|suami|pasangan|ibu|ayah|bapak|orang tua|ahli waris|anak|pendamping|pembimbing|petugas|pendata|surveyor"
    "|survei|enumerator|verifikator|fasilitator|penyuluh|instruktur|koordinator"
)
_THINGS: Final = (
    "proyek|kegiatan|acara|pelatihan|program|event|pasar|dinas|instansi|alat|mesin|candi|wisata|objek|obyek|destinasi"
    "|sekolah|madrasah|masjid|puskesmas|posyandu|hotel|kendaraan|tanaman|obat|buku"
)
_NO_MAKERS: Final = (
    "pelanggan|konsumen|pembeli|siswa|mahasiswa|murid|santri|guru|dosen|pegawai|karyawan|pasien|balita|wali"
)
_NO_MAKERS_EITHER: Final = "customer|buyer|student|teacher|employee|staff|patient|child|children|guardian|wali|partner"
_ELSE: Final = re.compile(
    "|".join(
        (
            r"(?:nama|(?:no )?(?:hp|telepon|whatsapp|nik)|kontak|alamat|jenis kelamin) (?:lengkap )?"
            rf"(?:{_PEOPLE}|{_THINGS})\b",
            rf"nama (?:lengkap )?(?:{_NO_MAKERS})\b",
            rf"(?:{_NO_MAKERS_EITHER}) (?:full )?name\b",
            r"(?:(?:umur|usia)(?! (?:usaha|perusahaan)\b)|lama(?! (?:usaha|berusaha|berdiri|menjalankan)\b)) ",
            r"(?:biaya(?! bahan baku)|upah|gaji|honor|pinjaman|foto|gambar|harga) ",
            r"(?:selisih|persen|persentase|prosentase|kenaikan|penurunan|pertumbuhan)\b"
            r"(?! (?:(?:pemasaran|penjualan) )?ekspor)",
            r"(?:uraian kegiatan|kegiatan intervensi|intervensi)\b(?! usaha)",
            r"(?:omzet|penjualan) (?:output|pameran|bazar|bazaar)\b",
            r"(?:link|url) (?:foto|gambar|g ?drive|drive|(?:g ?|google )?maps?|lokasi|logo|cover|sampul|ktp)\b",
            r"(?:logo|cover|sampul|banner|avatar|image|photo|ktp)(?: \w+)? (?:url|link)\b",
            r"(?:google )?maps$",
            r"(?:sumber|asal) (?:per)?modal(?:an)?\b",
            r"(?:sumber|asal|harga|pemasok|supplier|kebutuhan) bahan baku\b",
            r"(?:nilai )?(?:aset|asset) (?:tanah|bangunan|mesin|peralatan|alat|kendaraan|lancar)\b",
            r"jenis (?:bantuan|pelatihan|alat|mesin|pembayaran|pinjaman)\b",
            r"(?:kendala|permasalahan|masalah|hambatan|kebutuhan|harapan|saran|alasan|rencana)\b",
            r"tahun (?:bantuan|pelatihan|pameran|lulus|pinjaman|merek|halal|pirt|sertifikat)\b",
            r"no (?:rekening listrik|kk|sk)\b",
            r"(?:tempat|kota|kabupaten) (?:ke)?lahir(?:an)?$|(?:place of birth|birth ?place)$",
            r"(?:pendapatan|penghasilan|pengeluaran) (?:keluarga|rumah tangga)\b",
            r"tenaga kerja (?:disabilitas|difabel)\b",
            r"(?:nama |kode )?(?:provinsi|propinsi)\b",
            r"(?:alat|mesin|peralatan|sarana)\b",
            r"modal (?:pinjaman|luar|asing|bantuan)\b",
            r"(?:satuan (?:tanah|luas|berat|harga)|desa wisata|nama motif|hari tanggal)\b",
            r"status (?:menikah|perkawinan|pernikahan|kawin|nikah|kepemilikan|tempat|rumah|tanah|lahan|bangunan|gedung"
            r"|nib|halal|pirt|merek|sni|izin|legalitas|sertifikat|sertifikasi|pinjaman|kredit|verifikasi|validasi|data"
            r"|pekerjaan|pegawai|pendidikan|dtks|hubungan|keluarga|disabilitas|bantuan|pengajuan|permohonan|penanaman|pembayaran)\b",
        )
    )
)
_OF_OTHERS: Final = re.compile(rf"(?:data |identitas )?(?:{_PEOPLE})")
_NO_PRODUCT: Final = re.compile(
    r"(?:nama |kode )?(?:provinsi|propinsi|kabupaten|kota|kecamatan|kapanewon|kelurahan|desa)\b"
    r"|(?:jumlah|total|banyaknya) (?:umkm|ikm|ukm|usaha|unit usaha|pelaku|industri|perusahaan|perajin|tenaga)\b"
)
"""What heads a recap of makers and reads like a product list's "Nama" or "Jumlah"."""
_BEFORE: Final = re.compile(r"\b(?:sebelum|before)\b")
_FIRST: Final = re.compile(r"\b(?:awal|semula)\b")
_LESS_SURELY: Final = 0.9
_ABROAD: Final = re.compile(r"\$|\b(?:usd?|dollar|dolar|euro?|ringgit|myr|rm|sgd|yen)\b", re.IGNORECASE)
_FLOWS: Final = frozenset({"yearly_sales", "raw_material_value", "capacity"})
_MONEY: Final = frozenset({"capital", "yearly_sales", "raw_material_value", "price", "cost_price"})
_COUNTS: Final = _FLOWS | {"size_class", "capital", "labour_men", "labour_women", "labour_total"}


def speaks_of_else(word: str) -> bool:
    """Say whether a label in its one spelling is of other people, or of what no register keeps."""
    return bool(_ELSE.match(word))


def speaks_of_no_product(word: str) -> bool:
    """Say whether a label in its one spelling heads regions or counts of makers, of which no product list tells."""
    return bool(_NO_PRODUCT.match(word))


def tells_of_else(path: tuple[str, ...]) -> bool:
    """Say whether the labels above a column are of other people, as all under "PENDAMPING" are, or of other things."""
    return bool(path) and (
        speaks_of_else(normal(path[-1])) or any(_OF_OTHERS.fullmatch(normal(label)) for label in path[:-1])
    )


def is_of_other_money(label: str) -> bool:
    """Say whether a label tells another currency than rupiah."""
    return bool(_ABROAD.search(label))


@lru_cache(maxsize=4096)
def not_meant(label: str) -> frozenset[str]:
    """Name the fields that a whole label cannot be: of another time than a year, of a time before, of other money."""
    found: frozenset[str] = frozenset()
    if is_of_another_time(label):
        found |= _FLOWS
    if is_of_other_money(label):
        found |= _MONEY
    return found | _COUNTS if _BEFORE.search(normal(label)) else found


def at_first_less_surely(label: str, scores: dict[str, float]) -> dict[str, float]:
    """Let the figure that a business began with ("Modal awal") give way to the one of now, where both are told."""
    if not _FIRST.search(normal(label)):
        return scores
    return {name: score * _LESS_SURELY if name in _COUNTS else score for name, score in scores.items()}
