"""Count the makers of the register in one question, however many dimensions there are."""

from typing import Final

from kriya.achievements.facts import UNKNOWN, Choice, Counted
from kriya.achievements.queries.counting import counted, over
from kriya.makers.models import Maker
from kriya.makers.models.maker import MakerQuerySet
from kriya.makers.queries.annotations import with_size_class
from kriya.makers.queries.lists.conditions import CONDITIONS
from kriya.makers.queries.lists.conditions import UNKNOWN as LIST_UNKNOWN

# An unknown value is a group of its own. A maker with two papers counts in two parts, with two of one kind in one.
_SQL: Final = """
, main AS (
    SELECT r.id, k.code, coalesce(p.code, k.code) AS family FROM rows r
    JOIN makers_makercraft mc ON mc.maker_id = r.id AND mc.council_id = r.council_id AND mc.is_main
    JOIN crafts_craft k ON k.id = mc.craft_id LEFT JOIN crafts_craft p ON p.id = k.parent_id)
SELECT r.status, d.dimension, coalesce(nullif(d.key, ''), 'unknown'), count(*)
FROM rows r LEFT JOIN main ON main.id = r.id
CROSS JOIN LATERAL (VALUES
    ('', 'all'), ('craft', main.code), ('craft_family', main.family), ('district', r.district_code),
    ('gender', r.owner_gender), ('size', r.size_class), ('joined', r.joined_year::text),
    ('started', r.started_year::text)) d (dimension, key)
GROUP BY 1, 2, 3
UNION ALL
SELECT r.status, 'craft_any', coalesce(d.key, 'unknown'), count(DISTINCT r.id) FROM rows r
LEFT JOIN makers_makercraft mc ON mc.maker_id = r.id AND mc.council_id = r.council_id
LEFT JOIN crafts_craft k ON k.id = mc.craft_id LEFT JOIN crafts_craft p ON p.id = k.parent_id
CROSS JOIN LATERAL (VALUES (k.code), (p.code)) d (key)
WHERE d.key IS NOT NULL OR mc.id IS NULL
GROUP BY 1, 3
UNION ALL
SELECT r.status, 'paper', coalesce(p.kind, 'unknown'), count(DISTINCT r.id) FROM rows r
LEFT JOIN makers_paper p ON p.maker_id = r.id AND p.council_id = r.council_id
GROUP BY 1, 3
UNION ALL
SELECT r.status, 'group', coalesce(g.group_id::text, 'unknown'), count(*) FROM rows r
LEFT JOIN makers_groupmember g ON g.maker_id = r.id AND g.council_id = r.council_id
GROUP BY 1, 3
"""


def chosen_makers(choice: Choice) -> MakerQuerySet:
    """Return the makers of the register that a choice is about, narrowed by the filters of the makers' list."""
    makers: MakerQuerySet = Maker.objects.in_register()
    if choice.district:
        makers = CONDITIONS["kecamatan"](makers, [LIST_UNKNOWN if choice.district == UNKNOWN else choice.district])
    if choice.craft:
        makers = CONDITIONS["kerajinan"](makers, [choice.craft])
    return makers


def count_makers(choice: Choice) -> Counted:
    """Count the chosen makers by status and by every dimension of the register."""
    columns = ("id", "council_id", "status", "district_code", "owner_gender", "joined_year", "started_year")
    return counted(
        (state, dimension, "" if dimension == "" else key, count)
        for state, dimension, key, count in over(
            with_size_class(chosen_makers(choice)).values(*columns, "size_class"), _SQL
        )
    )
