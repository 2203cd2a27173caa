"""A check proves that what is kept twice is the same twice. Each word names its own from its AppConfig.ready().

A check is a function that runs in the scope of one council and returns what it looked at and what differs.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.db import connection
from django.utils.module_loading import import_string

from kriya.core.checks.registry import registered_checks
from kriya.core.scoping import council_scope, current_council


@dataclass(frozen=True)
class Found:
    """What one check found in one council: how many rows it looked at, and a line for each difference."""

    checked: int
    differences: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Result:
    """What one check found in all councils."""

    name: str
    checked: int
    differences: list[str]

    @property
    def ok(self) -> bool:
        return not self.differences

    def as_json(self) -> dict[str, Any]:
        return {"name": self.name, "ok": self.ok, "checked": self.checked, "differences": self.differences}


def run_checks() -> list[Result]:
    """Run every check in every council."""
    checks = {name: import_string(path) for name, path in registered_checks().items()}
    found: dict[str, list[tuple[str, Found]]] = {name: [] for name in checks}
    for council in apps.get_model("councils", "Council").objects.order_by("slug"):
        # One scope for all of them: to open one takes longer than most checks do.
        with council_scope(council):
            for name, check in checks.items():
                found[name].append((council.slug, check()))
    return [_result(name, of_councils) for name, of_councils in found.items()]


def _result(name: str, found: Sequence[tuple[str, Found]]) -> Result:
    return Result(
        name,
        sum(one.checked for _slug, one in found),
        [f"{slug}: {difference}" for slug, one in found for difference in one.differences],
    )


def compare_projection(
    *, table: str, key: str, columns: Iterable[str], wanted: str, label: str = "name", **arguments: Any
) -> Found:
    """Compare a published projection with the SELECT that says what it must be; name the columns that differ.

    `wanted` may use %(council)s and the arguments. Both sides are read in one statement, so in one snapshot.
    """
    compared = [column for column in columns if column != key]
    differing = " ".join(f"|| CASE WHEN p.{c} IS DISTINCT FROM w.{c} THEN ' {c}' ELSE '' END" for c in compared)
    sql = f"""
        WITH wanted AS MATERIALIZED ({wanted}),
        there AS MATERIALIZED (SELECT * FROM {table} WHERE council_id = %(council)s)
        SELECT coalesce(p.{key}, w.{key})::text, coalesce(p.{label}, w.{label})::text,
            CASE WHEN p.{key} IS NULL THEN 'missing' WHEN w.{key} IS NULL THEN 'should not be public'
                 ELSE 'differs in' {differing} END
        FROM there p FULL JOIN wanted w ON w.{key} = p.{key}
    """  # noqa: S608 - names come from our own code
    with connection.cursor() as cursor:
        cursor.execute(sql, {"council": current_council().pk, **arguments})
        rows = cursor.fetchall()
    return Found(len(rows), [f"{name} ({pk}) {what}" for pk, name, what in rows if what != "differs in"])
