"""A product list of one shop names no maker: somebody says at the review whose all of it is."""

from __future__ import annotations

import pytest
from django.test import Client

from kriya.accounts.roles import Role
from kriya.catalog.models import Product
from kriya.core.scoping import council_scope
from kriya.councils.models import Council
from kriya.makers.imports.tests.wizard_files import xlsx
from kriya.makers.imports.tests.wizard_walk import run_of, send
from kriya.makers.models import Maker, Status
from tests import build

HEAD = ["Nama Produk", "Kategori", "Harga"]
LIST: list[list[object]] = [["Kain Kawung", "Batik", 450_000], ["Kain Parang", "Batik", 75_000]]
SOME_NAME_ONE: list[list[object]] = [
    ["Kain Kawung", "Batik Sekar", 450_000, ""],
    ["Tas Mendong", "", 85_000, ""],
    ["Topi Pandan", "", 40_000, "0812-0000-1111"],
    ["Dompet", "Entah Siapa", 30_000, ""],
]


@pytest.fixture
def sari(council: Council) -> Client:
    with council_scope(council):
        build.maker("Batik Sekar")
        build.maker("Anyaman Mendong", owner_name="Wati Lestari")
    return build.browser_of(build.member(council, Role.STAFF, "Sari"))


def review(sari: Client, council: Council, *rows: list[object], header: list[str] = HEAD, sheet: str = "Harga") -> str:
    sari.get(send(sari, xlsx(*rows, header=header, sheet=sheet), f"{sheet}.xlsx"))
    return f"/pekalongan/kelola/produk/impor/{run_of(council).pk}/"


def maker(council: Council, name: str) -> Maker:
    with council_scope(council):
        return Maker.objects.get(name=name)


def owned(council: Council) -> list[tuple[str, str]]:
    with council_scope(council):
        return list(Product.objects.order_by("name").values_list("name", "maker__name"))


def saved(sari: Client, page: str, **options: str) -> None:
    sari.post(page + "simpan/", {"tinjauan": sari.get(page).context["shown"], **options})


def test_a_list_that_names_no_maker_is_refused_in_one_sentence(sari: Client, council: Council) -> None:
    page = review(sari, council, *LIST)
    shown = sari.get(page)
    assert shown.context["report"]["refused"] == []
    assert "Daftar ini tidak menyebut pembuat di satu baris pun" in shown.content.decode()
    assert 'name="tinjauan"' not in shown.content.decode(), "there is nothing to save"
    saved(sari, page, **{"tanpa-ditolak": "1"})
    assert owned(council) == []


def test_all_of_it_is_of_the_maker_that_is_found_and_chosen(sari: Client, council: Council) -> None:
    page = review(sari, council, *LIST)
    for text in ("mendong", "wati"):
        assert [one.name for one in sari.get(page, {"umkm": text}).context["makers"]] == ["Anyaman Mendong"]
    sari.post(page + "umkm/", {"umkm": maker(council, "Anyaman Mendong").pk})
    report = sari.get(page).context["report"]
    assert (report["new"], report["maker"], report["repairs"]["maker_chosen"]) == (2, "Anyaman Mendong", 2)
    # Other columns are no other maker.
    sari.post(page + "kolom/", {"0-2": "cost_price"})
    saved(sari, page)
    assert owned(council) == [("Kain Kawung", "Anyaman Mendong"), ("Kain Parang", "Anyaman Mendong")]
    assert "<strong>Anyaman Mendong</strong>" in sari.get(page).content.decode()


def test_the_choice_is_for_this_file_alone_and_can_be_taken_back(sari: Client, council: Council) -> None:
    page = review(sari, council, *LIST)
    sari.post(page + "umkm/", {"umkm": maker(council, "Batik Sekar").pk})
    assert sari.get(review(sari, council, *LIST, sheet="Lain")).context["names_no_maker"]
    assert not sari.get(page).context["names_no_maker"]
    sari.post(page + "umkm/", {"lepas": "1"})
    assert sari.get(page).context["names_no_maker"]


def test_rows_that_tell_a_maker_keep_theirs(sari: Client, council: Council) -> None:
    page = review(sari, council, *SOME_NAME_ONE, header=["Nama Produk", "Perajin", "Harga", "No HP"])
    before = sari.get(page).context["report"]["refused"]
    assert [(cell["cell"], cell["code"]) for cell in before] == [
        ("Harga!B3", "maker_missing"),
        ("Harga!D4", "maker_not_found"),
        ("Harga!B5", "maker_not_found"),
    ]
    sari.post(page + "umkm/", {"umkm": maker(council, "Anyaman Mendong").pk})
    assert [cell["cell"] for cell in sari.get(page).context["report"]["refused"]] == ["Harga!D4", "Harga!B5"]
    saved(sari, page, **{"tanpa-ditolak": "1"})
    assert owned(council) == [("Kain Kawung", "Batik Sekar"), ("Tas Mendong", "Anyaman Mendong")]


def test_a_list_in_blocks_tells_the_maker_above_each(sari: Client, council: Council) -> None:
    blocks: list[list[object]] = [
        HEAD, LIST[0], LIST[1], [], ["Nama UMKM : Anyaman Mendong"], HEAD, ["Tas Mendong", "", "85rb/pcs"],
    ]  # fmt: skip
    page = review(sari, council, *blocks, header=["Pengrajin: Batik Sekar"])
    report = sari.get(page).context["report"]
    assert (report["names_no_maker"], report["refused"], report["repairs"]["maker_from_heading"]) == (False, [], 3)
    saved(sari, page)
    assert [of for _name, of in owned(council)] == ["Batik Sekar", "Batik Sekar", "Anyaman Mendong"]


VENDOR: list[list[object]] = [[*row, "Galeri Entah"] for row in LIST]


def test_a_list_of_somebody_whom_nobody_knows_waits_for_a_maker_too(sari: Client, council: Council) -> None:
    page = review(sari, council, *VENDOR, ["Tas", "Batik", 90_000, ""], header=[*HEAD, "Vendor"])
    shown = sari.get(page)
    assert shown.context["report"]["refused"] == []
    assert "Semua baris menyebut “Galeri Entah”, yang tidak ada dalam daftar UMKM" in shown.content.decode()
    saved(sari, page, **{"tanpa-ditolak": "1"})
    assert owned(council) == []
    sari.post(page + "umkm/", {"umkm": maker(council, "Anyaman Mendong").pk})
    repairs = sari.get(page).context["report"]["repairs"]
    assert (repairs["maker_instead"], repairs["maker_chosen"]) == (2, 1)
    saved(sari, page)
    assert [of for _name, of in owned(council)] == ["Anyaman Mendong"] * 3


@pytest.mark.parametrize("other", ["Galeri Lain", "Batik Sekar"])
def test_two_names_are_two_makers_of_whom_each_row_tells(other: str, sari: Client, council: Council) -> None:
    rows = [*VENDOR, ["Tas", "Batik", 90_000, other]]
    report = sari.get(review(sari, council, *rows, header=[*HEAD, "Vendor"])).context["report"]
    assert [cell["code"] for cell in report["refused"]] == ["maker_not_found"] * (3 - (other == "Batik Sekar"))
    assert not report["names_no_maker"]


def test_nobody_of_another_council_nor_one_who_was_merged_or_is_away_can_be_chosen(
    sari: Client, council: Council
) -> None:
    page = review(sari, council, *LIST)
    other = build.council("solo", region_code="33.72")
    with council_scope(other):
        strange = build.maker("Batik Solo")
    with council_scope(council):
        kept = Maker.objects.get(name="Batik Sekar")
        away = build.maker("Batik Lama")
        merged = build.maker("Batik Kembar")
        Maker.objects.filter(pk=away.pk).update(status=Status.INACTIVE)
        Maker.objects.filter(pk=merged.pk).update(merged_into=kept)
    for one in (strange.pk, away.pk, merged.pk, "bukan-id", ""):
        answer = sari.post(page + "umkm/", {"umkm": one}, follow=True)
        assert "UMKM ini tidak aktif dalam daftar" in answer.content.decode()
        assert answer.context["names_no_maker"]
    assert [one.name for one in sari.get(page, {"umkm": "batik"}).context["makers"]] == ["Batik Sekar"]


def test_whoever_is_away_since_the_choice_is_chosen_no_longer(sari: Client, council: Council) -> None:
    page = review(sari, council, *LIST)
    chosen = maker(council, "Batik Sekar")
    sari.post(page + "umkm/", {"umkm": chosen.pk})
    shown = sari.get(page).context["shown"]
    with council_scope(council):
        Maker.objects.filter(pk=chosen.pk).update(status=Status.INACTIVE)
    sari.post(page + "simpan/", {"tinjauan": shown})
    assert owned(council) == []
    assert sari.get(page).context["names_no_maker"]


def test_who_was_written_for_stays_chosen(sari: Client, council: Council) -> None:
    page = review(sari, council, *LIST)
    sari.post(page + "umkm/", {"umkm": maker(council, "Batik Sekar").pk})
    saved(sari, page)
    sari.post(page + "umkm/", {"umkm": maker(council, "Anyaman Mendong").pk})
    sari.post(page + "batalkan/")
    assert sari.get(page).context["chosen"] == "Batik Sekar"


@pytest.mark.parametrize(
    ("sheet", "proposed"),
    [("Harga Batik Sekar 2026", ["Batik Sekar"]), ("Batik Sekarang", []), ("Batik Sekar, Anyaman Mendong", [])],
)
def test_the_one_maker_that_a_tab_names_is_proposed(
    sheet: str, proposed: list[str], sari: Client, council: Council
) -> None:
    page = review(sari, council, *LIST, sheet=sheet)
    assert [one.name for one in sari.get(page).context["makers"]] == proposed
    assert sari.get(page).context["names_no_maker"]
