"""Styles of a workbook: for each style that a marked cell has, the same style on a coloured ground is added."""

from __future__ import annotations

import re

from kriya.makers.imports.marking.child.parts import Parts

COLOURS = {"refused": "FFF6B8B0", "left_out": "FFFFE39A"}
_PART = "xl/styles.xml"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"
_NONE = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    '<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs></styleSheet>'
)
_FILLS = re.compile(r"<((?:\w+:)?)fills\b[^>]*>(.*?)</\1fills>", re.DOTALL)
_FILL = re.compile(r"<(?:\w+:)?fill\b")
_STYLES = re.compile(r"<((?:\w+:)?)cellXfs\b[^>]*>(.*?)</\1cellXfs>", re.DOTALL)
_STYLE = re.compile(r"<((?:\w+:)?)xf\b([^>]*?)(?:/>|>(.*?)</\1xf>)", re.DOTALL)


class Styles:
    """The styles part; without one a plain one is made when the first colour is asked for."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._part = next((name for _id, kind, name in parts.relations("xl/workbook.xml") if kind == "styles"), "")
        self._text = parts.read(self._part).decode("utf-8") if self._part in parts else _NONE
        found = _STYLES.search(self._text)
        self._prefix = found[1] if found else ""
        self._styles = [one[0] for one in _STYLE.finditer(found[2])] if found else []
        self._fills: dict[str, int] = {}
        self._made: dict[tuple[int, str], int] = {}
        self._has_fills = _FILLS.search(self._text) is not None

    def coloured(self, index: int, tone: str) -> int:
        """Return the number of the style that is like another on the ground of a tone."""
        if not self._styles or not self._has_fills:
            return index
        key = (index if index < len(self._styles) else 0, tone)
        if key not in self._made:
            self._made[key] = len(self._styles)
            self._styles.append(self._on_colour(self._styles[key[0]], self._fill(tone)))
        return self._made[key]

    def _fill(self, tone: str) -> int:
        if tone not in self._fills:
            found = _FILLS.search(self._text)
            assert found is not None
            prefix, inside = found[1], found[2]
            self._fills[tone] = count = len(_FILL.findall(inside))
            made = (
                f'<{prefix}fill><{prefix}patternFill patternType="solid"><{prefix}fgColor rgb="{COLOURS[tone]}"/>'
                f'<{prefix}bgColor indexed="64"/></{prefix}patternFill></{prefix}fill>'
            )
            whole = f'<{prefix}fills count="{count + 1}">{inside}{made}</{prefix}fills>'
            self._text = self._text[: found.start()] + whole + self._text[found.end() :]
        return self._fills[tone]

    def _on_colour(self, style: str, fill: int) -> str:
        found = _STYLE.fullmatch(style)
        assert found is not None
        about = re.sub(r'\s(?:fillId|applyFill)\s*=\s*(?:"[^"]*"|\'[^\']*\')', "", found[2]).rstrip()
        about += f' fillId="{fill}" applyFill="1"'
        return f"<{found[1]}xf{about}>{found[3]}</{found[1]}xf>" if found[3] else f"<{found[1]}xf{about}/>"

    def save(self) -> None:
        """Write the part, when anything was coloured."""
        found = _STYLES.search(self._text)
        if not self._made or found is None:
            return
        whole = f'<{self._prefix}cellXfs count="{len(self._styles)}">{"".join(self._styles)}</{self._prefix}cellXfs>'
        text = self._text[: found.start()] + whole + self._text[found.end() :]
        if self._part not in self._parts:
            self._part = _PART
            self._parts.relate("xl/workbook.xml", "styles", _PART)
            self._parts.declare(_PART, _KIND)
        self._parts.write(self._part, text.encode())
