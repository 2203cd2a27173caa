"""Reads marks from standard input and writes a copy of an xlsx with them."""

from __future__ import annotations

import json
import resource
import sys
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from kriya.makers.imports.marking.child.comments import add_notes
from kriya.makers.imports.marking.child.parts import Parts
from kriya.makers.imports.marking.child.sheet import colour_cells
from kriya.makers.imports.marking.child.styles import Styles
from kriya.makers.imports.sheets.child.guard import open_zip
from kriya.makers.imports.sheets.child.mend import parts_by_sheet

MOST_NOTES = 5_000
"""More notes than that make a spreadsheet program crawl; further cells are coloured only."""

Marks = dict[str, dict[str, tuple[str, str]]]


def main(source: str, target: str, bounds: dict[str, int]) -> None:
    """Mark a copy; it leaves with an error code when the file cannot be read."""
    resource.setrlimit(resource.RLIMIT_CPU, (bounds["cpu_seconds"], bounds["cpu_seconds"] + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with suppress(ValueError, OSError):  # macOS knows no limit on address space.
        resource.setrlimit(resource.RLIMIT_AS, (bounds["memory_bytes"], bounds["memory_bytes"]))
    marks: Marks = {}
    for sheet, place, tone, note in json.load(sys.stdin.buffer):
        marks.setdefault(sheet, {})[place] = (tone, note)
    data = Path(source).read_bytes()
    archive = open_zip(BytesIO(data), bounds, len(data))
    parts = Parts(archive)
    _mark(parts, parts_by_sheet(archive), marks)
    _write(archive, parts, target)


def _mark(parts: Parts, sheets: list[tuple[str, str]], marks: Marks) -> None:
    styles = Styles(parts)
    notes = MOST_NOTES
    for name, part in sheets:
        wanted = marks.get(name)
        if wanted:
            xml = colour_cells(parts.read(part), {place: tone for place, (tone, _note) in wanted.items()}, styles)
            parts.write(part, xml)
            told = dict(list(wanted.items())[:notes])
            notes -= len(told)
            if told:
                add_notes(parts, part, {place: note for place, (_tone, note) in told.items()})
    styles.save()


def _write(archive: ZipFile, parts: Parts, target: str) -> None:
    with ZipFile(target, "w", ZIP_DEFLATED, compresslevel=4) as out:
        for member in archive.infolist():
            if not member.is_dir():
                out.writestr(member.filename, parts.read(member.filename))
        for name in parts.added():
            out.writestr(name, parts.read(name))
