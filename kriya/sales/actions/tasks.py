"""Ask a person to look at something, and hear that it was done."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import transaction

from kriya.accounts.models import User
from kriya.core.clock import now
from kriya.core.refusal import Refused
from kriya.sales.models import Task


def ask_people(wanted: Iterable[tuple[str, UUID, dict[str, Any]]]) -> None:
    """Ask for each (kind, about what, facts); what was asked before is not asked again."""
    instant = now()
    rows = [Task.of_scope(kind=str(kind), about=about, facts=facts, made_at=instant) for kind, about, facts in wanted]
    if rows:
        Task.objects.bulk_create(rows, ignore_conflicts=True)


@transaction.atomic
def finish(task: Task, *, note: str, by: User | None) -> Task:
    """Say that a task was done and what came of it. Refuse a second time."""
    locked: Task = Task.objects.select_for_update().get(pk=task.pk)
    if locked.done_at is not None:
        raise Refused("task_done_already")
    locked.done_at, locked.done_by, locked.note = now(), by, note.strip()[:300]
    locked.save()
    return locked
