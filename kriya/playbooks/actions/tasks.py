"""Tick off what is done."""

from django.db import transaction

from kriya.accounts.models import User
from kriya.core.clock import now
from kriya.playbooks.actions.sharing import tell_source
from kriya.playbooks.models import AdoptionTask


@transaction.atomic
def tick(task: AdoptionTask, is_done: bool, *, by: User | None) -> AdoptionTask:
    """Say that a task is done, or that it is not after all. Twice is once: who did it first stays."""
    if (task.done_at is not None) != is_done:
        task.done_at, task.done_by = (now(), by) if is_done else (None, None)
        task.save(update_fields=["done_at", "done_by"])
        tell_source(task.adoption)
    return task
