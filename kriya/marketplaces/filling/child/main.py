"""The limited process: `look` tells what calamine does not read, `fill` writes a copy with the cells given on stdin."""

from __future__ import annotations

import json
import resource
import sys
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from kriya.makers.imports.marking.child.parts import Parts
from kriya.makers.imports.sheets.child.guard import open_zip
from kriya.makers.imports.sheets.child.mend import parts_by_sheet
from kriya.marketplaces.filling.child.cells import fill_cells
from kriya.marketplaces.filling.child.looking import names_of, seen_of


def main(what: str, source: str, target: str, bounds: dict[str, int]) -> None:
    """Print what a template holds, or write a filled copy; it fails for what is no xlsx."""
    resource.setrlimit(resource.RLIMIT_CPU, (bounds["cpu_seconds"], bounds["cpu_seconds"] + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with suppress(ValueError, OSError):  # macOS knows no limit on address space.
        resource.setrlimit(resource.RLIMIT_AS, (bounds["memory_bytes"], bounds["memory_bytes"]))
    data = Path(source).read_bytes()
    archive = open_zip(BytesIO(data), bounds, len(data))
    said = _look(archive) if what == "look" else _fill(archive, target, json.load(sys.stdin.buffer))
    json.dump(said, sys.stdout)


def _look(archive: ZipFile) -> dict[str, Any]:
    sheets = {name: seen_of(archive.read(part)) for name, part in parts_by_sheet(archive)}
    return {"sheets": sheets, "names": names_of(archive.read("xl/workbook.xml"))}


def _fill(archive: ZipFile, target: str, wanted: dict[str, dict[str, Any]]) -> dict[str, Any]:
    parts = Parts(archive)
    kept: dict[str, list[str]] = {}
    for name, part in parts_by_sheet(archive):
        if cells := wanted.get(name):
            xml, kept[name] = fill_cells(parts.read(part), cells)
            parts.write(part, xml)
    with ZipFile(target, "w", ZIP_DEFLATED, compresslevel=6) as out:
        for member in archive.infolist():
            if not member.is_dir():
                out.writestr(member.filename, parts.read(member.filename))
    return {"kept": kept}
