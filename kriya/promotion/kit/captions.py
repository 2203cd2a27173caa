"""Words for a post, in Indonesian and in English, with hashtags."""

import re
from typing import Final

from django.utils import translation
from django.utils.translation import gettext as _

from kriya.core.scoping import current_council
from kriya.promotion.things import Thing

_MOST_TAGS: Final = 8
_COMMON: Final = {"id": ("KaryaTangan", "BanggaBuatanIndonesia"), "en": ("Handmade", "MadeInIndonesia")}


def caption(thing: Thing, address: str, language: str) -> str:
    """Return a caption that can be posted as it is; `thing` is told in the same language."""
    with translation.override(language):
        where = f"{thing.by} · {thing.place}" if thing.by and thing.place else thing.by or thing.place
        price = _("Harga: %(price)s") % {"price": thing.price} if thing.price else ""
        parts = ("\n".join(filter(None, (thing.title, where))), thing.text, price, address, hashtags(thing, language))
    return "\n\n".join(part for part in parts if part)


def hashtags(thing: Thing, language: str) -> str:
    """Return what the piece, its place and its council are called, as hashtags; each once."""
    named = (*thing.crafts, thing.place, current_council().short_name, *_COMMON[language])
    tags = dict.fromkeys(tag for name in named if (tag := _tag(name)))
    return " ".join(f"#{tag}" for tag in list(tags)[:_MOST_TAGS])


def _tag(name: str) -> str:
    words = re.findall(r"\w+", name)
    return "".join(word[0].upper() + word[1:] for word in words)
