"""Take a council's spreadsheet into its register: read, compare, write in one transaction."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from django.core.files.base import File
from django.db import connection, transaction

from kriya.accounts.models import User
from kriya.core.clock import now, today
from kriya.core.refusal import Refused
from kriya.core.scoping import council_scope, current_council
from kriya.makers.imports.plan import Plan, make_plan
from kriya.makers.imports.reading import FileRead, Progress, read_file
from kriya.makers.imports.registered import whole_register
from kriya.makers.imports.report import report_of
from kriya.makers.imports.sheets.mapping import Mapping
from kriya.makers.imports.writing import write_plan
from kriya.makers.models import ImportedMapping, ImportRun
from kriya.makers.models.imports import ImportState


def receive_file(content: File[bytes], *, name: str, by: User | None) -> ImportRun:
    """Keep an uploaded file as it came, privately; nothing is read yet."""
    digest = hashlib.sha256()
    for chunk in content.chunks():
        digest.update(chunk)
    run = ImportRun(file_name=name[-200:], file_hash=digest.hexdigest(), uploaded_by=by)
    run.file.save(Path(name).name[-80:], content, save=False)
    run.save()
    return run


def read_for_council(council: Any, path: Path, *, progress: Progress = lambda _percent: None) -> FileRead:
    """Read a file with the council's region and the mappings it corrected before. Holds no transaction while it reads."""
    with council_scope(council):
        day = today()
        remembered = {row.fingerprint: Mapping.from_json(row.mapping) for row in ImportedMapping.objects.all()}
    return read_file(path, regency=council.region_code, today=day, remembered=remembered, progress=progress)


def plan_import(found: FileRead, *, overwrite: bool = True) -> Plan:
    """Compare a file with the register of the scope; refuse a file that holds no makers."""
    if found.kind != "makers":
        raise Refused(found.recognition.reason)
    return make_plan(found, whole_register(), regency=current_council().region_code, overwrite=overwrite)


@transaction.atomic
def write_import(
    run: ImportRun, found: FileRead, *, overwrite: bool = True, skip_refused: bool = False, shown: str | None = None
) -> dict[str, Any]:
    """Write a file into the register and return the report.

    Refuses when rows were refused and nobody said to go on without them, when the register changed since somebody was
    shown the plan with the digest `shown`, and a run that is written already: the second click changes nothing.
    """
    _lock_imports()
    locked: ImportRun = ImportRun.objects.select_for_update().get(pk=run.pk)
    if locked.state in {ImportState.DONE, ImportState.UNDONE}:
        raise Refused("import_already_written")
    plan = plan_import(found, overwrite=overwrite)
    if found.refused and not skip_refused:
        raise Refused("import_has_refused_rows", rows=len(found.refused))
    if shown is not None and plan.digest() != shown:
        raise Refused("import_register_changed")
    write_plan(plan, locked)
    locked.report = report_of(found, plan)
    locked.state, locked.progress, locked.written_at = ImportState.DONE, 100, now()
    locked.save()
    return locked.report


def _lock_imports() -> None:
    """One import of a council at a time: two would find the same maker missing and both enter it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('kriya import'), %s)", [current_council().pk])
