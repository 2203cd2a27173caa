"""The wizard as a person walks it: upload, columns, review, save, undo."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from kriya.accounts.roles import Role
from kriya.core.scoping import council_scope
from kriya.councils.models import Council
from kriya.makers.imports.tests.wizard_files import MELATI, NAMELESS, SEKAR, SHORT_PHONE, xlsx
from kriya.makers.imports.tests.wizard_walk import IMPORTS, accepted, names, run_of, save, send, tabs, walk
from kriya.makers.models import Maker
from tests import build


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


def test_rows_of_another_regency_are_said_before_anything_is_saved(sari: Client, council: Council):
    _address, at_home = walk(sari, xlsx(SEKAR, MELATI))
    assert at_home.context["to_be_seen"] == []
    away = [(*SEKAR[:3], "Wiradesa", *SEKAR[4:]), (*MELATI[:3], "Kajen", *MELATI[4:])]
    _address, review = walk(sari, xlsx(*away))
    ((words, count),) = review.context["to_be_seen"]
    assert (count, words in review.content.decode()) == (2, True)


def test_what_a_row_has_from_its_sheet_or_from_above_is_shown_too(sari: Client, council: Council):
    head = ("Nama Usaha", "Nama Pemilik", "Alamat", "Tenaga Kerja")
    first, last = (
        ("Usaha Sekar", "Siti", "Jl. Semarang 5 Pekalongan Utara", 4),
        ("Usaha Melati", "Budi", "Jl. Bandung 7", 2),
    )
    content = xlsx(first, ("KECAMATAN PEKALONGAN TIMUR",), last, header=head, sheet="Rotan 2023")
    address, review = walk(sari, content)
    assert tabs(review)["new"] == 2
    page = sari.get(f"{address}?lihat=repairs")
    shown = {
        row["code"]: [(one["cell"], one["before"], one["after"]) for one in row["examples"]]
        for row in page.context["rows"]
    }
    assert shown["craft_from_sheet"] == [(f"Rotan 2023!{row}", "", "Anyaman rotan") for row in (2, 4)]
    assert shown["year_from_sheet"] == [(f"Rotan 2023!{row}", "", "2023") for row in (2, 4)]
    assert shown["district_from_address"] == [("Rotan 2023!2", first[2], "Pekalongan Utara")]
    assert shown["district_from_heading"] == [("Rotan 2023!4", "", "Pekalongan Timur")]
    save(sari, address, council)
    assert names(council) == ["Usaha Melati", "Usaha Sekar"]


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
    sari.post(f"{address}pilihan/", {"overwrite": "0", "strict": "0"})
    assert tabs(sari.get(address))["same"] == 1
    sari.post(f"{address}pilihan/", {"overwrite": "1", "strict": "0"})
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
