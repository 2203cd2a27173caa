"""A printed catalogue of the demo, asked for by the office: the worker makes it once the photos are drawn."""

from typing import Final

from django.conf import settings

from kriya.accounts.models import User
from kriya.catalog.models import Collection
from kriya.core.scoping import current_council
from kriya.promotion.actions.books import ask_book
from kriya.promotion.models import Book, BookLanguage, BookOrder, BookPaper

_FOREWORD_ID: Final = (
    "Assalamualaikum warahmatullahi wabarakatuh, salam sejahtera bagi kita semua.\n"
    "Setiap karya dalam buku ini lahir dari tangan yang kami kenal. Di belakang sehelai kain ada rumah, ada anak yang "
    "belajar sambil menunggu malam mencair, ada tetangga yang ikut mencelup. Merekalah yang kami dampingi.\n"
    "Pindailah kode di samping karya yang Anda sukai. Kisahnya terbuka, begitu pula ketersediaannya hari ini, dan bagian "
    "terbesar dari harga yang Anda bayar kembali ke tangan yang membuatnya.\n"
    "Selamat membaca, dan selamat datang di galeri kami."
)
_FOREWORD_EN: Final = (
    "Every work in this book was made by hands that we know. Behind a length of cloth there is a house, a child who "
    "learns while the wax melts, a neighbour who helps with the dye. They are whom we stand beside.\n"
    "Scan the code beside a work that you like: its story opens, and whether it is there today. Most of what you pay goes "
    "back to the hands that made it.\n"
    "Welcome to our showroom."
)


def seed_book(*, chair: User, by: User) -> None:
    """Ask for a catalogue of one collection in both languages: all that a full demo shows is more than a book takes."""
    council = current_council()
    collection = Collection.objects.order_by("pk")[0]
    book = Book(
        title=f"Karya Tangan {council.short_name}", subtitle="Pilihan untuk tamu · Chosen for our guests",
        language=BookLanguage.BOTH, paper=BookPaper.A4, order=BookOrder.CRAFT, with_prices=True, chair=chair.name,
        foreword_id=_FOREWORD_ID, foreword_en=_FOREWORD_EN, home=f"{settings.SITE_URL}/{council.slug}",
        which=f"koleksi:{collection.pk}",
    )  # fmt: skip
    ask_book(book, by=by, soon=False)
