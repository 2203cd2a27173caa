# ruff: noqa: E501 - an element stays on its line
"""Makers beside products: in a search."""

from collections.abc import Sequence
from html import escape

from kriya.catalog.pages.words import Frame
from kriya.catalog.queries.public_makers import MakerCard


def maker_cards(makers: Sequence[MakerCard], frame: Frame) -> str:
    """Return makers as a row of links; "" for none."""
    if not makers:
        return ""
    items = "".join(
        f'<li><a href="{escape(frame.script)}/umkm/{maker.slug}/">{escape(maker.name)}</a>'
        f'<span class="meta">{escape(_where(maker, frame.english))}</span></li>'
        for maker in makers
    )
    return f'<section class="wares-makers" aria-labelledby="perajin"><h2 id="perajin">{frame.word("maker")}</h2><ul role="list">{items}</ul></section>'


def _where(maker: MakerCard, english: bool) -> str:
    crafts = maker.crafts_en if english else maker.crafts_id
    return " · ".join(part for part in (crafts, maker.district_name) if part)
