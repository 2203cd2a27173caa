"""Take a bulk edit back: exactly, and only where nobody changed the same thing since."""

from dataclasses import dataclass

from django.db import transaction

from kriya.accounts.models import User
from kriya.core.clock import now
from kriya.core.refusal import Refused
from kriya.makers.actions.bulk.changes import CHANGES
from kriya.makers.actions.publish import publish_makers
from kriya.makers.models import BulkEdit, BulkEditRow, Maker

# Opening ten thousand sealed numbers would take longer than the rest.
SEALED = ("maker__nik",)


@dataclass(frozen=True)
class Undone:
    """How many makers are as they were before, and the rows that were left as they are."""

    restored: int
    left: list[BulkEditRow]


@transaction.atomic
def undo_bulk_edit(edit: BulkEdit, *, by: User) -> Undone:
    """Give makers back what they had; leave those changed since, and say which. A second call is refused."""
    locked = BulkEdit.objects.select_for_update().get(pk=edit.pk)
    if locked.undone_at is not None:
        raise Refused("bulk_undone_already")
    if locked.field not in CHANGES:
        raise Refused("bulk_not_undoable")
    rows = {
        row.maker_id: row
        for row in locked.rows.select_related("maker").defer(*SEALED).order_by("maker__name", "maker_id")
    }
    list(Maker.objects.filter(pk__in=rows).order_by("pk").select_for_update().values_list("pk"))
    change = CHANGES[locked.field]
    current = change.aspect.read(list(rows))
    back = {pk: row for pk, row in rows.items() if row.maker.merged_into_id is None and current[pk] == row.after}
    change.aspect.write({pk: row.after for pk, row in back.items()}, {pk: row.before for pk, row in back.items()}, by)
    if change.is_public:
        publish_makers(back)
    locked.rows.filter(maker__in=back).update(undone_at=now())
    locked.undone_at, locked.undone_by = now(), by
    locked.save(update_fields=["undone_at", "undone_by"])
    return Undone(len(back), [row for pk, row in rows.items() if pk not in back])
