"""The verb itself: look that nothing depends on the import, then remove and restore."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q

from kriya.accounts.models import User
from kriya.core.refusal import Refused
from kriya.makers.actions.imports import lock_imports, moment_now
from kriya.makers.actions.publish import publish_makers
from kriya.makers.actions.undo_import.removing import remove_makers
from kriya.makers.actions.undo_import.restoring import restore_makers
from kriya.makers.models import Group, ImportRun, ImportTouch, Maker
from kriya.makers.models.imports import ImportState
from kriya.makers.queries.import_dependents import dependents_of, restorable_of


@dataclass(frozen=True)
class Undone:
    """How many makers went, and how many are as they were before."""

    removed: int
    restored: int


@transaction.atomic
def undo_import(run: ImportRun, *, by: User | None) -> Undone:
    """Remove what an import made and give back what it changed; history keeps both.

    Refuses, and changes nothing, while anything depends on it (see dependents_of), and for a run that is not written or
    undone already: the second click changes nothing.
    """
    lock_imports()
    locked: ImportRun = ImportRun.objects.select_for_update().get(pk=run.pk)
    if locked.state == ImportState.UNDONE:
        raise Refused("import_undone_already")
    if locked.state not in (ImportState.DONE, ImportState.UNDOING):
        raise Refused("import_not_written")
    touched = restorable_of(locked)
    makers = Q(imported_in=locked) | Q(pk__in=ImportTouch.objects.filter(run=locked).values("maker"))
    # Whoever would point to one of them now waits for this transaction, and finds it gone.
    list(Maker.objects.filter(makers).order_by("pk").select_for_update().values_list("pk"))
    if dependents := dependents_of(locked, touched):
        raise Refused("import_has_dependents", makers=len(dependents))
    restore_makers(locked, touched)
    removed = remove_makers(locked)
    _remove_groups(locked)
    publish_makers(one.maker for one in touched)
    locked.state, locked.undone_at, locked.undone_by = ImportState.UNDONE, moment_now(), by
    locked.save(update_fields=["state", "undone_at", "undone_by"])
    return Undone(removed, len(touched))


def _remove_groups(run: ImportRun) -> None:
    """Take back the groups that the import made, where nobody else has joined."""
    Group.objects.filter(name__in=run.report.get("groups_made", []), members=None).delete()
