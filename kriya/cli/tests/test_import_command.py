"""`kriya import` against the test database: what it prints, what it writes, how it ends.

Most of it in this process, where Django stands already; test_import_process.py starts the command as a person does.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import psycopg
import pytest
import xlsxwriter
from django.conf import settings
from django.db import IntegrityError
from django.db.models import Count

from kriya.catalog.models import Product
from kriya.cli.arguments import parser
from kriya.cli.commands import import_command
from kriya.cli.tests.commands import Done, report_of
from kriya.core.scoping import council_scope
from kriya.councils.models import Council
from kriya.makers.imports.tests.wizard_files import DATA, HEADER, MELATI, NAMELESS, SEKAR, SHORT_PHONE, xlsx
from kriya.makers.models import ImportRun, Maker, MakerPhone
from tests import build

needs_data = pytest.mark.skipif(
    not DATA.is_dir(), reason=f"EXAMPLE DATA NOT FOUND at {DATA}: imports of real registers are NOT tested"
)
Command = Callable[..., Done]


@pytest.fixture
def council(real_db: None) -> Council:
    return build.pekalongan(crafts=True)


@pytest.fixture
def kriya(council: Council, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Command:
    """The command with a council; everything it says is caught."""

    def run(*arguments: str | Path, slug: str = "pekalongan") -> Done:
        monkeypatch.setenv("LC_ALL", "id_ID.UTF-8")
        try:
            code = import_command.run(parser().parse_args(["import", *map(str, arguments), "--council", slug]))
        except SystemExit as ended:
            code = int(str(ended.code))
        return Done(code, *capsys.readouterr())

    return run


@pytest.fixture
def file(tmp_path: Path) -> Callable[[bytes], Path]:
    def write(content: bytes, name: str = "binaan.xlsx") -> Path:
        (tmp_path / name).write_bytes(content)
        return tmp_path / name

    return write


def makers(council: Council) -> int:
    with council_scope(council):
        return Maker.objects.count()


def test_a_dry_run_tells_and_writes_nothing(kriya: Command, council: Council, file: Callable[..., Path]):
    done = kriya(file(xlsx(SEKAR, MELATI)), "--dry-run", "--json")
    assert done.returncode == 0
    report = report_of(done)
    assert (report["kind"], report["new"], report["written"]) == ("makers", 2, False)
    with council_scope(council):
        assert not ImportRun.objects.exists()
    assert makers(council) == 0


def test_the_same_file_again_changes_nothing(kriya: Command, council: Council, file: Callable[..., Path]):
    first, second = (report_of(kriya(file(xlsx(SEKAR, MELATI)), "--json")) for _time in range(2))
    assert (first["new"], first["written"]) == (2, True)
    assert (second["new"], second["changed"], second["same"]) == (0, 0, 2)
    assert makers(council) == 2


def test_a_refused_row_keeps_the_file_out_and_is_named(kriya: Command, council: Council, file: Callable[..., Path]):
    done = kriya(file(xlsx(SEKAR, NAMELESS)), "--json")
    assert done.returncode == 1
    report = report_of(done)
    assert [(cell["cell"], cell["code"]) for cell in report["refused"]] == [("Data!A3", "name_missing")]
    assert report["refusal"]["code"] == "import_has_refused_rows"
    assert done.stderr.strip() == f"{report['refusal']['reason']} (--skip-refused)"
    assert makers(council) == 0


def test_a_writing_that_is_refused_leaves_neither_run_nor_file(
    kriya: Command, council: Council, file: Callable[..., Path], owner: psycopg.Connection
):
    owner.execute("ALTER TABLE makers_maker ADD CONSTRAINT nobody_comes_in CHECK (false) NOT VALID")
    try:
        with pytest.raises(IntegrityError):
            kriya(file(xlsx(SEKAR)))
    finally:
        owner.execute("ALTER TABLE makers_maker DROP CONSTRAINT nobody_comes_in")
    with council_scope(council):
        assert not ImportRun.objects.exists()
    assert [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()] == []


def test_skip_refused_writes_the_right_rows(kriya: Command, council: Council, file: Callable[..., Path]):
    report = report_of(kriya(file(xlsx(SEKAR, NAMELESS)), "--json", "--skip-refused"))
    assert (report["new"], len(report["refused"]), report["written"]) == (1, 1, True)
    assert makers(council) == 1


def test_strict_refuses_a_row_with_an_unreadable_cell(kriya: Command, council: Council, file: Callable[..., Path]):
    path = file(xlsx(SEKAR, SHORT_PHONE))
    usual = report_of(kriya(path, "--json", "--dry-run"))
    assert ([cell["cell"] for cell in usual["left_out"]], usual["refused"], usual["new"]) == (["Data!E3"], [], 2)
    strict = kriya(path, "--json", "--strict")
    assert strict.returncode == 1
    report = report_of(strict)
    assert ([cell["cell"] for cell in report["refused"]], report["left_out"], report["new"]) == (["Data!E3"], [], 1)
    assert report_of(kriya(path, "--json", "--strict", "--skip-refused"))["new"] == 1


def test_a_person_reads_a_table_of_counts_in_the_terminals_language(kriya: Command, file: Callable[..., Path]):
    done = kriya(file(xlsx(SEKAR, SHORT_PHONE)))
    assert done.returncode == 0
    assert "binaan.xlsx → Dekranasda Kota Pekalongan" in done.stdout
    assert "2  UMKM baru" in done.stdout
    assert "Data!E3" in done.stdout
    assert done.stdout.rstrip().endswith("Tersimpan.")
    assert done.stderr == "", "no progress where nobody looks"


def test_a_person_reads_which_sheets_were_left_alone(kriya: Command, file: Callable[..., Path]):
    out = BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        for name, row in {"Data": SEKAR, "Lama": MELATI}.items():
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, HEADER)
            sheet.write_row(1, 0, row)
        sheet.hide()
    said = kriya(file(out.getvalue()), "--dry-run").stdout
    assert "1  baris dibaca dari 1 lembar" in said
    assert "Lembar yang tidak dibaca: 1\n    Lama: tersembunyi di berkas" in said


def test_a_missing_file_an_unknown_council_and_a_wrong_option_end_differently(
    kriya: Command, tmp_path: Path, file: Callable[..., Path]
):
    gone = kriya(tmp_path / "tidak-ada.xlsx")
    assert (gone.returncode, gone.stdout) == (1, "")
    assert "tidak-ada.xlsx" in gone.stderr
    assert kriya(file(xlsx(SEKAR)), slug="tiada").returncode == 1
    assert kriya(file(xlsx(SEKAR)), "--apa-ini").returncode == 2


def test_photos_are_for_product_lists_only(kriya: Command, council: Council, file: Callable[..., Path], tmp_path: Path):
    done = kriya(file(xlsx(SEKAR)), "--json", "--photos", tmp_path / "foto.zip")
    assert (done.returncode, json.loads(done.stdout)["refusal"]["code"]) == (1, "photos_only_for_products")
    assert makers(council) == 0


def test_a_product_list_that_names_no_maker_says_so_in_one_sentence_and_is_of_the_one_who_is_named(
    kriya: Command, council: Council, file: Callable[..., Path]
):
    with council_scope(council):
        sekar = build.maker("Batik Sekar")
        for _ in range(2):
            build.maker("Batik Kembar")
    products = file(xlsx(("Kain Kawung", 450_000), ("Kain Parang", 75_000), header=("Nama Produk", "Harga")))
    refused = kriya(products, "--skip-refused")
    assert refused.stderr == (
        "Daftar ini tidak menyebut pembuat di satu baris pun. Pilih satu UMKM yang memiliki semua barisnya. (--maker)\n"
    )
    assert "Pembuat produk tidak tertulis" not in refused.stdout
    assert report_of(kriya(products, "--json", "--dry-run"))["refusal"]["code"] == "list_names_no_maker"
    for name, code in (("Entah", "list_maker_unknown"), ("batik kembar", "list_maker_ambiguous")):
        done = kriya(products, "--json", "--maker", name)
        assert (done.returncode, json.loads(done.stdout)["refusal"]["code"]) == (1, code)
    for name in ("batik sekar", sekar.slug):
        looked = report_of(kriya(products, "--json", "--dry-run", "--maker", name))
        assert (looked["new"], looked["maker"], looked["refused"]) == (2, "Batik Sekar", [])
    assert report_of(kriya(products, "--json", "--maker", sekar.slug))["written"]
    with council_scope(council):
        assert set(Product.objects.values_list("name", "maker")) == {
            ("Kain Kawung", sekar.pk),
            ("Kain Parang", sekar.pk),
        }


def test_one_maker_for_all_rows_is_for_product_lists_only(kriya: Command, council: Council, file: Callable[..., Path]):
    done = kriya(file(xlsx(SEKAR)), "--json", "--maker", "Batik Sekar")
    assert (done.returncode, json.loads(done.stdout)["refusal"]["code"]) == (1, "maker_only_for_products")
    assert makers(council) == 0


def test_no_nik_and_no_telephone_reach_the_error_output(kriya: Command, file: Callable[..., Path]):
    header = ("Nama Usaha", "NIK", "No HP", "Kecamatan")
    done = kriya(
        file(xlsx(("Batik", "337501410180000199", "0812345678901234", "Pekalongan Utara"), header=header)), "--strict"
    )
    assert done.returncode == 1
    assert "33750141018" not in done.stdout + done.stderr
    assert "0812345678901234" not in done.stderr


EXPECTED: dict[str, Any] = json.loads((DATA / "expected.json").read_text()) if DATA.is_dir() else {}


@needs_data
def test_the_city_register_becomes_1386_makers(kriya: Command, council: Council):
    report = report_of(kriya(DATA / "binaan-kota.xlsx", "--json"))
    assert (report["rows_read"], report["new"], report["duplicates"]) == (4174, 1386, 2788)
    assert report["ignored"] == {"title": 14, "header": 23, "total": 22, "empty": 17}
    assert makers(council) == 1386
    with council_scope(council):
        districts = Maker.objects.values_list("district_name").annotate(n=Count("pk"))
        assert dict(districts) == EXPECTED["binaan-kota.xlsx"]["by_kecamatan"]
        phones = MakerPhone.objects
        assert phones.values("maker").distinct().count() == EXPECTED["binaan-kota.xlsx"]["businesses_with_a_phone"]
        assert phones.values("number").distinct().count() == EXPECTED["binaan-kota.xlsx"]["distinct_phone_numbers"]
    again = report_of(kriya(DATA / "binaan-kota.xlsx", "--json"))
    assert (again["new"], again["changed"], again["same"]) == (0, 0, 1386)


@needs_data
def test_the_weaving_register_becomes_1370_makers(kriya: Command):
    jepara = build.council("jepara", region_code="33.20", crafts=True)
    report = report_of(kriya(DATA / "industri-tenun.xlsx", "--json", "--skip-refused", slug="jepara"))
    assert (report["rows_read"], report["new"], report["duplicates"]) == (1415, 1370, 45)
    with council_scope(jepara):
        districts = Maker.objects.values_list("district_name").annotate(n=Count("pk"))
        assert dict(districts) == EXPECTED["industri-tenun.xlsx"]["by_kecamatan_distinct"]
    again = report_of(kriya(DATA / "industri-tenun.xlsx", "--json", "--skip-refused", slug="jepara"))
    assert (again["new"], again["changed"], again["same"]) == (0, 0, 1370)


@needs_data
@pytest.mark.parametrize(("name", "kind", "code"), [("rekap-kecamatan.xlsx", "recap", "file_is_recap")])
def test_what_is_no_register_is_said_in_a_sentence(name: str, kind: str, code: str, kriya: Command, council: Council):
    done = kriya(DATA / name, "--json")
    report = report_of(done)
    assert (done.returncode, report["kind"], report["refusal"]["code"], report["rows_read"]) == (1, kind, code, 0)
    assert makers(council) == 0


@needs_data
def test_the_export_of_small_businesses_goes_in_without_its_nameless_row(kriya: Command, council: Council):
    report = report_of(kriya(DATA / "umkm-kota.csv", "--json", "--skip-refused"))
    assert (report["kind"], report["rows_read"], len(report["refused"])) == ("makers", 11_204, 1)
    assert makers(council) == report["new"]
