# ruff: noqa: E501 - an element stays on its line
"""A photo of a product as <picture>: AVIF, WebP, JPEG, in the widths that a page needs."""

import json
from collections.abc import Mapping
from functools import lru_cache
from html import escape
from typing import Any, Final

from kriya.catalog.cloth import cloth_of
from kriya.core.pictures import TYPES

# The <img> itself names the JPEG.
_TYPES: Final = tuple((ending, kind) for ending, kind in TYPES.items() if ending != "jpg")
# Stands for where a copy lies; no address has this letter.
_KEY: Final = "\ue000"


def picture(
    photo: Mapping[str, Any], *, at: str, alt: str, sizes: str, widths: tuple[int, ...], first: bool = False
) -> str:
    """Return <picture>; `at` is where copies lie, `first` one of the first view: loaded at once, before others."""
    loading, key = 'fetchpriority="high"' if first else 'loading="lazy"', escape(f"{at}{photo['key']}-")
    return (
        f'{key.join(_around(widths, sizes))}" alt="{escape(alt)}" width="{photo["width"]}" '
        f'height="{photo["height"]}" {loading} decoding="async"></picture>'
    )


@lru_cache(maxsize=256)
def _around(widths: tuple[int, ...], sizes: str) -> list[str]:
    """Return what stands between the places of a photo's key: the same for all photos that are shown alike."""
    sources = "".join(
        f'<source type="{kind}" srcset="{", ".join([f"{_KEY}{width}.{ending} {width}w" for width in widths])}" sizes="{sizes}">'
        for ending, kind in _TYPES
    )
    return f'<picture>{sources}<img src="{_KEY}{widths[len(widths) // 2]}.jpg'.split(_KEY)


def cloth(name: str, label: str = "") -> str:
    """Return the cloth that stands in for a missing photo."""
    dye, motif = cloth_of(name)
    dressed = (f' data-dye="{dye}"' if dye else "") + (f' data-motif="{motif}"' if motif else "")
    said = f' role="img" aria-label="{escape(label)}"' if label else ' aria-hidden="true"'
    return f'<span class="cloth-of"{dressed}><span class="photo cloth"{said}></span></span>'


def read_photo(text: str | None) -> dict[str, Any] | None:
    """Return a photo of the projection from its JSON."""
    return dict(json.loads(text)) if text else None
