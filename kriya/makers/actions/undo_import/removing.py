"""Remove the makers that an import made with all that hangs on them, in one statement a table."""

from __future__ import annotations

from typing import Any

from kriya.core.scoping import current_council
from kriya.makers.imports.staging import run as run_statement
from kriya.makers.models import ImportRun, ImportTouch, Maker
from kriya.makers.queries.import_dependents import CHILDREN, pointers
from kriya.makers.queries.import_dependents.added import GOES_ALONG


def remove_makers(run: ImportRun) -> int:
    """Remove the makers of an import and return how many; the caller knows that nothing else points to them."""
    facts = {"run": run.pk, "council": current_council().pk}
    for model, field in pointers():
        if model in CHILDREN or model in GOES_ALONG:
            run_statement(_removal(model, field), **facts)
    ImportTouch.objects.filter(run=run).delete()
    return run_statement(
        "DELETE FROM makers_maker WHERE imported_in_id = %(run)s AND council_id = %(council)s", **facts
    )


def _removal(model: Any, field: Any) -> str:
    return (
        f'DELETE FROM "{model._meta.db_table}" child USING "{Maker._meta.db_table}" m '  # noqa: S608 - our own names
        f'WHERE child."{field.column}" = m.id AND m.imported_in_id = %(run)s '
        "AND m.council_id = %(council)s AND child.council_id = %(council)s"
    )
