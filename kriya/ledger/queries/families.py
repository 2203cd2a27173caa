"""Makers that were merged: their rows stay where they were, their money is the kept one's."""

from typing import Final
from uuid import UUID

from django.db import connection

from kriya.core.scoping import current_council

ROOTS: Final = """
    WITH RECURSIVE merged (id, into_id) AS (
        SELECT id, merged_into_id FROM makers_maker WHERE council_id = %(council)s AND merged_into_id IS NOT NULL
        UNION ALL
        SELECT s.id, m.merged_into_id FROM merged s JOIN makers_maker m ON m.id = s.into_id
        WHERE m.council_id = %(council)s AND m.merged_into_id IS NOT NULL
    ), roots (id, root) AS (
        SELECT id, id FROM makers_maker WHERE council_id = %(council)s AND merged_into_id IS NULL
        UNION ALL
        SELECT s.id, s.into_id FROM merged s JOIN makers_maker m ON m.id = s.into_id
        WHERE m.council_id = %(council)s AND m.merged_into_id IS NULL
    )
"""
"""The maker that stands for each maker now. Only the few that were merged are followed, by primary key: beginning with
all the others, a database without statistics reads the whole register for each of its rows."""

_FAMILY: Final = """
    WITH RECURSIVE family (id) AS (
        SELECT %(maker)s::uuid
        UNION ALL
        SELECT m.id FROM makers_maker m JOIN family f ON m.merged_into_id = f.id WHERE m.council_id = %(council)s
    )
    SELECT id FROM family
"""


def family(maker: UUID) -> list[UUID]:
    """Return the maker and every maker that was merged into it."""
    with connection.cursor() as cursor:
        cursor.execute(_FAMILY, {"maker": maker, "council": current_council().pk})
        return [row[0] for row in cursor.fetchall()]
