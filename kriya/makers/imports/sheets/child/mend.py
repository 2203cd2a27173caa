"""Cells of an xlsx that calamine gives as empty though they say something: errors, and formulas nobody has calculated.

A cell with an error gets its text back ("#REF!"); a formula without a stored result (written by a program that does not
calculate) comes as its text ("=50*25"). Runs in a thread beside calamine, which leaves the interpreter free.
"""

from __future__ import annotations

import re
from html import unescape
from posixpath import join, normpath
from threading import Thread
from zipfile import BadZipFile, ZipFile

from kriya.makers.imports.sheets.child.concealed import NOTHING, Concealed, concealed_in
from kriya.makers.imports.sheets.child.stop import Bounds

Mended = dict[tuple[int, int], str]

_SHEET = re.compile(r"<(?:\w+:)?sheet\b[^>]*>")
_RELATION = re.compile(r"<(?:\w+:)?Relationship\b[^>]*>")
_ATTRIBUTE = re.compile(r"([\w:]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_CELL = re.compile(rb"<c\b([^>]*)>(.*?)</c>", re.DOTALL)
_PLACE = re.compile(rb"\br=[\"']([A-Z]+)(\d+)[\"']")
_VALUE = re.compile(rb"<v>([^<]*)</v>")
_FORMULA = re.compile(rb"<f(?:\s[^>]*)?>([^<]+)</f>")
_ERROR_MARKS = (b't="e"', b"t='e'")
_OPEN_MARKS = (b"</f></c>", b"</f><v></v>", b"</f><v/>", b"</f><v />")
_STYLE = 2_000  # So many bytes show whether a writer quotes with ' or ".


class Mender(Thread):
    """Looks through every sheet of an archive; of(name) waits for it and gives what was found on that sheet."""

    def __init__(self, archive: ZipFile, bounds: Bounds) -> None:
        super().__init__(daemon=True)
        self._archive, self._bounds = archive, bounds
        self._concealed: dict[str, Concealed] = {}
        self._found: dict[str, Mended] = {}

    def run(self) -> None:
        try:
            for name, part in parts_by_sheet(self._archive):
                xml = self._archive.read(part)
                self._found[name] = _mend(xml)
                self._concealed[name] = concealed_in(xml, self._bounds)
        except (BadZipFile, KeyError, EOFError, OSError, ValueError, NotImplementedError):
            return  # calamine reads the same parts and says what is wrong with them.

    def of(self, sheet: str) -> Mended:
        self.join()
        found, most = self._found.get(sheet, {}), self._bounds
        return {at: text for at, text in found.items() if at[0] < most["rows"] and at[1] < most["columns"]}

    def concealed_of(self, sheet: str) -> Concealed:
        self.join()
        return self._concealed.get(sheet, NOTHING)


def parts_by_sheet(archive: ZipFile) -> list[tuple[str, str]]:
    """Return the name of every sheet with the part of the archive that holds it."""
    relations = {}
    for tag in _RELATION.findall(archive.read("xl/_rels/workbook.xml.rels").decode("utf-8", "replace")):
        about = attributes(tag)
        target = about.get("Target", "")
        relations[about.get("Id", "")] = target.lstrip("/") if target[:1] == "/" else normpath(join("xl", target))
    sheets = map(attributes, _SHEET.findall(archive.read("xl/workbook.xml").decode("utf-8", "replace")))
    names = set(archive.namelist())
    found = ((unescape(sheet.get("name", "")), relations.get(sheet.get("r:id", ""), "")) for sheet in sheets)
    return [(name, part) for name, part in found if part in names]


def attributes(tag: str) -> dict[str, str]:
    """Return the attributes of a tag as they are written."""
    return {name: double or single for name, double, single in _ATTRIBUTE.findall(tag)}


def _mend(xml: bytes) -> Mended:
    marks: list[bytes] = [_ERROR_MARKS[b"='" in xml[:_STYLE]]]
    if b"</f>" in xml:
        marks += _OPEN_MARKS
    places: set[int] = set()
    for mark in marks:
        at = xml.find(mark)
        while at >= 0:
            places.add(xml.rfind(b"<c ", 0, at + 1))
            at = xml.find(mark, at + 1)
    found: Mended = {}
    for start in sorted(places - {-1}):
        match = _CELL.match(xml, start)
        place = _PLACE.search(match[1]) if match else None
        text = _text(match[1], match[2]) if match else ""
        if place and text:
            found[int(place[2]) - 1, _column(place[1])] = text
    return found


def _text(attributes: bytes, inside: bytes) -> str:
    value, formula = _VALUE.search(inside), _FORMULA.search(inside)
    if any(mark in attributes for mark in _ERROR_MARKS):
        return value[1].decode("utf-8", "replace") if value and value[1] else "#REF!"
    if formula and not (value and value[1]):
        return "=" + unescape(formula[1].decode("utf-8", "replace"))
    return ""


def _column(name: bytes) -> int:
    number = 0
    for letter in name:
        number = number * 26 + letter - 64
    return number - 1
