"""`kriya import FILE --council SLUG`: the same report as the wizard, written unless --dry-run."""

import json
import sys
from argparse import Namespace
from pathlib import Path
from typing import Any, Final

import pghistory
from django.core.files.base import File
from django.utils.translation import gettext as _

from kriya.cli.commands.import_products import take_products
from kriya.cli.councils import council_called
from kriya.cli.import_words import lines_of
from kriya.cli.language import spoken
from kriya.cli.progress import Progress
from kriya.core.refusal import Refused, say
from kriya.core.scoping import council_scope
from kriya.councils.models import Council
from kriya.makers.actions.import_runs import begin_at_once, give_up_writing
from kriya.makers.actions.imports import plan_import, read_for_council, receive_file, write_import
from kriya.makers.imports.reading import FileRead
from kriya.makers.imports.report import report_of
from kriya.makers.imports.sheets.fields import PRODUCTS
from kriya.makers.models import ImportRun

_WAYS_ON: Final = {
    "import_has_refused_rows": "--skip-refused",
    "list_names_no_maker": "--maker",
    "list_names_stranger": "--maker",
}
"""The option that does what the sentence of a refusal offers."""


def run(arguments: Namespace) -> int:
    """Import a file; 0 when it is written (or could be), 1 when it or a row of it is refused."""
    with spoken():
        return _run(arguments, Progress())


def _run(arguments: Namespace, progress: Progress) -> int:
    council = None
    try:
        council = council_called(arguments.council)
        progress.stage(_("Membaca"))
        found = read_for_council(council, arguments.file, strict=arguments.strict, progress=progress)
        report = _take_any(council, found, arguments, progress)
    except Refused as no:
        report = {"kind": "unknown", "rows_read": 0, "written": False, "refusal": no}
    progress.clear()
    refusal: Refused | None = report.pop("refusal", None)
    if refusal is not None:
        report["refusal"] = {"code": refusal.code, "reason": say(refusal)}
    _print(report, council, arguments)
    if refusal is None:
        return 0
    way_on = _WAYS_ON.get(refusal.code)
    sys.stderr.write(f"{say(refusal)} ({way_on})\n" if way_on else f"{say(refusal)}\n")
    return 1


def _take_any(council: Council, found: FileRead, arguments: Namespace, progress: Progress) -> dict[str, Any]:
    if found.kind == PRODUCTS:
        return take_products(council, found.recognition, arguments, progress)
    if arguments.photos:
        raise Refused("photos_only_for_products")
    if arguments.maker:
        raise Refused("maker_only_for_products")
    return _take(council, found, arguments, progress)


def _take(council: Council, found: FileRead, arguments: Namespace, progress: Progress) -> dict[str, Any]:
    """Return the report; `refusal` in it keeps the file from being written."""
    if arguments.dry_run or found.kind != "makers" or (found.refused and not arguments.skip_refused):
        return _look(council, found, arguments, progress)
    progress.stage(_("Menyimpan"), 85)
    with council_scope(council):
        # Committed before anything is written: were this process killed, the wizard would list the file as stuck.
        started = _receive(arguments.file)
        begin_at_once(started)
    try:
        with council_scope(council), pghistory.context(url=f"kriya import {arguments.file.name}"):
            return {**write_import(started, found, skip_refused=True), "written": True}
    except BaseException:
        with council_scope(council):
            give_up_writing(started)
        raise


def _look(council: Council, found: FileRead, arguments: Namespace, progress: Progress) -> dict[str, Any]:
    progress.stage(_("Membandingkan"), 85)
    refusal: Refused | None = None
    with council_scope(council):
        try:
            plan = plan_import(found)
        except Refused as no:
            plan, refusal = None, no
        report = {**report_of(found, plan), "written": False}
    if refusal is None and found.refused and not arguments.skip_refused:
        refusal = Refused("import_has_refused_rows", rows=len(found.refused))
    return {**report, "refusal": refusal} if refusal is not None else report


def _receive(file: Path) -> ImportRun:
    with file.open("rb") as content:
        return receive_file(File(content), name=file.name, by=None)


def _print(report: dict[str, Any], council: Council | None, arguments: Namespace) -> None:
    if arguments.json:
        sys.stdout.write(json.dumps(report, ensure_ascii=False, indent=1, default=str) + "\n")
        return
    if council is None or not report.get("sheets"):
        return
    for line in lines_of(report, f"{arguments.file.name} → {council.name}"):
        sys.stdout.write(line + "\n")
    if report["written"]:
        sys.stdout.write("  " + _("Tersimpan.") + "\n")
    elif "refusal" not in report:
        sys.stdout.write("  " + _("Belum ada yang disimpan (--dry-run).") + "\n")
