"""The printed catalogue: what was chosen stands in it, light enough to send, with codes that are counted."""

from io import BytesIO
from typing import Any

import pypdfium2
import pytest
import zxingcpp
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image
from procrastinate.contrib.django.models import ProcrastinateJob

from kriya.accounts.roles import Role
from kriya.catalog.actions.curation import publish_product
from kriya.catalog.models import Product, ProductPhoto, PublishedPhoto
from kriya.core.clock import now, standing_at
from kriya.core.files import read_file
from kriya.core.pictures import Crop
from kriya.core.refusal import Refused
from kriya.core.scoping import council_scope
from kriya.promotion import tasks
from kriya.promotion.actions import books
from kriya.promotion.actions.books import (
    KEPT,
    SILENT,
    ask_again,
    ask_book,
    forget_old_books,
    is_stuck,
    make_book,
    stop_book,
)
from kriya.promotion.book import pictures
from kriya.promotion.models import Book, BookState, Campaign, Link, LinkDay
from kriya.shop.tests.builders import Shop, opened
from tests import build
from tests.trade import questions

pytestmark = pytest.mark.usefixtures("real_db")
HOME = "https://kriya.contoh.id/pekalongan"
HERE = "/pekalongan/kelola/promosi/katalog/"


@pytest.fixture
def shop() -> Shop:
    """A shop with two makers' pieces, the first with a photo."""
    made = opened()
    with council_scope(made.room.council):
        first, second = made.lot(), made.lot(maker=made.room.makers[1])
        _photograph(first)
        Product.objects.filter(pk=second.product_id).update(story_id="Ditenun di Medono.", name_en="Woven cloth")
        publish_product(Product.objects.get(pk=second.product_id))
    return made


def _photograph(lot: Any) -> None:
    product = Product.objects.get(pk=lot.product_id)
    out = BytesIO()
    Image.effect_noise((900, 1100), 90).convert("RGB").save(out, "JPEG", quality=90)
    file = default_storage.save("catalog/photos/uji.jpg", ContentFile(out.getvalue()))
    ProductPhoto.objects.create(product=product, file=file, sha256="0" * 64, key=product.slug[-20:], width=900, height=1100,
                                approved_at=now())  # fmt: skip
    publish_product(product)


def wanted(**more: Any) -> Book:
    said = {"title": "Karya Pekalongan", "language": "id", "paper": "a4", "order": "craft", "home": HOME, **more}
    return Book(**said)


def made(shop: Shop, **more: Any) -> Book:
    """A catalogue as the worker makes it."""
    with council_scope(shop.room.council):
        book = ask_book(wanted(**more), by=None)
    make_book(shop.room.council, book.pk)
    with council_scope(shop.room.council):
        return Book.objects.select_related("campaign").get(pk=book.pk)


def text_of(book: Book) -> str:
    """What stands in the PDF, page after page, without the spaces that set letters and lines apart."""
    pdf = pypdfium2.PdfDocument(read_file(book.file))
    return squeezed("".join(page.get_textpage().get_text_bounded() for page in pdf))


def squeezed(text: str) -> str:
    return "".join(text.split())


def codes_in(book: Book) -> set[str]:
    """What a telephone reads on its pages."""
    pdf = pypdfium2.PdfDocument(read_file(book.file))
    return {found.text for page in pdf for found in zxingcpp.read_barcodes(page.render(scale=3).to_pil())}


def test_a_long_title_leaves_the_foot_of_the_cover_to_the_council(shop: Shop):
    book = made(shop, title="Katalog " + "karya pilihan perajin " * 5, paper="a5")
    cover = pypdfium2.PdfDocument(read_file(book.file))[0].get_textpage()
    assert squeezed(book.title) in squeezed(cover.get_text_bounded())
    foot = squeezed(cover.get_text_bounded(bottom=0, top=50))
    assert foot.startswith(squeezed(shop.room.council.name))
    assert len(foot) == len(squeezed(shop.room.council.name)) + len("2026")


def test_a_catalogue_has_its_pieces_makers_prices_and_codes_that_lead_there(shop: Shop):
    book = made(shop, foreword_id="Selamat datang, tamu.", chair="Ibu Inggit", subtitle="Pilihan 2026")
    assert (book.state, book.products, book.makers, book.done) == (BookState.DONE, 2, 2, book.steps)
    with council_scope(shop.room.council):
        names = list(Product.objects.values_list("name", flat=True))
        links = list(Link.objects.filter(channel="catalogue", campaign=book.campaign))
    said = text_of(book)
    for wanted_text in (*names, "Batik Tejo", "Batik Siti", "Rp100.000", "Selamat datang, tamu.", "Ibu Inggit", "Pilihan 2026",
                        "Ditenun di Medono.", "Dekranasda Kota Pekalongan", "INDEKS PERAJIN"):  # fmt: skip
        assert squeezed(wanted_text) in said, wanted_text
    assert len(links) == 2
    assert codes_in(book) == {f"{HOME}/s/{link.code}" for link in links}


def test_prices_and_languages_are_as_asked(shop: Shop):
    english = text_of(made(shop, title="Works", language="en", with_prices=False, order="maker", paper="a5"))
    assert "Wovencloth" in english
    assert "INDEXOFMAKERS" in english
    assert "Rp" not in english
    both = text_of(made(shop, title="Karya dan Works", language="both"))
    assert "Wovencloth" in both
    assert "INDEKSPERAJIN·INDEXOFMAKERS" in both


def test_printed_again_it_has_the_same_links_so_that_its_figures_stay_together(shop: Shop):
    first = made(shop)
    with council_scope(shop.room.council):
        link = Link.objects.filter(channel="catalogue").order_by("pk")[0]
        build_visits = LinkDay.of_scope(link=link, on="2026-11-01", visits=7)
        build_visits.save()
        book = ask_again(Book.objects.get(pk=first.pk))
    make_book(shop.room.council, book.pk)
    with council_scope(shop.room.council):
        assert Link.objects.filter(channel="catalogue").count() == 2
        assert Campaign.objects.get() == Book.objects.get().campaign
    staff = build.browser_of(build.member(shop.room.council, Role.STAFF))
    assert ">7<" in staff.get(f"/pekalongan/kelola/promosi/{first.campaign_id}/").content.decode()


def test_nothing_chosen_and_too_much_are_refused(shop: Shop, monkeypatch: pytest.MonkeyPatch):
    with council_scope(shop.room.council):
        with pytest.raises(Refused, match="book_empty"):
            ask_book(wanted(words="tidak ada yang begini"), by=None)
        monkeypatch.setattr(books, "MOST_PRODUCTS", 1)
        with pytest.raises(Refused, match="book_too_long"):
            ask_book(wanted(), by=None)
        assert not Book.objects.exists()


def test_a_stopped_book_is_not_finished(shop: Shop, monkeypatch: pytest.MonkeyPatch):
    with council_scope(shop.room.council):
        book = ask_book(wanted(), by=None)
    real = books.book_pdf

    def stopped_meanwhile(*given: Any) -> bytes:
        with council_scope(shop.room.council):
            assert stop_book(book)
        return real(*given)

    monkeypatch.setattr(books, "book_pdf", stopped_meanwhile)
    make_book(shop.room.council, book.pk)
    with council_scope(shop.room.council):
        found = Book.objects.get()
        assert (found.state, found.file) == (BookState.CANCELLED, "")
        assert not stop_book(found)


def test_without_the_look_at_the_state_a_stopped_book_would_be_finished(shop: Shop, monkeypatch: pytest.MonkeyPatch):
    """Twin of the one above."""
    monkeypatch.setattr(books, "_teller", lambda _council, _book: lambda _steps, at_once=False: None)
    book = made(shop)
    assert book.state == BookState.DONE


def test_a_book_that_fails_says_so(shop: Shop, monkeypatch: pytest.MonkeyPatch):
    def broken(*_given: Any) -> bytes:
        raise OSError("disk full")

    monkeypatch.setattr(books, "book_pdf", broken)
    with pytest.raises(OSError, match="disk full"):
        made(shop)
    with council_scope(shop.room.council):
        assert Book.objects.get().state == BookState.FAILED


def test_work_that_died_can_be_begun_again_and_a_living_one_not(shop: Shop):
    with council_scope(shop.room.council):
        book = ask_book(wanted(), by=None)
        Book.objects.update(state=BookState.WORKING, alive_at=now())
        book.refresh_from_db()
        with pytest.raises(Refused, match="book_busy"):
            ask_again(book)
        Book.objects.update(alive_at=now() - 2 * SILENT)
        book.refresh_from_db()
        assert is_stuck(book)
        assert ask_again(book).state == BookState.WAITING


def test_old_pdfs_are_deleted_and_the_wish_stays(shop: Shop):
    book = made(shop)
    with council_scope(shop.room.council):
        assert forget_old_books() == 0
        with standing_at(now() + 2 * KEPT):
            assert forget_old_books() == 1
        assert not default_storage.exists(book.file)
        assert Book.objects.get().file == ""


def test_photos_stay_within_the_weight_of_the_book(shop: Shop, monkeypatch: pytest.MonkeyPatch):
    with council_scope(shop.room.council):
        row = PublishedPhoto.objects.get()
        photo = pictures.Source(row.file, Crop(*row.crop))
    whole = len(pictures.encode(photo, 660, 10_000_000))
    assert whole > 60_000  # noise is the hardest picture there is
    assert len(pictures.encode(photo, 660, whole // 2)) <= whole // 2
    monkeypatch.setattr(pictures, "MOST_BYTES", pictures._APART + 600_000)
    many = dict(pictures.encode_all([(f"p{n}.jpg", photo) for n in range(12)], "a4", lambda: None))
    assert len(many) == 12
    assert sum(map(len, many.values())) <= 600_000


def test_the_office_asks_watches_and_downloads(shop: Shop):
    staff = build.browser_of(build.member(shop.room.council, Role.STAFF))
    assert "Belum ada katalog" in staff.get(HERE).content.decode()
    form = {
        "title": "Karya Pekalongan",
        "language": "id",
        "paper": "a4",
        "order": "maker",
        "which": "",
        "words": "",
        "cover": "",
    }
    there = staff.post(f"{HERE}baru/", form).headers["Location"]
    waiting = staff.get(there).content.decode()
    assert 'hx-trigger="every 800ms"' in waiting
    assert staff.get(f"{there}katalog.pdf").status_code == 404
    job = ProcrastinateJob.objects.get(task_name="kriya.promotion.tasks.print_book")
    tasks.print_book.func(**job.args)
    done = staff.get(there).content.decode()
    assert "hx-trigger" not in done
    assert "Buka PDF" in done
    answer = staff.get(f"{there}katalog.pdf")
    assert (answer.status_code, answer.content[:5]) == (200, b"%PDF-")
    assert staff.post(f"{HERE}baru/", {**form, "words": "tak ada"}).status_code == 422
    cashier = build.browser_of(build.member(shop.room.council, Role.CASHIER, name="Kasir"))
    assert cashier.get(f"{HERE}baru/").status_code == 403
    assert cashier.get(HERE).status_code == 200


def test_the_list_asks_as_often_for_one_as_for_many(shop: Shop):
    staff, asked = build.browser_of(build.member(shop.room.council, Role.STAFF)), {}
    for many in (1, 28):
        with council_scope(shop.room.council):
            Book.objects.bulk_create(Book.of_scope(title=f"K{n}", language="id", paper="a4", order="craft", home=HOME,
                                                   asked_at=now()) for n in range(many))  # fmt: skip
        asked[many] = questions(staff, HERE)
    assert asked[1] == asked[28]
