"""The makers that have the words typed, for the search over everything."""

import json
from typing import Final, NamedTuple

MOST: Final = 4
# One text, so that it can stand beside the counts of the same search: each trip to the database is waited for.
CALLED: Final = f"""
SELECT json_agg(json_build_array(name, slug, crafts_id, crafts_en, district_name))::text FROM (
    SELECT * FROM makers_publishedmaker WHERE council_id = %(council)s AND search @@ %(tsquery)s::tsquery
    ORDER BY ts_rank(search, %(tsquery)s::tsquery) DESC, name, maker_id LIMIT {MOST}) m
"""  # noqa: S608 - our own text


class MakerCard(NamedTuple):
    """What a search shows of a maker."""

    name: str
    slug: str
    crafts_id: str
    crafts_en: str
    district_name: str


def read_makers(text: str | None) -> list[MakerCard]:
    """Return the makers that the words fit best, as CALLED wrote them."""
    return [MakerCard(*row) for row in json.loads(text or "[]")]
