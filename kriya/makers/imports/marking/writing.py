"""Writes the marked file: an xlsx or xlsm stays as it is but for the marks, anything else becomes an xlsx like it.

A user's file is opened in a process of its own with bounds on memory and time, as for reading.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Final
from zipfile import BadZipFile, ZipFile

from kriya.core.refusal import Refused
from kriya.makers.imports.marking import child as marking_child
from kriya.makers.imports.marking.marks import Mark
from kriya.makers.imports.marking.rebuilt import write_rebuilt
from kriya.makers.imports.sheets import child as reading_child
from kriya.makers.imports.sheets.limits import Limits
from kriya.makers.imports.sheets.open import read_workbook

ENDINGS: Final = {"xlsx": ".xlsx", "xlsm": ".xlsm"}
_START = """
import sys, types
for name, folder in zip(sys.argv[1:5:2], sys.argv[2:5:2]):
    package = types.ModuleType(name)
    package.__path__ = [folder]
    sys.modules[name] = package
from kriya.makers.imports.marking.child.main import main
main(sys.argv[5], sys.argv[6], {name: int(value) for name, value in (pair.split("=") for pair in sys.argv[7:])})
"""


def write_marked(source: Path, target: Path, marks: Sequence[Mark]) -> str:
    """Write a copy of a file with marks and return the ending that its name should have.

    Raises Refused as read_workbook does. The source has passed its guards once; it passes them again.
    """
    kind = _kind_of(source)
    if kind in ENDINGS:
        _mark_copy(source, target, marks)
        return ENDINGS[kind]
    write_rebuilt(read_workbook(source), target, marks)
    return ".xlsx"


def _kind_of(source: Path) -> str:
    """What the file's content says it is, and not its name."""
    try:
        with ZipFile(source) as archive:
            names = set(archive.namelist())
            types = archive.read("[Content_Types].xml")[:100_000] if "[Content_Types].xml" in names else b""
    except (BadZipFile, OSError, NotImplementedError):
        return ""
    if "xl/workbook.xml" not in names:
        return ""
    return "xlsm" if b"macroEnabled" in types else "xlsx"


def _mark_copy(source: Path, target: Path, marks: Sequence[Mark]) -> None:
    limits = Limits()
    packages = [
        part for one in (marking_child, reading_child) for part in (one.__name__, str(Path(str(one.__file__)).parent))
    ]
    bounds = [f"{name}={value}" for name, value in asdict(limits).items()]
    command = [
        sys.executable,
        "-I",
        "-S",
        "-c",
        _START,
        *packages,
        str(source.resolve()),
        str(target.resolve()),
        *bounds,
    ]
    given = json.dumps([list(mark) for mark in marks]).encode()
    try:
        done = subprocess.run(command, input=given, capture_output=True, timeout=limits.wall_seconds, check=False)
    except subprocess.TimeoutExpired as no:
        raise Refused("took_too_long") from no
    if done.returncode:
        raise Refused("damaged" if done.returncode > 0 else "too_heavy")
