"""Make one maker of two: chosen fields and everything that hangs on them come to the kept one."""

from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F

from kriya.accounts.models import User
from kriya.core.clock import now
from kriya.core.refusal import Refused
from kriya.makers.actions.merge.joining import JOINED, join_bank, join_consents, others
from kriya.makers.actions.merge.rows import Row, Touched, copy_columns, differences, locked_rows
from kriya.makers.actions.publish import publish_makers
from kriya.makers.models import BankAccount, Consent, Maker, Merge
from kriya.makers.queries.duplicates.fields import FIELDS, RIGHT, Chosen

BANK = "bank"


@transaction.atomic
def merge_makers(kept: Maker, absorbed: Maker, *, choices: Chosen, by: User | None) -> Merge:
    """Fold `absorbed` into `kept`; `choices` names the fields whose value comes from the other ("right").

    Nothing is deleted: the absorbed row stays with what the kept one has already, and points to it. Refuses a maker
    with itself, and one that was merged meanwhile. What changed is written down, so that undo_merge() is exact.
    """
    kept, absorbed = lock_two(kept.pk, absorbed.pk)
    both = [kept.pk, absorbed.pk]
    before = _rows(both)
    _copy_chosen(kept, absorbed, choices)
    try:
        with transaction.atomic():
            _join(kept, absorbed, take_bank=choices.get(BANK) == RIGHT, by=by)
    except IntegrityError as clash:
        raise Refused("merge_clash") from clash
    Maker.objects.filter(pk__in=both).update(revision=F("revision") + 1, updated_at=now())
    Maker.objects.filter(pk=absorbed.pk).update(merged_into=kept)
    merge = Merge(kept=kept, absorbed=absorbed, merged_by=by, moved={"rows": _changed(before)})
    merge.save()
    publish_makers(both)
    return merge


def lock_two(kept_id: UUID, absorbed_id: UUID) -> tuple[Maker, Maker]:
    """Return both makers, locked in key order so that two people who merge wait and do not deadlock."""
    if kept_id == absorbed_id:
        raise Refused("merge_with_itself")
    locked = {
        row.pk: row for row in Maker.objects.select_for_update().filter(pk__in=[kept_id, absorbed_id]).order_by("pk")
    }
    if len(locked) < 2:
        raise Refused("merge_gone")
    if any(row.merged_into_id for row in locked.values()):
        raise Refused("merge_already_merged")
    return locked[kept_id], locked[absorbed_id]


def _copy_chosen(kept: Maker, absorbed: Maker, choices: Chosen) -> None:
    columns = [
        str(Maker._meta.get_field(name).column)  # type: ignore[union-attr]
        for field in FIELDS
        if choices.get(field.key) == RIGHT and not field.same(kept, absorbed)
        for name in field.columns
    ]
    if columns:
        copy_columns(Maker._meta.db_table, columns, source=absorbed.pk, target=kept.pk)


def _join(kept: Maker, absorbed: Maker, *, take_bank: bool, by: User | None) -> None:
    for join in JOINED.values():
        join(kept, absorbed)
    join_bank(kept, absorbed, take_other=take_bank)
    join_consents(kept, absorbed, by=by)
    for model, name in others():
        model.objects.filter(**{name: absorbed}).update(**{name: kept})


def _tables() -> list[tuple[str, str]]:
    joined: list[tuple[Any, str]] = [(model, "maker") for model in (*JOINED, BankAccount, Consent)]
    followers = [*joined, *others()]
    return [(model._meta.db_table, model._meta.get_field(name).column) for model, name in followers]


def _rows(makers: list[UUID]) -> dict[str, dict[str, Row]]:
    """Return all rows that a merge of these makers may change, by table, locked."""
    found = {Maker._meta.db_table: locked_rows(Maker._meta.db_table, "id", makers)}
    for table, column in _tables():
        found[table] = {**found.get(table, {}), **locked_rows(table, column, makers)}
    return found


def _changed(before: dict[str, dict[str, Row]]) -> list[dict[str, Any]]:
    changed: list[Touched] = []
    for table, rows in before.items():
        after = locked_rows(table, "id", [UUID(key) for key in rows])
        changed += differences(table, rows, after)
    return [vars(touched) for touched in changed]
