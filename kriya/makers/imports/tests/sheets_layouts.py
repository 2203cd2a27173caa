"""Layouts of registers as offices keep them: rows as typed, merges, and what a good reader finds in them."""

from __future__ import annotations

from dataclasses import dataclass, field

from kriya.makers.imports.sheets.model import Cell, Merge, Sheet

Rows = list[list[Cell]]
HEAD: list[Cell] = ["No", "Nama Usaha", "Nama Pemilik", "Alamat", "Kecamatan", "No HP"]
HEAD_FIELDS = {0: "no", 1: "name", 2: "owner", 3: "address", 4: "district", 5: "phone"}


@dataclass
class Layout:
    name: str
    rows: Rows
    data: list[int]
    """Row numbers of the data, as shown."""
    fields: dict[int, str]
    """Column index -> field."""
    merges: list[Merge] = field(default_factory=list)
    ignored: dict[str, int] = field(default_factory=dict)
    first_row: int = 1
    first_column: int = 0

    def sheet(self) -> Sheet:
        return Sheet("Data", [list(row) for row in self.rows], self.first_row, self.first_column, list(self.merges))


def maker(number: int | str, name: str = "", district: str = "Wonosari") -> list[Cell]:
    """A row under HEAD."""
    named = name or f"Batik Sekar {number}"
    owner = f"Ibu Siti {number}"
    return [
        float(number) if isinstance(number, int) else number,
        named,
        owner,
        f"Jl. Jlamprang No. {number}",
        district,
        f"08990000{number:0>4}",
    ]


def makers(first: int, last: int, district: str = "Wonosari") -> Rows:
    return [maker(number, district=district) for number in range(first, last + 1)]


def numbers(first: int, last: int) -> list[int]:
    return list(range(first, last + 1))


TWO_ROWS: Rows = [
    ["NO", "NAMA PERUSAHAAN", "ALAMAT", "", "", "", "TENAGA KERJA", "", "KAPASITAS PRODUKSI", ""],
    ["", "", "JALAN", "DESA", "KECAMATAN", "TELP/FAX", "L", "P", "JUMLAH", "SATUAN"],
]
TWO_ROWS_FIELDS = {
    0: "no", 1: "name", 2: "address", 3: "village", 4: "district", 5: "phone", 6: "labour_men", 7: "labour_women", 8: "capacity", 9: "capacity_unit",
}  # fmt: skip


def wide(number: int) -> list[Cell]:
    """A row under TWO_ROWS."""
    return [
        float(number),
        f"Tenun {number}",
        f"Jl. Lungsin {number}",
        "Kauman",
        "Semin",
        89900000000.0 + number,
        1.0,
        2.0,
        40.0 * number,
        "lembar",
    ]


def wides(first: int, last: int) -> Rows:
    return [wide(number) for number in range(first, last + 1)]


TWO_ROWS_MERGES = [
    Merge(3, 0, 4, 0), Merge(3, 1, 4, 1), Merge(3, 2, 3, 5), Merge(3, 6, 3, 7), Merge(3, 8, 3, 9), Merge(1, 0, 1, 9),
]  # fmt: skip
SIGNATURES: Rows = [
    [],
    ["", "", "", "", "Wonosari, 4 Maret 2024"],
    ["", "Mengetahui,", "", "", "Petugas Pendata"],
    ["", "Kepala Dinas Perindustrian"],
    [],
    ["", "Drs. SUKARNO, M.Si", "", "", "RATNA DEWI"],
    ["", "NIP. 19651212 199003 1 001"],
]

LAYOUTS = [
    Layout("header in the first row", [HEAD, *makers(1, 5)], numbers(2, 6), HEAD_FIELDS, ignored={"header": 1}),
    Layout(
        "titles and a blank row above",
        [["DATA UMKM BINAAN"], ["TAHUN 2023"], [], HEAD, *makers(1, 5)],
        numbers(5, 9),
        HEAD_FIELDS,
        ignored={"title": 2, "empty": 1, "header": 1},
    ),
    Layout(
        "two merged header rows",
        [["DATA IKM"], [], *TWO_ROWS, *wides(1, 4)],
        numbers(5, 8),
        TWO_ROWS_FIELDS,
        TWO_ROWS_MERGES,
        {"title": 1, "header": 2, "empty": 1},
    ),
    Layout(
        "two header rows, merges lost", [*TWO_ROWS, *wides(1, 4)], numbers(3, 6), TWO_ROWS_FIELDS, ignored={"header": 2}
    ),
    Layout(
        "three header rows",
        [
            ["No", "Nama Usaha", "ALAMAT", "", "", "TENAGA KERJA", ""],
            ["", "", "Jalan", "Wilayah", "", "Laki-laki", "Perempuan"],
            ["", "", "", "Desa", "Kecamatan", "", ""],
            *[[float(n), f"Bordir {n}", f"Jl. Isen {n}", "Kauman", "Semin", 1.0, 2.0] for n in range(1, 5)],
        ],
        numbers(4, 7),
        {0: "no", 1: "name", 2: "address", 3: "village", 4: "district", 5: "labour_men", 6: "labour_women"},
        [
            Merge(1, 0, 3, 0),
            Merge(1, 1, 3, 1),
            Merge(1, 2, 1, 4),
            Merge(1, 5, 1, 6),
            Merge(2, 2, 3, 2),
            Merge(2, 3, 2, 4),
            Merge(2, 5, 3, 5),
            Merge(2, 6, 3, 6),
        ],
        {"header": 3},
    ),
    Layout(
        "a row of column numbers",
        [HEAD, [1.0, 2.0, 3.0, 4.0, 5.0, 6.0], *makers(1, 4)],
        numbers(3, 6),
        HEAD_FIELDS,
        ignored={"header": 2},
    ),
    Layout(
        "column numbers in brackets",
        [HEAD, ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"], *makers(1, 4)],
        numbers(3, 6),
        HEAD_FIELDS,
        ignored={"header": 2},
    ),
    Layout(
        "column numbers that jump over a spacer",
        [
            ["NO", "", "NAMA USAHA", "PEMILIK", "ALAMAT", "TELP"],
            [1.0, "", 2.0, 3.0, 4.0, 5.0],
            *[
                [float(n), "", f"Jumputan {n}", f"Pak Adi {n}", f"Jl. Canting {n}", f"08990000{n:04}"]
                for n in range(1, 4)
            ],
        ],
        numbers(3, 5),
        {0: "no", 2: "name", 3: "owner", 4: "address", 5: "phone"},
        ignored={"header": 2},
    ),
    Layout(
        "no header at all",
        [[f"337501{n:010}", f"Batik {n}", f"08990000{n:04}", f"ibu{n}@contoh.id"] for n in range(1, 9)],
        numbers(1, 8),
        {0: "nik", 2: "phone", 3: "email"},
        ignored={"header": 0},
    ),
    Layout(
        "English header",
        [
            [
                "No.",
                "Business name",
                "Owner",
                "Gender",
                "Street",
                "Village",
                "Sub-district",
                "Mobile number",
                "Workers",
                "Annual sales",
                "Year established",
            ],
            *[
                [
                    float(n),
                    f"Weaving {n}",
                    f"Mrs {n}",
                    "Female",
                    f"Street {n}",
                    "Kauman",
                    "Semin",
                    f"08990000{n:04}",
                    3.0,
                    25e6,
                    2011.0,
                ]
                for n in range(1, 6)
            ],
        ],
        numbers(2, 6),
        {
            1: "name",
            2: "owner",
            3: "gender",
            4: "address",
            5: "village",
            6: "district",
            7: "phone",
            8: "labour_total",
            9: "yearly_sales",
            10: "started_year",
        },
    ),
    Layout(
        "line breaks in the header",
        [["No", "Nama\nUsaha", "Nama\nPemilik", "Alamat\nLengkap", "Kecamatan ", "Nomor\r\nTelepon"], *makers(1, 4)],
        numbers(2, 5),
        {1: "name", 2: "owner", 3: "full_address", 4: "district", 5: "phone"},
    ),
    Layout("header in lower case", [[str(label).lower() for label in HEAD], *makers(1, 4)], numbers(2, 5), HEAD_FIELDS),
    Layout(
        "abbreviations",
        [
            [
                "No.",
                "Nm. Usaha",
                "Nm Pemilik",
                "JK",
                "Almt",
                "Ds.",
                "Kec.",
                "Tlp",
                "WA",
                "Thn Berdiri",
                "Jml TK",
                "Omset",
                "Jns. Usaha",
                "Ket.",
            ],
            *[
                [
                    float(n),
                    f"Kriya {n}",
                    f"Bu {n}",
                    "P",
                    f"Jl. A {n}",
                    "Kauman",
                    "Semin",
                    f"0271-55{n:04}",
                    f"08990000{n:04}",
                    2010.0,
                    2.0,
                    3e7,
                    "Batik",
                    "ok",
                ]
                for n in range(1, 6)
            ],
        ],
        numbers(2, 6),
        {
            1: "name",
            2: "owner",
            3: "gender",
            4: "address",
            5: "village",
            6: "district",
            7: "phone",
            8: "whatsapp",
            9: "started_year",
            10: "labour_total",
            11: "yearly_sales",
            12: "kind",
            13: "notes",
        },
    ),
    Layout(
        "typing mistakes in the header",
        [["No", "Nama Usahaa", "Nama Pemlik", "Almat", "Kecematan", "No. Telepom"], *makers(1, 4)],
        numbers(2, 5),
        {1: "name", 2: "owner", 3: "address", 4: "district", 5: "phone"},
    ),
    Layout(
        "letters spaced out",
        [["N O", "N A M A  U S A H A", "P E M I L I K", "A L A M A T", "K E C A M A T A N", "T E L P"], *makers(1, 4)],
        numbers(2, 5),
        {1: "name", 2: "owner", 3: "address", 4: "district", 5: "phone"},
    ),
    Layout(
        "subtotals by kecamatan and a total",
        [
            [*HEAD, "Tenaga Kerja"],
            *[[*row, 2.0] for row in makers(1, 3)],
            ["JUMLAH KEC. WONOSARI", "", "", "", "", "", 6.0],
            *[[*row, 3.0] for row in makers(4, 5, "Semin")],
            ["Jumlah Kec. Semin", "", "", "", "", "", 6.0],
            ["TOTAL", "", "", "", "", "", 12.0],
        ],
        [2, 3, 4, 6, 7],
        {**HEAD_FIELDS, 6: "labour_total"},
        ignored={"total": 3, "header": 1},
    ),
    Layout(
        "a total without a word, and one that is broken",
        [
            [*HEAD, "Tenaga Kerja"],
            *[[*row, 2.0] for row in makers(1, 3)],
            [],
            ["", "", "", "", "", "", 6.0],
            ["", "", "", "", "", "", "#REF!"],
        ],
        [2, 3, 4],
        {**HEAD_FIELDS, 6: "labour_total"},
        ignored={"total": 2, "empty": 1},
    ),
    Layout(
        "a total with its word under the names",
        [[*HEAD, "Tenaga Kerja"], *[[*row, 2.0] for row in makers(1, 3)], ["", "GRAND TOTAL", "", "", "", "", 6.0]],
        [2, 3, 4],
        HEAD_FIELDS,
        ignored={"total": 1},
    ),
    Layout(
        "businesses that are called Total and Jumlah",
        [HEAD, maker(1, "Total Karya"), maker(2, "Jumlah Barokah"), maker(3)],
        [2, 3, 4],
        HEAD_FIELDS,
        ignored={"total": 0},
    ),
    Layout(
        "section rows",
        [
            HEAD,
            ["DATA IKM DI SENTRA BATIK JENGGOT"],
            *makers(1, 2),
            ["KECAMATAN SEMIN"],
            *makers(3, 4),
            ["TAMBAHAN"],
            *makers(5, 6),
        ],
        [3, 4, 6, 7, 9, 10],
        HEAD_FIELDS,
        ignored={"section": 3},
    ),
    Layout(
        "section rows with roman numbers",
        [HEAD, ["I", "KECAMATAN WONOSARI"], *makers(1, 2), ["II", "KECAMATAN SEMIN"], *makers(1, 2)],
        [3, 4, 6, 7],
        HEAD_FIELDS,
        ignored={"section": 2},
    ),
    Layout(
        "the header again on every page",
        [HEAD, *makers(1, 3), HEAD, *makers(4, 6), HEAD, *makers(7, 8)],
        [2, 3, 4, 6, 7, 8, 10, 11],
        HEAD_FIELDS,
        ignored={"header": 3},
    ),
    Layout(
        "both rows of a merged header again",
        [*TWO_ROWS, *wides(1, 2), *TWO_ROWS, *wides(3, 4)],
        [3, 4, 7, 8],
        TWO_ROWS_FIELDS,
        ignored={"header": 4},
    ),
    Layout(
        "signatures below",
        [HEAD, *makers(1, 4), *SIGNATURES],
        numbers(2, 5),
        HEAD_FIELDS,
        ignored={"footer": 5, "empty": 2},
    ),
    Layout(
        "notes below",
        [HEAD, *makers(1, 3), ["*) data sementara"], ["Sumber: Dinas Perindustrian, 2023"]],
        numbers(2, 4),
        HEAD_FIELDS,
        ignored={"footer": 2},
    ),
    Layout(
        "lines prepared for makers who never came",
        [HEAD, *makers(1, 3), [4.0, "", "", "", "", ""], [5.0, "", "", "", "", "-"], [6.0]],
        numbers(2, 4),
        HEAD_FIELDS,
        ignored={"empty": 3},
    ),
    Layout(
        "a table that begins far from A1",
        [HEAD, *makers(1, 3)],
        numbers(8, 10),
        HEAD_FIELDS,
        first_row=7,
        first_column=3,
    ),
    Layout(
        "blank rows between the makers",
        [HEAD, maker(1), [], maker(2), ["", " ", "", "\r"], maker(3)],
        [2, 4, 6],
        HEAD_FIELDS,
        ignored={"empty": 2},
    ),
    Layout(
        "lines of key and value above the header",
        [["Kabupaten", ": Gunungkidul"], ["Kecamatan", ": Wonosari"], HEAD, *makers(1, 3)],
        numbers(4, 6),
        HEAD_FIELDS,
        ignored={"title": 2, "header": 1},
    ),
    Layout(
        "groups of columns above the header",
        [
            ["IDENTITAS USAHA", "", "", "KONTAK", "", ""],
            ["No", "Nama Usaha", "Nama Pemilik", "Alamat", "HP", "WA"],
            *[
                [float(n), f"Ukir {n}", f"Pak {n}", f"Jl. Pahat {n}", f"08990000{n:04}", f"08990001{n:04}"]
                for n in range(1, 4)
            ],
        ],
        numbers(3, 5),
        {1: "name", 2: "owner", 3: "address", 4: "phone", 5: "whatsapp"},
        ignored={"header": 2, "title": 0},
    ),
    Layout(
        "two columns only",
        [["Nama", "HP"], ["Batik Sekar", "089900000001"], ["Batik Mulya", ""], ["Tenun Jaya", "089900000003"]],
        [2, 3, 4],
        {0: "name", 1: "phone"},
    ),
    Layout(
        "a maker of whom only the name is known",
        [
            ["Nama Usaha", "Kegiatan", "Kecamatan", "HP"],
            ["Batik Sekar", "batik", "Semin", "089900000001"],
            ["Batik Mulya", "", "", ""],
            ["Tenun Jaya", "tenun", "Semin", ""],
        ],
        [2, 3, 4],
        {0: "name", 1: "kind", 2: "district", 3: "phone"},
    ),
    Layout(
        "money in thousands, workers by sex in one label each",
        [
            [
                "No",
                "Nama Perusahaan",
                "Tenaga Kerja (L)",
                "Tenaga Kerja (P)",
                "NILAI INVESTASI (Rp.000)",
                "Nilai Produksi (Rp. 000)",
                "Kecamatan",
            ],
            *[[float(n), f"Logam {n}", 1.0, 2.0, 1500.0 * n, 9000.0 * n, "Semin"] for n in range(1, 5)],
        ],
        numbers(2, 5),
        {1: "name", 2: "labour_men", 3: "labour_women", 4: "capital", 5: "yearly_sales", 6: "district"},
    ),
    Layout(
        "a column of papers for each kind",
        [
            ["No", "Nama IKM", "Nama Pemilik", "NIB", "NPWP", "P-IRT", "Sertifikat Halal", "Merek/HKI", "SNI"],
            *[
                [
                    float(n),
                    f"Dapur {n}",
                    f"Bu {n}",
                    f"9990000{n:06}",
                    f"09.254.294.3-407.0{n:02}",
                    f"2063375{n:08}-24",
                    "ID3341000",
                    "Terdaftar",
                    "-",
                ]
                for n in range(1, 7)
            ],
        ],
        numbers(2, 7),
        {1: "name", 2: "owner", 3: "nib", 4: "npwp", 5: "pirt", 6: "halal", 7: "brand", 8: "sni"},
    ),
    Layout(
        "a person and a business, both called nama",
        [
            ["No", "Nama", "Nama Usaha", "NIK", "Alamat"],
            *[[float(n), f"Siti {n}", f"Batik {n}", f"337501{n:010}", f"Jl. B {n}"] for n in range(1, 5)],
        ],
        numbers(2, 5),
        {1: "owner", 2: "name", 3: "nik", 4: "address"},
    ),
    Layout(
        "digits kept as text, as in a csv",
        [
            ["no", "nama_usaha", "nama_pemilik", "no_hp", "latitude", "longitude", "jumlah_karyawan"],
            *[
                [str(n), f"Batik {n}", f"Bu {n}", f"08990000{n:04}", "-6.88191031", "109.67783989", str(n)]
                for n in range(1, 5)
            ],
            ["", "Jumlah", "", "", "", "", "10"],
        ],
        numbers(2, 5),
        {0: "no", 1: "name", 2: "owner", 3: "phone", 4: "latitude", 5: "longitude", 6: "labour_total"},
        ignored={"total": 1},
    ),
]

LAYOUTS += [
    Layout(
        "answers to a form on the web",
        [
            [
                "Timestamp",
                "Email Address",
                "Nama Lengkap (sesuai KTP)",
                "Nama Usaha / Merek Dagang",
                "Nomor WhatsApp yang aktif",
                "Alamat Lengkap Usaha (Dusun, RT/RW, Kalurahan, Kapanewon)",
                "Apakah sudah memiliki NIB?",
                "Jika sudah, tuliskan Nomor NIB (13 digit)",
                "Rata-rata omzet per bulan (dalam rupiah)",
            ],
            *[
                [
                    f"{n}/03/2024 10:22:33",
                    f"ibu{n}@contoh.id",
                    f"Siti {n}",
                    f"Batik {n}",
                    f"08990000{n:04}",
                    f"Dusun A, RT 0{n}, Kalurahan Kepek, Wonosari",
                    "Sudah",
                    f"99900{n:08}",
                    f"Rp {n}.000.000",
                ]
                for n in range(1, 9)
            ],
        ],
        numbers(2, 9),
        {
            0: "ignore",
            1: "email",
            2: "owner",
            3: "name",
            4: "whatsapp",
            5: "full_address",
            6: "ignore",
            7: "nib",
            8: "yearly_sales",
        },
    ),
    Layout(
        "members of a group, with two signatures",
        [
            ["DAFTAR ANGGOTA KUB BATIK SEKAR"],
            ["No", "Nama Anggota", "Alamat", "No. HP", "Keterangan"],
            *[[float(n), f"Siti {n}", f"Kepek RT 0{n}", f"08990000{n:04}", "aktif"] for n in range(1, 7)],
            [],
            ["", "", "", "Wonosari, 12 Maret 2024"],
            ["", "Ketua", "", "Sekretaris"],
            [],
            ["", "(SUTRISNO)", "", "(RATNA)"],
        ],
        numbers(3, 8),
        {0: "no", 1: "name", 2: "address", 3: "phone", 4: "notes"},
        ignored={"title": 1, "footer": 3, "empty": 2},
    ),
    Layout(
        "a register without header, with names, sex and districts",
        [
            [
                float(n),
                f"Batik {n}",
                f"Siti {n}",
                "L" if n % 2 else "P",
                f"Jl. Kenanga No. {n}",
                "Wonosari" if n % 2 else "Semin",
                f"08990000{n:04}",
            ]
            for n in range(1, 9)
        ],
        numbers(1, 8),
        {0: "ignore", 1: "name", 2: "owner", 3: "gender", 4: "address", 5: "district", 6: "phone"},
        ignored={"header": 0},
    ),
    Layout(
        "names of columns as a database writes them",
        [
            [
                "id",
                "kode_desa",
                "nama_desa",
                "nama_kecamatan",
                "nama_pelaku_usaha",
                "nama_produk",
                "skala",
                "lat",
                "long",
                "tahun_berdiri",
                "created_at",
            ],
            *[
                [
                    str(n),
                    f"3403010{n:03}",
                    "Kepek",
                    "Wonosari",
                    f"Siti {n}",
                    "batik",
                    "Mikro",
                    f"-7.9{n}",
                    f"110.6{n}",
                    "2015",
                    "2023-01-02 10:11:12",
                ]
                for n in range(1, 30)
            ],
        ],
        numbers(2, 30),
        {
            1: "ignore",
            2: "village",
            3: "district",
            4: "name",
            5: "product_names",
            6: "size_class",
            7: "latitude",
            8: "longitude",
            9: "started_year",
            10: "ignore",
        },
    ),
    Layout(
        "place and date of birth, and the size under kategori",
        [
            [
                "NO",
                "NIK",
                "NAMA PEMILIK",
                "TEMPAT, TGL LAHIR",
                "L/P",
                "NAMA USAHA",
                "ASET (Rp)",
                "OMZET/TAHUN (Rp)",
                "KATEGORI",
                "KET",
            ],
            *[
                [
                    float(n),
                    f"340301{n:010}",
                    f"Siti {n}",
                    f"Wonosari, {n}-03-1980",
                    "P",
                    f"Batik {n}",
                    5e6 * n,
                    3e7,
                    "Mikro",
                    "",
                ]
                for n in range(1, 9)
            ],
        ],
        numbers(2, 9),
        {
            0: "no",
            1: "nik",
            2: "owner",
            3: "birth_year",
            4: "gender",
            5: "name",
            6: "capital",
            7: "yearly_sales",
            8: "size_class",
            9: "notes",
        },
    ),
]
