"""Jobs of the public site."""

from django.db import connection

from kriya.core.jobs import jobs

# Every page adds up the rows of its council. Those of transactions that are over become one, which keeps their sum,
# their newest transaction and moment, so that no ETag changes.
_FOLD = """
WITH settled AS (
    SELECT council, xact, row_number() OVER (PARTITION BY council ORDER BY xact DESC) AS place,
        max(changed_at) OVER (PARTITION BY council) AS newest
    FROM core_publicchange WHERE xact < pg_snapshot_xmin(pg_current_snapshot())),
gone AS (
    DELETE FROM core_publicchange old USING settled s
    WHERE s.council = old.council AND s.xact = old.xact AND s.place > 1 RETURNING old.council, old.changes),
folded AS (SELECT council, sum(changes)::integer AS changes FROM gone GROUP BY council)
UPDATE core_publicchange kept SET changes = kept.changes + f.changes, changed_at = s.newest
FROM folded f JOIN settled s ON s.council = f.council AND s.place = 1
WHERE kept.council = s.council AND kept.xact = s.xact
"""


@jobs.periodic(cron="*/10 * * * *")  # type: ignore[untyped-decorator]
@jobs.task(name="kriya.site.tasks.fold_public_changes")  # type: ignore[untyped-decorator]
def fold_public_changes(timestamp: int) -> None:  # noqa: ARG001 - the moment it was due
    """Add up the changes of public rows that lie behind."""
    with connection.cursor() as cursor:
        cursor.execute(_FOLD)
