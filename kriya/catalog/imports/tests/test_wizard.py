"""A product list through the wizard: found to be one, looked at, written, taken back."""

from __future__ import annotations

import pytest
from django.test import Client

from kriya.accounts.roles import Role
from kriya.catalog.actions.products import change_product
from kriya.catalog.models import Product, ProductState
from kriya.core.scoping import council_scope
from kriya.councils.models import Council
from kriya.makers.imports.tests.wizard_files import xlsx
from kriya.makers.imports.tests.wizard_walk import run_of, send
from kriya.makers.models import Maker
from tests import build

HEAD = ["Nama Produk", "Perajin", "Kategori", "Harga", "Stok", "Foto"]
LIST: list[list[object]] = [
    ["Kain Kawung", "Batik Sekar", "Batik", "Rp 450.000", 3, "kawung.jpg"],
    ["Kain Parang", "BATIK SEKAR", "Batik", "50.000 - 75.000", 1, ""],
    ["KAIN KAWUNG", "Batik Sekar", "Batik", "Rp 450.000", 3, ""],
    ["Tas Mendong", "Anyaman Entah", "Anyaman", 85000, 2, ""],
]


@pytest.fixture
def sari(council: Council) -> Client:
    with council_scope(council):
        build.maker("Batik Sekar")
    return build.browser_of(build.member(council, Role.STAFF, "Sari"))


@pytest.fixture
def page(sari: Client, council: Council) -> str:
    where = send(sari, xlsx(*LIST, header=HEAD, sheet="Produk"), "produk.xlsx")
    shown = sari.get(where)
    address = f"/pekalongan/kelola/produk/impor/{run_of(council).pk}/"
    assert address in shown.content.decode()
    return address


def saved(sari: Client, page: str, **options: str) -> None:
    shown = sari.get(page).context["shown"]
    sari.post(page + "simpan/", {"tinjauan": shown, "tanpa-ditolak": "1", **options})


def test_a_product_list_is_shown_before_it_is_written(sari: Client, council: Council, page: str) -> None:
    report = sari.get(page).context["report"]
    assert [report[name] for name in ("rows_read", "new", "changed", "same", "duplicates")] == [4, 2, 0, 0, 1]
    assert [(cell["cell"], cell["code"], cell["value"]) for cell in report["refused"]] == [
        ("Produk!B5", "maker_not_found", "Anyaman Entah")
    ]
    assert report["repairs"]["price_lowest"] == 1
    with council_scope(council):
        assert not Product.objects.exists()


def test_a_list_of_makers_who_are_all_missing_says_what_to_do_first_and_offers_nothing_to_save(
    sari: Client, council: Council
) -> None:
    others = [["Tas Mendong", "Anyaman Entah", "Anyaman", 85000, 2, ""], ["Vas", "Gerabah Anu", "Gerabah", 5000, 1, ""]]
    send(sari, xlsx(*others, header=HEAD, sheet="Produk"), "produk.xlsx")
    shown = sari.get(f"/pekalongan/kelola/produk/impor/{run_of(council).pk}/").content.decode()
    assert "2 baris menyebut UMKM yang belum ada di daftar. Impor daftar UMKM dulu" in shown
    assert "Unduh berkas bertanda" in shown
    assert "Simpan ke katalog" not in shown


def test_it_is_written_as_drafts_and_no_maker_is_made(sari: Client, council: Council, page: str) -> None:
    saved(sari, page)
    with council_scope(council):
        assert list(Product.objects.order_by("name").values_list("name", "price", "state", "craft__code")) == [
            ("Kain Kawung", 450_000, ProductState.DRAFT, "batik"),
            ("Kain Parang", 50_000, ProductState.DRAFT, "batik"),
        ]
        assert Maker.objects.count() == 1


def test_new_products_are_public_only_when_somebody_says_so(sari: Client, council: Council, page: str) -> None:
    saved(sari, page, tayang="1")
    with council_scope(council):
        assert set(Product.objects.values_list("state", flat=True)) == {ProductState.PUBLISHED}


def test_rows_that_are_refused_keep_a_list_from_being_written_until_somebody_goes_on_without(
    sari: Client, council: Council, page: str
) -> None:
    sari.post(page + "simpan/", {"tinjauan": sari.get(page).context["shown"]})
    with council_scope(council):
        assert not Product.objects.exists()


def test_an_import_is_taken_back_whole(sari: Client, council: Council, page: str) -> None:
    saved(sari, page, tayang="1")
    sari.post(page + "batalkan/")
    with council_scope(council):
        assert not Product.objects.exists()
    assert sari.get(page).context["report"]["new"] == 2


def test_the_file_of_a_written_list_is_kept_with_the_way_back(sari: Client, council: Council, page: str) -> None:
    upload = f"/pekalongan/kelola/impor/{run_of(council).pk}/"
    assert "daftar produk" in sari.get("/pekalongan/kelola/impor/").content.decode()
    saved(sari, page)
    sari.post(upload + "buang/")
    assert "daftar produk, tersimpan" in sari.get("/pekalongan/kelola/impor/").content.decode()
    sari.post(page + "batalkan/")
    with council_scope(council):
        assert not Product.objects.exists()
    sari.post(upload + "buang/")
    assert sari.get(page).status_code == 404


def test_an_import_that_somebody_worked_on_stays(sari: Client, council: Council, page: str) -> None:
    saved(sari, page)
    with council_scope(council):
        change_product(Product.objects.get(name="Kain Parang"), price=80_000)
    sari.post(page + "batalkan/")
    with council_scope(council):
        assert Product.objects.count() == 2


def test_a_changed_price_is_written_field_by_field_and_undone_to_what_it_was(sari: Client, council: Council) -> None:
    with council_scope(council):
        maker = Maker.objects.get()
        Product(maker=maker, slug="kain-kawung", name="Kain Kawung", price=400_000, care_id="Jangan dijemur.").save()
    send(sari, xlsx(*LIST[:1], header=HEAD, sheet="Produk"), "produk.xlsx")
    page = f"/pekalongan/kelola/produk/impor/{run_of(council).pk}/"
    saved(sari, page)
    with council_scope(council):
        assert list(Product.objects.values_list("price", "care_id")) == [(450_000, "Jangan dijemur.")]
    sari.post(page + "batalkan/")
    with council_scope(council):
        assert list(Product.objects.values_list("price", "craft", "motif")) == [(400_000, None, None)]


def test_columns_are_corrected_and_the_marked_file_says_what_is_wrong(sari: Client, page: str) -> None:
    sari.post(page + "kolom/", {"0-3": "cost_price"})
    assert sari.get(page).context["rows"][0]["price"] is None
    marked = sari.get(page + "perbaikan/")
    assert marked.status_code == 200
    assert b"".join(marked.streaming_content)[:2] == b"PK"


def test_a_product_that_a_filter_hides_is_read_and_said(sari: Client, council: Council) -> None:
    where = send(sari, xlsx(*LIST[:2], header=HEAD, sheet="Produk", filtered=3), "produk.xlsx")
    sari.get(where)
    report = sari.get(f"/pekalongan/kelola/produk/impor/{run_of(council).pk}/").context["report"]
    assert (report["new"], report["repairs"]["row_hidden"]) == (2, 1)
