"""Jobs of the public site."""

from datetime import timedelta

from django.db import connection

from kriya.core.clock import now
from kriya.core.jobs import jobs

# The newest row of a council stays; an ETag names its day, so that no reader holds one older than what goes here.
_FORGET = """
DELETE FROM core_publicchange old WHERE old.changed_at < %s AND EXISTS (
    SELECT FROM core_publicchange newer WHERE newer.council = old.council AND newer.xact > old.xact)
"""


@jobs.periodic(cron="17 3 * * *")  # type: ignore[untyped-decorator]
@jobs.task(name="kriya.site.tasks.forget_public_changes")  # type: ignore[untyped-decorator]
def forget_public_changes(timestamp: int) -> None:  # noqa: ARG001 - the moment it was due
    """Forget changes of public rows that are older than two days."""
    with connection.cursor() as cursor:
        cursor.execute(_FORGET, [now() - timedelta(days=2)])
