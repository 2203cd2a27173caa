# ruff: noqa: E501 - an element stays on its line
"""Cards of products: photo, name, maker, price."""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from typing import Final

from django.utils.translation import get_language, gettext, pgettext

from kriya.catalog.pages.pictures import cloth, picture, read_photo
from kriya.catalog.queries.public_rows import Card
from kriya.catalog.showing import widths_of

# Two abreast on a telephone, four on a desk; the gaps count too.
SIZES: Final = "(min-width: 64rem) 13rem, (min-width: 40rem) 30vw, 45vw"
_FIRST: Final = 2
_SOON: Final = 4


@dataclass(frozen=True)
class Frame:
    """Where links of a page lead and what language it is in."""

    base: str
    photos: str
    english: bool

    @classmethod
    def of(cls, script: str, council: str) -> "Frame":
        """Return the frame of a page below `script`; photos lie below the council, in no language."""
        return cls(f"{script}/produk/", f"{council}/foto/", get_language() == "en")


class Prices:
    """Prices as visitors read them; the words are looked up once a page."""

    def __init__(self, english: bool) -> None:
        self._thousands = "," if english else "."
        self._ask, self._from = gettext("Tanya harga"), pgettext("harga", "mulai %(price)s")

    def plain(self, price: int | None) -> str:
        """Return "Rp450.000", or that one may ask."""
        return self._ask if price is None else f"Rp{price:,}".replace(",", self._thousands)

    def of(self, price: int | None, differs: bool) -> str:
        """Return the price; the lowest of several says so."""
        return self._from % {"price": self.plain(price)} if differs and price is not None else self.plain(price)


def cards(rows: Iterable[Card], frame: Frame, *, level: int = 2, first_view: bool = False) -> str:
    """Return cards as list items; with `first_view` the first two load before all else."""
    prices, one = Prices(frame.english), gettext("Satu-satunya")
    return "".join(
        [_card(row, frame, prices, one, level, first_view and place < _FIRST) for place, row in enumerate(rows)]
    )


def _card(row: Card, frame: Frame, prices: Prices, one: str, level: int, first: bool) -> str:
    name = row.name_en if frame.english and row.name_en else row.name
    photo = read_photo(row.photo)
    if photo is None:
        shown = cloth(row.name)
    else:
        widths = widths_of(photo, widest=640, narrowest=320)
        shown = f'<span class="photo">{picture(photo, at=frame.photos, alt="", sizes=SIZES, widths=widths, first=first)}</span>'
    badge = f'<span class="wares-one">{escape(one)}</span>' if row.kind == "one" else ""
    lang = ' lang="id"' if frame.english and not row.name_en else ""
    return (
        f'<li class="card">{shown}{badge}<h{level}{lang}><a href="{frame.base}{row.slug}/">{escape(name)}</a></h{level}>'
        f'<p class="meta">{escape(row.maker_name)}</p><p class="price">{prices.of(row.price, row.price_differs)}</p></li>'
    )
