"""The playbooks that come with Kriya, as they are written: what each tells, brings, asks, and what is to be done."""

from typing import Any, Final

Json = dict[str, Any]
_CONSIGNMENT: Final[Json] = {
    "commission": "flat", "basis_points": 2500, "tiers": [], "by_craft": [], "discount_bearer": "shared",
    "maker_share": 5000, "floor": 8500, "term_days": 90, "grace_days": 30, "loss_bearer": "council", "hold_days": 3,
    "markdown_steps": [[60, 1000], [80, 2000]], "note": "Barang diterima dan dikembalikan dengan tanda terima.",
}  # fmt: skip
_SHOP: Final[Json] = {
    "transfer_hours": 24, "online_minutes": 60, "deposit": 5000, "pick_up": True,
    "terms_id": "Barang disiapkan dalam tiga hari kerja. Barang rusak di jalan diganti atau dikembalikan uangnya; "
    "sertakan foto saat membuka kiriman.",
    "terms_en": "Goods are prepared within three working days. What is damaged on the way is replaced or refunded; "
    "please take a photo when you open the parcel.",
}  # fmt: skip
_CURATION: Final[Json] = {"price_by_curator": True, "photos_by_curator": True, "words_by_curator": False}
_OPENING: Final[Json] = {
    "name": "Kenali Perajinnya", "days": 60, "note": "Satu cerita perajin setiap Jumat; tautan berbeda di tiap tempat.",
    "posts": [
        ["instagram", "makers", "Cerita Jumat"], ["poster", "home", "Pintu masuk galeri"],
        ["whatsapp", "products", "Status pengurus"],
    ],
}  # fmt: skip
_MARGIN: Final = ("komisi", "Besar komisi galeri", "Commission of the showroom", "consignment/baku/basis_points")
_HALL: Final = ("ruang", "Ruang mana yang menjadi galeri?", "Which room becomes the showroom?", "")
_CLASS: Final = (
    "golongan",
    "Golongan pedagang QRIS menurut bank",
    "Merchant class by your bank",
    "money/aturan/merchant_class",
)
_BANK: Final = (
    "bank",
    "Bank tempat uang titipan disimpan",
    "Bank that keeps the makers' money",
    "shop/aturan/bank_name",
)


_RECEIVING: Final[Json] = {
    "opens": "09:00", "closes": "15:00", "minutes": 150, "notice_days": 7, "most_people": 60, "guest_days": 90,
    "agenda": [
        ["welcome", "Sambutan tuan rumah dan tamu", 20, "Ketua dan pimpinan rombongan"],
        ["talk", "Paparan capaian: yang berhasil dan yang belum", 30, "Pengurus"],
        ["questions", "Jawaban atas pertanyaan yang dikirim lebih dulu", 35, "Pengurus"],
        ["tour", "Keliling galeri, mencatat karya yang menarik", 45, "Petugas galeri"],
        ["other", "Apa yang ingin ditiru, dan janji kedua pihak", 20, "Semua"],
    ],
}  # fmt: skip
_COURSES: Final[Json] = {
    "foto-produk-dengan-ponsel": {
        "name": "Foto produk dengan ponsel", "level": "first",
        "about": "Cahaya jendela, latar polos, dan lima foto yang membuat orang percaya.",
        "modules": [
            ["Cahaya jendela", "Peserta memotret tanpa lampu kilat.", 90],
            ["Lima foto wajib", "Peserta menyerahkan lima foto satu produknya.", 120],
        ],
    },
    "menghitung-harga-jual": {
        "name": "Menghitung harga jual", "level": "first",
        "about": "Dari harga bahan dan waktu sampai harga di galeri, toko daring, dan pemesan besar.",
        "modules": [
            ["Biaya bahan", "Peserta mencatat pemakaian bahan satu produk.", 90],
            ["Menghargai waktu sendiri", "Peserta memasukkan upah ke dalam harga.", 90],
            ["Harga untuk tiap saluran", "Peserta punya tiga harga dan tahu alasannya.", 120],
        ],
    },
    "menayangkan-produk": {
        "name": "Menayangkan produk", "level": "middle",
        "about": "Nama, cerita, ukuran, dan berat: produk tayang sebelum peserta pulang.",
        "modules": [
            ["Menulis nama dan cerita", "Peserta menulis cerita tiga kalimat.", 60],
            ["Tayang hari ini", "Peserta menayangkan sekurangnya satu produk.", 120],
        ],
    },
}  # fmt: skip
_WAY: Final = [
    ["menayangkan-produk", "foto-produk-dengan-ponsel"],
]
_BEFORE_AND_AFTER: Final = (
    ("Pesan tempat dan bayar uang muka", "start", 60),
    ("Umumkan dan pilih peserta menurut giliran", "start", 45),
    ("Minta persetujuan harga pameran kepada perajin", "start", 21),
    ("Buat surat jalan barang yang dibawa", "start", 3),
    ("Coba kasir tanpa jaringan", "start", 3),
    ("Hitung sisa barang dan buat surat jalan pulang", "end", 1),
    ("Cocokkan dibawa, terjual, pulang, dan rusak", "end", 3),
    ("Lunasi perajin", "end", 7),
    ("Hubungi pembeli yang meninggalkan nama", "end", 7),
)
_CHECKLIST: Final[Json] = {
    title.lower().replace(",", "").replace(" ", "-"): {"title": title, "anchor": anchor, "days": days}
    for title, anchor, days in _BEFORE_AND_AFTER
}
MARKETING: Final[Json] = {
    "title": ("Pemasaran daring dan luring UMKM binaan", "Selling online and offline for fostered makers"),
    "summary": (
        "Satu galeri, satu toko daring, satu stok: dari titip jual sampai pelunasan perajin.",
        "One showroom, one online shop, one stock: from consignment to paying the makers.",
    ),
    "story": (
        "Mulailah dengan sepuluh produk yang dipotret baik, bukan seratus yang seadanya. Galeri dan toko daring "
        "berbagi satu stok, jadi barang yang laku di rak tidak bisa dipesan lagi dari rumah.\n\nPerajin percaya karena "
        "tanda terima dan pelunasan yang tidak pernah terlambat. Karena itu pemeriksaan terpenting di paket ini adalah "
        "berapa hari penjualan daring pertama dilunasi.",
        "Begin with ten products that are photographed well, not a hundred as they come. Showroom and online shop "
        "share one stock, so what is sold from the shelf cannot be ordered from home.\n\nMakers trust receipts, and "
        "payment that is never late. So the check that matters most here is how many days it takes to pay for "
        "the first sale online.",
    ),
    "figures": ["makers.fostered", "products.published", "products.all", "crafts.active"],
    "parts": {
        "consignment": {"baku": _CONSIGNMENT}, "shop": {"aturan": _SHOP}, "curation": {"aturan": _CURATION},
        "money": {"aturan": {"cash_step": "100", "fee_bearer": "council"}},
        "campaigns": {"kenali-perajinnya": _OPENING},
    },
    "asked": (_MARGIN, _HALL, _CLASS, _BANK),
    "tasks": (
        ("ruang", "Siapkan ruang galeri yang dilewati tamu", "Prepare a showroom that guests pass by", "staff", 14),
        ("rekening", "Buka rekening khusus uang titipan", "Open an account for the makers' money", "treasurer", 21),
        ("perjanjian", "Buat perjanjian titip jual dengan perajin pertama", "Agree with the first makers", "staff", 30),
        ("potret", "Potret produk dengan cahaya jendela", "Photograph products by a window", "curator", 30),
        ("kasir", "Latih dua kasir", "Train two cashiers", "cashier", 30),
        ("buka", "Buka toko daring", "Open the online shop", "chair", 45),
        ("evaluasi", "Bandingkan angka sebelum dan sesudah", "Compare before and after", "chair", 120),
    ),
    "checks": (
        ("products.priced", 10), ("agreements.makers", 10), ("showroom.shelf", 20), ("sales.showroom", 1),
        ("shop.open", 1), ("sales.online", 1), ("orders.first_settled", 7), ("campaigns.running", 1),
    ),
}  # fmt: skip
CONSIGNMENT: Final[Json] = {
    "title": ("Galeri titip jual", "A consignment showroom"),
    "summary": (
        "Ketentuan titip jual yang adil, label di setiap barang, dan pelunasan yang bisa diperiksa perajin.",
        "Fair terms, a label on every piece, and settlements that makers can check.",
    ),
    "story": (
        "Barang yang dititipkan tetap milik perajin. Ketentuan ini menjawab yang paling sering menjadi pertengkaran: "
        "siapa menanggung potongan harga, barang hilang, dan berapa lama barang boleh di rak.",
        "What is brought on consignment stays the maker's. These terms answer what is quarrelled over most: who bears "
        "discounts and losses, and how long a piece may stay.",
    ),
    "figures": ["makers.fostered", "products.published"],
    "parts": {"consignment": {"baku": _CONSIGNMENT}, "curation": {"aturan": _CURATION}},
    "asked": (_MARGIN, _HALL),
    "tasks": (
        ("ruang", "Siapkan rak dan ruang", "Prepare shelves and room", "staff", 14),
        ("perjanjian", "Buat perjanjian dengan perajin pertama", "Agree with the first makers", "staff", 21),
        ("label", "Cetak label untuk setiap titipan", "Print a label for each piece", "cashier", 30),
        ("opname", "Hitung semua barang di rak", "Count everything on the shelf", "cashier", 90),
    ),
    "checks": (
        ("agreements.makers", 5), ("showroom.shelf", 20), ("showroom.labelled", 20), ("sales.showroom", 1),
    ),
}  # fmt: skip
EXHIBITION: Final[Json] = {
    "title": ("Ikut pameran bersama", "Going to an exhibition together"),
    "summary": (
        "Dari memilih peserta sampai barang pulang: yang disiapkan, oleh siapa, dan kapan.",
        "From choosing who goes until the goods are home: what, by whom and when.",
    ),
    "story": (
        "Pameran gagal bukan di stan, tetapi di daftar barang: yang dibawa harus sama dengan yang terjual, pulang, dan "
        "rusak. Pilih peserta menurut giliran, supaya yang baru juga mendapat tempat.",
        "Exhibitions fail not at the stall but in the list: what went must equal what was sold, came home and broke. "
        "Choose who goes by turns, so that newcomers get a place.",
    ),
    "figures": ["makers.fostered", "products.published"],
    "parts": {"exhibitions": _CHECKLIST},
    "tasks": (
        ("undang", "Umumkan pameran dan cara memilih peserta", "Announce it and how makers are chosen", "staff", 7),
        ("kurasi", "Kurasi produk yang dibawa", "Curate what goes", "curator", 30),
        ("daftar", "Buat surat jalan barang yang dibawa", "List what goes on a delivery note", "cashier", 40),
        ("kasir", "Coba kasir tanpa jaringan", "Try the till without a network", "cashier", 42),
        ("pulang", "Cocokkan barang yang pulang", "Reconcile what comes home", "staff", 55),
        ("lunas", "Lunasi perajin", "Pay the makers", "treasurer", 62),
    ),
    "checks": (("products.priced", 20), ("exhibitions.held", 1), ("campaigns.running", 1)),
}  # fmt: skip
TRAINING: Final[Json] = {
    "title": ("Pelatihan yang ada hasilnya", "Training that shows results"),
    "summary": (
        "Pelatihan foto produk dan harga: peserta pulang dengan sepuluh produk yang siap tayang.",
        "Training in photos and prices: everybody goes home with products that are ready to show.",
    ),
    "story": (
        "Pelatihan yang baik selesai dengan pekerjaan, bukan dengan sertifikat. Peserta membawa produknya sendiri, "
        "memotretnya, menghitung harganya, dan menayangkannya sebelum pulang.",
        "Good training ends with work done, not with a certificate. Makers bring their own products, photograph them, "
        "work out their prices and publish them before they go home.",
    ),
    "figures": ["makers.fostered", "products.published", "products.all"],
    "parts": {
        "curation": {"aturan": _CURATION}, "curriculum": _COURSES, "curriculum.way": {"aturan": {"steps": _WAY}},
    },
    "tasks": (
        ("tempat", "Cari ruang berjendela besar", "Find a room with large windows", "staff", 7),
        ("peserta", "Pilih peserta menurut giliran", "Choose makers by turns", "staff", 14),
        ("pelatih", "Sepakati bahan dengan pelatih", "Agree with the trainer", "staff", 14),
        ("kurasi", "Kurasi produk pada hari yang sama", "Curate on the same day", "curator", 28),
        ("lanjut", "Telepon peserta sesudah tiga puluh hari", "Call the makers after thirty days", "staff", 60),
    ),
    "checks": (("trainings.held", 1), ("products.priced", 10), ("makers.shown", 10)),
}  # fmt: skip
HOSPITALITY: Final[Json] = {
    "title": ("Menerima tamu studi tiru", "Hosting a study visit"),
    "summary": (
        "Sambutan, paparan, tanya jawab, galeri: tamu pulang membawa paket, bukan hanya foto.",
        "Welcome, presentation, questions, showroom: guests go home with a playbook, not only with photos.",
    ),
    "story": (
        "Tanyakan sebelum mereka datang apa yang ingin ditiru, dan tunjukkan angka yang bisa dipertanggungjawabkan: "
        "terbitan capaian dengan tanggalnya. Tutup kunjungan dengan janji yang ada pemilik dan tanggalnya.",
        "Ask before they come what they want to copy, and show figures that you can answer for: published ones, with "
        "their date. End with promises that have an owner and a day.",
    ),
    "figures": ["makers.fostered", "products.published"],
    "parts": {"visits": {"aturan": _RECEIVING}},
    "tasks": (
        ("surat", "Jawab surat permohonan", "Answer the letter", "staff", 3),
        ("angka", "Terbitkan capaian terbaru", "Publish the newest figures", "chair", 7),
        ("paket", "Siapkan tautan paket tiru untuk tamu", "Prepare the link of the playbook", "staff", 10),
        ("galeri", "Rapikan galeri dan label cerita", "Tidy the showroom and its labels", "cashier", 13),
        ("kabar", "Tanyakan kabar sesudah sembilan puluh hari", "Ask how it goes after ninety days", "staff", 104),
    ),
    "checks": (("achievements.published", 1), ("visits.received", 1), ("products.priced", 10), ("makers.shown", 5)),
}  # fmt: skip
