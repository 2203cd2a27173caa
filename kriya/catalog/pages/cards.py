# ruff: noqa: E501 - an element stays on its line
"""Cards of products: photo, name, maker, price."""

from collections.abc import Iterable
from html import escape
from typing import Final

from django.utils.translation import gettext_noop, pgettext

from kriya.catalog.pages.pictures import cloth, picture, read_photo
from kriya.catalog.pages.words import Frame
from kriya.catalog.queries.public_rows import Card
from kriya.catalog.showing import widths_of

# Two abreast on a telephone, four on a desk; the gaps count too.
SIZES: Final = "(min-width: 64rem) 13rem, (min-width: 40rem) 30vw, calc(50vw - 1.5rem)"
ONE: Final = gettext_noop("Satu-satunya")
ASK: Final = gettext_noop("Tanya harga")
_FIRST: Final = 2


def price_said(price: int | None, frame: Frame, *, differs: bool = False) -> str:
    """Return "Rp450.000", or that one may ask; the lowest of several says so."""
    if price is None:
        return frame.say(ASK)
    shown = f"Rp{frame.number(price)}"
    return pgettext("harga", "mulai %(price)s") % {"price": shown} if differs else shown


def cards(rows: Iterable[Card], frame: Frame, *, level: int = 2, first_view: bool = False) -> str:
    """Return cards as list items; with `first_view` the first two load before all else."""
    return "".join([_card(row, frame, level, first_view and place < _FIRST) for place, row in enumerate(rows)])


def _card(row: Card, frame: Frame, level: int, first: bool) -> str:
    name = row.name_en if frame.english and row.name_en else row.name
    photo = read_photo(row.photo)
    if photo is None:
        shown = cloth(row.name)
    else:
        widths = widths_of(photo, widest=640, narrowest=320)
        shown = f'<span class="photo">{picture(photo, at=frame.photos, alt="", sizes=SIZES, widths=widths, first=first)}</span>'
    badge = f'<span class="wares-one">{escape(frame.say(ONE))}</span>' if row.kind == "one" else ""
    lang = ' lang="id"' if frame.english and not row.name_en else ""
    return (
        f'<li class="card">{shown}{badge}<h{level}{lang}><a href="{frame.base}{row.slug}/">{escape(name)}</a></h{level}>'
        f'<p class="meta">{escape(row.maker_name)}</p><p class="price">{price_said(row.price, frame, differs=row.price_differs)}</p></li>'
    )
