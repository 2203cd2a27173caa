"""The maker's telephone, without JavaScript: where products stand, questions, the curator's notes, photos, the door."""

from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from kriya.catalog.actions.curation import publish_product, return_product, submit_product
from kriya.catalog.actions.photos import add_photo
from kriya.catalog.actions.products import add_product
from kriya.catalog.models import Kind, Product, ProductChange, ProductState
from kriya.catalog.queries.photos import wanted_photos
from kriya.catalog.tests.pictures import cloth
from kriya.core.clock import now
from kriya.core.ids import new_id
from kriya.core.scoping import council_scope
from kriya.design.formats import when
from kriya.makers.actions.consent import give_consent
from tests import build

pytestmark = pytest.mark.django_db
MINE = "/pekalongan/mitra/produk/"


@pytest.fixture
def council() -> Any:
    return build.pekalongan(crafts=True)


@pytest.fixture
def maker(council: Any) -> Any:
    with council_scope(council):
        made = build.maker("Batik Sekar")
        give_consent(made, ["name", "photo"], source="uji", by=None)
        yield made


@pytest.fixture
def tejo(council: Any, maker: Any) -> Any:
    return build.browser_of(build.maker_person(council, maker))


@pytest.fixture
def product(maker: Any) -> Product:
    return with_photo(add_product(maker=maker, name="Kain Jlamprang"))


def with_photo(product: Product, seed: int = 1) -> Product:
    data = cloth(seed=seed)
    add_photo(product, BytesIO(data), size=len(data), by=None)
    return product


def again(product: Product) -> Product:
    return Product.objects.get(pk=product.pk)


def answers(**more: Any) -> dict[str, Any]:
    return {"name": "Kain Jlamprang", "kind": "batch", "price": "", "materials_ada": "1", **more}


def test_a_product_begins_with_its_photo_and_an_empty_one_is_used_again(tejo: Any):
    first = tejo.post(f"{MINE}baru/")
    assert first.url.endswith("/#foto")
    assert tejo.post(f"{MINE}baru/").url == first.url
    assert Product.objects.count() == 1


def test_all_in_one_form_without_javascript(tejo: Any):
    at = tejo.post(f"{MINE}baru/").url.partition("#")[0]
    said = answers(price="275.000", kind="to_order", days="14", length="210,5", weight="400", story_id="Dari ibu.")
    said |= {"galeri": SimpleUploadedFile("a.jpg", cloth()), "langkah": "ajukan"}
    assert tejo.post(at, said).url == MINE
    product = Product.objects.get()
    assert (product.name, product.slug, product.price) == ("Kain Jlamprang", "kain-jlamprang", 275_000)
    assert (product.kind, product.order_days, product.length_mm) == (Kind.TO_ORDER, 14, 2105)
    assert (product.weight_g, product.story_id, product.state) == (400, "Dari ibu.", ProductState.SUBMITTED)
    assert product.photos.count() == 1


def test_what_was_not_understood_is_said_and_the_rest_is_kept(tejo: Any, product: Product):
    page = tejo.post(f"{MINE}{product.pk}/", answers(price="murah", story_id="Dari ibu."))
    assert page.status_code == 422
    assert "tidak terbaca" in page.content.decode()
    assert "murah" in page.content.decode()
    assert again(product).story_id == "Dari ibu."


@pytest.mark.parametrize(
    ("name", "photo", "missing"), [("", True, "Tulis nama"), ("Kain", False, "paling sedikit satu foto")]
)
def test_nothing_is_handed_in_without_a_name_and_a_photo(tejo: Any, name: str, photo: bool, missing: str):
    at = tejo.post(f"{MINE}baru/").url.partition("#")[0]
    files = {"foto": SimpleUploadedFile("a.jpg", cloth())} if photo else {}
    page = tejo.post(at, {**answers(name=name, story_id="Tetap ada."), **files, "langkah": "ajukan"}, follow=True)
    assert missing in page.content.decode()
    product = Product.objects.get()
    assert (product.state, product.story_id) == (ProductState.DRAFT, "Tetap ada.")


def test_what_is_typed_is_kept_field_by_field(tejo: Any, product: Product):
    answer = tejo.post(f"{MINE}{product.pk}/simpan/", {"story_id": "Malam.", "price": "banyak"})
    assert answer.json()["kept"] == ["story_id"]
    assert list(answer.json()["errors"]) == ["price"]
    assert (again(product).story_id, again(product).name) == ("Malam.", "Kain Jlamprang")


def test_a_name_is_replaced_and_never_emptied(tejo: Any, product: Product):
    tejo.post(f"{MINE}{product.pk}/simpan/", {"name": " "})
    assert again(product).name == "Kain Jlamprang"


def test_the_curators_words_stand_beside_their_fields(tejo: Any, product: Product):
    submit_product(product, by=None)
    notes = {"price": "Belum wajar.", "photos": "Terlalu gelap.", "length_mm": "Ukur lagi."}
    return_product(product, notes=notes, reason="Hampir siap.", by=None)
    page = tejo.get(f"{MINE}{product.pk}/").content.decode()
    for said in (*notes.values(), "Hampir siap."):
        assert said in page
    assert 'id="catatan-price"' in page
    assert 'id="catatan-length"' in page
    assert "perlu diperbaiki" in tejo.get(MINE).content.decode()


def test_what_a_curator_looks_at_is_taken_back_before_it_is_changed(tejo: Any, product: Product):
    submit_product(product, by=None)
    at = f"{MINE}{product.pk}/"
    assert "Ambil kembali" in tejo.get(at).content.decode()
    assert tejo.post(f"{at}simpan/", {"name": "Lain"}).status_code == 409
    tejo.post(at, answers(name="Lain"))
    assert again(product).name == "Kain Jlamprang"
    tejo.post(f"{at}ambil/")
    assert again(product).state == ProductState.DRAFT


def test_what_is_approved_for_a_day_no_longer_waits_for_a_curator(tejo: Any, product: Product):
    submit_product(product, by=None)
    publish_product(product, at=now() + timedelta(days=9))
    for page in (tejo.get(MINE).content.decode(), tejo.get(f"{MINE}{product.pk}/").content.decode()):
        assert "disetujui, dijadwalkan" in page
        assert f"Tayang sendiri pada {when(again(product).publish_at)}" in page
        assert "sedang memeriksa" not in page
    tejo.post(f"{MINE}{product.pk}/ambil/")
    assert (again(product).state, again(product).publish_at) == (ProductState.DRAFT, None)


def test_a_price_of_a_public_product_waits_for_a_curator_and_shows_so(tejo: Any, product: Product):
    publish_product(product, by=None)
    assert tejo.post(f"{MINE}{product.pk}/", answers(price="300000")).url == MINE
    assert again(product).price is None
    assert ProductChange.objects.get().values == {"price": 300_000}
    page = tejo.get(f"{MINE}{product.pk}/").content.decode()
    assert "menunggu kurator" in page
    assert 'value="300.000"' in page
    assert tejo.post(f"{MINE}{product.pk}/simpan/", {"price": "1"}).status_code == 409


def test_a_change_of_a_public_product_is_taken_back_while_it_waits(tejo: Any, product: Product):
    at = f"{MINE}{product.pk}/"
    publish_product(product, by=None)
    tejo.post(at, answers(price="300000"))
    assert f"{at}ambil/" in tejo.get(at).content.decode()
    tejo.post(f"{at}ambil/")
    tejo.post(f"{at}ambil/")  # a second tap
    assert not ProductChange.objects.exists()
    assert (again(product).state, again(product).price) == (ProductState.PUBLISHED, None)
    assert f"{at}ambil/" not in tejo.get(at).content.decode()


def test_photos_move_by_buttons_and_by_dragging(tejo: Any, product: Product):
    with_photo(product, 2)
    one, two = wanted_photos(product)
    tejo.post(f"{MINE}{product.pk}/urut/", {"pindah": f"{two.pk}:-1"})
    assert wanted_photos(product) == [two, one]
    tejo.post(f"{MINE}{product.pk}/urut/", {"urut": [str(one.pk), str(two.pk), str(new_id()), "kacau"]})
    assert wanted_photos(product) == [one, two]


def test_a_photo_is_cropped_by_a_shape_or_by_hand_and_described(tejo: Any, product: Product):
    (photo,) = wanted_photos(product)
    at = f"{MINE}{product.pk}/foto/{photo.pk}/"
    tejo.post(at, {"bentuk": "11:awal", "potong": "", "alt_id": "Kain di meja"})
    (cut,) = wanted_photos(product)
    assert (cut.crop_left, cut.crop_top, cut.crop_right, cut.crop_bottom) == (0, 0, 1000, 800)
    assert (cut.alt_id, cut.key == photo.key) == ("Kain di meja", False)
    tejo.post(at, {"bentuk": "", "potong": "100,200,900,950", "alt_id": "Kain di meja"})
    (cut,) = wanted_photos(product)
    assert (cut.crop_left, cut.crop_top, cut.crop_right, cut.crop_bottom) == (100, 200, 900, 950)
    assert tejo.post(at, {"potong": "1,2,3"}).status_code == 422


def test_a_removed_photo_can_be_brought_back(tejo: Any, product: Product):
    (photo,) = wanted_photos(product)
    at = f"{MINE}{product.pk}/foto/{photo.pk}/"
    page = tejo.post(f"{at}hapus/", follow=True)
    assert f"{at}kembali/" in page.content.decode()
    assert wanted_photos(product) == []
    tejo.post(f"{at}kembali/")
    assert wanted_photos(product) == [photo]


def test_a_photo_in_parts_over_http(tejo: Any, product: Product):
    data, key = cloth(seed=3), new_id()
    at = f"{MINE}{product.pk}/kirim/{key}/"
    assert tejo.head(at).status_code == 404
    assert tejo.post(at, headers={"Upload-Length": str(len(data))}).headers["Upload-Offset"] == "0"

    def part(offset: int, end: int) -> Any:
        headers = {"Upload-Offset": str(offset)}
        return tejo.patch(at, data[offset:end], content_type="application/offset+octet-stream", headers=headers)

    assert part(0, 3000).headers["Upload-Offset"] == "3000"
    assert (part(5000, 6000).status_code, tejo.head(at).headers["Upload-Offset"]) == (409, "3000")
    assert part(3000, len(data)).headers["Upload-Offset"] == str(len(data))
    assert tejo.head(at).headers["Upload-Complete"] == "1"
    assert [photo.pk for photo in wanted_photos(product)][1:] == [key]


def test_what_is_no_picture_is_hopeless_and_forgotten(tejo: Any, product: Product):
    at = f"{MINE}{product.pk}/kirim/{new_id()}/"
    tejo.post(at, headers={"Upload-Length": "5"})
    answer = tejo.patch(at, b"hello", content_type="text/plain", headers={"Upload-Offset": "0"})
    assert (answer.status_code, answer.json()["hopeless"]) == (422, True)
    assert tejo.head(at).status_code == 404


def test_another_makers_product_is_not_there(council: Any, product: Product):
    other = build.browser_of(build.maker_person(council, build.maker("Batik Lain"), "Rini"))
    (photo,) = wanted_photos(product)
    at = f"{MINE}{product.pk}/"
    for way in (at, f"{at}foto/{photo.pk}/", f"{at}kirim/{new_id()}/"):
        assert other.get(way).status_code == 404
    for way in (f"{at}simpan/", f"{at}ambil/", f"{at}urut/", f"{at}foto/{photo.pk}/hapus/"):
        assert other.post(way).status_code == 404


@pytest.mark.parametrize("rows", [1, 40])
def test_the_list_asks_the_same_number_of_questions_however_long(
    tejo: Any, maker: Any, rows: int, django_assert_num_queries: Any
):
    for number in range(rows):
        add_product(maker=maker, name=f"Kain {number}")
    tejo.get(MINE)
    with django_assert_num_queries(12):
        assert tejo.get(MINE).status_code == 200
