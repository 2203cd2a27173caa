"""Tables of a web page under a spreadsheet's name, as many offices' systems export them, and Excel's XML of 2003."""

from __future__ import annotations

from html.parser import HTMLParser

from kriya.makers.imports.sheets.child.stop import Bounds, Stop

_ROWS, _CELLS, _TABLES = frozenset({"tr", "row"}), frozenset({"td", "th", "cell"}), frozenset({"table", "worksheet"})
_SILENT = frozenset({"style", "script", "head", "title"})
_CONDITIONS = ("if ", "if!", "if(", "endif")
_FRAMES = "excel workbook frameset"
Merged = tuple[int, int, int, int]


class Grid:
    """One table: rows of text, and its merged ranges (first row, first column, last row, last column, from 0)."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.rows: list[list[str]] = []
        self.merges: list[Merged] = []
        self._taken: set[tuple[int, int]] = set()

    def place(self, column: int | None, across: int, down: int, limit: int) -> tuple[int, int]:
        """Make room for a cell and say where it stands."""
        if not self.rows:
            self.rows.append([])
        row = len(self.rows) - 1
        cells = self.rows[row]
        at = len(cells) if column is None else column
        while (row, at) in self._taken:
            at += 1
        if at + across > limit:
            raise Stop("too_many_columns", columns=at + across, limit=limit)
        cells += [""] * (at + across - len(cells))
        if across > 1 or down > 1:
            self.merges.append((row, at, row + down - 1, at + across - 1))
            self._taken.update((row + below, at + beside) for below in range(1, down) for beside in range(across))
        return row, at


class _Reader(HTMLParser):
    def __init__(self, bounds: Bounds) -> None:
        super().__init__(convert_charrefs=True)
        self.grids: list[Grid] = []
        self._bounds = bounds
        self._cell: tuple[int, int] | None = None
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        about = {name.removeprefix("ss:"): value or "" for name, value in attrs}
        if tag in _SILENT:
            self._silent += 1
        elif tag in _TABLES:
            self._open(tag, about)
        elif tag in _ROWS:
            self._row(about)
        elif tag in _CELLS and self.grids:
            self._start_cell(about)
        elif tag == "br" and self._cell:
            self.handle_data("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _CELLS:
            self._cell = None
        elif tag in _SILENT:
            self._silent = max(0, self._silent - 1)

    def handle_data(self, data: str) -> None:
        if self._cell and not self._silent:
            row, column = self._cell
            self.grids[-1].rows[row][column] += data

    def unknown_decl(self, data: str) -> None:
        if data.lower().startswith(_CONDITIONS):
            return  # Excel parts what only some programs are to show, and marks where that ends.
        raise Stop("damaged", detail=data[:50])

    def _open(self, tag: str, about: dict[str, str]) -> None:
        if tag == "table" and self.grids and not self.grids[-1].rows and about.get("expandedcolumncount"):
            return  # In Excel's XML the table stands inside the worksheet.
        self.grids.append(Grid(about.get("name", "")))
        if len(self.grids) > self._bounds["sheets"]:
            raise Stop("too_many_sheets", sheets=len(self.grids), limit=self._bounds["sheets"])

    def _row(self, about: dict[str, str]) -> None:
        if not self.grids:
            self.grids.append(Grid(""))
        rows = self.grids[-1].rows
        wanted = _number(about.get("index"), len(rows) + 1)
        if wanted > self._bounds["rows"]:
            raise Stop("too_many_rows", rows=wanted, limit=self._bounds["rows"])
        rows += [[] for _missing in range(max(1, wanted - len(rows)))]
        self._cell = None

    def _start_cell(self, about: dict[str, str]) -> None:
        across = _number(about.get("colspan"), _number(about.get("mergeacross"), 0) + 1)
        down = _number(about.get("rowspan"), _number(about.get("mergedown"), 0) + 1)
        index = about.get("index")
        column = _number(index, 1) - 1 if index else None
        limit = self._bounds["columns"]
        self._cell = self.grids[-1].place(column, max(1, across), min(max(1, down), 100), limit)


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 9 else otherwise


def read_markup(text: str, bounds: Bounds) -> list[Grid]:
    """Read the tables of a page, top to bottom; spaces within a cell are one space.

    Raises Stop: not_a_spreadsheet (a page without a table), sheets_beside (frames around files of their own),
    xml_entities, too_many_sheets, too_many_columns, too_many_rows.
    """
    if "<!ENTITY" in text.upper():
        raise Stop("xml_entities")
    reader = _Reader(bounds)
    reader.feed(text)
    grids = [grid for grid in reader.grids if grid.rows]
    if not grids:
        raise Stop("sheets_beside" if _FRAMES in text.lower() else "not_a_spreadsheet")
    for grid in grids:
        grid.rows = [
            ["\n".join(" ".join(line.split()) for line in cell.strip().split("\n")) for cell in row]
            for row in grid.rows
        ]
    return grids
