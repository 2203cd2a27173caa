"""What the councils of the demo teach: courses, trainers, rooms, and the trainings of two years. All invented."""

from dataclasses import dataclass
from typing import Any, Final

from kriya.participation.terms import Cost, Criterion, Question, Rule

Module = tuple[str, str, int]


@dataclass(frozen=True)
class CourseSaid:
    """A course: its name, level, craft's code ("" for all), the course before it, what is learned, its modules."""

    name: str
    level: str
    craft: str
    after: str
    about: str
    modules: tuple[Module, ...]


@dataclass(frozen=True)
class TrainingSaid:
    """A training: so many days from today, of a course, with places; `summary` is read first."""

    days: int
    course: str
    title: str
    summary: str
    places: int


PRICE: Final = CourseSaid(
    "Menghitung harga jual", "first", "", "",
    "Dari harga bahan dan waktu sampai harga di galeri, toko daring, dan pemesan besar.",
    (("Menghitung biaya bahan", "Peserta mencatat pemakaian bahan satu produk.", 90),
     ("Menghargai waktu sendiri", "Peserta memasukkan upah ke dalam harga.", 90),
     ("Harga untuk tiap saluran", "Peserta punya tiga harga dan tahu alasannya.", 120)),
)  # fmt: skip
PHOTO: Final = CourseSaid(
    "Foto produk dengan ponsel", "first", "", "",
    "Cahaya jendela, latar polos, dan lima foto yang membuat orang percaya.",
    (("Cahaya jendela", "Peserta memotret tanpa lampu kilat.", 90), ("Lima foto wajib", "Peserta menyerahkan lima foto satu produk.", 120)),
)  # fmt: skip
PACKING: Final = CourseSaid(
    "Kemasan dan label", "middle", "", "Menghitung harga jual",
    "Kemasan yang melindungi, bercerita, dan tetap masuk hitungan.",
    (("Melindungi barang", "Peserta lulus uji jatuh.", 60), ("Bercerita di label", "Peserta menulis label dua bahasa.", 90)),
)  # fmt: skip
EXPORT: Final = CourseSaid(
    "Kiriman pertama ke luar negeri", "high", "", "Kemasan dan label",
    "Dokumen, ongkos, dan pembeli pertama di luar negeri.",
    (("Dokumen kiriman", "Peserta mengisi contoh dokumen.", 120), ("Menjawab pembeli asing", "Peserta menulis penawaran.", 90)),
)  # fmt: skip
COURSES: Final[dict[str, tuple[CourseSaid, ...]]] = {
    "pekalongan": (
        CourseSaid(
            "Pewarna alam dasar", "first", "batik", "",
            "Indigo, tingi, dan mahoni: dari daun sampai kain yang tidak luntur.",
            (("Mengenal bahan", "Peserta mengenali enam pewarna alam.", 90), ("Mordan dan fiksasi", "Peserta menyiapkan kain.", 120), ("Mencelup indigo", "Peserta membuat satu kain.", 180)),
        ),
        CourseSaid(
            "Pewarna alam lanjutan", "middle", "batik", "Pewarna alam dasar",
            "Gradasi, tumpang warna, dan resep yang bisa diulang.",
            (("Resep yang terukur", "Peserta menulis resepnya sendiri.", 120), ("Tumpang warna", "Peserta membuat tiga warna dari dua bak.", 180)),
        ),
        PRICE, PHOTO, PACKING, EXPORT,
    ),
    "gunungkidul": (
        CourseSaid(
            "Ukir topeng Bobung", "first", "kayu", "",
            "Dari batang pule sampai topeng Panji yang halus.",
            (("Memilih kayu", "Peserta mengenali kayu yang siap.", 60), ("Memahat wajah", "Peserta menyelesaikan satu topeng.", 240)),
        ),
        PRICE, PHOTO, PACKING, EXPORT,
    ),
}  # fmt: skip
TRAINERS: Final[dict[str, tuple[tuple[str, str, str], ...]]] = {
    "pekalongan": (
        ("Pak Dudung Alisyahbana", "Pewarna alam", "Sentra Jenggot"), ("Ratna Mulyani", "Keuangan usaha kecil", "Politeknik Pusmanu"),
        ("Yoga Prasetya", "Fotografi produk", "Komunitas Foto Pekalongan"), ("Fitri Hapsari", "Ekspor dan kemasan", "Dinas Perdagangan"),
    ),
    "gunungkidul": (
        ("Mbah Sujiman", "Topeng kayu", "Dusun Bobung"), ("Anisa Wulandari", "Keuangan usaha kecil", "UMKM Center"),
        ("Bayu Kresna", "Fotografi produk", "Wonosari Kreatif"),
    ),
}  # fmt: skip
ROOMS: Final[dict[str, tuple[tuple[str, str, int], ...]]] = {
    "pekalongan": (("Aula Museum Batik", "Jl. Contoh No. 1", 60), ("Bengkel Sentra Jenggot", "Jl. Contoh No. 14", 24)),
    "gunungkidul": (("Pendopo Galeri", "Jl. Contoh No. 2", 50), ("Sanggar Bobung", "Putat, Patuk", 20)),
}
TRAININGS: Final[dict[str, tuple[TrainingSaid, ...]]] = {
    "pekalongan": (
        TrainingSaid(-680, "Pewarna alam dasar", "Pewarna alam untuk pemula", "Tiga hari bersama indigo di Jenggot.", 8),
        TrainingSaid(-430, "Foto produk dengan ponsel", "Foto produk dengan ponsel", "Lima foto yang membuat orang percaya.", 8),
        TrainingSaid(-300, "Pewarna alam dasar", "Pewarna alam angkatan kedua", "Kesempatan kedua untuk yang belum terpilih.", 8),
        TrainingSaid(-170, "Kemasan dan label", "Kemasan yang bercerita", "Label dua bahasa, kemasan tahan jatuh.", 10),
        TrainingSaid(-105, "Menghitung harga jual", "Harga jual tanpa rugi", "Bawa satu produk, pulang dengan tiga harga.", 8),
        TrainingSaid(-45, "Pewarna alam lanjutan", "Tumpang warna alam", "Resep yang bisa diulang, gradasi yang rapi.", 8),
        TrainingSaid(9, "Foto produk dengan ponsel", "Foto untuk toko daring", "Menjelang Lebaran, rak daring harus siap.", 6),
        TrainingSaid(24, "Menghitung harga jual", "Harga jual angkatan baru", "Untuk yang baru pertama kali menghitung.", 8),
        TrainingSaid(48, "Kiriman pertama ke luar negeri", "Kiriman pertama ke luar negeri", "Dokumen, ongkos, dan pembeli pertama.", 10),
    ),
    "gunungkidul": (
        TrainingSaid(-400, "Ukir topeng Bobung", "Memahat topeng Panji", "Belajar langsung di Bobung.", 6),
        TrainingSaid(-120, "Menghitung harga jual", "Harga yang tidak merugikan", "Bawa satu produk, pulang dengan tiga harga.", 8),
        TrainingSaid(10, "Foto produk dengan ponsel", "Foto produk dengan ponsel", "Lima foto yang membuat orang percaya.", 6),
        TrainingSaid(30, "Kemasan dan label", "Kemasan yang bercerita", "Label dua bahasa, kemasan tahan jatuh.", 8),
    ),
}  # fmt: skip
TERMS: Final[dict[str, Any]] = {
    "rules": (Rule("fostered"),),
    "costs": (
        Cost("Narasumber", 4_500_000, "apbd"), Cost("Konsumsi", 2_250_000, "apbd"),
        Cost("Bahan praktik", 1_800_000, "sponsor"),
    ),
    "questions": (
        Question("why", "Apa yang ingin Anda kerjakan setelah pelatihan ini?", "long", required=True),
        Question("before", "Pernah belajar hal serupa?", "yes_no"),
    ),
    "criteria": (
        Criterion("need", "Kebutuhan usaha", 2, 5, guide="Seberapa besar pelatihan ini mengubah usahanya?"),
        Criterion("ready", "Kesiapan menerapkan", 1, 5, guide="Ada rencana, alat, dan waktu?"),
        Criterion("story", "Cara bercerita", 1, 5, counts=False, guide="Catatan untuk promosi."),
    ),
    "documents": "KTP\nSatu produk sendiri\nBuku catatan",
}  # fmt: skip
HOPES: Final = (
    "Ingin membuat warna yang tidak luntur supaya berani menerima pesanan kantor.",
    "Mau mengajari dua pekerja saya dengan cara yang benar.",
    "Selama ini harga saya kira-kira saja, ingin tahu untung atau rugi.",
    "Produk saya bagus di tangan, tetapi kusam di foto.",
    "Ingin ikut pameran tahun depan dengan kemasan yang rapi.",
    "Pembeli dari luar kota minta label, saya belum punya.",
)
LIKED: Final = (
    "Langsung praktik, tidak banyak teori.", "Pelatihnya sabar, boleh mengulang sampai bisa.",
    "Bertemu perajin lain, sekarang kami belanja bahan bersama.", "Contoh hitungannya memakai produk saya sendiri.",
)  # fmt: skip
WISHED: Final = ("Foto produk", "Harga jual", "Pewarna alam", "Jualan daring", "Desain motif baru", "")
