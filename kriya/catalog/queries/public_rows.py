# ruff: noqa: S608 - our own text; what visitors say goes in as arguments
"""The products of one page, cut by key: page 40,000 costs what page 1 costs.

Two ways lead to a page. Where many products fit, it walks the index of the order and passes over what does not fit;
where few do, it gathers them by their own index and sorts them. Each is slow where the other is quick, and the planner
cannot tell: it does not know that the words of a catalogue go together, and plans once for all arguments.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, NamedTuple
from uuid import UUID

from kriya.catalog.queries.public_asked import Asked
from kriya.catalog.queries.public_counts import Counts
from kriya.catalog.queries.public_words import Words
from kriya.core.asking import ask

PER_PAGE: Final = 24
RANKED: Final = 200
CARD_COLUMNS: Final = (
    """p.product_id, p.slug, p.name, p.name_en, p.maker_name, p.price, p.price_differs, p.kind, p.photos->0"""
)
# What is set aside of each product that fits: not its story and not its words.
_GATHERED: Final = CARD_COLUMNS.replace("p.photos->0", "p.photos")


class Card(NamedTuple):
    """What a card shows of a product; `photo` is JSON text as in PublishedProduct.photos, None without one."""

    product_id: UUID
    slug: str
    name: str
    name_en: str
    maker_name: str
    price: int | None
    price_differs: bool
    kind: str
    photo: str | None


@dataclass(frozen=True)
class Page:
    """Cards and the keys of the pages around, "" where there is none."""

    cards: Sequence[Card]
    before: str = ""
    after: str = ""


class _Order(NamedTuple):
    """An order: the key as SQL, which way it runs and which way the ids run, and the type that the key has."""

    key: str
    down: bool
    ids_down: bool
    type: str


_ORDERS: Final = {
    "": _Order("p.published_at", True, False, "timestamptz"),
    "termurah": _Order("coalesce(p.price, 1000000000000000)", False, False, "bigint"),
    "termahal": _Order("coalesce(p.price, 0)", True, True, "bigint"),
    "nama": _Order("p.name", False, False, "text"),
    "rank": _Order("(ts_rank(p.search, %(tsquery)s::tsquery) * 1000000)::int", True, False, "bigint"),
}
# Of these topics an index has the newest in order already.
_INDEXED: Final = {
    "maker": "p.maker_id = (SELECT m.maker_id FROM makers_publishedmaker m "
    "WHERE m.council_id = %(council)s AND m.slug = %(maker)s)",
    "motif": "p.motif_code = %(motif)s",
}


def page_of(council_id: int, asked: Asked, words: Words | None, counts: Counts) -> Page:
    """Return the page that was asked for, in one question."""
    order = _ORDERS[_order_name(asked, words, counts)]
    backwards, cursor = bool(asked.before), _read_cursor(asked.before or asked.after, order)
    sql, arguments, order = _sql(council_id, asked, words, counts, order)
    arguments |= {"key": cursor[0] if cursor else None, "id": cursor[1] if cursor else None}
    sql += f"{_beyond(order, backwards) if cursor else ''} ORDER BY {_sorted(order, backwards)} LIMIT {PER_PAGE + 1}"
    rows = ask(sql, arguments)
    return _page(rows, backwards=backwards, begun=cursor is not None)


def _order_name(asked: Asked, words: Words | None, counts: Counts) -> str:
    if asked.sort in _ORDERS and asked.sort:
        return asked.sort
    ranked = words is not None and not asked.sort and counts.total is not None and counts.total <= RANKED
    return "rank" if ranked else ""


def _sql(
    council_id: int, asked: Asked, words: Words | None, counts: Counts, order: _Order
) -> tuple[str, dict[str, Any], _Order]:
    """Return the question up to where the page begins, and what its rows are ordered by."""
    indexed, rest = _narrowing(asked, order)
    arguments: dict[str, Any] = {"council": council_id, "facets": rest, **dict(asked.chosen)}
    if words:
        arguments["tsquery"] = words.tsquery
    fits = (["p.facets @> %(facets)s::varchar[]"] if rest else []) + (
        ["p.search @@ %(tsquery)s::tsquery"] if words else []
    )
    few = counts.total is not None and counts.total**2 <= PER_PAGE * max(counts.every, 1)
    gathers = bool(fits) and few
    if fits and not gathers:
        fits = [f"CASE WHEN {one} THEN true ELSE false END" for one in fits]
    where = " AND ".join(["p.council_id = %(council)s", *indexed, *fits])
    rows = f"FROM catalog_publishedproduct p WHERE {where}"
    if not gathers:
        return f"SELECT {CARD_COLUMNS}, {order.key}::text {rows}", arguments, order
    inner = f"SELECT {_GATHERED}, {order.key} AS key {rows}"
    shown = f"WITH p AS MATERIALIZED ({inner}) SELECT {CARD_COLUMNS}, p.key::text FROM p WHERE true"
    return shown, arguments, order._replace(key="p.key")


def _narrowing(asked: Asked, order: _Order) -> tuple[list[str], list[str]]:
    """Split what it is narrowed to: one condition that the order's index holds, and the facets that are left."""
    chosen = dict(asked.chosen)
    if order.key != "p.published_at":
        return [], asked.facets
    for topic in ("maker", "motif", "craft"):
        if value := chosen.get(topic):
            rest = [facet for facet in asked.facets if not facet.startswith(f"{topic}:")]
            column = "p.craft_code" if "." in value else "p.craft_top"
            return [_INDEXED.get(topic, f"{column} = %(craft)s")], rest
    return [], asked.facets


# Cutting by key


def _sorted(order: _Order, backwards: bool) -> str:
    return f"{order.key} {_way(order.down != backwards)}, p.product_id {_way(order.ids_down != backwards)}"


def _way(down: bool) -> str:
    return "DESC" if down else "ASC"


def _beyond(order: _Order, backwards: bool) -> str:
    """Return the condition of what lies beyond the key; its first half is what the index can seek to."""
    key, sign = f"%(key)s::{order.type}", "<" if order.down != backwards else ">"
    ids = "<" if order.ids_down != backwards else ">"
    return f" AND {order.key} {sign}= {key} AND ({order.key} {sign} {key} OR p.product_id {ids} %(id)s)"


def _read_cursor(text: str, order: _Order) -> tuple[str | int, UUID] | None:
    """Return key and id of a cursor; a broken one is none."""
    name, _tilde, key = text.partition("~")
    try:
        found = UUID(name)
        if order.type == "bigint":
            return int(key) if abs(int(key)) < 2**62 else 0, found
        return (datetime.fromisoformat(key).isoformat() if order.type == "timestamptz" else key), found
    except ValueError:
        return None


def _cursor(row: tuple[Any, ...]) -> str:
    return f"{row[0]}~{row[-1]}"


def _page(rows: list[tuple[Any, ...]], *, backwards: bool, begun: bool) -> Page:
    more, rows = len(rows) > PER_PAGE, rows[:PER_PAGE]
    if backwards:
        rows = rows[::-1]
    if not rows:
        return Page([])
    has_before, has_after = (more, True) if backwards else (begun, more)
    cards = [Card(*row[:-1]) for row in rows]
    return Page(cards, _cursor(rows[0]) if has_before else "", _cursor(rows[-1]) if has_after else "")
