"""Do what a plan says, once."""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction

from kriya.accounts.models import User
from kriya.core.locks import wait_for
from kriya.core.once import said_before
from kriya.core.refusal import Refused
from kriya.core.scoping import current_council
from kriya.makers.actions.bulk.aspects import BATCH
from kriya.makers.actions.bulk.changes import Change, Values
from kriya.makers.actions.bulk.plan import Plan, plan
from kriya.makers.actions.publish import publish_makers
from kriya.makers.models import BulkEdit, BulkEditRow


@transaction.atomic
def apply_plan(
    change: Change, makers: Sequence[UUID], values: Values, *, seen: str, key: UUID, by: User, words: str = ""
) -> BulkEdit:
    """Make a change to makers exactly as it was seen, and keep what each had before.

    `seen` is the hash of the plan that was shown: refuse when somebody changed a maker since. The same key again is the
    same edit; the same key with another plan is refused. `words` say the new value for people.
    """
    # A second sending of the same form waits until the first is done.
    wait_for(f"kriya bulk edit {current_council().pk} {key}")
    if earlier := said_before(BulkEdit.objects.filter(pk=key), seen, refusal="bulk_key_used", column="plan_hash"):
        return earlier
    now_planned = plan(change, makers, values, lock=True)
    if now_planned.hash != seen:
        raise Refused("bulk_changed_meanwhile")
    if not now_planned.changed:
        raise Refused("bulk_changes_nothing")
    return _write(now_planned, key=key, by=by, words=words)


def _write(planned: Plan, *, key: UUID, by: User, words: str) -> BulkEdit:
    before = {row.pk: row.before for row in planned.changed}
    kept = planned.change.aspect.write(before, {row.pk: row.after for row in planned.changed}, by)
    edit = BulkEdit(pk=key, field=planned.change.code, value=words[:200], plan_hash=planned.hash, made_by=by)
    edit.save(force_insert=True)
    rows = [BulkEditRow.of_scope(edit=edit, maker_id=pk, before=before[pk], after=kept[pk]) for pk in before]
    BulkEditRow.objects.bulk_create(rows, batch_size=BATCH)
    if planned.change.is_public:
        publish_makers(before)
    return edit
