"""How a photo of a piece is offered to a browser: formats, widths, and the shape that keeps its place."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.http import HttpRequest
from django.utils.translation import get_language

from kriya.core.pictures import EXTENSIONS, WIDTHS


@dataclass(frozen=True)
class Picture:
    """A photo for <picture>: srcsets by type, the copy for old browsers, its shape and its words."""

    avif: str
    webp: str
    jpg: str
    source: str
    width: int
    height: int
    alt: str


def copy_address(request: HttpRequest, key: str, width: int, ending: str) -> str:
    """Return the address of one copy; it is the same in every language."""
    return f"{getattr(request, 'council_prefix', '')}/foto/{key}-{width}.{ending}"


def widths_of(photo: Mapping[str, Any], widest: int = WIDTHS[-1], narrowest: int = WIDTHS[0]) -> tuple[int, ...]:
    """Return the widths in which there are copies of a photo: none is wider than itself."""
    return _between(narrowest, min(widest, photo["width"]))


@lru_cache(maxsize=4096)
def _between(narrowest: int, widest: int) -> tuple[int, ...]:
    return tuple(width for width in WIDTHS if narrowest <= width <= widest) or WIDTHS[:1]


def picture(request: HttpRequest, photo: Mapping[str, Any]) -> Picture:
    """Return a photo of the projection ready for <picture>."""
    widths, key = widths_of(photo), photo["key"]
    sets = {
        ending: ", ".join(f"{copy_address(request, key, width, ending)} {width}w" for width in widths)
        for ending in EXTENSIONS
    }
    alt = (photo["alt_en"] if get_language() == "en" else "") or photo["alt_id"]
    source = copy_address(request, key, min(widths[-1], 640), "jpg")
    return Picture(**sets, source=source, width=photo["width"], height=photo["height"], alt=alt)


def share_picture(request: HttpRequest, photo: Mapping[str, Any]) -> dict[str, Any]:
    """Return the copy of a photo that stands on share cards, as JPEG, with its size in pixels."""
    width = widths_of(photo)[-1]
    height = round(width * photo["height"] / photo["width"])
    url = request.build_absolute_uri(copy_address(request, photo["key"], width, "jpg"))
    return {"url": url, "width": width, "height": height, "alt": photo["alt_id"]}
