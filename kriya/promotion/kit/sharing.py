"""The kit of a thing: its links by channel, its captions, and the addresses that open the messengers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote, urlencode

from django.conf import settings
from django.utils import translation

from kriya.accounts.models import User
from kriya.accounts.phones import whatsapp
from kriya.promotion.actions.links import Target, links_for
from kriya.promotion.kit.captions import caption
from kriya.promotion.models import Channel, Link
from kriya.promotion.things import Thing, thing_of

SHARED: Final = (Channel.WHATSAPP, Channel.INSTAGRAM, Channel.FACEBOOK, Channel.X)
PICTURED: Final = Channel.INSTAGRAM
_X_SHOWS: Final = 240


@dataclass(frozen=True)
class Way:
    """One tap: the name of the channel, and the address that opens it with everything filled in."""

    channel: Channel
    label: str
    url: str


@dataclass(frozen=True)
class Kit:
    """Everything to post a thing; `address` is the measured one that stands in pictures and captions."""

    thing: Thing
    address: str
    captions: tuple[tuple[str, str], ...]
    ways: tuple[Way, ...]


def kit_of(target: Target, origin: str, *, by: User | None) -> Kit | None:
    """Return the kit of a public thing, and make its links when it is opened first; None where it is not public."""

    def tell() -> Thing | None:
        return thing_of(
            Link(kind=target.kind, product=target.product, maker=target.maker, collection=target.collection)
        )

    if tell() is None:
        return None
    links = links_for(target, SHARED, by=by)
    return kit_for(tell, {channel: f"{origin}/s/{links[channel].code}" for channel in SHARED})


def kit_for(tell: Callable[[], Thing | None], addresses: Mapping[Channel, str]) -> Kit | None:
    """Return the kit of whatever `tell` tells in the language of the moment: of things of words above this one too.

    `addresses` are where it is found, by channel; None where the public does not see it.
    """
    thing = tell()
    if thing is None:
        return None
    captions = tuple((code, caption(_in(code, tell), addresses[PICTURED], code)) for code, _name in settings.LANGUAGES)
    ways = tuple(
        Way(channel, str(channel.label), opens(addresses[channel])) for channel, opens in _openers(thing).items()
    )
    return Kit(thing, addresses[PICTURED], captions, ways)


def _in(language: str, tell: Callable[[], Thing | None]) -> Thing:
    with translation.override(language):
        told = tell()
    assert told is not None
    return told


def _openers(thing: Thing) -> dict[Channel, Callable[[str], str]]:
    line = f"{thing.title} · {thing.price}" if thing.price else thing.title
    return {
        Channel.WHATSAPP: lambda address: whatsapp("", caption(thing, address, translation.get_language() or "id")),
        Channel.FACEBOOK: lambda address: f"https://www.facebook.com/sharer/sharer.php?{urlencode({'u': address})}",
        Channel.X: lambda address: (
            f"https://x.com/intent/post?text={quote(line[:_X_SHOWS])}&url={quote(address, safe='')}"
        ),
    }
