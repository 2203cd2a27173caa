"""From where somebody came: the host that a browser names becomes one word of a short list, and is forgotten."""

from typing import Final

from kriya.promotion.models import Channel, Link, Source

_HOSTS: Final[dict[Source, tuple[str, ...]]] = {
    Source.WHATSAPP: ("whatsapp.com", "wa.me"),
    Source.INSTAGRAM: ("instagram.com",),
    Source.FACEBOOK: ("facebook.com", "fb.com", "fb.me"),
    Source.TIKTOK: ("tiktok.com",),
    Source.X: ("x.com", "twitter.com", "t.co"),
    Source.YOUTUBE: ("youtube.com", "youtu.be"),
    Source.SEARCH_ENGINE: ("bing.com", "duckduckgo.com", "ecosia.org", "yandex.com", "search.yahoo.com"),
    Source.EMAIL: ("mail.google.com", "outlook.live.com", "mail.yahoo.com"),
}
# google.com, google.co.id: every land has its own.
_GOOGLE: Final = "google."


def source_of(host: str, *, own: str, code: str = "") -> Source:
    """Return the source of a visit: our own pages (host `own`), else the channel of the link it followed, by its code,
    else what kind of site the browser names.
    """
    host = host.strip().lower().removeprefix("www.")
    if host and host == own.lower().removeprefix("www."):
        return Source.INSIDE
    return _of_link(code) or _of_host(host)


def _of_link(code: str) -> Source | None:
    channel = Link.objects.filter(code=code).values_list("channel", flat=True).first() if code else None
    return Source(Channel(channel).value) if channel else None


def _of_host(host: str) -> Source:
    if not host:
        return Source.DIRECT
    for source in (Source.EMAIL, *_HOSTS):
        if any(host == known or host.endswith(f".{known}") for known in _HOSTS[source]):
            return source
    return Source.SEARCH_ENGINE if f".{host}".find(f".{_GOOGLE}") >= 0 else Source.SITE
