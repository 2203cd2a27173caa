"""Figures of the gallery: every chart, with no row, one row, forty rows and nothing known."""

from typing import Final

from kriya.design.charts import Bars, Columns, Group, Grouped, Item, Share, Trend

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


YEARS: Final = (12, 18, 24, None, 31, 29, 40, 58, 74, 96, 121, 159)
MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")
SALES: Final = (18, 21, 34, 52, 27, 25, 24, 31, 29, 33, 38, 61)
LABOUR: Final = (
    Group("Batik tulis", (214, 96)),
    Group("Tenun ATBM", (51, 63)),
    Group("Anyaman serat alam", (38, None)),
)


def charts() -> dict[str, object]:
    """Give one figure of each kind."""
    return {**_bars(), **_others()}


def _bars() -> dict[str, object]:
    districts = [Item(label, value, "#tabel") for label, value in DISTRICTS]
    crafts = [Item(*craft) for craft in CRAFTS]
    villages = [Item(f"Desa {i + 1}", (i * 37) % 41 + 1) for i in range(40)]
    return {
        "bars": Bars(
            title="UMKM binaan menurut kecamatan",
            first="Kecamatan",
            unit="UMKM",
            items=districts,
            unknown=12,
            known=159,
            total=171,
        ),
        "long": Bars(title="UMKM binaan menurut jenis kerajinan", items=crafts, first="Jenis kerajinan"),
        "one": Bars(title="Satu baris", items=[Item("Wonosari", 7)]),
        "none": Bars(title="Tanpa baris", items=[]),
        "nobody": Bars(title="Semua belum diketahui", subtitle="Kapasitas per bulan", unknown=171, known=0, total=171),
        "many": Bars(title="Empat puluh baris", items=villages),
    }


def _others() -> dict[str, object]:
    years = [Item(str(2015 + i), value) for i, value in enumerate(YEARS)]
    months = [Item(month, value * 1_150_000) for month, value in zip(MONTHS, SALES, strict=True)]
    sizes = [Item("Mikro", 112), Item("Kecil", 31), Item("Menengah", 5)]
    by_sex = ("Perempuan", "Laki-laki")
    return {
        "trend": Trend(title="UMKM binaan per tahun", subtitle="Akhir tahun", items=years, first="Tahun", unit="UMKM"),
        "columns": Columns(
            title="Penjualan galeri per bulan", subtitle="2026", first="Bulan", unit="Rupiah", items=months, money=True
        ),
        "share": Share(
            title="Kelas ukuran usaha", subtitle="PP 7/2021 Pasal 35", items=sizes, unknown=23, known=148, total=171
        ),
        "grouped": Grouped(title="Tenaga kerja menurut jenis kerajinan", series=by_sex, groups=LABOUR),
    }
