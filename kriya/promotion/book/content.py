"""What stands in a printed catalogue: products in their sections, the makers with their stories, the words around."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kriya.catalog.models import PublishedProduct
from kriya.catalog.queries.selection import Selection, selected_products
from kriya.core.clock import today
from kriya.core.scoping import current_council
from kriya.councils.models import Council
from kriya.design.formats import rupiah
from kriya.design.typeset import letterhead_of
from kriya.makers.models import PublishedMaker
from kriya.promotion.models import Book, BookLanguage, BookOrder
from kriya.promotion.things import shortened

MOST_PRODUCTS: Final = 600
_STORY, _BOTH, _OF_MAKER = 260, 150, 700
_MM_A_CM: Final = 10


@dataclass(frozen=True)
class Piece:
    """A product in the book; `number` is its place, by which its pictures are named."""

    number: int
    product: PublishedProduct


@dataclass(frozen=True)
class Section:
    """A chapter: a craft or a maker, with its pieces. `maker` where it is a maker's."""

    title: str
    pieces: tuple[Piece, ...]
    maker: PublishedMaker | None = None


@dataclass(frozen=True)
class Content:
    """All that a book tells, in the order of its pages."""

    sections: tuple[Section, ...]
    makers: tuple[PublishedMaker, ...]
    cover: dict[str, Any] | None = field(default=None)

    @property
    def pieces(self) -> list[Piece]:
        return [piece for section in self.sections for piece in section.pieces]


def content_of(book: Book) -> Content:
    """Return what a book tells, as the public knows it at this moment. Empty where nothing was chosen."""
    rows = selected_products(Selection(book.which, book.words))[:MOST_PRODUCTS]
    shown = PublishedMaker.objects.of(current_council().pk).filter(pk__in={row.maker_id for row in rows})
    makers = sorted(shown, key=lambda one: one.name.lower())
    by_maker = {maker.pk: maker for maker in makers}
    keys: dict[str, Callable[[PublishedProduct], tuple[str, str]]] = {
        BookOrder.CRAFT: lambda row: (_craft(book, row), row.maker_name.lower()),
        BookOrder.MAKER: lambda row: (row.maker_name, row.name.lower()),
    }
    key = keys[book.order]
    ordered = sorted(rows, key=lambda row: (key(row), row.name.lower()))
    sections, number = [], 0
    for title, several in _grouped(ordered, lambda row: key(row)[0]):
        pieces = tuple(Piece(number + place, row) for place, row in enumerate(several))
        number += len(pieces)
        own = by_maker.get(several[0].maker_id) if book.order == BookOrder.MAKER else None
        sections.append(Section(title, pieces, own))
    return Content(tuple(sections), tuple(makers), _cover(book, ordered))


def _craft(book: Book, row: PublishedProduct) -> str:
    """Return the chapter of a product: crafts below one stand under it."""
    name = (row.craft_en if book.language == BookLanguage.ENGLISH else "") or row.craft_id
    if book.language == BookLanguage.BOTH and row.craft_en and row.craft_en != row.craft_id:
        name = f"{row.craft_id} · {row.craft_en}"
    return name or _("Karya lain")


def _grouped(
    rows: Iterable[PublishedProduct], key: Callable[[PublishedProduct], str]
) -> list[tuple[str, list[PublishedProduct]]]:
    found: dict[str, list[PublishedProduct]] = {}
    for row in rows:
        found.setdefault(key(row), []).append(row)
    return list(found.items())


def _cover(book: Book, rows: Sequence[PublishedProduct]) -> dict[str, Any] | None:
    """Return the photo of the cover: the one that was chosen, else the widest among the first ones."""
    photos = [photo for row in rows for photo in row.photos[:1]]
    chosen = next((photo for row in rows for photo in row.photos if photo["key"] == book.cover), None)
    return chosen or max(photos[:40], key=lambda photo: photo["width"], default=None)


def data_of(book: Book, content: Content, codes: dict[Any, str], photos: set[str]) -> dict[str, Any]:
    """Return what the template reads. `codes` are the short links of products, `photos` the pictures there are."""
    council: Council = current_council()
    languages = _languages(book)
    return {
        "paper": book.paper,
        "languages": languages,
        "title": book.title,
        "subtitle": book.subtitle,
        "cover": "cover.jpg" if "cover.jpg" in photos else "",
        "head": letterhead_of(council),
        "foreword": [text for text in _forewords(book, languages) if text],
        "chair": book.chair,
        "words": {name: _both(languages, say) for name, say in _WORDS.items()},
        "year": str(today().year),
        "printed": _both(languages, lambda: _("Dicetak %(date)s") % {"date": _date()}),
        "site": book.home.split("://", 1)[-1],
        "count": _both(languages, lambda: _counted(content)),
        "by_maker": book.order == BookOrder.MAKER,
        "sections": [_section(book, content, one, codes, photos, languages) for one in content.sections],
        "makers": [_maker(n, one, languages, content, photos) for n, one in enumerate(content.makers)],
    }


def _languages(book: Book) -> list[str]:
    return ["id", "en"] if book.language == BookLanguage.BOTH else [book.language]


def _forewords(book: Book, languages: Sequence[str]) -> list[str]:
    both = {"id": book.foreword_id.strip(), "en": book.foreword_en.strip()}
    return [both[language] or (both["id"] if len(languages) == 1 else "") for language in languages]


def _both(languages: Sequence[str], say: Callable[[], str]) -> str:
    """Return words in the book's language, in two as "Karya · Works"."""
    said = []
    for language in languages:
        with translation.override(language):
            said.append(str(say()))
    return " · ".join(dict.fromkeys(said))


def _date() -> str:
    on = today()
    return f"{on.day}.{on.month}.{on.year}"


def _counted(content: Content) -> str:
    pieces, makers = len(content.pieces), len(content.makers)
    works = ngettext("%(n)s karya", "%(n)s karya", pieces) % {"n": pieces}
    hands = ngettext("%(n)s perajin", "%(n)s perajin", makers) % {"n": makers}
    return _("%(works)s dari %(makers)s") % {"works": works, "makers": hands}


_WORDS: Final[dict[str, Callable[[], str]]] = {
    "foreword": lambda: _("Kata Pengantar"),
    "contents": lambda: _("Daftar Isi"),
    "makers": lambda: _("Para Perajin"),
    "index": lambda: _("Indeks Perajin"),
    "imprint": lambda: _("Tentang katalog ini"),
    "chair": lambda: _("Ketua"),
    "scan": lambda: _("Pindai untuk kisah dan ketersediaannya"),
    "ask": lambda: _("harga: tanyakan"),
    "prices": lambda: _("Harga yang berlaku adalah harga pada halaman produk."),
    "photos": lambda: _("Foto dan cerita dari para perajin, ditayangkan dengan persetujuan mereka."),
    "works": lambda: _("karya"),
}


def _section(
    book: Book, content: Content, section: Section, codes: dict[Any, str], photos: set[str], languages: Sequence[str]
) -> dict[str, Any]:
    maker = section.maker
    lead = next((name for piece in section.pieces if (name := f"p{piece.number}.jpg") in photos), "")
    face = f"m{content.makers.index(maker)}.jpg" if maker else ""
    return {
        "title": section.title,
        "place": maker.district_name if maker else "",
        "story": _stories_of_maker(maker, languages) if maker else [],
        "photo": face if face in photos else lead,
        "pieces": [_piece(book, one, codes, photos, languages) for one in section.pieces],
    }


def _piece(
    book: Book, piece: Piece, codes: dict[Any, str], photos: set[str], languages: Sequence[str]
) -> dict[str, Any]:
    row = piece.product
    english = row.name_en if row.name_en != row.name else ""
    name = english or row.name if languages == ["en"] else row.name
    photo = f"p{piece.number}.jpg"
    return {
        "name": name,
        "other": english if len(languages) == 2 else "",
        "maker": row.maker_name,
        "maker_key": str(row.maker_id),
        "facts": " · ".join(dict.fromkeys(part for part in _facts(row, languages[0]) if part)),
        "price": _price(book, row, languages),
        "story": _stories(row, languages),
        "photo": photo if photo in photos else "",
        "qr": f"q{piece.number}.svg",
        "code": codes[row.product_id],
    }


def _facts(row: PublishedProduct, language: str) -> list[str]:
    english = language == "en"
    sides = [f"{side / _MM_A_CM:g}".replace(".", "." if english else ",")
             for side in (row.length_mm, row.width_mm, row.height_mm) if side]  # fmt: skip
    return [
        (row.technique_en if english else "") or row.technique_id,
        (row.motif_en if english else "") or row.motif_id,
        (row.materials_en if english else "") or row.materials_id,
        f"{' × '.join(sides)} cm" if sides else "",
    ]


def _price(book: Book, row: PublishedProduct, languages: Sequence[str]) -> str:
    if not book.with_prices:
        return ""
    if row.price is None:
        return _both(languages[:1], _WORDS["ask"])
    with translation.override(languages[0]):
        said = rupiah(row.price)
        return _("mulai %(price)s") % {"price": said} if row.price_differs else said


def _stories(row: PublishedProduct, languages: Sequence[str]) -> list[str]:
    if len(languages) == 2:
        return [shortened(text, _BOTH) for text in (row.story_id, row.story_en) if text]
    text = (row.story_en if languages[0] == "en" else "") or row.story_id
    return [shortened(text, _STORY)] if text else []


def _stories_of_maker(maker: PublishedMaker, languages: Sequence[str]) -> list[str]:
    said = {"id": maker.story_id, "en": maker.story_en}
    found = [said[language] or (maker.story_id if len(languages) == 1 else "") for language in languages]
    return [shortened(text, _OF_MAKER // len(languages)) for text in found if text]


def _maker(
    place: int, maker: PublishedMaker, languages: Sequence[str], content: Content, photos: set[str]
) -> dict[str, Any]:
    own = [piece for piece in content.pieces if piece.product.maker_id == maker.pk]
    lead = next((name for piece in own if (name := f"p{piece.number}.jpg") in photos), "")
    face = f"m{place}.jpg"
    crafts = (maker.crafts_en if languages == ["en"] else "") or maker.crafts_id
    return {
        "key": str(maker.pk),
        "name": maker.name,
        "place": maker.district_name,
        "crafts": crafts,
        "story": _stories_of_maker(maker, languages),
        "photo": face if face in photos else lead,
        "works": len(own),
    }
