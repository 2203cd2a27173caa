"""What the gallery at /design/ shows: one specimen of each component in each state, with invented names."""

from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any, Final

from django.core.paginator import Paginator
from django.http import HttpRequest

from kriya.design.dyes import DYES
from kriya.design.formats import phone, rupiah, when
from kriya.design.gallery.figures import charts
from kriya.design.gallery.forms import DropForm, FilterForm, SpecimenForm
from kriya.design.icons import ICONS
from kriya.design.motifs import MOTIFS
from kriya.design.tables import Column, Table, TableRow
from kriya.design.tags.marks import badge

MOMENT: Final = datetime(2026, 11, 13, 2, 30, tzinfo=UTC)

COUNCIL: Final = SimpleNamespace(
    name="Dekranasda Kota Pekalongan",
    short_name="Pekalongan",
    slug="pekalongan",
    dye="indigo",
    motif="jlamprang",
    address="Jalan Jatayu 3, Pekalongan Utara\nKota Pekalongan 51141",
    phone="+62285425501",
    email="galeri@dekranasda.example",
)


COLUMNS: Final = (
    Column("name", "Usaha", sort="nama", sub="owner"),
    Column("craft", "Jenis kerajinan", sort="jenis"),
    Column("district", "Kecamatan", sort="kecamatan"),
    Column("status", "Keadaan"),
    Column("since", "Bergabung", sort="sejak"),
    Column("phone", "Telepon", wrap=False),
    Column("sales", "Penjualan setahun", align="end", sort="penjualan"),
)
ROWS: Final = (
    (
        "Batik Sekar Jagad",
        "Ibu Sumiyati",
        "Batik tulis",
        "Pekalongan Utara",
        ("Dibina", "good"),
        "+6281225550142",
        184_500_000,
    ),
    (
        "Tenun Mekar Sari",
        "Bapak Rohmat",
        "Tenun ATBM",
        "Pekalongan Selatan",
        ("Ditinjau", "wait"),
        "+6285642550117",
        None,
    ),
    (
        "Rumah Cap Buketan",
        "Ibu Nur Aini",
        "Batik cap",
        "Pekalongan Barat",
        ("Mendaftar", "plain"),
        "+62285425501",
        92_000_000,
    ),
    ("Anyaman Lestari", "Ibu Wagiyem", "Anyaman serat alam", None, ("Tidak aktif", "bad"), None, 12_750_000),
    (
        "Canting Emas",
        "Bapak Failasuf",
        "Batik tulis",
        "Pekalongan Timur",
        ("Mandiri", "dye"),
        "+6281575550163",
        640_000_000,
    ),
)


def _table(select: str = "pilih") -> Table:
    shown = [
        TableRow(
            {
                "name": name,
                "owner": owner,
                "craft": craft,
                "district": district,
                "status": badge(*status),
                "since": when(MOMENT.date()),
                "phone": phone(number),
                "sales": rupiah(sales),
            },
            url="#tabel",
            id=str(i),
        )
        for i, (name, owner, craft, district, status, number, sales) in enumerate(ROWS)
    ]
    foot = {"name": "Jumlah", "sales": rupiah(929_250_000)}
    return Table(COLUMNS, shown, caption="Pengrajin binaan", select=select, sort="-penjualan", foot=foot)


def _records() -> dict[str, object]:
    changes = [("Telepon", None, "0812-2555-0142"), ("Kecamatan", "Pekalongan Barat", "Pekalongan Utara")]
    return {
        "entries": [
            {"at": MOMENT, "title": "Data diperbaiki", "by": "Ratna (petugas)", "changes": changes},
            {
                "at": MOMENT,
                "title": "Diterima sebagai binaan",
                "by": "Ketua",
                "tone": "good",
                "text": "Setelah kunjungan ke rumah produksi.",
            },
            {"at": MOMENT, "title": "Mendaftar lewat halaman umum", "by": "Ibu Sumiyati"},
        ],
        "facts": [
            ("Pemilik", "Ibu Sumiyati"),
            ("NIB", "1234000056789"),
            ("Tahun mulai", None),
            ("Telepon", phone("+6281225550142")),
        ],
        "files": [
            {"name": "NIB.pdf", "url": "#berkas", "size": 214_000, "note": "Berlaku tanpa batas"},
            {"name": "Sertifikat halal.pdf", "url": "#berkas", "size": 1_804_000, "note": "Sampai 4 Mar 2027"},
        ],
        "merge": [
            {
                "key": "name",
                "label": "Nama usaha",
                "left": "Batik Sekar Jagad",
                "right": "Bt. Sekarjagad",
                "choice": "left",
            },
            {"key": "phone", "label": "Telepon", "left": None, "right": "0812-2555-0142", "choice": "right"},
            {"key": "village", "label": "Desa", "left": "Kauman", "right": "Kauman"},
        ],
    }


def _navigation() -> dict[str, object]:
    labels = ("Semua", "Dibina", "Ditinjau", "Tidak aktif")
    return {
        "tab_items": [
            {"label": label, "url": "#tab", "current": i == 1, "count": (171, 159, 8, 4)[i]}
            for i, label in enumerate(labels)
        ],
        "crumb_items": [("Beranda", "#beranda"), ("Pengrajin", "#pengrajin"), ("Batik Sekar Jagad", "")],
        "steps": [
            {"label": "Pilih berkas", "url": "#langkah", "done": True},
            {"label": "Cocokkan kolom", "current": True},
            {"label": "Periksa"},
            {"label": "Simpan"},
        ],
        "chip_items": [
            {"label": "Batik", "url": "#keping", "current": True, "count": 99},
            {"label": "Tenun", "url": "#keping", "count": 22},
            {"label": "Pewarna alami"},
        ],
        "active": [{"label": "Kecamatan: Pekalongan Utara", "remove": "district"}],
        "numbered": Paginator(range(1, 412), 25).page(7),
    }


NAV: Final = [
    {"label": "Ringkasan", "url": "?bingkai=staff", "icon": "home", "current": False, "group": ""},
    {
        "label": "Pengrajin",
        "url": "?bingkai=staff",
        "icon": "users",
        "current": True,
        "group": "Daftar",
        "open": True,
        "count": 171,
    },
    {
        "label": "Produk",
        "url": "?bingkai=staff",
        "icon": "box",
        "current": False,
        "group": "Daftar",
        "open": True,
        "count": 1204,
    },
    {"label": "Impor", "url": "?bingkai=staff", "icon": "upload", "current": False, "group": "Daftar", "open": True},
    {"label": "Capaian", "url": "?bingkai=staff", "icon": "chart", "current": False, "group": "Laporan"},
    {"label": "Kunjungan", "url": "?bingkai=staff", "icon": "calendar", "current": False, "group": "Laporan"},
    {"label": "Pengaturan", "url": "?bingkai=staff", "icon": "settings", "current": False, "group": "Dewan"},
]


def exhibits(request: HttpRequest) -> dict[str, Any]:
    """Gather every specimen for the gallery's templates."""
    frame = request.GET.get("bingkai", "")
    nav = {"public": NAV[1:6], "maker": [NAV[0], NAV[2], NAV[4], NAV[5]]}.get(frame, NAV)
    return {
        **charts(),
        **_records(),
        **_navigation(),
        "table_shown": _table(),
        "form": SpecimenForm(),
        "bad_form": SpecimenForm({"email": "bukan-surel", "started": "besok"}, auto_id="salah_%s"),
        "drop_form": DropForm(),
        "filter_form": FilterForm({"district": "Pekalongan Utara"}, auto_id="saring_%s"),
        "dyes": DYES,
        "motifs": MOTIFS,
        "icons": sorted(ICONS),
        "tones": ("plain", "good", "wait", "bad", "dye"),
        "moment": MOMENT,
        "nav": nav,
        "languages": [{"code": "en", "name": "English", "url": "/en/design/", "current": False}],
        "search_url": "?bingkai=staff",
        "crumbs": [("Beranda", "#beranda"), ("Pengrajin", "")],
        "specimen_messages": [
            SimpleNamespace(
                message="3 pengrajin dipindahkan ke “Tidak aktif”.", extra_tags="undo:/urung/", level_tag="success"
            )
        ],
    }
