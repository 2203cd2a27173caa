"""The makers that have the words typed, for the search over everything."""

from typing import Final, NamedTuple

from kriya.catalog.queries.public_words import Words
from kriya.core.asking import ask

SHOWN: Final = 4
_CALLED: Final = """
SELECT name, slug, crafts_id, crafts_en, district_name FROM makers_publishedmaker
WHERE council_id = %(council)s AND search @@ %(tsquery)s::tsquery
ORDER BY ts_rank(search, %(tsquery)s::tsquery) DESC, name, maker_id LIMIT %(most)s
"""


class MakerCard(NamedTuple):
    """What a search shows of a maker."""

    name: str
    slug: str
    crafts_id: str
    crafts_en: str
    district_name: str


def makers_called(council_id: int, words: Words) -> list[MakerCard]:
    """Return the makers that the words fit best."""
    if words.unknown:
        return []
    rows = ask(_CALLED, {"council": council_id, "tsquery": words.tsquery, "most": SHOWN})
    return [MakerCard(*row) for row in rows]
