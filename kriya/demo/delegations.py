"""Delegations of the demo beside Gunung Kidul's, and who signed their lists. All invented."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Came:
    """A delegation that came: who, how long ago in days, how many, what for and how it was."""

    kind: str
    region: str
    name: str
    ago: int
    people: int
    head: str
    title: str
    topics: tuple[str, ...]
    question: str
    summary: str


OTHERS: Final = (
    Came("council", "Kab. Sleman", "", 702, 28, "Ibu Kusuma", "Ketua", ("selling_offline", "curation"), "Bagaimana produk dikurasi?", "Tertarik pada catatan kurasi yang membantu perajin memperbaiki produk."),
    Came("office", "Kota Surakarta", "Dinas Koperasi dan UKM", 655, 18, "Bapak Wiryo", "Kepala bidang", ("fostering",), "Bagaimana data UMKM dijaga tetap benar?", "Membahas pembersihan data kembar."),
    Came("pkk", "Kab. Batang", "", 598, 40, "Ibu Ratna", "Ketua", ("training", "promotion"), "Pelatihan apa yang paling berguna?", "Ramai di galeri; banyak bertanya tentang pewarna alam."),
    Came("school", "Kota Pekalongan", "SMK Negeri 1 Pekalongan", 541, 52, "Ibu Tuti", "Guru", ("promotion",), "Bagaimana memotret produk?", "Siswa mencoba memotret produk dengan ponsel."),
    Came("university", "Kota Semarang", "Universitas Pesisir", 470, 22, "Bapak Galang", "Dosen", ("organisation",), "Bagaimana perajin dilibatkan dalam keputusan?", "Diskusi panjang tentang pembagian hasil."),
    Came("council", "Kab. Jepara", "", 402, 25, "Ibu Nawang", "Ketua harian", ("consignment",), "Bagaimana pelunasan dihitung?", "Meminta contoh rincian pelunasan."),
    Came("association", "Kab. Klaten", "Paguyuban Lurik Pedan", 333, 15, "Bapak Sastro", "Ketua", ("selling_online",), "Apa bisa tanpa toko sendiri?", "Ingin mulai dari tautan katalog."),
    Came("office", "Provinsi Jawa Tengah", "Dinas Perindustrian dan Perdagangan", 260, 12, "Ibu Laksmi", "Kepala seksi", ("organisation", "exhibition"), "Bagaimana hasil pameran diukur?", "Membandingkan cara menghitung hasil pameran."),
    Came("pkk", "Kab. Gunungkidul", "", 190, 33, "Ibu Sumiyati", "Sekretaris", ("training",), "Bagaimana kelas membatik dijadwalkan?", "Rombongan lain dari Gunungkidul: lembaganya berbeda."),
    Came("council", "Kota Salatiga", "", 104, 26, "Ibu Endang", "Ketua", ("selling_offline", "fostering"), "Siapa yang menjaga galeri?", "Mencatat jadwal jaga dan cara menutup kasir."),
    Came("council", "Kab. Sleman", "", 24, 31, "Ibu Kusuma", "Ketua", ("selling_online", "consignment"), "Berapa biaya menjalankan toko daring?", "Kunjungan kedua; galeri mereka sudah memakai label QR."),
)  # fmt: skip
GUESTS: Final = (
    "Rina Astuti",
    "Bambang Setya",
    "Wening Lestari",
    "Agus Pratama",
    "Yuni Kartika",
    "Hesti Nugraheni",
    "Dodi Saputra",
)
