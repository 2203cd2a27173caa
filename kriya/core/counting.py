"""How many rows several questions have, asked at once: a page of twenty numbers is one statement and not twenty."""

from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet


def counted(**questions: QuerySet[Any]) -> dict[str, int]:
    """Return how many rows each of these has, by name; what can have none is not asked."""
    counts: list[str] = []
    arguments: list[Any] = []
    for rows in questions.values():
        query = rows.values("pk").query.chain()
        query.clear_ordering(force=False)
        try:
            sql, given = query.sql_with_params()
        except EmptyResultSet:
            counts.append("0")
            continue
        counts.append(f"(SELECT count(*) FROM ({sql}) rows)")  # noqa: S608 - what the ORM wrote
        arguments += given
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(counts)}", arguments)
        return dict(zip(questions, cursor.fetchone(), strict=True))
