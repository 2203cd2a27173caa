"""The office adds, crops, removes and brings back photos; of a public piece only through the council's door."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from kriya.accounts.roles import Role
from kriya.catalog.actions.products import add_product
from kriya.catalog.models import ProductPhoto
from kriya.core.scoping import council_scope
from tests import build

pytestmark = pytest.mark.django_db
OFFICE = "/pekalongan/kelola/produk/"


def jpeg(colour: str = "navy", size: tuple[int, int] = (80, 100)) -> SimpleUploadedFile:
    out = BytesIO()
    Image.new("RGB", size, colour).save(out, "JPEG")
    return SimpleUploadedFile(f"{colour}.jpg", out.getvalue(), "image/jpeg")


@pytest.fixture
def council() -> Iterator[Any]:
    here = build.pekalongan()
    with council_scope(here):
        yield here


@pytest.fixture
def curator(council: Any) -> Client:
    return build.browser_of(build.member(council, Role.CURATOR))


def test_several_photos_are_added_at_once_and_what_is_none_is_said(council: Any, curator: Client):
    product = add_product(maker=build.maker("Sekar"), name="Kain")
    files = [jpeg(), SimpleUploadedFile("surat.pdf", b"%PDF-1.4 no picture"), jpeg("maroon")]
    answer = curator.post(f"{OFFICE}{product.pk}/foto/baru/", {"foto": files}, follow=True)
    assert product.photos.count() == 2
    assert "2 foto ditambahkan" in answer.content.decode()
    assert answer.content.decode().count('data-tone="bad">') == 1


def test_a_part_is_chosen_a_photo_removed_and_brought_back(council: Any, curator: Client):
    product = add_product(maker=build.maker("Sekar"), name="Kain")
    curator.post(f"{OFFICE}{product.pk}/foto/baru/", {"foto": [jpeg()]})
    photo = product.photos.get()
    page = f"{OFFICE}{product.pk}/foto/{photo.pk}/"
    assert curator.get(page).status_code == 200
    assert curator.post(page, {"potong": "100,0,900,1000", "bentuk": ""}).status_code == 302
    photo.refresh_from_db()
    assert (photo.crop_left, photo.crop_right) == (100, 900)
    assert curator.post(page, {"potong": "900,0,100,1000", "bentuk": ""}).status_code == 422
    curator.post(f"{page}hapus/")
    assert not ProductPhoto.objects.exists()
    curator.post(f"{page}kembalikan/")
    assert ProductPhoto.objects.get().pk == photo.pk


def test_who_only_reads_adds_nothing(council: Any):
    product = add_product(maker=build.maker("Sekar"), name="Kain")
    reader = build.browser_of(build.member(council, Role.AUDITOR))
    assert reader.post(f"{OFFICE}{product.pk}/foto/baru/", {"foto": [jpeg()]}).status_code == 404
    assert product.photos.count() == 0
