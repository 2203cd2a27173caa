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


def charts() -> dict[str, object]:
    """This function will give one figure of each kind."""
    districts = [Item(label, value, "#tabel") for label, value in DISTRICTS]
    years = [Item(str(2015 + i), value) for i, value in enumerate((12, 18, 24, None, 31, 29, 40, 58, 74, 96, 121, 159))]
    months = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")
    sales = (18, 21, 34, 52, 27, 25, 24, 31, 29, 33, 38, 61)
    return {
        "bars": Bars(
            title="UMKM binaan menurut kecamatan",
            items=districts,
            unknown=12,
            known=159,
            total=171,
            first="Kecamatan",
            unit="UMKM",
        ),
        "long": Bars(
            title="UMKM binaan menurut jenis kerajinan",
            items=[Item(*craft) for craft in CRAFTS],
            first="Jenis kerajinan",
        ),
        "one": Bars(title="Satu baris", items=[Item("Wonosari", 7)]),
        "none": Bars(title="Tanpa baris", items=[]),
        "nobody": Bars(
            title="Semua belum diketahui", subtitle="Kapasitas per bulan", items=[], unknown=171, known=0, total=171
        ),
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
            groups=[
                Group("Batik tulis", (214, 96)),
                Group("Tenun ATBM", (51, 63)),
                Group("Anyaman serat alam", (38, None)),
            ],
        ),
    }
