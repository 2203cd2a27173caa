"""A file on its way through the wizard: read, chosen about, written, thrown away. The work goes in attempts."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Final
from uuid import UUID

import pghistory
from django.core.files.base import ContentFile
from django.db.models import Q

from kriya.accounts.models import User
from kriya.core.attempts import Teller, begin, is_stuck, working_on
from kriya.core.clock import now
from kriya.core.refusal import Refused
from kriya.core.scoping import council_scope
from kriya.makers.actions.imports import WRITTEN, file_of, plan_import, read_for_council, write_import
from kriya.makers.actions.undo_import import undo_import
from kriya.makers.imports.offered import Choice
from kriya.makers.imports.plan import Plan
from kriya.makers.imports.preview.content import preview_of
from kriya.makers.imports.reading import FileRead
from kriya.makers.imports.report import counted, report_of
from kriya.makers.models import ImportRun
from kriya.makers.models.imports import ImportState

SMALL: Final = 150_000
"""Files up to so many bytes are read while the person waits: about a second for 2,000 rows."""
KEEP_UPLOADS: Final = timedelta(days=90)


def begin_reading(run: ImportRun) -> int | None:
    """Begin an attempt to read a file and return its number; None when it is being read or written already."""
    if is_stuck(run) and run.state != ImportState.UNDOING:
        return begin(run, ImportState.READING, state=run.state, attempt=run.attempt)
    ready = (ImportState.UPLOADED, ImportState.READY, ImportState.REFUSED)
    return begin(run, ImportState.READING, state__in=ready, attempt=run.attempt)


def begin_writing(run: ImportRun, *, shown: str, skip_refused: bool, by: User | None) -> int | None:
    """Begin to write what was shown, once: of two who press at once, one gets a number and the other None."""
    options = {**run.options, "skip_refused": skip_refused}
    return begin(run, ImportState.WRITING, {"options": options, "written_by": by}, state=ImportState.READY, shown=shown)


def begin_at_once(run: ImportRun) -> int | None:
    """Begin to write a file that was read already, at the terminal; a run that dies there shows as stuck."""
    return begin(run, ImportState.WRITING, state=ImportState.UPLOADED)


def begin_undoing(run: ImportRun) -> int | None:
    """Begin to take an import back; None when that is under way, or there is nothing to take back."""
    if is_stuck(run) and run.state == ImportState.UNDOING:
        return begin(run, ImportState.UNDOING, state=run.state, attempt=run.attempt)
    return begin(run, ImportState.UNDOING, state=ImportState.DONE, attempt=run.attempt)


def choices_of(run: ImportRun) -> dict[str, Choice]:
    """Return what somebody chose about the tables of this file."""
    return {
        key: Choice({int(index): name for index, name in one["fields"].items()}, one["left_out"])
        for key, one in run.mapping.get("choices", {}).items()
    }


def read_run(council: Any, run_id: UUID, attempt: int) -> None:
    """Read a file and keep what it would do, ready to be looked at; what cannot be read is refused with its reason.

    Opens short transactions only: the file may take a minute.
    """
    run = _of_attempt(council, run_id, attempt)
    tell = Teller(council, ImportRun, run_id, attempt)
    try:
        found = _read(council, run, tell)
        plan = _plan(council, run, found, tell)
    except Refused as no:
        _refuse(council, run, attempt, no, None)
        return
    if plan is None:
        _refuse(council, run, attempt, Refused(found.reason), found)
    else:
        _keep(council, run, attempt, found, plan)


def write_run(council: Any, run_id: UUID, attempt: int) -> None:
    """Write what was shown, in one transaction; when the register changed meanwhile, show anew and write nothing."""
    run = _of_attempt(council, run_id, attempt)
    tell = Teller(council, ImportRun, run_id, attempt)
    try:
        found = _read(council, run, tell)
        tell(85)
        with council_scope(council), pghistory.context(user=run.written_by_id, url=f"impor {run.file_name}"):
            working_on(ImportRun, run_id, attempt, hold=True)
            write_import(run, found, shown=run.shown, **_writing_options(run))
    except Refused as no:
        if no.code not in {"import_already_written", "import_register_changed", "import_has_refused_rows"}:
            _refuse(council, run, attempt, no, None)
        elif no.code != "import_already_written":
            _show_anew(council, run, attempt, found, no)


def undo_run(council: Any, run_id: UUID, attempt: int, *, by: User | None) -> None:
    """Take an import back, in one transaction; when something depends on it, it stays as it is."""
    run = _of_attempt(council, run_id, attempt)
    try:
        with council_scope(council), pghistory.context(user=by.pk if by else None, url=f"batal impor {run.file_name}"):
            working_on(ImportRun, run_id, attempt, hold=True)
            undo_import(run, by=by)
    except Refused as no:
        with council_scope(council):
            still = ImportRun.objects.filter(pk=run_id, attempt=attempt, state=ImportState.UNDOING)
            still.update(state=ImportState.DONE, report={**run.report, "notice": _code(no)})


def _writing_options(run: ImportRun) -> dict[str, bool]:
    return {
        "overwrite": run.options.get("overwrite", True),
        "skip_refused": run.options.get("skip_refused", False),
    }


def _show_anew(council: Any, run: ImportRun, attempt: int, found: FileRead, no: Refused) -> None:
    plan = _plan(council, run, found, lambda _percent: None)
    if plan is not None:
        _keep(council, run, attempt, found, plan, notice=no)


def _of_attempt(council: Any, run_id: UUID, attempt: int) -> ImportRun:
    with council_scope(council):
        return working_on(ImportRun, run_id, attempt)


def _read(council: Any, run: ImportRun, tell: Any) -> FileRead:
    strict = bool(run.options.get("strict"))
    with file_of(run) as path:
        return read_for_council(council, path, choices=choices_of(run), strict=strict, progress=tell)


def _plan(council: Any, run: ImportRun, found: FileRead, tell: Any) -> Plan | None:
    if found.kind != "makers":
        return None
    tell(85)
    with council_scope(council):
        return plan_import(found, overwrite=run.options.get("overwrite", True))


def _keep(
    council: Any, run: ImportRun, attempt: int, found: FileRead, plan: Plan, *, notice: Refused | None = None
) -> None:
    report = counted(report_of(found, plan))
    if notice is not None:
        report["notice"] = _code(notice)
    preview = preview_of(found, plan)
    _finish(council, run, attempt, preview, state=ImportState.READY, report=report, shown=plan.digest(), progress=100)


def _refuse(council: Any, run: ImportRun, attempt: int, no: Refused, found: FileRead | None) -> None:
    report = counted(report_of(found, None)) if found is not None else {}
    report["refusal"] = _code(no)
    preview = preview_of(found, None) if found is not None else b""
    _finish(council, run, attempt, preview, state=ImportState.REFUSED, report=report, shown="", progress=100)


def _code(no: Refused) -> dict[str, Any]:
    return {"code": no.code, "facts": no.facts}


def _finish(council: Any, run: ImportRun, attempt: int, preview: bytes, **columns: Any) -> None:
    with council_scope(council):
        held = working_on(ImportRun, run.pk, attempt, hold=True)
        if held.preview:
            held.preview.delete(save=False)
        for name, value in columns.items():
            setattr(held, name, value)
        if preview:
            held.preview.save(f"{held.pk}.pages", ContentFile(preview), save=False)
        held.save()


def forget_uploads() -> int:
    """Delete the files of runs that nobody needs any more, 90 days after their last day; return how many runs.

    An upload holds NIK in plain text, as its owner typed them. What an import did stays known, and can be undone.
    """
    until = now() - KEEP_UPLOADS
    old = ImportRun.objects.filter(Q(written_at__lt=until) | Q(written_at=None, uploaded_at__lt=until))
    alive = Q(state__in=ImportRun.busy, alive_at__gte=until)
    forgotten = list(old.exclude(alive).exclude(file="", preview=""))
    for run in forgotten:
        for stored in (run.file, run.preview):
            if stored:
                stored.delete(save=False)
        run.save(update_fields=["file", "preview"])
    return len(forgotten)


def give_up_writing(run: ImportRun) -> None:
    """Throw away a file whose writing ended with an error in this very process."""
    if ImportRun.objects.filter(pk=run.pk, state=ImportState.WRITING, attempt=run.attempt).update(alive_at=None):
        discard_run(run)


def keep_upload(run: ImportRun, *, by: User | None) -> None:
    """Remember that another word of Kriya wrote what this file holds: with it, its page and the way back would go."""
    ImportRun.objects.filter(pk=run.pk).update(written_at=now(), written_by=by)


def release_upload(run: ImportRun) -> None:
    """Forget that again: what was written is taken back."""
    ImportRun.objects.filter(pk=run.pk).update(written_at=None, written_by=None)


def discard_run(run: ImportRun) -> None:
    """Throw a file away that was not written, with everything kept of it; refuse one that was."""
    locked: ImportRun = ImportRun.objects.select_for_update().get(pk=run.pk)
    written = locked.state in (*WRITTEN, ImportState.UNDOING) or locked.written_at is not None
    if written or (locked.state in ImportRun.busy and not is_stuck(locked)):
        raise Refused("import_already_written")
    for stored in (locked.file, locked.preview):
        if stored:
            stored.delete(save=False)
    locked.delete()
