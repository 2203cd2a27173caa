"""Tell the database's planner what a table holds, when much of it was written at once.

The server looks by itself within a minute or so. Until then it takes a council whose fifty thousand rows came a moment
ago for one of a single row, and the figures of its chair take minutes instead of a second.
"""

from functools import partial
from typing import Final

from django.db import connection, models, transaction

MANY: Final = 200
"""So many rows at once, and the planner is told; of fewer even the worst plan is quick."""


def tell_planner_of(rows: int, *written: type[models.Model]) -> None:
    """Tell the planner after the commit when so many rows were written; its failure undoes nothing."""
    if rows >= MANY:
        transaction.on_commit(partial(tell_planner, *written), robust=True)


def tell_planner(*written: type[models.Model]) -> None:
    """Gather statistics of these tables now; a table that somebody else works at for long is passed over.

    Another call for one of them waits until this transaction ends: call it after the commit, not within long work.
    """
    with connection.cursor() as cursor:
        # By a function of the owner: the application owns no table, and may look at none as a whole.
        cursor.execute("SELECT kriya_tell_planner(%s::text[])", [[model._meta.db_table for model in written]])
