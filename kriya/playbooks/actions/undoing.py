"""Undo a step: what it wrote goes back to what was there, as far as nobody changed it since."""

from typing import Any

from django.db import transaction

from kriya.accounts.models import User
from kriya.core.clock import now
from kriya.core.once import digest_of
from kriya.core.parts import parts
from kriya.core.refusal import Refused
from kriya.core.scoping import current_council
from kriya.councils.models import Council
from kriya.playbooks.actions.sharing import tell_source
from kriya.playbooks.models import AdoptedItem, Adoption, AdoptionStep, AdoptionTask

Json = dict[str, Any]


@transaction.atomic
def undo(step: AdoptionStep, *, by: User | None) -> AdoptionStep:
    """Undo the newest step of an adoption; of the first one, the adoption ends. What was changed since stays, and
    `left` says what that is."""
    Council.objects.select_for_update(no_key=True).get(pk=current_council().pk)
    step.refresh_from_db()
    adoption: Adoption = step.adoption
    if step.undone_at is not None:
        raise Refused("playbook_undone")
    if adoption.steps.filter(undone_at=None, pk__gt=step.pk).exists():
        raise Refused("playbook_not_last")
    # What rests on others goes first.
    step.left = [left for change in reversed(step.changes) if (left := _take_back(change, by))]
    _restore_origins(step)
    AdoptionTask.objects.filter(adoption=adoption, code__in=step.added_tasks, done_at=None).delete()
    step.undone_at, step.undone_by = now(), by
    step.save()
    adoption.answers = step.answers_before
    if step.before is None:
        adoption.ended_at = step.undone_at
    else:
        adoption.received = step.before
    adoption.save()
    tell_source(adoption)
    return step


def _take_back(change: Json, by: User | None) -> Json | None:
    """Write an item as it was; return what of it stays, None where nothing does."""
    part = parts()[change["part"]]
    at = {"part": change["part"], "key": change["key"]}
    mine, before, after = part.read().get(change["key"]), change["before"], change["after"]
    if mine is None or after is None:
        return None
    if before is None:
        if not part.can_remove or digest_of(mine) != digest_of(after):
            return {**at, "fields": []}
        part.remove(change["key"], by=by)
        return None
    moved = [name for name in after if digest_of(after[name]) != digest_of(before.get(name))]
    touched = [name for name in moved if digest_of(mine.get(name)) != digest_of(after[name])]
    back = {name: before[name] for name in moved if name not in touched and name in before}
    if back:
        part.write(change["key"], back, by=by)
    return {**at, "fields": touched} if touched else None


def _restore_origins(step: AdoptionStep) -> None:
    AdoptedItem.objects.filter(adoption=step.adoption).delete()
    for kept in step.bases:
        row = AdoptedItem(adoption=step.adoption, base_hash=digest_of(kept["base"]), received_id=kept["received"])
        for name in ("part", "key", "base", "declined", "origin"):
            setattr(row, name, kept[name])
        row.save()
