"""What the gallery at /design/ shows: one specimen of each component in each state, with invented names."""

from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any, Final

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest

from kriya.design.charts import Bars, Columns, Group, Grouped, Item, Share, Trend
from kriya.design.dyes import DYES
from kriya.design.formats import phone, rupiah, when
from kriya.design.icons import ICONS
from kriya.design.motifs import MOTIFS
from kriya.design.tables import Column, Table, TableRow
from kriya.design.tags.marks import badge

MOMENT: Final = datetime(2026, 11, 13, 2, 30, tzinfo=UTC)

DISTRICTS: Final = (
    ("Pekalongan Utara", 58),
    ("Pekalongan Selatan", 43),
    ("Pekalongan Barat", 37),
    ("Pekalongan Timur", 21),
)
CRAFTS: Final = (
    ("Batik tulis", 61),
    ("Batik cap", 38),
    ("Tenun ATBM", 22),
    ("Anyaman serat alam dan eceng gondok untuk perabot rumah tangga", 14),
    ("Kerajinan kulit", 9),
    ("Perhiasan", 0),
)


class SpecimenForm(forms.Form):
    """One field of each kind."""

    name = forms.CharField(label="Nama usaha", help_text="Seperti tertulis di NIB.")
    email = forms.EmailField(label="Surel", required=False)
    phone = forms.CharField(label="Nomor WhatsApp", widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel"}))
    started = forms.DateField(label="Mulai usaha", widget=forms.DateInput(attrs={"type": "date"}), required=False)
    craft = forms.ChoiceField(label="Jenis kerajinan", choices=[("batik", "Batik tulis"), ("tenun", "Tenun ATBM")])
    story = forms.CharField(label="Cerita", widget=forms.Textarea(attrs={"rows": 4}), required=False)
    gender = forms.ChoiceField(label="Jenis kelamin pemilik", choices=[("f", "Perempuan"), ("m", "Laki-laki")], widget=forms.RadioSelect)
    markets = forms.MultipleChoiceField(
        label="Pasar",
        choices=[("local", "Dalam kota"), ("national", "Nasional"), ("export", "Ekspor")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    papers = forms.MultipleChoiceField(label="Surat yang dimiliki", choices=[("nib", "NIB"), ("halal", "Halal"), ("haki", "Merek")], required=False)
    photo = forms.FileField(label="Foto karya", required=False, help_text="JPEG atau PNG, paling besar 10 MB.")
    consent = forms.BooleanField(label="Nama dan foto saya boleh ditampilkan di halaman umum", help_text="Dapat ditarik kapan saja.")
    locked = forms.CharField(label="Kode binaan", initial="PKL-0042", disabled=True, required=False)


class FilterForm(forms.Form):
    """A filter bar."""

    q = forms.CharField(label="Cari", required=False, widget=forms.TextInput(attrs={"type": "search", "placeholder": "Nama, pemilik, desa"}))
    craft = forms.ChoiceField(label="Jenis kerajinan", required=False, choices=[("", "Semua"), ("batik", "Batik tulis"), ("tenun", "Tenun")])
    district = forms.ChoiceField(label="Kecamatan", required=False, choices=[("", "Semua"), *((d, d) for d, _ in DISTRICTS)])


def _charts() -> dict[str, object]:
    districts = [Item(label, value, "#tabel") for label, value in DISTRICTS]
    years = [Item(str(2015 + i), value) for i, value in enumerate((12, 18, 24, None, 31, 29, 40, 58, 74, 96, 121, 159))]
    months = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")
    sales = (18, 21, 34, 52, 27, 25, 24, 31, 29, 33, 38, 61)
    return {
        "bars": Bars(title="UMKM binaan menurut kecamatan", items=districts, unknown=12, known=159, total=171, first="Kecamatan", unit="UMKM"),
        "long": Bars(title="UMKM binaan menurut jenis kerajinan", items=[Item(*craft) for craft in CRAFTS], first="Jenis kerajinan"),
        "one": Bars(title="Satu baris", items=[Item("Wonosari", 7)]),
        "none": Bars(title="Tanpa baris", items=[]),
        "nobody": Bars(title="Semua belum diketahui", subtitle="Kapasitas per bulan", items=[], unknown=171, known=0, total=171),
        "many": Bars(title="Empat puluh baris", items=[Item(f"Desa {i + 1}", (i * 37) % 41 + 1) for i in range(40)]),
        "trend": Trend(title="UMKM binaan per tahun", subtitle="Akhir tahun", items=years, first="Tahun", unit="UMKM"),
        "columns": Columns(
            title="Penjualan galeri per bulan",
            subtitle="2026",
            items=[Item(m, v * 1_150_000) for m, v in zip(months, sales, strict=True)],
            money=True,
            first="Bulan",
            unit="Rupiah",
        ),
        "share": Share(
            title="Kelas ukuran usaha",
            subtitle="PP 7/2021 Pasal 35",
            items=[Item("Mikro", 112), Item("Kecil", 31), Item("Menengah", 5)],
            unknown=23,
            known=148,
            total=171,
        ),
        "grouped": Grouped(
            title="Tenaga kerja menurut jenis kerajinan",
            series=("Perempuan", "Laki-laki"),
            groups=[Group("Batik tulis", (214, 96)), Group("Tenun ATBM", (51, 63)), Group("Anyaman serat alam", (38, None))],
        ),
    }


def _table(select: str = "pilih") -> Table:
    columns = (
        Column("name", "Usaha", sort="nama", sub="owner"),
        Column("craft", "Jenis kerajinan", sort="jenis"),
        Column("district", "Kecamatan", sort="kecamatan"),
        Column("status", "Keadaan"),
        Column("since", "Bergabung", sort="sejak"),
        Column("phone", "Telepon"),
        Column("sales", "Penjualan setahun", align="end", sort="penjualan"),
    )
    rows = (
        ("Batik Sekar Jagad", "Ibu Sumiyati", "Batik tulis", "Pekalongan Utara", ("Dibina", "good"), "+6281225550142", 184_500_000),
        ("Tenun Mekar Sari", "Bapak Rohmat", "Tenun ATBM", "Pekalongan Selatan", ("Ditinjau", "wait"), "+6285642550117", None),
        ("Rumah Cap Buketan", "Ibu Nur Aini", "Batik cap", "Pekalongan Barat", ("Mendaftar", "plain"), "+62285425501", 92_000_000),
        ("Anyaman Lestari", "Ibu Wagiyem", "Anyaman serat alam", None, ("Tidak aktif", "bad"), None, 12_750_000),
        ("Canting Emas", "Bapak Failasuf", "Batik tulis", "Pekalongan Timur", ("Mandiri", "dye"), "+6281575550163", 640_000_000),
    )
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
        for i, (name, owner, craft, district, status, number, sales) in enumerate(rows)
    ]
    foot = {"name": "Jumlah", "sales": rupiah(929_250_000)}
    return Table(columns, shown, caption="Pengrajin binaan", select=select, sort="-penjualan", foot=foot)


def _records() -> dict[str, object]:
    changes = [("Telepon", None, "0812-2555-0142"), ("Kecamatan", "Pekalongan Barat", "Pekalongan Utara")]
    return {
        "entries": [
            {"at": MOMENT, "title": "Data diperbaiki", "by": "Ratna (petugas)", "changes": changes},
            {"at": MOMENT, "title": "Diterima sebagai binaan", "by": "Ketua", "tone": "good", "text": "Setelah kunjungan ke rumah produksi."},
            {"at": MOMENT, "title": "Mendaftar lewat halaman umum", "by": "Ibu Sumiyati"},
        ],
        "facts": [("Pemilik", "Ibu Sumiyati"), ("NIB", "1234000056789"), ("Tahun mulai", None), ("Telepon", phone("+6281225550142"))],
        "files": [{"name": "NIB.pdf", "url": "#berkas", "size": 214_000, "note": "Berlaku tanpa batas"}, {"name": "Sertifikat halal.pdf", "url": "#berkas", "size": 1_804_000, "note": "Sampai 4 Mar 2027"}],
        "merge": [
            {"key": "name", "label": "Nama usaha", "left": "Batik Sekar Jagad", "right": "Bt. Sekarjagad", "choice": "left"},
            {"key": "phone", "label": "Telepon", "left": None, "right": "0812-2555-0142", "choice": "right"},
            {"key": "village", "label": "Desa", "left": "Kauman", "right": "Kauman"},
        ],
    }


def _navigation() -> dict[str, object]:
    labels = ("Semua", "Dibina", "Ditinjau", "Tidak aktif")
    return {
        "tab_items": [{"label": label, "url": "#tab", "current": i == 1, "count": (171, 159, 8, 4)[i]} for i, label in enumerate(labels)],
        "crumb_items": [("Beranda", "#beranda"), ("Pengrajin", "#pengrajin"), ("Batik Sekar Jagad", "")],
        "steps": [
            {"label": "Pilih berkas", "url": "#langkah", "done": True},
            {"label": "Cocokkan kolom", "current": True},
            {"label": "Periksa"},
            {"label": "Simpan"},
        ],
        "chip_items": [{"label": "Batik", "url": "#keping", "current": True, "count": 99}, {"label": "Tenun", "url": "#keping", "count": 22}, {"label": "Pewarna alami"}],
        "active": [{"label": "Kecamatan: Pekalongan Utara", "remove": "district"}],
        "numbered": Paginator(range(1, 412), 25).page(7),
    }


NAV: Final = [
    {"label": "Ringkasan", "url": "?bingkai=staff", "icon": "home", "current": False, "group": ""},
    {"label": "Pengrajin", "url": "?bingkai=staff", "icon": "users", "current": True, "group": "Daftar", "count": 171},
    {"label": "Produk", "url": "?bingkai=staff", "icon": "box", "current": False, "group": "Daftar", "count": 1204},
    {"label": "Impor", "url": "?bingkai=staff", "icon": "upload", "current": False, "group": "Daftar"},
    {"label": "Capaian", "url": "?bingkai=staff", "icon": "chart", "current": False, "group": "Laporan"},
    {"label": "Kunjungan", "url": "?bingkai=staff", "icon": "calendar", "current": False, "group": "Laporan"},
    {"label": "Pengaturan", "url": "?bingkai=staff", "icon": "settings", "current": False, "group": "Dewan"},
]


def exhibits(request: HttpRequest) -> dict[str, Any]:
    """This function will gather every specimen for the gallery's templates."""
    frame = request.GET.get("bingkai", "")
    nav = {"public": NAV[1:6], "maker": [NAV[0], NAV[2], NAV[4], NAV[5]]}.get(frame, NAV)
    return {
        **_charts(),
        **_records(),
        **_navigation(),
        "table_shown": _table(),
        "form": SpecimenForm(),
        "bad_form": SpecimenForm({"email": "bukan-surel", "started": "besok"}),
        "filter_form": FilterForm({"district": "Pekalongan Utara"}),
        "dyes": DYES,
        "motifs": MOTIFS,
        "icons": sorted(ICONS),
        "tones": ("plain", "good", "wait", "bad", "dye"),
        "moment": MOMENT,
        "nav": nav,
        "search_url": "?bingkai=staff",
        "crumbs": [("Beranda", "#beranda"), ("Pengrajin", "")],
        "specimen_messages": [SimpleNamespace(message="3 pengrajin dipindahkan ke “Tidak aktif”.", extra_tags="undo:/urung/", level_tag="success")],
    }
