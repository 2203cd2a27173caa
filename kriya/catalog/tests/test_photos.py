"""Photos of products: private as they came, small and clean for visitors, through the council's door once public."""

from io import BytesIO
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.test import Client
from PIL import Image

from kriya.accounts.roles import Role
from kriya.catalog.actions import copies
from kriya.catalog.actions.changes import decide_change, take_back_change
from kriya.catalog.actions.curation import publish_product, withdraw_product
from kriya.catalog.actions.photos import (
    add_photo,
    crop_photo,
    describe_photo,
    order_photos,
    remove_photo,
    restore_photo,
)
from kriya.catalog.actions.products import add_product
from kriya.catalog.models import CatalogRules, Product, ProductChange, ProductPhoto, PublishedPhoto, PublishedProduct
from kriya.catalog.queries.photos import wanted_photos
from kriya.catalog.tests.pictures import cloth, heic
from kriya.core.ids import new_id
from kriya.core.pictures import Crop, photo_to_keep
from kriya.core.refusal import Refused
from kriya.core.scoping import council_scope
from kriya.makers.actions.consent import give_consent
from tests import build

pytestmark = pytest.mark.django_db


@pytest.fixture
def council() -> Any:
    return build.pekalongan()


@pytest.fixture
def product(council: Any) -> Any:
    with council_scope(council):
        maker = build.maker("Batik Sekar")
        give_consent(maker, ["name", "photo"], source="uji", by=None)
        yield add_product(maker=maker, name="Kain Jlamprang")


def add(product: Product, seed: int = 1, **more: Any) -> ProductPhoto:
    data = cloth(seed=seed)
    return add_photo(product, BytesIO(data), size=len(data), by=None, **more)


def wanted(product: Product) -> list[ProductPhoto]:
    return wanted_photos(Product.objects.get(pk=product.pk))


def shown(product: Product) -> list[str]:
    return [photo["key"] for photo in PublishedProduct.objects.get(pk=product.pk).photos]


def test_what_an_iphone_makes_is_read_and_says_nothing_of_its_camera():
    data = heic()
    kept = photo_to_keep(BytesIO(data), size=len(data))
    image = Image.open(kept.content)
    assert (image.format, image.size, dict(image.getexif())) == ("JPEG", (320, 200), {})


def test_an_iphone_photo_that_is_cut_off_is_refused():
    data = heic()
    for end in range(0, len(data), max(1, len(data) // 9)):
        with pytest.raises(Refused):
            photo_to_keep(BytesIO(data[:end]), size=end)


def test_a_photo_of_a_product_is_kept_at_2400_pixels(product: Product):
    data = cloth(3000, 2000)
    photo = add_photo(product, BytesIO(data), size=len(data), by=None)
    assert (photo.width, photo.height) == (2400, 1600)
    assert Image.open(photo.file).size == (2400, 1600)


def test_the_same_photo_sent_twice_is_one_and_another_under_its_id_is_refused(product: Product):
    key = new_id()
    assert add(product, photo_id=key) == add(product, photo_id=key)
    with pytest.raises(Refused, match="photo_id_taken"):
        add(product, seed=2, photo_id=key)
    assert ProductPhoto.objects.count() == 1


def test_more_than_twelve_photos_are_refused(product: Product):
    for _ in range(12):
        add(product)
    with pytest.raises(Refused, match="photos_too_many"):
        add(product)


def test_a_draft_changes_at_once(product: Product):
    one, two, three = add(product), add(product, 2), add(product, 3)
    order_photos(product, [three.pk, one.pk], by=None)
    assert wanted(product) == [three, one, two]
    key = one.key
    cropped = crop_photo(one, Crop(0, 100, 1000, 900), by=None)
    assert (cropped.pk, cropped.key == key) == (one.pk, False)
    assert describe_photo(cropped, alt_id=" Kain dijemur ", by=None).alt_id == "Kain dijemur"


def test_a_removed_photo_comes_back_to_its_place(product: Product):
    one, two = add(product), add(product, 2)
    remove_photo(one, by=None)
    assert wanted(product) == [two]
    assert restore_photo(product, one.pk, by=None) == one
    assert wanted(product) == [one, two]


@pytest.mark.parametrize("crop", [Crop(0, 0, 50, 1000), Crop(500, 0, 400, 1000), Crop(0, 0, 1000, 1001)])
def test_a_part_that_is_no_part_is_refused(product: Product, crop: Crop):
    with pytest.raises(Refused, match="photo_crop"):
        crop_photo(add(product), crop, by=None)


def test_publishing_lets_the_photos_pass_and_withdrawing_takes_them_away(product: Product):
    photo = add(product)
    assert not PublishedPhoto.objects.exists()
    publish_product(product, by=None)
    assert shown(product) == [photo.key]
    withdraw_product(product, reason="habis", by=None)
    assert not PublishedPhoto.objects.exists()


def test_a_new_photo_of_a_public_product_waits_for_a_curator(product: Product):
    one = add(product)
    publish_product(product, by=None)
    two = add(product, 2)
    assert shown(product) == [one.key]
    assert wanted(product) == [one, two]
    decide_change(ProductChange.objects.get(), accept=True, by=None)
    assert shown(product) == [one.key, two.key]


def test_a_new_crop_of_a_public_photo_waits_while_the_old_one_is_shown(product: Product):
    one = add(product)
    publish_product(product, by=None)
    cropped = crop_photo(one, Crop(100, 0, 900, 1000), by=None)
    assert shown(product) == [one.key]
    decide_change(ProductChange.objects.get(), accept=True, by=None)
    assert shown(product) == [cropped.key]
    assert list(ProductPhoto.objects.all()) == [cropped]


def test_a_refused_crop_leaves_the_photo_as_it_was(product: Product):
    one = add(product)
    publish_product(product, by=None)
    crop_photo(one, Crop(100, 0, 900, 1000), by=None)
    decide_change(ProductChange.objects.get(), accept=False, reason="terpotong", by=None)
    assert shown(product) == [one.key]
    assert wanted(product) == [one]


def test_a_change_that_is_taken_back_leaves_no_photo_that_nobody_let_pass(product: Product):
    one = add(product)
    publish_product(product, by=None)
    add(product, 2)
    take_back_change(ProductChange.objects.get(), by=None)
    assert wanted(product) == list(ProductPhoto.objects.all()) == [one]


def test_a_refused_photo_does_not_come_back_when_the_product_is_published_again(product: Product):
    first = add(product)
    publish_product(product)
    add(product, 2)
    decide_change(ProductChange.objects.get(decided_at=None), accept=False, reason="Terlalu gelap.", by=None)
    withdraw_product(product)
    publish_product(product)
    assert shown(product) == [first.key]


def test_a_council_may_let_photos_pass_by_themselves(product: Product):
    CatalogRules(photos_by_curator=False).save()
    one = add(product)
    publish_product(product, by=None)
    two = add(product, 2)
    remove_photo(one, by=None)
    assert shown(product) == [two.key]
    restore_photo(product, one.pk, by=None)
    assert shown(product) == [one.key, two.key]


def address(photo: ProductPhoto, width: int = 320, ext: str = "avif") -> str:
    return f"/pekalongan/foto/{photo.key}-{width}.{ext}"


@pytest.mark.parametrize(("ext", "kind"), [("avif", "AVIF"), ("webp", "WEBP"), ("jpg", "JPEG")])
def test_a_public_copy_is_kept_for_ever_by_everybody(
    product: Product, ext: str, kind: str, django_assert_num_queries: Any
):
    photo = add(product)
    publish_product(product, by=None)
    first = Client().get(address(photo, 160, ext))
    with django_assert_num_queries(2):  # whose council, and the photo
        answer = Client().get(address(photo, 160, ext))
    assert answer.content == first.content
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert "Vary" not in answer.headers or "Cookie" not in answer.headers["Vary"]
    assert not answer.cookies
    image = Image.open(BytesIO(answer.content))
    assert (image.format, image.size) == (kind, (160, 200))
    again = Client().get(address(photo, 160, ext), headers={"if-none-match": answer.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_a_copy_shows_the_chosen_part_and_no_wider_than_it_is(product: Product):
    photo = crop_photo(add(product), Crop(500, 0, 1000, 500), by=None)
    publish_product(product, by=None)
    image = Image.open(BytesIO(Client().get(address(photo, 1280, "jpg")).content))
    assert image.size == (200, 250)
    red, _green, blue = image.getpixel((195, 100))
    assert blue > 200 > 60 > red


@pytest.mark.parametrize("wrong", ["{key}-321.avif", "{key}-320.png", "{key}-320.jpeg", "falsch-320.avif"])
def test_no_other_address_gives_anything(product: Product, wrong: str):
    photo = add(product)
    publish_product(product, by=None)
    assert Client().get(f"/pekalongan/foto/{wrong.format(key=photo.key)}").status_code == 404


def test_what_is_not_public_is_not_there_for_visitors_nor_in_another_council(product: Product):
    photo = add(product)
    assert Client().get(address(photo)).status_code == 404
    publish_product(product, by=None)
    assert Client().get(address(photo)).status_code == 200
    build.gunungkidul()
    assert Client().get(address(photo).replace("pekalongan", "gunungkidul")).status_code == 404
    withdraw_product(product, reason="habis", by=None)
    assert Client().get(address(photo)).status_code == 404


def test_copies_go_when_the_photo_does_and_none_comes_back(product: Product):
    photo = add(product)
    publish_product(product, by=None)
    copies.make_ahead([photo.key])
    name = copies.copy_name(photo.key, 320, "avif")
    assert default_storage.exists(name)
    public = PublishedPhoto.objects.get(pk=photo.key)
    withdraw_product(product, reason="habis", by=None)
    copies.forget_copies([photo.key])
    assert not default_storage.exists(name)
    with pytest.raises(FileNotFoundError):
        copies.public_copy(public, 320, "avif")


def test_a_copy_is_never_seen_half_written(product: Product, monkeypatch: Any):
    """The name exists only once the file is whole; with the guard off (writing in place) half of it would be read."""
    photo = add(product)
    publish_product(product, by=None)
    public, name = PublishedPhoto.objects.get(), copies.copy_name(photo.key, 320, "avif")
    seen = []
    save = default_storage.save

    def watching(at: str, content: Any) -> str:
        seen.append((at == name, default_storage.exists(name)))
        return str(save(at, content))

    monkeypatch.setattr(default_storage._wrapped, "save", watching)
    copies.public_copy(public, 320, "avif")
    assert seen == [(False, False)]


def test_the_maker_and_the_office_see_what_is_not_public_and_nobody_else(council: Any, product: Product):
    photo = add(product)
    tejo = build.browser_of(build.maker_person(council, product.maker))
    other = build.maker("Batik Lain")
    stranger = build.browser_of(build.maker_person(council, other, "Rini"))
    office = build.browser_of(build.member(council, Role.CURATOR, "Laras"))
    mine, office_way = f"/pekalongan/mitra/produk/foto/{photo.pk}/", f"/pekalongan/kelola/produk/foto/{photo.pk}/"
    answer = tejo.get(mine)
    assert (answer.status_code, answer.headers["Cache-Control"]) == (200, "private, max-age=600")
    assert office.get(f"{office_way}?utuh=1&l=160").status_code == 200
    assert (stranger.get(mine).status_code, tejo.get(office_way).status_code) == (404, 404)
    assert Client().get(mine).status_code == 302
