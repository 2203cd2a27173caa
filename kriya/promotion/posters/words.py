"""What a poster says about the thing that its link leads to."""

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from kriya.core.scoping import current_council
from kriya.promotion.models import Link
from kriya.promotion.posters.printing import Poster
from kriya.promotion.things import Thing, thing_of

_WIDE = 1280


def poster_of(link: Link, address: str) -> Poster:
    """Return what stands on a link's poster. Posters speak Indonesian, whatever the officer reads."""
    with translation.override(settings.LANGUAGE_CODE):
        thing = thing_of(link)
        if thing is None:
            council = current_council()
            return Poster(council.name, "", "", council.about, _("Pindai untuk melihat"), address)
        return _poster(thing, address)


def _poster(thing: Thing, address: str) -> Poster:
    return Poster(
        title=thing.title,
        by=thing.by,
        price=thing.price,
        text=thing.text,
        call=_("Pindai untuk kisah dan harganya") if thing.price else _("Pindai untuk melihat"),
        address=address,
        photo=thing.photo(_WIDE),
    )
