"""SQL that counts over a queryset: the ORM says which rows, with the list's own filters; SQL says how to count them."""

from collections.abc import Iterable
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from kriya.achievements.facts import Counted


def over(queryset: QuerySet[Any], sql: str, **arguments: object) -> list[tuple[Any, ...]]:
    """Run SQL in which `rows` is the queryset; named arguments stand as %(name)s. Return the rows of the answer."""
    inner, given = queryset.query.sql_with_params()
    named: dict[str, Any] = {f"p{i}": value for i, value in enumerate(given)}
    inside = inner % tuple(f"%({name})s" for name in named)
    with connection.cursor() as cursor:
        cursor.execute(f"WITH rows AS MATERIALIZED ({inside}) {sql}", named | arguments)
        found: list[tuple[Any, ...]] = cursor.fetchall()
    return found


def counted(cells: Iterable[tuple[str, str, str, int]]) -> Counted:
    """Gather (state, dimension, key, count) into a Counted."""
    found: dict[tuple[str, str], dict[str, int]] = {}
    for state, dimension, key, count in cells:
        found.setdefault((state, dimension), {})[key] = count
    return Counted(found)
