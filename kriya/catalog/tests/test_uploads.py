"""A photo in parts: stops, is asked how far it came, goes on; twice is once."""

import hashlib
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.storage import default_storage

from kriya.catalog.actions.products import add_product
from kriya.catalog.actions.uploads import add_part, begin_upload, forget_uploads, give_up_upload, received_of
from kriya.catalog.models import PhotoUpload, Product, ProductPhoto
from kriya.catalog.tests.pictures import cloth
from kriya.core.clock import now
from kriya.core.ids import new_id
from kriya.core.refusal import Refused
from kriya.core.scoping import council_scope
from tests import build

pytestmark = pytest.mark.django_db
DATA = cloth()
SHA = hashlib.sha256(DATA).hexdigest()


@pytest.fixture
def product() -> Any:
    with council_scope(build.pekalongan()):
        yield add_product(maker=build.maker("Batik Sekar"), name="Kain Jlamprang")


def send(product: Product, key: Any, first: int, end: int, **more: Any) -> int:
    return add_part(product, key, offset=first, data=DATA[first:end], by=None, **more)


def test_a_photo_that_stopped_goes_on_where_it_was(product: Product):
    key = new_id()
    begin_upload(product, key, size=len(DATA), by=None)
    assert send(product, key, 0, 2000) == 2000
    begin_upload(product, key, size=len(DATA), by=None)
    assert received_of(product, key) == (2000, len(DATA))
    assert send(product, key, 2000, len(DATA), sha256=SHA) == len(DATA)
    photo = ProductPhoto.objects.get()
    assert (photo.pk, photo.sha256, photo.product) == (key, SHA, product)
    assert received_of(product, key) == (0, 0)
    assert not PhotoUpload.objects.exists()


def test_a_part_twice_is_once_and_the_last_one_too(product: Product):
    key = new_id()
    begin_upload(product, key, size=len(DATA), by=None)
    for _ in range(2):
        assert send(product, key, 0, 2000) == 2000
    for _ in range(2):
        assert send(product, key, 2000, len(DATA), sha256=SHA) == len(DATA)
    assert ProductPhoto.objects.count() == 1


@pytest.mark.parametrize(("first", "end"), [(10, 2000), (1000, 3000), (3000, 4000)])
def test_a_part_that_does_not_fit_says_how_far_it_came(product: Product, first: int, end: int):
    key = new_id()
    begin_upload(product, key, size=len(DATA), by=None)
    if first > 10:
        send(product, key, 0, 2000)
    with pytest.raises(Refused, match="upload_part_misplaced"):
        send(product, key, first, end)


def test_what_changed_on_the_way_is_sent_again_from_its_beginning(product: Product):
    key = new_id()
    begin_upload(product, key, size=len(DATA), by=None)
    send(product, key, 0, 2000)
    with pytest.raises(Refused, match="upload_broken"):
        send(product, key, 2000, len(DATA), sha256="0" * 64)
    give_up_upload(product, key)
    assert received_of(product, key) is None
    assert not ProductPhoto.objects.exists()


def test_another_content_under_the_same_id_is_refused(product: Product):
    key = new_id()
    begin_upload(product, key, size=len(DATA), by=None)
    with pytest.raises(Refused, match="photo_id_taken"):
        begin_upload(product, key, size=len(DATA) + 1, by=None)
    send(product, key, 0, len(DATA), sha256=SHA)
    with pytest.raises(Refused, match="photo_id_taken"):
        send(product, key, 0, len(DATA), sha256="0" * 64)


def test_an_id_belongs_to_one_product(product: Product):
    other, key = add_product(maker=product.maker, name="Selendang"), new_id()
    begin_upload(product, key, size=len(DATA), by=None)
    with pytest.raises(Refused, match="photo_id_taken"):
        begin_upload(other, key, size=len(DATA), by=None)
    with pytest.raises(Refused, match="upload_unknown"):
        send(other, key, 0, 100)


@pytest.mark.parametrize(("size", "code"), [(0, "not_a_picture"), (20_000_001, "upload_too_big")])
def test_sizes_are_limited_before_anything_is_sent(product: Product, size: int, code: str):
    with pytest.raises(Refused, match=code):
        begin_upload(product, new_id(), size=size, by=None)


def test_what_nobody_ended_is_forgotten_after_a_week(product: Product, django_capture_on_commit_callbacks: Any):
    keys = [new_id(), new_id()]
    for key in keys:
        begin_upload(product, key, size=len(DATA), by=None)
        send(product, key, 0, 2000)
    PhotoUpload.objects.filter(pk=keys[0]).update(begun_at=now() - timedelta(days=8))
    with django_capture_on_commit_callbacks(execute=True):
        assert forget_uploads() == 1
    assert [row.pk for row in PhotoUpload.objects.all()] == keys[1:]
    assert not default_storage.exists(f"catalog/uploads/{keys[0]}/0")
    assert default_storage.exists(f"catalog/uploads/{keys[1]}/0")
