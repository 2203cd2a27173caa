"""Reads one file and writes its sheets to standard output in chunks: the parent takes them in while this goes on."""

from __future__ import annotations

import gc
import resource
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from io import BytesIO
from itertools import islice
from pathlib import Path
from struct import unpack_from
from typing import Any, BinaryIO

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from kriya.makers.imports.sheets.child.concealed import NOTHING
from kriya.makers.imports.sheets.child.frames import write, write_rows
from kriya.makers.imports.sheets.child.guard import kind_of_zip, open_zip
from kriya.makers.imports.sheets.child.markup import read_markup
from kriya.makers.imports.sheets.child.mend import Mended, Mender
from kriya.makers.imports.sheets.child.records import concealed_by_sheet
from kriya.makers.imports.sheets.child.spans import Layout, layout_by_sheet
from kriya.makers.imports.sheets.child.stop import Bounds, Stop
from kriya.makers.imports.sheets.child.text import decode, read_text

CHUNK = 2_000
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BEGINNING = b"\x09\x08\x10\x00\x00\x06\x05\x00"  # How the records of an old workbook begin,
_FILEPASS = 0x2F  # and the record that follows when the rest is encrypted.
_MARKUP = (b"<html", b"<!doctype", b"<?xml", b"<table", b"<head", b"<body", b"<meta", b"<style", b"<!--")


def main(path: str, bounds: Bounds) -> None:
    """Limit this process, then read the file and write frames: ("sheet", …), rows, …, ("end", …)."""
    _limit(bounds)
    gc.disable()  # Nothing here lives in circles, and there are a million cells to count otherwise.
    pipe = sys.stdout.buffer
    try:
        _read(Path(path).read_bytes(), bounds, pipe)
    except Stop as no:
        write(pipe, ("stop", no.code, no.facts))
    except MemoryError:
        write(pipe, ("stop", "too_heavy", {}))
    pipe.flush()


def _limit(bounds: Bounds) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (bounds["cpu_seconds"], bounds["cpu_seconds"] + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with suppress(ValueError, OSError):  # macOS knows no limit on address space.
        resource.setrlimit(resource.RLIMIT_AS, (bounds["memory_bytes"], bounds["memory_bytes"]))


def _read(data: bytes, bounds: Bounds, pipe: BinaryIO) -> None:
    head = data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if data.startswith(_ZIP):
        archive = open_zip(BytesIO(data), bounds, len(data))
        kind = kind_of_zip(archive)
        mender = Mender(archive, bounds) if kind == "xlsx" else None
        layouts = layout_by_sheet(archive, bounds) if kind == "ods" else {}
        _send_workbook(kind, data, mender, bounds, pipe, layouts)
    elif data.startswith(_OLE):
        _check_ole(data)
        _send_workbook("xls", data, None, bounds, pipe, concealed_by_sheet(data, bounds))
    elif head.startswith(_MARKUP):
        _send_markup(data, bounds, pipe)
    else:
        text = read_text(data, bounds)
        _send_sheet(("", 0, 0, [], False, ([], []), text.mended), iter(text.rows), {}, pipe)
        write(pipe, ("end", "csv", text.encoding, text.delimiter))


def _send_markup(data: bytes, bounds: Bounds, pipe: BinaryIO) -> None:
    text, encoding = decode(data)
    for number, grid in enumerate(read_markup(text, bounds), 1):
        name = grid.name or (f"Tabel {number}" if number > 1 else "")
        _send_sheet((name, 0, 0, grid.merges, False, ([], []), {}), iter(grid.rows), {}, pipe)
    write(pipe, ("end", "html", encoding, ""))


def _check_ole(data: bytes) -> None:
    """The container of old Office files: its directory names the streams in UTF-16."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise Stop("encrypted")
    if not any(name.encode("utf-16-le") in data for name in ("Workbook", "Book", "WORKBOOK", "BOOK")):
        raise Stop("not_a_spreadsheet")
    at = data.find(_BEGINNING)
    for _record in range(10):
        kind, size = unpack_from("<HH", data, at) if 0 <= at <= len(data) - 4 else (0, 0)
        if kind == _FILEPASS:
            raise Stop("encrypted")
        at += 4 + size


def _send_workbook(
    kind: str, data: bytes, mender: Mender | None, bounds: Bounds, pipe: BinaryIO, layouts: dict[str, Layout]
) -> None:
    if mender:
        mender.start()
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(data))
        shown = [sheet for sheet in book.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]
        if len(shown) > bounds["sheets"]:
            raise Stop("too_many_sheets", sheets=len(shown), limit=bounds["sheets"])
        rows = cells = 0
        for about in shown:
            sheet = book.get_sheet_by_name(about.name)
            rows, cells = rows + sheet.height, cells + sheet.height * sheet.width
            _check_size(sheet, rows, cells, bounds)
            mended = mender.of(about.name) if mender else {}
            layout = layouts.get(about.name, Layout([], NOTHING))
            concealed = mender.concealed_of(about.name) if mender else layout.concealed
            hidden = about.visible != SheetVisibleEnum.Visible
            merges = [(*start, *end) for start, end in sheet.merged_cell_ranges or ()] or layout.merged
            _send_calamine(sheet, (merges, hidden, tuple(concealed)), mended, pipe)
    except PasswordError as no:
        raise Stop("encrypted") from no
    except CalamineError as no:
        raise Stop("damaged", detail=str(no)[:200]) from no
    write(pipe, ("end", kind, "", ""))


def _check_size(sheet: CalamineSheet, rows: int, cells: int, bounds: Bounds) -> None:
    if sheet.width > bounds["columns"]:
        raise Stop("too_many_columns", sheet=sheet.name, columns=sheet.width, limit=bounds["columns"])
    if rows > bounds["rows"] or cells > bounds["cells"]:
        raise Stop("too_many_rows", sheet=sheet.name, rows=rows, limit=bounds["rows"])


def _send_calamine(sheet: CalamineSheet, facts: tuple[Any, ...], mended: Mended, pipe: BinaryIO) -> None:
    first_row, first_column = sheet.start or (0, 0)
    rows = islice(sheet.iter_rows(), first_row, None)
    about = (sheet.name, first_row, first_column, *facts, {})
    if all(_inside(sheet, place) for place in mended):
        here = {(row - first_row, column - first_column): text for (row, column), text in mended.items()}
        _send_sheet(about, rows, here, pipe)
    else:
        _send_sheet((sheet.name, 0, 0, *facts, {}), iter(_widened(sheet, mended)), mended, pipe)


def _inside(sheet: CalamineSheet, place: tuple[int, int]) -> bool:
    if sheet.start is None or sheet.end is None:
        return False
    return all(low <= at <= high for low, at, high in zip(sheet.start, place, sheet.end, strict=True))


def _widened(sheet: CalamineSheet, mended: Mended) -> list[list[Any]]:
    """calamine's area ends where its last value stands; formulas nobody calculated may stand outside."""
    first_column = sheet.start[1] if sheet.start else 0
    rows = [[""] * first_column + row for row in sheet.iter_rows()]
    height = max(len(rows), *(row + 1 for row, _column in mended))
    width = max(first_column + sheet.width, *(column + 1 for _row, column in mended))
    rows += [[] for _missing in range(height - len(rows))]
    return [row + [""] * (width - len(row)) for row in rows]


def _send_sheet(about: tuple[Any, ...], rows: Iterator[list[Any]], mended: Mended, pipe: BinaryIO) -> None:
    write(pipe, ("sheet", *about))
    sent = 0
    dated: set[int] = set()
    while chunk := list(islice(rows, CHUNK)):
        _put(chunk, sent, mended)
        write_rows(pipe, chunk, dated)
        pipe.flush()
        sent += len(chunk)


def _put(chunk: list[list[Any]], sent: int, mended: Mended) -> None:
    for row, column, text in _within(mended, sent, sent + len(chunk)):
        cells = chunk[row]
        if 0 <= column < len(cells) and cells[column] == "":
            cells[column] = text


def _within(mended: Mended, start: int, stop: int) -> Iterable[tuple[int, int, str]]:
    return ((row - start, column, text) for (row, column), text in mended.items() if start <= row < stop)
