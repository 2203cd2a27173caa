"""How often the demo's public pages were seen, by whom they were found, and what was searched for in vain."""

import random
from datetime import timedelta
from typing import Final
from uuid import UUID

from kriya.catalog.models import PublishedProduct
from kriya.catalog.queries.collections import public_collections
from kriya.core.clock import now, standing_at, today
from kriya.core.scoping import current_council
from kriya.makers.models import PublishedMaker
from kriya.promotion.actions.reach import note_missed
from kriya.promotion.models import PageKind, ReachDay, Source

DAYS: Final = 56
_PIECES: Final = 24
_MAKERS: Final = 8
# So many views a day at the most, by source; the campaign's channels come with its days.
_SOURCES: Final = (
    (Source.SEARCH_ENGINE, 9), (Source.DIRECT, 7), (Source.INSTAGRAM, 8), (Source.WHATSAPP, 6), (Source.FACEBOOK, 3),
    (Source.POSTER, 2), (Source.SITE, 2),
)  # fmt: skip
_MISSED: Final = {
    "pekalongan": (("mukena batik", 9), ("batik seragam kantor", 6), ("kemeja anak", 4), ("sepatu", 2)),
    "gunungkidul": (("kursi jati", 7), ("gantungan kunci", 5), ("topeng klana", 3), ("gitar", 1)),
}
_Seen = tuple[PageKind, UUID | None, float]


def seed_reach() -> None:
    """Let people look at pages for eight weeks, more from week to week, and search for what nobody makes yet."""
    chance = random.Random(f"views of {current_council().slug}")
    pages = _pages()
    rows: list[ReachDay] = []
    for ago in range(DAYS, -1, -1):
        growth = 1 - ago / (2 * DAYS)
        rows += [row for kind, key, share in pages for row in _day(chance, kind, key, share * growth, ago)]
    ReachDay.objects.bulk_create(rows, batch_size=2000)
    for words, times in _MISSED[current_council().slug]:
        for ago in range(times):
            with standing_at(now() - timedelta(days=3 * ago)):
                note_missed(words)


def _pages() -> list[_Seen]:
    """Return the pages that are looked at, each with its share of the visits."""
    council = current_council().pk
    products = PublishedProduct.objects.of(council).order_by("-published_at", "pk").values_list("pk", flat=True)
    makers = PublishedMaker.objects.of(council).order_by("name", "pk").values_list("pk", flat=True)
    collections = public_collections().values_list("pk", flat=True)
    whole: list[_Seen] = [
        (PageKind.HOME, None, 1.0), (PageKind.PRODUCTS, None, 0.7), (PageKind.MAKERS, None, 0.3), (PageKind.SEARCH, None, 0.2),
        (PageKind.COLLECTIONS, None, 0.2), (PageKind.FIGURES, None, 0.1), (PageKind.CONTACT, None, 0.2),
        (PageKind.EXHIBITIONS, None, 0.15), (PageKind.TRAININGS, None, 0.1), (PageKind.VISITS, None, 0.05),
    ]  # fmt: skip
    whole += [(PageKind.PRODUCT, pk, 0.5 / (1 + place / 3)) for place, pk in enumerate(products[:_PIECES])]
    whole += [(PageKind.MAKER, pk, 0.15) for pk in makers[:_MAKERS]]
    return whole + [(PageKind.COLLECTION, pk, 0.3) for pk in collections]


def _day(chance: random.Random, kind: PageKind, key: UUID | None, share: float, ago: int) -> list[ReachDay]:
    """Return a day's counts of a page; most of those who come go on to other pages."""
    came = {source: round(chance.random() * most * share) for source, most in _SOURCES}
    inside = round(sum(came.values()) * chance.uniform(0.4, 1.6)) if kind != PageKind.HOME else 0
    on = today() - timedelta(days=ago)
    return [
        ReachDay.of_scope(on=on, kind=kind, object=key, source=source, views=views, machines=chance.randrange(3) // 2)
        for source, views in {**came, Source.INSIDE: inside}.items()
        if views
    ]
