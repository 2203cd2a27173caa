"""How many products the catalogue holds, and how many crafts live in it."""

from datetime import date
from typing import Final

from kriya.achievements.facts import Facts
from kriya.core.indicators import Basis, Indicator, Measure, Unit, Words

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


_BASIS: Final = Basis(
    numerator=Words("produk atau jenis kerajinan dengan keadaan itu", "products or crafts in that state"),
    denominator=Words("semua dalam katalog", "all in the catalogue"),
    source=Words("Katalog produk, keadaan pada akhir periode", "Product catalogue, as at the end of the period"),
    owner=Words("kurator", "curator"),
    valid_from=date(2024, 1, 1),
)

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
        _BASIS,
        public=("craft", "price"),
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
        _BASIS,
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
        _BASIS,
        public=(),
    ),
)
