"""`kriya import FILE --council SLUG`: the same report as the wizard, written unless --dry-run."""

import json
import sys
from argparse import Namespace
from pathlib import Path
from typing import Any

import pghistory
from django.core.files.base import File

from kriya.cli.councils import council_called
from kriya.core.refusal import Refused, say
from kriya.core.scoping import council_scope
from kriya.councils.models import Council
from kriya.makers.actions.imports import plan_import, read_for_council, receive_file, write_import
from kriya.makers.imports.reading import FileRead
from kriya.makers.imports.report import report_of


def run(arguments: Namespace) -> int:
    """Import a file; 0 when it is written (or could be), 1 when it or a row of it is refused."""
    try:
        council = council_called(arguments.council)
        found = read_for_council(council, arguments.file, progress=_progress)
        report = _take(council, found, arguments)
    except Refused as no:
        return _refuse(no, arguments, {"kind": "unknown", "rows_read": 0})
    if report.get("refusal"):
        return _refuse(report.pop("refusal"), arguments, report)
    _print(report, arguments)
    return 0


def _take(council: Council, found: FileRead, arguments: Namespace) -> dict[str, Any]:
    with council_scope(council):
        try:
            plan = plan_import(found)
            report = {**report_of(found, plan), "written": False}
        except Refused as no:
            return {**report_of(found, None), "written": False, "refusal": no}
    if found.refused and not arguments.skip_refused:
        report["refusal"] = Refused("import_has_refused_rows", rows=len(found.refused))
    if arguments.dry_run or report.get("refusal"):
        return report
    with council_scope(council), pghistory.context(url=f"kriya import {arguments.file.name}"):
        started = _receive(arguments.file)
        return {**write_import(started, found, skip_refused=True), "written": True}


def _receive(file: Path) -> Any:
    with file.open("rb") as content:
        return receive_file(File(content), name=file.name, by=None)


def _refuse(no: Refused, arguments: Namespace, report: dict[str, Any]) -> int:
    _print({**report, "written": False, "refusal": {"code": no.code, "reason": say(no)}}, arguments)
    sys.stderr.write(say(no) + "\n")
    return 1


def _progress(percent: int) -> None:
    if sys.stderr.isatty():
        sys.stderr.write(f"\r{percent:3d} %" + ("\r     \r" if percent >= 80 else ""))
        sys.stderr.flush()


def _print(report: dict[str, Any], arguments: Namespace) -> None:
    if arguments.json:
        sys.stdout.write(json.dumps(report, ensure_ascii=False, indent=1, default=str) + "\n")
        return
    counts = ("rows_read", "new", "changed", "same", "duplicates")
    lines = [f"{name:<12} {report.get(name, 0):>8}" for name in counts]
    lines.append(f"{'refused':<12} {len(report.get('refused', [])):>8}")
    for cell in [*report.get("refused", []), *report.get("left_out", [])][:50]:
        lines.append(f"  {cell['cell']}: {cell['value']!r}: {cell['reason']} {cell['expected']}")
    sys.stdout.write("\n".join(lines) + "\n")
