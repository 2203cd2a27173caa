"""Photos that come beside a product list: matched by name or code, put to their products by a job, taken back."""

from __future__ import annotations

from datetime import timedelta
from hashlib import sha256
from io import BytesIO
from uuid import UUID

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from procrastinate.contrib.django.models import ProcrastinateJob

from kriya.accounts.roles import Role
from kriya.catalog.actions.import_photos import forget_waiting, take_photos
from kriya.catalog.actions.photos import add_photo, crop_photo
from kriya.catalog.imports.tests.zips import with_bad_sum, zipped
from kriya.catalog.models import PhotoArchive, Product, ProductImport, ProductPhoto, ProductState
from kriya.catalog.tests.pictures import cloth
from kriya.core.clock import now
from kriya.core.pictures import Crop
from kriya.core.scoping import council_scope
from kriya.councils.models import Council
from kriya.makers.imports.tests.wizard_files import xlsx
from kriya.makers.imports.tests.wizard_walk import run_of, send
from tests import build

HEAD = ["Kode", "Nama Produk", "UMKM", "Harga", "Nama File Foto"]
LIST: list[list[object]] = [
    ["BTK-01", "Kain Kawung", "Batik Sekar", 450_000, "kawung.jpg; kawung 2.JPG"],
    ["BTK-02", "Kain Parang", "Batik Sekar", 300_000, ""],
    ["BTK-03", "Kain Truntum", "Batik Sekar", 350_000, "hilang.jpg"],
]
PHOTOS = {name: cloth(300, 400, seed=n) for n, name in enumerate(["kawung.jpg", "kawung 2.jpg", "parang 2", "parang"])}
ZIP = zipped(
    {
        "foto/Kawung.jpg": PHOTOS["kawung.jpg"],
        "foto/kawung 2.jpg": PHOTOS["kawung 2.jpg"],
        "BTK-02 (2).jpg": PHOTOS["parang 2"],
        "btk_02.jpg": PHOTOS["parang"],
        "lain.jpg": cloth(40, 40, seed=9),
        "rusak.jpg": b"bukan foto",
    }
)


@pytest.fixture
def sari(council: Council) -> Client:
    with council_scope(council):
        build.maker("Batik Sekar")
    return build.browser_of(build.member(council, Role.STAFF, "Sari"))


def page_of(sari: Client, council: Council, rows: list[list[object]] = LIST) -> str:
    send(sari, xlsx(*rows, header=HEAD, sheet="Produk"), "produk.xlsx")
    return f"/pekalongan/kelola/produk/impor/{run_of(council).pk}/"


@pytest.fixture
def page(sari: Client, council: Council) -> str:
    return page_of(sari, council)


def give(sari: Client, page: str, data: bytes = ZIP) -> None:
    sari.post(page + "foto/", {"zip": SimpleUploadedFile("foto.zip", data)})


def save(sari: Client, page: str, **options: str) -> None:
    sari.post(page + "simpan/", {"tinjauan": sari.get(page).context["shown"], "tanpa-ditolak": "1", **options})


def work(council: Council) -> PhotoArchive:
    """What the worker does."""
    with council_scope(council):
        archive = PhotoArchive.objects.exclude(run=None).latest("added_at")
    take_photos(council, archive.pk)
    with council_scope(council):
        archive.refresh_from_db()
    return archive


def photos_of(council: Council) -> dict[str, int]:
    with council_scope(council):
        return {one.name: one.photos.count() for one in Product.objects.order_by("name")}


def test_the_review_tells_which_photos_go_where_and_which_do_not(sari: Client, page: str) -> None:
    give(sari, page)
    shown = sari.get(page)
    told = shown.context["report"]["photos"]
    assert (told["matched"], told["products"]) == (4, 2)
    assert [(one["file"], one["code"]) for one in told["refused"]] == [("rusak.jpg", "not_a_picture")]
    assert [(one["cell"], one["file"]) for one in told["missing"]] == [("Produk!E4", "hilang.jpg")]
    assert told["unused"] == ["lain.jpg"]
    assert "rusak.jpg" in shown.content.decode()


def test_photos_are_put_to_their_products_in_order(sari: Client, council: Council, page: str) -> None:
    give(sari, page)
    save(sari, page)
    assert photos_of(council) == {"Kain Kawung": 0, "Kain Parang": 0, "Kain Truntum": 0}
    archive = work(council)
    assert photos_of(council) == {"Kain Kawung": 2, "Kain Parang": 2, "Kain Truntum": 0}
    with council_scope(council):
        sums = ProductPhoto.objects.filter(product__name="Kain Parang").values_list("sha256", flat=True)
        assert list(sums) == [sha256(PHOTOS[name]).hexdigest() for name in ("parang", "parang 2")]
    assert archive.finished_at is not None
    assert not archive.file
    done = sari.get(page).content.decode()
    assert "4 foto masuk" in done


def test_the_job_done_twice_and_the_same_zip_again_add_nothing(sari: Client, council: Council, page: str) -> None:
    give(sari, page)
    save(sari, page)
    work(council)
    work(council)
    again = page_of(sari, council)
    give(sari, again)
    save(sari, again)
    archive = work(council)
    assert photos_of(council) == {"Kain Kawung": 2, "Kain Parang": 2, "Kain Truntum": 0}
    assert {(one["added"], one["same"]) for one in archive.outcome.values()} == {(0, 2)}


def test_without_looking_for_the_same_bytes_the_same_zip_would_double_them(
    sari: Client, council: Council, page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kriya.catalog.actions.import_photos._is_there", lambda _product, _digest: False)
    for address in (page, page_of(sari, council)):
        give(sari, address)
        save(sari, address)
        work(council)
    assert photos_of(council)["Kain Kawung"] == 4


def test_a_photo_that_breaks_on_the_way_is_told_and_the_others_go_in(sari: Client, council: Council, page: str) -> None:
    give(sari, page, with_bad_sum(ZIP, PHOTOS["kawung.jpg"]))
    save(sari, page)
    work(council)
    assert photos_of(council)["Kain Kawung"] == 1
    assert "Kawung.jpg" in sari.get(page).content.decode()


def test_new_products_are_public_once_their_photos_are_there(sari: Client, council: Council, page: str) -> None:
    give(sari, page)
    save(sari, page, tayang="1")
    with council_scope(council):
        states = dict(Product.objects.values_list("name", "state"))
    assert states == {
        "Kain Kawung": ProductState.DRAFT,
        "Kain Parang": ProductState.DRAFT,
        "Kain Truntum": ProductState.PUBLISHED,
    }
    work(council)
    with council_scope(council):
        assert set(Product.objects.values_list("state", flat=True)) == {ProductState.PUBLISHED}
        assert not ProductPhoto.objects.filter(approved_at=None).exists()
    sari.post(page + "batalkan/")
    assert photos_of(council) == {}


def test_undoing_the_import_removes_its_photos_and_no_others(sari: Client, council: Council, page: str) -> None:
    save(sari, page)
    with council_scope(council):
        product = Product.objects.get(name="Kain Kawung")
        own = add_photo(product, BytesIO(cloth(50, 50, seed=7)), size=1, by=None)
    again = page_of(sari, council)
    give(sari, again)
    save(sari, again)
    work(council)
    assert photos_of(council) == {"Kain Kawung": 3, "Kain Parang": 2, "Kain Truntum": 0}
    sari.post(again + "batalkan/")
    assert photos_of(council) == {"Kain Kawung": 1, "Kain Parang": 0, "Kain Truntum": 0}
    with council_scope(council):
        assert ProductPhoto.objects.get().pk == own.pk


def test_photos_of_an_import_that_was_taken_back_do_not_come_any_more(
    sari: Client, council: Council, page: str
) -> None:
    give(sari, page)
    save(sari, page)
    sari.post(page + "batalkan/")
    work(council)
    with council_scope(council):
        assert not ProductPhoto.objects.exists()


def test_an_import_whose_photo_somebody_cropped_stays(sari: Client, council: Council, page: str) -> None:
    give(sari, page)
    save(sari, page)
    work(council)
    with council_scope(council):
        crop_photo(ProductPhoto.objects.first(), Crop(0, 0, 500, 500), by=None)
    sari.post(page + "batalkan/")
    assert photos_of(council)["Kain Kawung"] == 2


def test_photos_whose_job_died_go_on_when_somebody_says_so(sari: Client, council: Council, page: str) -> None:
    give(sari, page)
    save(sari, page)
    assert "terhenti" not in sari.get(page).content.decode()
    jobs = ProcrastinateJob.objects.filter(task_name="kriya.catalog.tasks.take_photos")
    sari.post(page + "foto/", {"lanjut": "1"})
    assert jobs.count() == 1, "it is alive"
    with time_machine.travel(now() + timedelta(minutes=5), tick=False):
        assert "terhenti" in sari.get(page).content.decode()
        sari.post(page + "foto/", {"lanjut": "1"})
        assert "terhenti" not in sari.get(page).content.decode()
    assert jobs.count() == 2
    work(council)
    assert photos_of(council) == {"Kain Kawung": 2, "Kain Parang": 2, "Kain Truntum": 0}


def test_another_zip_takes_the_place_of_the_first_and_can_be_put_away(
    sari: Client, council: Council, page: str
) -> None:
    give(sari, page)
    give(sari, page, zipped({"kawung.jpg": PHOTOS["kawung.jpg"]}))
    assert sari.get(page).context["report"]["photos"]["matched"] == 1
    sari.post(page + "foto/", {"buang": "1"})
    assert "photos" not in sari.get(page).context["report"]
    with council_scope(council):
        assert not PhotoArchive.objects.exists()
    give(sari, page, b"bukan zip")
    assert "bukan zip" in sari.get(page).content.decode()


def test_a_zip_that_waits_a_week_is_dropped(sari: Client, council: Council, page: str) -> None:
    give(sari, page)
    with council_scope(council):
        assert forget_waiting() == 0
        PhotoArchive.objects.update(added_at="2020-01-01T00:00Z")
        assert forget_waiting() == 1


def test_what_a_job_finds_is_of_its_own_council_only(sari: Client, council: Council, page: str) -> None:
    give(sari, page)
    save(sari, page)
    with council_scope(council):
        archive = PhotoArchive.objects.get()
        assert isinstance(archive.pk, UUID)
        assert ProductImport.objects.count() == 1
    take_photos(build.council("batang", region_code="33.25"), archive.pk)
    assert photos_of(council)["Kain Kawung"] == 0
