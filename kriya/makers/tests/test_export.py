"""Files that leave the register: what the list shows, and the whole register that the importer reads back."""

import csv
import io
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from django.core.files.base import File
from django.test import Client
from python_calamine import CalamineWorkbook

from kriya.accounts.models import User
from kriya.accounts.roles import Role
from kriya.core.personal import keyed_hash
from kriya.core.scoping import council_scope
from kriya.councils.models import Council
from kriya.makers.actions.imports import read_for_council, receive_file, write_import
from kriya.makers.export import Field, export_register, harmless, write_csv, write_xlsx
from kriya.makers.export.register import register_fields
from kriya.makers.imports.plan import make_plan
from kriya.makers.imports.sheets import FIELDS, MAKERS, find_tables, propose, read_workbook
from kriya.makers.models import BankAccount, Maker, MakerCraft, Paper, PersonalDataShown, YearlyFigure
from kriya.makers.queries.lists.columns import COLUMNS
from kriya.makers.tests import list_world as world
from tests import build

pytestmark = pytest.mark.django_db
LIST = "/pekalongan/kelola/umkm/"
RISKY = ["=1+1", "+62812", "-5", "@SUM(A1)", "\t=1", "\r=1", " =cmd|' /C calc'!A0", '=HYPERLINK("http://x")']


@pytest.fixture
def council() -> Iterator[Council]:
    with world.register() as made:
        yield made


@pytest.fixture
def sari_herself(council: Council) -> User:
    return build.member(council, Role.STAFF, "Sari")


@pytest.fixture
def sari(sari_herself: User) -> Client:
    return build.browser_of(sari_herself)


def download(client: Client, query: str = "", kind: str = "xlsx", **more: str) -> bytes:
    response: Any = client.post(f"{LIST}unduh/", {"saringan": query, "berkas": kind, **more})
    assert response.status_code == 200
    return b"".join(response.streaming_content)


def xlsx_rows(content: bytes) -> list[list[Any]]:
    rows: list[list[Any]] = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
    return rows


def csv_rows(content: bytes, delimiter: str = ";") -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=delimiter))


def test_the_file_has_exactly_the_rows_columns_and_order_of_the_list(sari: Client) -> None:
    query = "telepon=tidak&kolom=status,bergabung&urut=-nama"
    page = sari.get(f"{LIST}?{query}")
    assert [maker.name for maker in page.context["page"].object_list] == ["Lurik Asih", "Kriya Polos"]
    assert xlsx_rows(download(sari, query)) == [
        ["Nama usaha", "Status", "Tahun bergabung"],
        ["Lurik Asih", "binaan", 2024],
        ["Kriya Polos", "tidak aktif", ""],
    ]


def test_numbers_are_numbers_and_the_year_of_a_figure_stands_beside_it(sari: Client) -> None:
    rows = xlsx_rows(download(sari, "q=sekar&kolom=penjualan,tenaga_kerja,skala,kelompok,diubah"))
    assert rows[0][:5] == [
        "Nama usaha",
        "Penjualan setahun",
        "Tahun: Penjualan setahun",
        "Jumlah tenaga kerja",
        "Tahun: Jumlah tenaga kerja",
    ]
    assert rows[1][:7] == ["Batik Sekar", 450_000_000, 2025, 5, 2025, "mikro", "Sentra Jlamprang"]
    assert isinstance(rows[1][7], date)


@pytest.mark.parametrize(("kind", "delimiter"), [("csv;", ";"), ("csv,", ",")])
def test_csv_opens_in_excel_of_either_language(sari: Client, kind: str, delimiter: str) -> None:
    content = download(sari, "kolom=pemilik,penjualan&q=sekar", kind)
    assert content.startswith(b"\xef\xbb\xbf")
    assert csv_rows(content, delimiter)[1] == ["Batik Sekar", "Rahayu Ningsih", "450000000", "2025"]


def test_telephones_stay_masked_unless_somebody_asks_with_a_purpose(sari: Client, sari_herself: User) -> None:
    assert "81234567890" not in str(xlsx_rows(download(sari, "kolom=telepon")))
    assert not PersonalDataShown.objects.exists()
    rows = xlsx_rows(download(sari, "kolom=telepon", telepon_lengkap="ya", keperluan="Undangan pameran"))
    assert rows[1] == ["Batik Sekar", "0812-3456-7890"]
    shown = PersonalDataShown.objects.get()
    assert (shown.maker.name, shown.what, shown.shown_to, shown.purpose) == (
        "Batik Sekar",
        "phone",
        sari_herself,
        "Undangan pameran",
    )


@pytest.mark.parametrize("kind", ["xlsx", "csv;", "csv,"])
def test_the_list_with_all_its_columns_read_back_changes_nothing(
    sari: Client, council: Council, tmp_path: Path, kind: str
) -> None:
    """Masked telephones, computed classes, names of papers and figures without their years included."""
    every = ",".join(COLUMNS)
    path = tmp_path / f"umkm.{kind.rstrip(';,')}"
    path.write_bytes(download(sari, f"kolom={every}", kind))
    plan = make_plan(read_for_council(council, path))
    assert (plan.new, plan.changed, plan.probable) == ([], [], [])
    assert len(plan.same) == Maker.objects.count()


def test_telephones_that_no_column_shows_are_not_recorded_as_shown(sari: Client) -> None:
    rows = xlsx_rows(download(sari, "kolom=pemilik", telepon_lengkap="ya", keperluan="Undangan pameran"))
    assert "0812" not in str(rows)
    assert not PersonalDataShown.objects.exists()


def test_full_telephones_without_a_purpose_are_refused_and_nothing_leaves(sari: Client) -> None:
    answer = sari.post(f"{LIST}unduh/", {"saringan": "kolom=telepon", "telepon_lengkap": "ya", "keperluan": " "})
    assert answer.status_code == 400
    assert "Tuliskan untuk keperluan apa" in answer.content.decode()
    assert not PersonalDataShown.objects.exists()


def test_who_may_not_see_personal_data_gets_masks_whatever_is_asked(council: Council) -> None:
    hendra = build.browser_of(build.member(council, Role.TRADE_OFFICE, "Hendra"))
    rows = xlsx_rows(download(hendra, "kolom=telepon", telepon_lengkap="ya", keperluan="Ingin tahu"))
    assert "0812" not in str(rows)
    assert not PersonalDataShown.objects.exists()


def test_a_cashier_downloads_nothing(council: Council) -> None:
    assert build.browser_of(build.member(council, Role.CASHIER, "Dimas")).post(f"{LIST}unduh/").status_code == 403


def test_another_councils_makers_are_not_in_the_file(sari: Client) -> None:
    with council_scope(build.gunungkidul()):
        foreign = build.maker("Lain").pk
    assert "Lain" not in str(xlsx_rows(download(sari)))
    assert len(xlsx_rows(download(sari, f"umkm={foreign}"))) == 1


@pytest.mark.parametrize("text", RISKY)
def test_no_text_of_a_file_becomes_a_formula(text: str, tmp_path: Path) -> None:
    """trap:36 in CSV by an apostrophe, in xlsx by cells that are texts and carry Excel's quote prefix."""
    fields = [Field("Nama", lambda row: row)]
    file = io.StringIO()
    write_csv(file, fields, [text])
    assert next(csv.reader(io.StringIO(file.getvalue().split("\n", 1)[1], newline="")))[0] == f"'{text}"
    path = tmp_path / "x.xlsx"
    write_xlsx(path, fields, [text], sheet="UMKM", title="UMKM")
    with ZipFile(path) as parts:
        sheet, styles = parts.read("xl/worksheets/sheet1.xml").decode(), parts.read("xl/styles.xml").decode()
    assert "<f>" not in sheet
    assert 't="inlineStr"' in sheet
    assert 'quotePrefix="1"' in styles


def test_without_the_guard_the_cell_would_be_a_formula(tmp_path: Path) -> None:
    """The twin of trap:36: a plain writer leaves the text as it is, and a spreadsheet program runs it."""
    file = io.StringIO()
    csv.writer(file).writerow(["=1+1"])
    assert file.getvalue().startswith("=")
    assert harmless("=1+1") == "'=1+1"


def test_an_innocent_text_is_not_touched() -> None:
    for text in ("Batik Sekar", "0812-3456-7890", "a=b", "5-3", "'kutip"):
        assert harmless(text) == text


def test_makers_with_risky_names_leave_harmless_and_whole(sari: Client) -> None:
    build.maker('=HYPERLINK("x")', owner_name="@Tejo")
    assert ['=HYPERLINK("x")', "@Tejo"] in xlsx_rows(download(sari, "kolom=pemilik"))
    assert ['\'=HYPERLINK("x")', "'@Tejo"] in csv_rows(download(sari, "kolom=pemilik", "csv;"))


def test_a_file_of_many_makers_takes_few_questions(sari: Client, django_assert_max_num_queries: Any) -> None:
    for number in range(120):
        build.maker(f"Zamrud {number:03d}")
    with django_assert_max_num_queries(30):
        assert len(xlsx_rows(download(sari, "kolom=telepon,dokumen,kelompok,kerajinan,penjualan"))) == 124


@pytest.fixture
def only_sekar() -> Iterator[Maker]:
    """A register of one maker of whom everything is known."""
    with council_scope(build.pekalongan(crafts=True)):
        maker = world.sekar(**EVERYTHING)
        YearlyFigure.objects.filter(year=2025).update(
            labour_men=2, labour_women=3, capital=40_000_000, raw_material_value=9_000_000
        )
        BankAccount(
            maker=maker, bank="Bank Jateng", number="1234567890", number_hash=keyed_hash("1234567890"), holder="Rahayu"
        ).save()
        for kind, number in (
            ("batikmark", "BM-00012"),
            ("indication", ""),
            ("brand", "IDM000123456"),
            ("pirt", "2063375010012-28"),
        ):
            Paper(maker=maker, kind=kind, number=number, title="Sekar" if kind == "brand" else "").save()
        for code in ("batik.cap", "bordir"):
            MakerCraft(maker=maker, craft=world.craft(code)).save()
        yield maker


EVERYTHING: dict[str, Any] = {
    "owner_birth_year": 1980,
    "email": "sekar@contoh.id",
    "website": "https://sekar.contoh.id",
    "regency_code": "33.75",
    "postal_code": "51111",
    "latitude": Decimal("-6.888701"),
    "longitude": Decimal("109.668289"),
    "legal_form": "person",
    "kind_of_business": "Industri batik",
    "products_made": "Kain, Sarung",
    "kbli_code": "13134",
    "started_year": 1999,
    "raw_material": "Mori",
    "capacity": Decimal("120"),
    "capacity_unit": "lembar",
    "markets": "Jawa",
    "export_percent": Decimal("10"),
    "export_countries": "Jepang",
    "note": "Rapi.",
    "story_id": "Bermula dari teras rumah.",
}


def test_every_column_of_the_register_is_recognised_by_the_importer(only_sekar: Maker, tmp_path: Path) -> None:
    path = tmp_path / "umkm.xlsx"
    assert export_register(path, by=None, purpose="uji") == 1
    table = find_tables(read_workbook(path).sheets[0])[0]
    proposed = {column.label: column.field for column in propose(table).columns}
    headers = {field.header for field in register_fields()}
    known = {str(field.label): field.name for field in FIELDS[MAKERS].values()}
    assert proposed == {header: known[header] for header in headers}


def test_personal_data_of_the_whole_register_is_recorded_as_shown(only_sekar: Maker, tmp_path: Path) -> None:
    export_register(tmp_path / "umkm.csv", by=None, purpose="kriya export")
    shown = PersonalDataShown.objects.order_by("what")
    assert [(row.what, row.purpose, row.shown_to) for row in shown] == [
        ("bank", "kriya export", None),
        ("nik", "kriya export", None),
        ("phone", "kriya export", None),
    ]
    row = dict(zip(*csv_rows((tmp_path / "umkm.csv").read_bytes())[:2], strict=True))
    assert (row["NIK"], row["WhatsApp"], row["Nomor rekening"]) == (world.NIK, "0812-3456-7890", "1234567890")


def _imported(into: Council, path: Path) -> dict[str, Any]:
    with council_scope(into):
        found = read_for_council(into, path)
        run = receive_file(File(path.open("rb")), name=path.name, by=None)
        return write_import(run, found)


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_the_file_of_a_register_makes_the_same_register_in_an_empty_council(
    only_sekar: Maker, tmp_path: Path, ending: str
) -> None:
    first, second = tmp_path / f"first.{ending}", tmp_path / "second.csv"
    export_register(first, by=None, purpose="uji")
    export_register(tmp_path / "told.csv", by=None, purpose="uji")
    other = build.council("tetangga", region_code="33.75", crafts=True)
    report = _imported(other, first)
    assert (report["new"], report["refused"]) == (1, [])
    with council_scope(other):
        export_register(second, by=None, purpose="uji")
    told, came = csv_rows((tmp_path / "told.csv").read_bytes()), csv_rows(second.read_bytes())
    assert dict(zip(*came, strict=True)) == dict(zip(*told, strict=True))


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_the_file_of_a_register_changes_nothing_when_it_comes_back(
    only_sekar: Maker, tmp_path: Path, ending: str
) -> None:
    path = tmp_path / f"umkm.{ending}"
    export_register(path, by=None, purpose="uji")
    report = _imported(only_sekar.council, path)
    assert (report["new"], report["changed"], report["same"], report["refused"]) == (0, 0, 1, [])
