"""Take a council's spreadsheet into its register: read, compare, write in one transaction."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from django.core.files.base import File
from django.db import connection, transaction

from kriya.accounts.models import User
from kriya.core.clock import today
from kriya.core.jobs import defer_called
from kriya.core.locks import take_if_free, wait_for
from kriya.core.planner import tell_planner_of
from kriya.core.refusal import Refused
from kriya.core.scoping import council_scope, current_council
from kriya.makers.imports.offered import Choice
from kriya.makers.imports.plan import Plan, make_plan, prepare
from kriya.makers.imports.reading import FileRead, Progress, read_file
from kriya.makers.imports.report import counted, report_of
from kriya.makers.imports.sheets.mapping import Mapping as ColumnMappings
from kriya.makers.imports.writing import write_plan
from kriya.makers.models import (
    Group,
    GroupMember,
    ImportedMapping,
    ImportRun,
    Maker,
    MakerCraft,
    MakerPhone,
    Paper,
    Step,
    YearlyFigure,
)
from kriya.makers.models.imports import ImportState

WRITTEN = (ImportState.DONE, ImportState.UNDONE)
FILLED: Final = (Maker, Step, MakerPhone, MakerCraft, Paper, YearlyFigure, GroupMember)


def receive_file(content: File[bytes], *, name: str, by: User | None) -> ImportRun:
    """Keep an uploaded file as it came, privately; nothing is read yet."""
    digest = hashlib.sha256()
    for chunk in content.chunks():
        digest.update(chunk)
    run = ImportRun(file_name=name[-200:], file_hash=digest.hexdigest(), uploaded_by=by)
    run.file.save(Path(name).name[-80:], content, save=False)
    run.save()
    return run


@contextmanager
def file_of(run: ImportRun) -> Iterator[Path]:
    """Have the uploaded file in a folder of this machine while the block runs; refuse when it is no longer kept."""
    name = run.file.name or ""
    if not name or not run.file.storage.exists(name):
        raise Refused("import_file_gone")
    ending = Path(run.file_name).suffix[:8]
    with tempfile.TemporaryDirectory(prefix="kriya-import-") as folder:
        # Under its own name: a text file has no other name for its one sheet.
        path = Path(folder) / f"{Path(run.file_name).stem[:80] or 'berkas'}{ending}"
        with run.file.storage.open(name, "rb") as source, path.open("wb") as out:
            while chunk := source.read(1 << 20):
                out.write(chunk)
        yield path


def read_for_council(
    council: Any,
    path: Path,
    *,
    choices: Mapping[str, Choice] | None = None,
    strict: bool = False,
    progress: Progress = lambda _percent: None,
) -> FileRead:
    """Read a file with the council's region and the mappings it corrected before; no transaction is open meanwhile."""
    with council_scope(council):
        day = today()
        rows = ImportedMapping.objects.all()
        remembered = {row.fingerprint: ColumnMappings.from_json(row.mapping) for row in rows}
    found = read_file(
        path,
        regency=council.region_code,
        today=day,
        remembered=remembered,
        choices=choices,
        strict=strict,
        progress=progress,
    )
    prepare(found, council.region_code)
    return found


def plan_import(found: FileRead, *, overwrite: bool = True) -> Plan:
    """Compare a file with the register of the scope; refuse a file that holds no makers."""
    if found.kind != "makers":
        raise Refused(found.reason)
    with connection.cursor() as cursor:
        # Comparing 50,000 rows may take longer than a transaction is usually let idle.
        cursor.execute("SET LOCAL idle_in_transaction_session_timeout = '15min'")
    return make_plan(found, overwrite=overwrite)


@transaction.atomic
def write_import(
    run: ImportRun, found: FileRead, *, overwrite: bool = True, skip_refused: bool = False, shown: str | None = None
) -> dict[str, Any]:
    """Write a file into the register and return the whole report; the run keeps its counts.

    Refuses when rows were refused and nobody said to go on without them, when the register changed since somebody was
    shown the plan with the digest `shown`, and a run that is written already: the second click changes nothing.
    """
    lock_imports()
    locked: ImportRun = ImportRun.objects.select_for_update().get(pk=run.pk)
    if locked.state in WRITTEN:
        raise Refused("import_already_written")
    plan = plan_import(found, overwrite=overwrite)
    if found.refused and not skip_refused:
        raise Refused("import_has_refused_rows", rows=len(found.refused))
    if shown is not None and plan.digest() != shown:
        raise Refused("import_register_changed")
    groups = _groups_to_make(plan)
    write_plan(plan, locked)
    if plan.new or plan.changed:
        defer_called("kriya.makers.tasks.refresh_likely_pairs")
    tell_planner_of(len(plan.new) + len(plan.changed), *FILLED)
    report = report_of(found, plan)
    locked.report = counted(report) | {"groups_made": groups}
    locked.state, locked.progress, locked.written_at = ImportState.DONE, 100, moment_now()
    locked.save()
    return report


def _groups_to_make(plan: Plan) -> list[str]:
    """The groups that the register does not know yet: an undo takes them back with their members."""
    named = {one.group for one in plan.new if one.group}
    named |= {d.after for change in plan.changed for d in change.differences if d.field == "group"}
    return sorted(named - set(Group.objects.filter(name__in=named).values_list("name", flat=True)))


def moment_now() -> Any:
    """The moment of this transaction in the database: every row and every line of history that it writes bears it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT transaction_timestamp()")
        return cursor.fetchone()[0]


def lock_imports() -> None:
    """Let one import of a council write at a time: two would find the same maker missing and both enter it."""
    wait_for(_lock())


def imports_are_free() -> bool:
    """Lock imports as well, if nobody imports just now: whoever sits before a page does not wait for another's file."""
    return take_if_free(_lock())


def _lock() -> str:
    return f"kriya import of {current_council().pk}"
