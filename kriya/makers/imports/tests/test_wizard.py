"""The wizard as a person walks it: upload, columns, review, save."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
import xlsxwriter
from django.core.files.storage import default_storage
from django.test import Client
from procrastinate.contrib.django.models import ProcrastinateJob

from kriya.accounts.roles import Role
from kriya.core.clock import now
from kriya.core.scoping import council_scope
from kriya.councils.models import Council
from kriya.makers.actions import import_runs
from kriya.makers.imports.sheets.open import read_workbook
from kriya.makers.imports.tests.sheets_files import write_ods, write_xls
from kriya.makers.imports.tests.wizard_files import DATA, HEADER, MELATI, NAMELESS, SEKAR, SHORT_PHONE, upload, xlsx
from kriya.makers.models import ImportedMapping, ImportRun, Maker, MakerPhone
from kriya.makers.tasks import read_import, write_import
from tests import build

IMPORTS = "/pekalongan/kelola/impor/"
needs_data = pytest.mark.skipif(
    not DATA.is_dir(), reason=f"EXAMPLE DATA NOT FOUND at {DATA}: the wizard is NOT tested with real registers"
)


@pytest.fixture
def council(db: None) -> Council:
    return build.pekalongan(crafts=True)


@pytest.fixture
def sari(council: Council) -> Client:
    return build.browser_of(build.member(council, Role.STAFF, "Sari"))


def run_of(council: Council) -> ImportRun:
    with council_scope(council):
        return ImportRun.objects.latest("uploaded_at")


def send(sari: Client, content: bytes, name: str = "binaan.xlsx") -> str:
    """Upload a file and return the address of its run."""
    answer = sari.post(IMPORTS, {"file": upload(content, name)})
    assert answer.status_code == 302, answer.context["form"].errors
    return str(answer["Location"])


def accepted(page: Any, **changes: str) -> dict[str, str]:
    """What the form of the columns sends when nothing but `changes` is changed."""
    fields = page.context["form"].fields
    sent = {name: "on" if field.initial is True else field.initial for name, field in fields.items() if field.initial}
    return {**sent, **changes}


def walk(sari: Client, content: bytes, name: str = "binaan.xlsx") -> tuple[str, Any]:
    """Upload a file and accept its columns; return its address and the review."""
    address = send(sari, content, name)
    sari.post(f"{address}kolom/", accepted(sari.get(f"{address}kolom/")))
    return address, sari.get(address)


def save(sari: Client, address: str, council: Council, **more: str) -> Any:
    return sari.post(f"{address}simpan/", {"tinjauan": run_of(council).shown, **more}, follow=True)


def tabs(page: Any) -> dict[str, int]:
    return {tab["key"]: tab["count"] for tab in page.context["tabs"]}


def names(council: Council) -> list[str]:
    with council_scope(council):
        return sorted(Maker.objects.values_list("name", flat=True))


def test_a_file_is_uploaded_understood_reviewed_and_saved(sari: Client, council: Council):
    address, review = walk(sari, xlsx(SEKAR, MELATI))
    assert tabs(review)["new"] == 2
    assert names(council) == [], "nothing is written before somebody says so"
    done = save(sari, address, council)
    assert run_of(council).state == "done"
    assert f"?impor={run_of(council).pk}" in done.content.decode()
    assert names(council) == ["Batik Sekar", "Tenun Melati"]
    with council_scope(council):
        assert run_of(council).written_by is not None


def test_a_refused_row_blocks_until_somebody_says_to_go_on_without_it(sari: Client, council: Council):
    address, review = walk(sari, xlsx(SEKAR, NAMELESS))
    assert tabs(review)["refused"] == 1
    page = sari.get(f"{address}?lihat=refused").content.decode()
    assert "Data!A3" in page
    assert "nama usaha" in page, "what is expected"
    save(sari, address, council)
    assert run_of(council).state == "ready"
    save(sari, address, council, **{"tanpa-ditolak": "1"})
    assert names(council) == ["Batik Sekar"]


def test_the_same_file_again_is_the_same(sari: Client, council: Council):
    content = xlsx(SEKAR, MELATI)
    address, _review = walk(sari, content)
    save(sari, address, council)
    again, review = walk(sari, content)
    assert tabs(review) == {"same": 2, "repairs": tabs(review)["repairs"]}
    assert "sama persis" in review.content.decode()
    save(sari, again, council)
    assert (run_of(council).state, names(council)) == ("done", ["Batik Sekar", "Tenun Melati"])


def test_a_change_is_shown_field_by_field(sari: Client, council: Council):
    address, _review = walk(sari, xlsx(SEKAR))
    save(sari, address, council)
    moved = (*SEKAR[:2], "Jl. Veteran 9", *SEKAR[3:5], "Rp 9.000.000", SEKAR[6])
    _address, review = walk(sari, xlsx(moved))
    assert tabs(review)["changed"] == 1
    (row,) = review.context["rows"]
    changes = {field["label"]: (field["before"], field["after"]) for field in row["fields"]}
    assert changes["Alamat"] == ("Jl. Semarang 5", "Jl. Veteran 9")
    assert changes["Modal/investasi"] == ("Rp2.300.000", "Rp9.000.000")


def test_only_blanks_are_filled_when_somebody_wants_it_so(sari: Client, council: Council):
    address, _review = walk(sari, xlsx(SEKAR))
    save(sari, address, council)
    moved = (*SEKAR[:2], "Jl. Veteran 9", *SEKAR[3:])
    address, _review = walk(sari, xlsx(moved))
    sari.post(f"{address}pilihan/", {"overwrite": "", "strict": ""})
    assert tabs(sari.get(address))["same"] == 1
    sari.post(f"{address}pilihan/", {"overwrite": "1", "strict": ""})
    assert tabs(sari.get(address))["changed"] == 1


def test_strict_refuses_the_row_of_an_unreadable_cell(sari: Client, council: Council):
    address, review = walk(sari, xlsx(SEKAR, SHORT_PHONE))
    assert (tabs(review)["new"], tabs(review)["left_out"]) == (2, 1)
    sari.post(f"{address}pilihan/", {"overwrite": "1", "strict": "1"})
    strict = tabs(sari.get(address))
    assert (strict["new"], strict["refused"], "left_out" in strict) == (1, 1, False)


def test_rows_of_one_business_are_folded_also_across_sheets(sari: Client, council: Council):
    _address, review = walk(sari, xlsx(SEKAR, MELATI, SEKAR))
    shown = sari.get(f"{_address}?lihat=duplicates")
    (row,) = shown.context["rows"]
    assert [place for place, _name, _owner in row["rows"]] == ["Data!2", "Data!4"]
    assert run_of(council).report["duplicates"] == 1
    assert tabs(review)["new"] == 2


def test_a_column_is_corrected_and_remembered_for_the_next_file(sari: Client, council: Council):
    header = ("Nama Usaha", "Nama Pemilik", "Alamat", "Kecamatan", "Kontak Darurat", "Modal", "Pekerja Tetap")
    address = send(sari, xlsx(SEKAR, MELATI, header=header))
    page = sari.get(f"{address}kolom/")
    before = {column["letters"]: column["field"] for column in page.context["alike"][0]["columns"]}
    assert before["G"] != "labour_women"
    sari.post(f"{address}kolom/", accepted(page, **{"k0-6": "labour_women"}))
    with council_scope(council):
        stored = ImportedMapping.objects.get()
    assert [one["field"] for one in stored.mapping["columns"]][6] == "labour_women"
    again = send(sari, xlsx(SEKAR, header=header), "tahun-depan.xlsx")
    assert sari.get(again).status_code == 200, "columns that somebody chose need no second look"
    page = sari.get(f"{again}kolom/")
    assert {column["field"] for column in page.context["alike"][0]["columns"] if column["letters"] == "G"} == {
        "labour_women"
    }


def test_going_back_to_the_proposal_forgets_the_correction(sari: Client, council: Council):
    address = send(sari, xlsx(SEKAR, MELATI))
    sari.post(f"{address}kolom/", accepted(sari.get(f"{address}kolom/"), **{"k0-6": "ignore"}))
    sari.post(f"{address}kolom/usulan/")
    with council_scope(council):
        assert not ImportedMapping.objects.exists()
    page = sari.get(f"{address}kolom/")
    assert page.context["alike"][0]["columns"][6]["field"] == "labour_total"


def test_the_first_rows_show_what_is_read_beside_what_stands_in_the_cell(sari: Client):
    address = send(sari, xlsx(SEKAR, MELATI))
    page = sari.get(f"{address}kolom/")
    group = page.context["alike"][0]
    cells = dict(zip(group["heads"], group["first"][0]["cells"], strict=True))
    assert (cells["Telepon"]["read"], cells["Telepon"]["stood"]) == ("0812-3456-7890", "")
    assert (cells["Modal/investasi"]["read"], cells["Modal/investasi"]["stood"]) == ("Rp2.300.000", "Rp 2.300.000")


def test_the_first_rows_change_with_the_choice_before_anything_is_saved(sari: Client, council: Council):
    address = send(sari, xlsx(SEKAR, MELATI))
    chosen = accepted(sari.get(f"{address}kolom/"), **{"k0-5": "yearly_sales"})
    rows = sari.post(f"{address}kolom/baris/?kelompok=0", chosen, headers={"HX-Request": "true"})
    assert "Penjualan setahun" in rows.context["group"]["heads"]
    assert "Modal/investasi" not in rows.context["group"]["heads"]
    assert run_of(council).mapping == {}
    without_script = sari.post(f"{address}kolom/", {**chosen, "lihat": "1"})
    assert "Penjualan setahun" in without_script.context["alike"][0]["heads"]


def test_a_field_chosen_twice_and_a_missing_name_are_told_at_the_form(sari: Client):
    address = send(sari, xlsx(SEKAR, MELATI))
    page = sari.get(f"{address}kolom/")
    twice = sari.post(f"{address}kolom/", accepted(page, **{"k0-5": "labour_total"}))
    assert (twice.status_code, list(twice.context["form"].errors)) == (422, ["k0-6"])
    nameless = sari.post(f"{address}kolom/", accepted(page, **{"k0-0": "ignore"}))
    assert "Data" in nameless.context["form"].non_field_errors()[0]


def test_a_sheet_is_left_out(sari: Client, council: Council, tmp_path: Any):
    content = two_sheets(tmp_path)
    address = send(sari, content)
    page = sari.get(f"{address}kolom/")
    assert len(page.context["alike"]) == 1, "sheets with the same header are chosen about once"
    chosen = accepted(page)
    del chosen["t1"]
    sari.post(f"{address}kolom/", chosen)
    assert (run_of(council).report["new"], run_of(council).report["rows_read"]) == (1, 1)
    assert run_of(council).report["sheets_left_out"] == [{"name": "Lain", "kind": "left_out"}]


def two_sheets(folder: Any) -> bytes:
    path = folder / "two.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        for name, row in (("Satu", SEKAR), ("Lain", MELATI)):
            page = book.add_worksheet(name)
            page.write_row(0, 0, HEADER)
            page.write_row(1, 0, row)
    return bytes(path.read_bytes())


CSV = "Nama Usaha;Nama Pemilik;Kecamatan;No HP\r\nBatik Café;Siti;Pekalongan Utara;0812 3456 7890\r\n"


@pytest.mark.parametrize(("content", "name"), [(CSV.encode("cp1252"), "a.csv"), (CSV.encode("utf-8-sig"), "b.csv")])
def test_a_csv_with_semicolons_in_any_coding_is_read(content: bytes, name: str, sari: Client, council: Council):
    address, _review = walk(sari, content, name)
    save(sari, address, council)
    assert names(council) == ["Batik Café"]


PLAIN = (("Nama Usaha", "Nama Pemilik", "Kecamatan", "No HP"), ("Batik Kawung", "Siti", "Pekalongan Utara", "0812"))


@pytest.mark.parametrize(("write", "name"), [(write_ods, "binaan.ods"), (write_xls, "binaan.xls")])
def test_older_and_free_formats_go_in_and_come_back_marked_as_xlsx(
    write: Callable[..., Path], name: str, sari: Client, council: Council, tmp_path: Path
):
    address, review = walk(sari, write(tmp_path / name, PLAIN).read_bytes(), name)
    assert (tabs(review)["new"], tabs(review)["left_out"]) == (1, 1)
    answer = sari.get(f"{address}perbaikan/")
    assert answer["Content-Disposition"] == 'attachment; filename="binaan (ditandai).xlsx"'
    (tmp_path / "marked.xlsx").write_bytes(b"".join(answer.streaming_content))
    assert read_workbook(tmp_path / "marked.xlsx").sheets[0].rows == [list(row) for row in PLAIN]
    save(sari, address, council)
    assert names(council) == ["Batik Kawung"]


@needs_data
def test_the_export_of_small_businesses_walks_through_the_wizard(
    sari: Client, council: Council, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("kriya.makers.views.imports.finding.SMALL", 10_000_000)
    _address, review = walk(sari, (DATA / "umkm-kota.csv").read_bytes(), "umkm-kota.csv")
    assert (run_of(council).report["rows_read"], tabs(review)["refused"]) == (11_204, 1)


REFUSED: list[tuple[Callable[[], bytes], str, str]] = [
    (lambda: b"", "kosong.xlsx", "kosong (0 byte)"),
    (lambda: b"%PDF-1.7 bukan lembar kerja \x00\x01", "surat.pdf", "bukan lembar kerja"),
    (lambda: xlsx(), "judul.xlsx", "tidak berisi baris data"),
    (lambda: (DATA / "rekap-kecamatan.xlsx").read_bytes(), "rekap.xlsx", "Ini rekap"),
    (lambda: (DATA / "produk.xlsx").read_bytes(), "produk.xlsx", "Ini daftar produk"),
]


@needs_data
@pytest.mark.parametrize(("content", "name", "sentence"), REFUSED)
def test_a_file_that_is_no_register_is_told_in_one_sentence(
    content: Any, name: str, sentence: str, sari: Client, council: Council
):
    page = sari.get(send(sari, content(), name))
    assert sentence in page.content.decode()
    assert run_of(council).state == "refused"
    sari.post(f"{IMPORTS}{run_of(council).pk}/buang/")
    with council_scope(council):
        assert not ImportRun.objects.exists()


def test_a_file_of_unknown_columns_is_read_once_somebody_says_what_they_are(sari: Client, council: Council):
    header = ("Alfa", "Beta", "Gama", "Delta", "Epsilon", "Zeta", "Eta")
    address = send(sari, xlsx(SEKAR, MELATI, header=header))
    page = sari.get(address)
    if run_of(council).state == "refused":
        assert f"{address}kolom/" in page.content.decode()
    chosen = accepted(sari.get(f"{address}kolom/"), **{"t0": "on", "k0-0": "name", "k0-1": "owner"})
    sari.post(f"{address}kolom/", chosen)
    assert (run_of(council).state, run_of(council).report["new"]) == ("ready", 2)


def test_too_big_a_file_is_turned_away_before_it_is_kept(
    sari: Client, council: Council, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("kriya.makers.forms.imports.Limits", lambda: type("Small", (), {"file_bytes": 100})())
    answer = sari.post(IMPORTS, {"file": upload(xlsx(SEKAR))})
    assert answer.status_code == 422
    with council_scope(council):
        assert not ImportRun.objects.exists()


@pytest.fixture
def by_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every file is a big one."""
    monkeypatch.setattr("kriya.makers.views.imports.finding.SMALL", 0)


def test_a_big_file_is_read_and_written_by_the_worker(by_worker: None, sari: Client, council: Council):
    address = send(sari, xlsx(SEKAR))
    waiting = sari.get(address)
    assert 'hx-get="' in waiting.content.decode()
    assert '<meta http-equiv="refresh"' in waiting.content.decode(), "without a script the page asks by itself"
    work()
    assert sari.get(address, headers={"HX-Request": "true"})["HX-Refresh"] == "true"
    sari.post(f"{address}kolom/", accepted(sari.get(f"{address}kolom/")))
    save(sari, address, council)
    assert run_of(council).state == "writing"
    assert names(council) == []
    work()
    assert (run_of(council).state, names(council)) == ("done", ["Batik Sekar"])


def work() -> None:
    """Do what the queue holds, once, as the worker would."""
    jobs = {"kriya.makers.tasks.read_import": read_import, "kriya.makers.tasks.write_import": write_import}
    for job in ProcrastinateJob.objects.filter(status="todo", task_name__in=jobs).order_by("id"):
        jobs[job.task_name](**job.args)
    # The queue is the worker's own: whoever asks only reads it.


def test_a_reading_that_died_can_be_begun_again_and_the_dead_one_stays_dead(
    by_worker: None, sari: Client, council: Council
):
    address = send(sari, xlsx(SEKAR))
    first = run_of(council).attempt
    assert sari.get(address).context["stuck"] is False
    with time_machine.travel(now() + timedelta(minutes=5), tick=False):
        assert sari.get(address).context["stuck"] is True
        sari.post(f"{address}ulang/")
    assert run_of(council).attempt == first + 1
    with pytest.raises(import_runs.Overtaken):
        import_runs.read_run(council, run_of(council).pk, first)
    import_runs.read_run(council, run_of(council).pk, first + 1)
    assert run_of(council).state == "ready"


def test_begin_again_while_it_is_being_read_begins_nothing(by_worker: None, sari: Client, council: Council):
    address = send(sari, xlsx(SEKAR))
    sari.post(f"{address}ulang/")
    assert run_of(council).attempt == 1


def test_saving_twice_saves_once(sari: Client, council: Council):
    address, _review = walk(sari, xlsx(SEKAR))
    shown = run_of(council).shown
    for _click in range(2):
        sari.post(f"{address}simpan/", {"tinjauan": shown})
    assert (run_of(council).attempt, names(council)) == (2, ["Batik Sekar"])


def test_a_register_that_changed_meanwhile_shows_the_review_anew(sari: Client, council: Council):
    address, review = walk(sari, xlsx(SEKAR, MELATI))
    assert tabs(review)["new"] == 2
    other, _review = walk(sari, xlsx(SEKAR), "lain.xlsx")
    save(sari, other, council)
    with council_scope(council):
        shown = ImportRun.objects.get(file_name="binaan.xlsx").shown
    after = sari.post(f"{address}simpan/", {"tinjauan": shown}, follow=True)
    assert "berubah sejak tinjauan" in after.content.decode()
    assert (tabs(after)["new"], tabs(after)["same"]) == (1, 1)
    assert names(council) == ["Batik Sekar"], "nothing was written"


def test_what_was_shown_before_is_not_saved_after_another_look(sari: Client, council: Council):
    address, _review = walk(sari, xlsx(SEKAR))
    sari.post(f"{address}simpan/", {"tinjauan": "0" * 64})
    assert (run_of(council).state, names(council)) == ("ready", [])


def test_a_discarded_file_leaves_nothing_behind(sari: Client, council: Council):
    address, _review = walk(sari, xlsx(SEKAR))
    run = run_of(council)
    assert default_storage.exists(run.file.name)
    sari.post(f"{address}buang/")
    assert not default_storage.exists(run.file.name)
    assert not default_storage.exists(run.preview.name)


def test_a_saved_file_cannot_be_discarded(sari: Client, council: Council):
    address, _review = walk(sari, xlsx(SEKAR))
    save(sari, address, council)
    sari.post(f"{address}buang/")
    assert run_of(council).state == "done"


def test_uploads_are_forgotten_after_ninety_days_and_what_they_did_is_not(sari: Client, council: Council):
    address, _review = walk(sari, xlsx(SEKAR))
    save(sari, address, council)
    stored = run_of(council).file.name
    with council_scope(council):
        assert import_runs.forget_uploads() == 0
        with time_machine.travel(now() + timedelta(days=91), tick=False):
            assert [import_runs.forget_uploads() for _night in range(2)] == [1, 0]
    assert not default_storage.exists(stored)
    assert "Tersimpan" in sari.get(address).content.decode()
    assert sari.get(f"{address}perbaikan/").status_code == 302
    sari.post(f"{address}batalkan/")
    assert names(council) == []


def test_the_marked_file_comes_back(sari: Client, council: Council):
    address, _review = walk(sari, xlsx(SEKAR, NAMELESS, SHORT_PHONE))
    answer = sari.get(f"{address}perbaikan/")
    assert answer["Content-Disposition"] == 'attachment; filename="binaan (ditandai).xlsx"'
    assert b"".join(answer.streaming_content).startswith(b"PK")


def test_a_file_without_wrong_cells_has_nothing_to_mark(sari: Client):
    address, _review = walk(sari, xlsx(SEKAR))
    assert sari.get(f"{address}perbaikan/").status_code == 302


def test_an_import_is_undone_from_its_page(sari: Client, council: Council):
    address, _review = walk(sari, xlsx(SEKAR, MELATI))
    save(sari, address, council)
    page = sari.post(f"{address}batalkan/", follow=True)
    assert "sudah dibatalkan" in page.content.decode()
    assert (run_of(council).state, names(council)) == ("undone", [])


def test_an_import_with_something_on_it_names_it_instead(sari: Client, council: Council):
    address, _review = walk(sari, xlsx(SEKAR, MELATI))
    save(sari, address, council)
    with council_scope(council):
        build.maker_person(council, Maker.objects.get(name="Batik Sekar"))
    page = sari.post(f"{address}batalkan/", follow=True)
    assert [row["name"] for row in page.context["rows"]] == ["Batik Sekar"]
    assert len(names(council)) == 2


def test_the_list_tells_who_sent_what_and_what_came_of_it(sari: Client, council: Council):
    address, _review = walk(sari, xlsx(SEKAR))
    save(sari, address, council)
    page = sari.get(IMPORTS).content.decode()
    assert "binaan.xlsx" in page
    assert "Sari" in page
    assert "selesai" in page


@pytest.mark.parametrize("rows", [1, 40])
def test_the_review_asks_as_little_for_many_rows_as_for_one(rows: int, sari: Client, count_queries: Callable[..., Any]):
    many = [
        (f"Batik {number:03}", f"Pemilik {number:03}", "", "Pekalongan Utara", "", 5_000_000, 2)
        for number in range(rows)
    ]
    address, _review = walk(sari, xlsx(*many))
    with count_queries(QUERIES):
        assert len(sari.get(address).context["rows"]) == rows


# Session, user, council and scope (2), roles, second factor, the run, one with the same bytes, crafts; a savepoint.
QUERIES = 11


@pytest.mark.parametrize("role", [Role.CURATOR, Role.CASHIER, Role.AUDITOR, Role.TRADE_OFFICE])
def test_only_those_who_may_import_see_the_wizard(role: str, council: Council):
    browser = build.browser_of(build.member(council, role, "Lain"))
    assert browser.get(IMPORTS).status_code == 403


def test_a_nik_is_never_shown_in_full(sari: Client, council: Council):
    header = ("Nama Usaha", "NIK", "Kecamatan", "No HP")
    address = send(
        sari,
        xlsx(("Batik", "3375014101800001", "Pekalongan Utara", ""), ("Tenun", "33750141018", "", ""), header=header),
    )
    pages = [sari.get(f"{address}kolom/")]
    sari.post(f"{address}kolom/", accepted(pages[0]))
    pages += [sari.get(f"{address}?lihat={tab}") for tab in ("new", "left_out", "repairs")]
    assert "3375014101800001" not in "".join(page.content.decode() for page in pages)
    assert "33750141018" not in "".join(page.content.decode() for page in pages)


@needs_data
def test_the_city_register_walks_through_the_wizard(sari: Client, council: Council, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("kriya.makers.views.imports.finding.SMALL", 10_000_000)
    address = send(sari, (DATA / "binaan-kota.xlsx").read_bytes(), "binaan-kota.xlsx")
    page = sari.get(f"{address}kolom/")
    assert [len(group["tables"]) for group in page.context["alike"]] == [1, 9, 1]
    sari.post(f"{address}kolom/", accepted(page))
    review = sari.get(address)
    assert (tabs(review)["new"], tabs(review)["left_out"]) == (1386, 28)
    assert review.context["page"].paginator.num_pages == 28
    save(sari, address, council)
    with council_scope(council):
        assert Maker.objects.count() == 1386
        assert MakerPhone.objects.values("number").distinct().count() == 780
