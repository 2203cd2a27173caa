"""How many products the catalogue holds, and how many crafts live in it."""

from typing import Final

from kriya.achievements.facts import Facts
from kriya.achievements.indicators.indicator import Indicator, Measure, Unit
from kriya.achievements.words import Words

_PUBLIC: Final = "public"
_DIVIDED: Final = ("craft", "craft_family", "price", "maker")


def _published(facts: Facts) -> Measure:
    whole = facts.products.total()
    by = {name: facts.products.by(name, [_PUBLIC]) for name in _DIVIDED}
    return Measure(facts.products.total([_PUBLIC]), whole, whole, by)


def _all(facts: Facts) -> Measure:
    whole = facts.products.total()
    by = {name: facts.products.by(name) for name in ("state", *_DIVIDED)}
    return Measure(whole, whole, whole, by)


def _crafts(facts: Facts) -> Measure:
    return Measure(facts.active_crafts, facts.known_crafts, facts.known_crafts)


PRODUCTS: Final = (
    Indicator(
        "products.published",
        Words("Produk tayang", "Published products"),
        Words(
            "Produk yang dapat dilihat siapa saja di katalog: sudah ditayangkan, dan perajinnya tampil untuk umum.",
            "Products that anyone can see in the catalogue: published, by a maker that is public.",
        ),
        Unit.PRODUCTS,
        1,
        _published,
    ),
    Indicator(
        "products.all",
        Words("Semua produk", "All products"),
        Words(
            "Semua produk dalam katalog, apa pun keadaannya.", "All products in the catalogue, whatever their state."
        ),
        Unit.PRODUCTS,
        1,
        _all,
    ),
    Indicator(
        "crafts.active",
        Words("Jenis kerajinan yang hidup", "Living crafts"),
        Words(
            "Jenis kerajinan yang dikerjakan sedikitnya satu UMKM binaan, atau punya sedikitnya satu produk tayang.",
            "Crafts practised by at least one fostered maker, or with at least one published product.",
        ),
        Unit.CRAFTS,
        1,
        _crafts,
    ),
)
