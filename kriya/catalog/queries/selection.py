"""Which public products somebody means: all of them, those of a collection, a craft or a maker, by words too."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from kriya.catalog.models import Collection, PublishedProduct
from kriya.catalog.queries.collections import pieces_of
from kriya.core.ids import read_ids
from kriya.core.scoping import current_council
from kriya.makers.models import PublishedMaker

Group = tuple[str, list[tuple[str, str]]]


@dataclass(frozen=True)
class Selection:
    """A choice as forms send it: "", "koleksi:<id>", "kerajinan:<code>" or "umkm:<id>"; `words` narrow it."""

    which: str = ""
    words: str = ""


_SHOWN: Final = ("craft_id", "maker_name", "name", "product_id")


def selected_products(said: Selection) -> list[PublishedProduct]:
    """Return the public products of a selection: a collection in its order, others by craft, maker and name."""
    kind, _colon, value = said.which.partition(":")
    rows = PublishedProduct.objects.of(current_council().pk)
    if kind == "koleksi":
        collection = Collection.objects.filter(pk__in=read_ids([value])).first()
        order = [piece.pk for piece in pieces_of(collection)] if collection else []
        there = {row.pk: row for row in rows.filter(pk__in=order)}
        found = [there[pk] for pk in order if pk in there]
    else:
        if kind == "kerajinan":
            rows = rows.filter(craft_code=value) | rows.filter(craft_code__startswith=f"{value}.")
        elif kind == "umkm":
            rows = rows.filter(maker_id__in=read_ids([value]))
        found = list(rows.order_by(*_SHOWN))
    words = said.words.lower().split()
    return [row for row in found if all(word in f"{row.name} {row.maker_name}".lower() for word in words)]


def selections() -> list[Group]:
    """Return what can be chosen, grouped: [(group, [(value, label)])], in three questions. Groups are told by key."""
    shown = PublishedProduct.objects.of(current_council().pk)
    crafts = shown.exclude(craft_code="").order_by("craft_id").values_list("craft_code", "craft_id").distinct()
    makers = PublishedMaker.objects.of(current_council().pk).filter(pk__in=shown.values("maker_id")).order_by("name")
    return [
        ("koleksi", [(f"koleksi:{one.pk}", str(one)) for one in Collection.objects.order_by("position", "name_id")]),
        ("kerajinan", [(f"kerajinan:{code}", name) for code, name in crafts]),
        ("umkm", [(f"umkm:{one.pk}", one.name) for one in makers]),
    ]


def product_ids(said: Selection) -> list[UUID]:
    """Return the ids of a selection in its order."""
    return [row.product_id for row in selected_products(said)]
