"""The parts of an xlsx: read from the archive, changed in memory; and how they point to each other."""

from __future__ import annotations

import re
from html import unescape
from posixpath import basename, dirname, join, normpath, relpath
from xml.sax.saxutils import quoteattr
from zipfile import ZipFile

from kriya.makers.imports.sheets.child.mend import attributes

TRANSITIONAL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_RELATION = re.compile(r"<(?:\w+:)?Relationship\b[^>]*>")
_TYPES = "[Content_Types].xml"
_NO_RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
)


class Parts:
    """What the archive holds, with changes and additions on top."""

    def __init__(self, archive: ZipFile) -> None:
        self._archive = archive
        self._there = {member.filename for member in archive.infolist() if not member.is_dir()}
        self._changed: dict[str, bytes] = {}

    def __contains__(self, name: str) -> bool:
        return name in self._there or name in self._changed

    def read(self, name: str) -> bytes:
        """Return a part as it is now."""
        return self._changed[name] if name in self._changed else self._archive.read(name)

    def write(self, name: str, content: bytes) -> None:
        """Change a part or add one."""
        self._changed[name] = content

    def added(self) -> list[str]:
        """Return the names of parts that the archive does not have."""
        return [name for name in self._changed if name not in self._there]

    def free_name(self, pattern: str) -> str:
        """Return the first name of a pattern with a number in it that no part bears."""
        number = 1
        while pattern.format(number) in self:
            number += 1
        return pattern.format(number)

    def relations(self, part: str) -> list[tuple[str, str, str]]:
        """Return what a part points to: the id, the last word of its type, the name of the other part."""
        name = _relations_of(part)
        text = self.read(name).decode("utf-8", "replace") if name in self else ""
        found = []
        for about in map(attributes, _RELATION.findall(text)):
            target = unescape(about.get("Target", ""))
            other = target.lstrip("/") if target.startswith("/") else normpath(join(dirname(part), target))
            found.append((about.get("Id", ""), about.get("Type", "").rpartition("/")[2], other))
        return found

    def relate(self, part: str, kind: str, other: str, base: str = TRANSITIONAL) -> str:
        """Let a part point to another and return the id of the pointer."""
        name = _relations_of(part)
        text = self.read(name).decode("utf-8") if name in self else _NO_RELATIONS
        taken = {about.get("Id", "") for about in map(attributes, _RELATION.findall(text))}
        number = 1
        while f"rIdKriya{number}" in taken:
            number += 1
        target = relpath(other, dirname(part) or ".")
        line = f'<Relationship Id="rIdKriya{number}" Type="{base}/{kind}" Target={quoteattr(target)}/>'
        self.write(name, _within(text, "Relationships", line).encode())
        return f"rIdKriya{number}"

    def declare(self, part: str, kind: str) -> None:
        """Say of which type a part is."""
        self._add_type(f'<Override PartName="/{part}" ContentType="{kind}"/>', f'PartName="/{part}"')

    def declare_ending(self, ending: str, kind: str) -> None:
        """Say of which type all parts with an ending are, unless that is said already."""
        text = self.read(_TYPES).decode("utf-8")
        if not re.search(rf'<(?:\w+:)?Default\b[^>]*Extension=["\']{ending}["\']', text, re.IGNORECASE):
            self._add_type(f'<Default Extension="{ending}" ContentType="{kind}"/>', "", first=True)

    def _add_type(self, line: str, mark: str, *, first: bool = False) -> None:
        text = self.read(_TYPES).decode("utf-8")
        if not mark or mark not in text:
            self.write(_TYPES, _within(text, "Types", line, first=first).encode())


def _relations_of(part: str) -> str:
    return join(dirname(part), "_rels", f"{basename(part)}.rels")


def _within(text: str, element: str, line: str, *, first: bool = False) -> str:
    """Put a line into the outermost element, under the prefix that the element has."""
    opened = re.search(rf"<((?:\w+:)?){element}\b[^>]*?(/?)>", text)
    if opened is None:
        return text
    line = line.replace("<", f"<{opened[1]}", 1)
    if opened[2]:
        return f"{text[: opened.end() - 2]}>{line}</{opened[1]}{element}>{text[opened.end() :]}"
    if first:
        return text[: opened.end()] + line + text[opened.end() :]
    at = text.rindex(f"</{opened[1]}{element}>")
    return text[:at] + line + text[at:]
