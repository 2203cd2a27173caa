"""The words for parts that live in the database: crafts, districts, groups, makers."""

from django.db import connection

from kriya.core.indicators import Labels, Words
from kriya.core.scoping import current_council
from kriya.councils.regions import districts_of

_SQL = """
SELECT 'craft', code, name_id, coalesce(nullif(name_en, ''), name_id) FROM crafts_craft
UNION ALL SELECT 'group', id::text, name, name FROM makers_group
UNION ALL SELECT 'maker', id::text, name, name FROM makers_maker WHERE id IN (SELECT maker_id FROM catalog_product)
"""


def labels() -> Labels:
    """Return the words for every part that a figure of this council may have, by dimension and key."""
    found: dict[str, dict[str, Words]] = {"craft": {}, "group": {}, "maker": {}}
    with connection.cursor() as cursor:
        cursor.execute(_SQL)
        for dimension, key, name_id, name_en in cursor.fetchall():
            found[dimension][key] = Words(name_id, name_en)
    found["craft_family"] = found["craft_any"] = found["sold_family"] = found["craft"]
    found["district"] = {
        code: Words(name, name) for code, name in districts_of(current_council().region_code[:5]).items()
    }
    return found
