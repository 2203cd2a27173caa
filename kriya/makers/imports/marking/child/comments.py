"""Notes on cells: the comments part, the drawing that shows them, and the pointers between. Notes of the user stay."""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.sax.saxutils import escape

from kriya.makers.imports.marking.child.parts import STRICT, TRANSITIONAL, Parts
from kriya.makers.imports.marking.child.sheet import ATTRIBUTES, column_number

_MAIN = {
    TRANSITIONAL: "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    STRICT: "http://purl.oclc.org/ooxml/spreadsheetml/main",
}
_COMMENTS_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_DRAWING_KIND = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_TAG = re.compile(rb"<(/?)((?:\w+:)?)(\w+)\b" + ATTRIBUTES + rb"(/?)>")
_LEGACY = re.compile(rb"<(?:\w+:)?legacyDrawing\b[^>]*:id\s*=\s*[\"']([^\"']+)[\"'][^>]*>")
_ROOT = re.compile(rb"<((?:\w+:)?)worksheet\b" + ATTRIBUTES + rb">")
# What comes behind a drawing of notes in a sheet (ECMA-376, part 1, 18.3.1.99).
_BEHIND = frozenset(
    b"legacyDrawingHF drawingHF picture oleObjects controls webPublishItems tableParts extLst AlternateContent".split()
)
_NO_DRAWING = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/>'
    '</o:shapelayout><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202"'
    ' path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype></xml>'
)
_SHAPE = (
    '<v:shape id="_x0000_s{id}" type="#_x0000_t202" style="position:absolute;margin-left:60pt;margin-top:2pt;'
    'width:190pt;height:70pt;z-index:1;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">'
    '<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>'
    '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
    '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
    "<x:Anchor>{right},15,{row},2,{end},15,{low},4</x:Anchor>"
    "<x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
)
_IDS_A_BLOCK = 1024


def add_notes(parts: Parts, sheet: str, notes: Mapping[str, str]) -> None:
    """Put notes on cells ("B12" -> text) of the sheet in a part."""
    related = {kind: name for _id, kind, name in parts.relations(sheet) if kind in ("comments", "vmlDrawing")}
    base = STRICT if STRICT.encode() in parts.read(sheet)[:4000] else TRANSITIONAL
    comments = related.get("comments", "")
    if comments not in parts:
        comments = parts.free_name("xl/comments{}.xml")
        parts.write(comments, _no_comments(base).encode())
        parts.declare(comments, _COMMENTS_KIND)
        parts.relate(sheet, "comments", comments, base)
    text, fresh = _with_notes(parts.read(comments).decode("utf-8"), notes)
    parts.write(comments, text.encode())
    drawing = _drawing_of(parts, sheet, base)
    parts.write(drawing, _with_shapes(parts.read(drawing).decode("utf-8"), fresh).encode())


def _no_comments(base: str) -> str:
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f'{head}<comments xmlns="{_MAIN[base]}"><authors></authors><commentList></commentList></comments>'


def _with_notes(text: str, notes: Mapping[str, str]) -> tuple[str, list[str]]:
    """Add notes; on a cell that has one already it is continued. Return the places of new ones, too."""
    prefix = re.search(r"<((?:\w+:)?)comments\b", text)
    p = prefix[1] if prefix else ""
    authors = re.search(rf"<{p}authors\b[^>]*?(?:/>|>(.*?)</{p}authors>)", text, re.DOTALL)
    inside = (authors[1] or "") if authors else ""
    author = len(re.findall(rf"<{p}author\b", inside))
    if authors:
        whole = f"<{p}authors>{inside}<{p}author>Kriya</{p}author></{p}authors>"
        text = text[: authors.start()] + whole + text[authors.end() :]
    made, fresh = [], []
    for place, note in notes.items():
        run = f'<{p}r><{p}t xml:space="preserve">{escape(note)}</{p}t></{p}r>'
        known = re.search(rf"<{p}comment\b[^>]*\bref=[\"']{place}[\"'].*?</{p}text>", text, re.DOTALL)
        if known:
            at = known.end() - len(f"</{p}text>")
            text = text[:at] + run.replace(escape(note), "\n" + escape(note), 1) + text[at:]
        else:
            fresh.append(place)
            made.append(f'<{p}comment ref="{place}" authorId="{author}"><{p}text>{run}</{p}text></{p}comment>')
    return _before_end(text, f"{p}commentList", "".join(made)), fresh


def _before_end(text: str, element: str, more: str) -> str:
    empty = re.search(rf"<{element}\b[^>]*/>", text)
    if empty:
        return f"{text[: empty.start()]}<{element}>{more}</{element}>{text[empty.end() :]}"
    at = text.rindex(f"</{element}>")
    return text[:at] + more + text[at:]


def _drawing_of(parts: Parts, sheet: str, base: str) -> str:
    """The drawing that shows the notes of a sheet; one is made and pointed to where there is none."""
    xml = parts.read(sheet)
    legacy = _LEGACY.search(xml)
    if legacy:
        wanted = legacy[1].decode()
        known = next((name for key, _kind, name in parts.relations(sheet) if key == wanted), "")
        if known in parts:
            return known
    drawing = parts.free_name("xl/drawings/vmlDrawing{}.vml")
    parts.write(drawing, _NO_DRAWING.encode())
    parts.declare_ending("vml", _DRAWING_KIND)
    key = parts.relate(sheet, "vmlDrawing", drawing, base).encode()
    if legacy:
        xml = xml[: legacy.start(1)] + key + xml[legacy.end(1) :]
    else:
        xml = _pointing(xml, key, base)
    parts.write(sheet, xml)
    return drawing


def _pointing(xml: bytes, key: bytes, base: str) -> bytes:
    at, prefix = _place_for_drawing(xml)
    bound = re.search(rb"xmlns:(\w+)=[\"']" + re.escape(base.encode()) + rb"[\"']", xml[:8000])
    namespace = bound[1] if bound else b"kriyaR"
    xml = xml[:at] + b"<" + prefix + b"legacyDrawing " + namespace + b':id="' + key + b'"/>' + xml[at:]
    root = _ROOT.search(xml)
    if bound or root is None:
        return xml
    end = root.end() - 1
    return xml[:end] + b' xmlns:kriyaR="' + base.encode() + b'"' + xml[end:]


def _place_for_drawing(xml: bytes) -> tuple[int, bytes]:
    """Where a sheet's pointer to a drawing of notes belongs: before whatever must come behind it."""
    root = _ROOT.search(xml)
    prefix = root[1] if root else b""
    after = re.search(rb"</(?:\w+:)?sheetData>|<(?:\w+:)?sheetData\b[^>]*/>", xml)
    depth = 0
    for tag in _TAG.finditer(xml, after.end() if after else 0):
        if depth == 0 and (tag[1] or tag[3] in _BEHIND):
            return tag.start(), prefix
        if tag[1]:
            depth -= 1
        elif not tag[4]:
            depth += 1
    return len(xml), prefix


def _with_shapes(text: str, places: list[str]) -> str:
    blocks = [int(one) for data in re.findall(r'\bdata="([\d,]+)"', text) for one in data.split(",") if one]
    used = "<v:shape " in text or "<v:shape>" in text
    first = max(blocks, default=0) + 1 if used else max(blocks, default=1)
    last = first + (len(places) - 1) // (_IDS_A_BLOCK - 1)
    listed = [str(block) for block in sorted({*blocks, *range(first, last + 1)})]
    text = re.sub(r'(<o:idmap\b[^>]*\bdata=")[\d,]+(")', rf"\g<1>{','.join(listed)}\g<2>", text, count=1)
    shapes = []
    for number, place in enumerate(places):
        name, row = re.fullmatch(r"([A-Z]+)(\d+)", place).groups()  # type: ignore[union-attr]
        block, within = divmod(number, _IDS_A_BLOCK - 1)
        column, down = column_number(name.encode()), int(row) - 1
        key = (first + block) * _IDS_A_BLOCK + within + 1
        shapes.append(_SHAPE.format(id=key, right=column + 1, end=column + 4, row=down, low=down + 4, column=column))
    return _before_end(text, "xml", "".join(shapes))
