"""Facets with their counts: read where publishing keeps them, counted where few products are left."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from django.db.models import Count

from kriya.catalog.models import FacetCount
from kriya.catalog.queries.public_asked import Asked
from kriya.catalog.queries.public_makers import CALLED, MakerCard, read_makers
from kriya.catalog.queries.public_words import Words
from kriya.core.asking import ask

# How many values of a topic a page shows, in its order.
SHOWN: Final = {"craft": 14, "price": 6, "kind": 3, "district": 10, "material": 10, "maker": 10}
# Up to so many products are counted on the spot; the cost of a page must not grow with the catalogue.
COUNTED_LIVE: Final = 2000
_WHOLE: Final = "craft."


@dataclass(frozen=True)
class Value:
    """A value to narrow by; `n` is how many products it leaves, None when that would take too long to count."""

    facet: str
    label_id: str
    label_en: str
    n: int | None


@dataclass
class Counts:
    """The facets of a page by topic, the labels of what it is narrowed to, how many products it has, and of how many.

    `total` is None when they are too many to be counted. `makers` are those that the words fit best.
    """

    topics: dict[str, list[Value]] = field(default_factory=dict)
    labels: dict[str, tuple[str, str]] = field(default_factory=dict)
    total: int | None = None
    every: int = 0
    makers: Sequence[MakerCard] = ()


_KEPT = """
SELECT t.topic, f.facet, CASE WHEN t.exact THEN f.n END, l.label_id, l.label_en
FROM unnest(%(topics)s::text[], %(givens)s::text[], %(most)s::int[], %(exact)s::bool[]) t(topic, given, most, exact)
CROSS JOIN LATERAL (
    (SELECT facet, n FROM catalog_facetcount_rest c
     WHERE c.council_id = %(council)s AND c.given = t.given AND c.topic = t.topic AND t.topic <> 'maker'
     ORDER BY n DESC, facet LIMIT t.most)
    UNION ALL
    (SELECT facet, n FROM catalog_facetcount_maker c
     WHERE c.council_id = %(council)s AND c.given = t.given AND t.topic = 'maker'
     ORDER BY n DESC, facet LIMIT t.most)) f
LEFT JOIN LATERAL (
    SELECT label_id, label_en FROM catalog_facetlabel l
    WHERE l.council_id = %(council)s AND l.facet = f.facet LIMIT 1) l ON true
UNION ALL
SELECT '=', facet, NULL, label_id, label_en FROM catalog_facetlabel
WHERE council_id = %(council)s AND facet = ANY(%(chosen)s)
UNION ALL
SELECT '*', '', n, NULL, NULL FROM catalog_facetcount_rest WHERE council_id = %(council)s AND given = '' AND facet = ''
"""
_LIVE = """
UNION ALL
SELECT %(mark{k})s || c.topic, c.facet, c.n, l.label_id, l.label_en FROM (
    SELECT facet, n, topic, row_number() OVER (PARTITION BY topic ORDER BY n DESC, facet) AS place FROM (
        SELECT CASE WHEN facet LIKE 'craft:%%.%%' THEN 'craft.' || split_part(substr(facet, 7), '.', 1)
               ELSE split_part(facet, ':', 1) END AS topic, facet, count(*) AS n
        FROM (SELECT facets || ''::varchar AS facets FROM catalog_publishedproduct
              WHERE council_id = %(council)s{narrowed}
              AND {few}) p, unnest(facets) facet
        GROUP BY 2) counted) c
LEFT JOIN catalog_facetlabel l ON l.council_id = %(council)s AND l.facet = c.facet
WHERE c.place <= 14
UNION ALL SELECT %(mark{k})s || '!', '', 0, NULL, NULL WHERE {few}
"""
_MAKERS = f"UNION ALL SELECT '@', '', NULL, ({CALLED}), NULL"
_FEW = """coalesce((SELECT min(n) FROM catalog_facetcount_rest
    WHERE council_id = %(council)s AND facet = '' AND given = ANY(%(kept{k})s)), 0) <= %(live)s"""
# What a row of `t` says: topic, what it is counted under, how many values are wanted, whether their numbers hold.
_ROW = ("topics", "givens", "most", "exact")
_WITH_WORDS = " AND search @@ %(tsquery)s::tsquery"
_WITH_FACETS = " AND facets @> %(facets{k})s::varchar[]"


def count_products(councils: Iterable[int]) -> dict[int, int]:
    """Return how many public products each council has that has any: read, not counted."""
    whole = FacetCount.objects.filter(council__in=list(councils), given="", topic="", facet="")
    return dict(whole.values_list("council", "n"))


def count_crafts(councils: Iterable[int]) -> dict[int, int]:
    """Return of how many main crafts each council shows products."""
    crafts = FacetCount.objects.filter(council__in=list(councils), given="", topic="craft", n__gt=0)
    return dict(crafts.values_list("council").annotate(n=Count("facet")))


def count_facets(council_id: int, asked: Asked, words: Words | None) -> Counts:
    """Return the facets of a page, in one question."""
    plan = _Plan(council_id, asked, words)
    return plan.read(ask(plan.sql(), plan.arguments))


class _Plan:
    """Which counts are read and which are made, topic by topic.

    A topic that is narrowed itself shows what its other values would leave, so that its own value does not count.
    """

    def __init__(self, council_id: int, asked: Asked, words: Words | None) -> None:
        self.asked, self.words = asked, words
        typed = words.words if words else ()
        self.kept = [*asked.facets, *(f"word:{word.stem}" for word in typed if word.common)]
        self.rare = [word for word in typed if not word.common]
        self.live: list[tuple[str, ...]] = []
        self.of_topic: dict[str, int] = {}
        self.rows: list[tuple[str, str, int, bool]] = []
        for topic in ("", *SHOWN):
            self._plan_topic(topic)
        columns = {name: [row[place] for row in self.rows] for place, name in enumerate(_ROW)}
        self.arguments: dict[str, Any] = {
            "council": council_id, "chosen": asked.facets, "live": COUNTED_LIVE, **columns,
        }  # fmt: skip

    def _plan_topic(self, topic: str) -> None:
        own = f"{topic}:{self.asked.value(topic)}" if topic else ""
        rest = tuple(given for given in self.kept if given != own)
        exact = len(rest) <= 1 and not self.rare
        given = rest[0] if rest else f"word:{self.rare[0].stem}" if self.rare else ""
        few = False if exact else self._few(rest)
        if few is not True:
            self.rows += [(name, given, SHOWN.get(topic, 1), exact) for name in self._names(topic)]
        if few is not False:
            if rest not in self.live:
                self.live.append(rest)
            self.of_topic[topic] = self.live.index(rest)

    def _few(self, given: tuple[str, ...]) -> bool | None:
        """Tell whether few enough products are left to be counted; None when only the database knows."""
        if self.words and self.words.fewest <= COUNTED_LIVE:
            return True
        return None if any(not one.startswith("word:") for one in given) else False

    def _names(self, topic: str) -> list[str]:
        craft = self.asked.value("craft").partition(".")[0]
        return [topic, f"{_WHOLE}{craft}"] if topic == "craft" and craft else [topic]

    def sql(self) -> str:
        parts = [_KEPT]
        for k, given in enumerate(self.live):
            facets = [one for one in given if not one.startswith("word:")]
            narrowed = (_WITH_WORDS if self.words else "") + (_WITH_FACETS.format(k=k) if facets else "")
            parts.append(_LIVE.format(k=k, narrowed=narrowed, few="true" if self._few(given) else _FEW.format(k=k)))
            self.arguments |= {f"mark{k}": f"{k}~", f"kept{k}": list(given), f"facets{k}": facets}
        if self.words:
            parts.append(_MAKERS)
            self.arguments["tsquery"] = self.words.tsquery
        return "".join(parts)

    def read(self, rows: Sequence[tuple[str, str, int | None, str | None, str | None]]) -> Counts:
        found = Counts()
        by_mark: dict[str, list[Value]] = {}
        for topic, facet, n, label_id, label_en in rows:
            if topic == "=":
                found.labels[facet] = (label_id or facet, label_en or facet)
            elif topic == "*":
                found.every = n or 0
            elif topic == "@":
                found.makers = read_makers(label_id)
            else:
                value = Value(facet, label_id or "", label_en or "", n)
                by_mark.setdefault(topic, []).append(value)
        for topic in ("", *SHOWN):
            for name in self._names(topic):
                found.topics[name] = self._values(topic, name, by_mark)
        found.total = self._total(found.topics.pop(""))
        return found

    def _values(self, topic: str, name: str, by_mark: dict[str, list[Value]]) -> list[Value]:
        if topic not in self.of_topic:
            return by_mark.get(name, [])
        mark = f"{self.of_topic[topic]}~"
        counted = f"{mark}!" in by_mark
        live = sorted(by_mark.get(mark + name, []), key=lambda value: (-(value.n or 0), value.facet))
        return live[: SHOWN.get(topic, 1)] if counted else by_mark.get(name, [])

    def _total(self, values: list[Value]) -> int | None:
        if values:
            return values[0].n
        # Nothing kept under this: no product has it; or few enough to be counted, and none was found.
        return 0
