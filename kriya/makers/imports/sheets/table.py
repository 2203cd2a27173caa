"""Finds the tables of a sheet: header, data rows, and what is neither."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from kriya.makers.imports.sheets.beside import apart
from kriya.makers.imports.sheets.codes import tell_genders
from kriya.makers.imports.sheets.evidence import observe
from kriya.makers.imports.sheets.fields import MAKERS, PRODUCTS
from kriya.makers.imports.sheets.header import Header, filled, find_header, is_blank, is_number
from kriya.makers.imports.sheets.headwords import fields_for
from kriya.makers.imports.sheets.model import Cell, Column, Ignored, Sheet, Table, cell, letters
from kriya.makers.imports.sheets.prefix import without_prefix
from kriya.makers.imports.sheets.rows import Judge, Kind
from kriya.makers.imports.sheets.ticks import join_ticks
from kriya.makers.imports.sheets.words import is_monthly, tidy, unit_of

_MOST_NOTES = 20


def find_tables(sheet: Sheet) -> list[Table]:
    """Give the tables of a sheet, top to bottom; none when it is empty.

    A header that comes again within the data belongs to the same table; other labels begin another table.
    """
    tables: list[Table] = []
    start = 0
    while start < len(sheet.rows):
        table, start = _table_from(sheet, start)
        if table.numbers or not tables:
            tables.append(table)
        else:
            _add_counts(tables[-1].ignored, table.ignored)
    kept = [table for table in tables if table.numbers or table.header_rows or table.title]
    return [part for table in kept for part in apart(table)]


def _table_from(sheet: Sheet, start: int) -> tuple[Table, int]:
    header = find_header(sheet, start)
    body = header.end + 1 if header else _skip_titles(sheet, start)
    above = sheet.rows[start : header.first if header else body]
    headings = header.paths if header else ((),) * sheet.width
    paths = zip(without_prefix(headings), headings, strict=True)
    table = Table(
        sheet=sheet.name,
        columns=[_column(sheet, index, path, heading) for index, (path, heading) in enumerate(paths)],
        numbers=[],
        cells=[],
        first_column=sheet.first_column,
        header_rows=tuple(range(sheet.first_row + header.first, sheet.first_row + header.end + 1)) if header else (),
        title=tuple(_line(row) for row in above if filled(row)),
        hidden_rows=sheet.hidden_rows,
        hidden_columns=frozenset(column - sheet.first_column for column in sheet.hidden_columns),
    )
    table.ignored = Ignored(title=len(table.title), header=len(table.header_rows), empty=len(above) - len(table.title))
    _fill_merged(sheet, body)
    end = _sort_rows(sheet, table, header, body)
    _settle_columns(table)
    join_ticks(table)
    tell_genders(table)
    return table, end


def _skip_titles(sheet: Sheet, start: int) -> int:
    """Without a header, single cells above the first fuller row are titles."""
    usual = max((len(filled(row)) for row in sheet.rows[start : start + 30]), default=0)
    place = start
    while place < len(sheet.rows) and usual > 2 and len(filled(sheet.rows[place])) < 2:
        place += 1
    return place


def _column(sheet: Sheet, index: int, path: tuple[str, ...], heading: tuple[str, ...]) -> Column:
    label = " ".join(path)
    return Column(index, letters(sheet.first_column + index), path, unit_of(label), is_monthly(label), heading)


def _fill_merged(sheet: Sheet, body: int) -> None:
    """A word merged over several rows ("Wonosari" beside ten makers) stands for each; a number would count twice.

    Beside one word merged a lone cell may be a section's line; beside two, as business and owner are, it is one more
    product of theirs.
    """
    words = list(_words_merged(sheet, body))
    beside = Counter(place for rows, _column, _word in words for place in rows)
    for rows, column, word in words:
        for place in rows:
            row = sheet.rows[place]
            shown = len(filled(row))
            if column < len(row) and is_blank(row[column]) and (shown > 1 or (shown and beside[place] > 1)):
                row[column] = word


def _words_merged(sheet: Sheet, body: int) -> Iterator[tuple[range, int, str]]:
    """Yield the rows below the first of each word merged over several, by index, its column and the word."""
    for merge in sheet.merges:
        top, bottom = merge.first_row - sheet.first_row, merge.last_row - sheet.first_row
        column = merge.first_column - sheet.first_column
        if top < body or bottom == top or merge.first_column != merge.last_column or top >= len(sheet.rows):
            continue
        word = cell(sheet.rows[top], column)
        if isinstance(word, str) and not is_blank(word) and not is_number(word):
            yield range(top + 1, min(bottom + 1, len(sheet.rows))), column, word


def _sort_rows(sheet: Sheet, table: Table, header: Header | None, body: int) -> int:
    judge = _judge_for(sheet, table, header, body)
    kinds: dict[int, Kind] = {}
    end = len(sheet.rows)
    is_plain = judge.is_plain
    last_plain = body - 1
    for place in range(body, len(sheet.rows)):
        row = sheet.rows[place]
        if is_plain(row):
            last_plain = place
            continue
        kind = judge.judge(row, place)
        if kind is Kind.NEW_HEADER and (header or place > body):
            end = place
            break
        if kind is Kind.NEW_HEADER:
            # Nothing was found that it heads: taken for a header again, it would be looked at for ever.
            kind = Kind.NOTE
        kinds[place] = kind
    _find_recap(sheet, judge, kinds, max(last_plain, body - 1), body)
    _find_footer(sheet, judge, kinds, last_plain)
    _keep(sheet, table, kinds, body, end)
    return end


def _judge_for(sheet: Sheet, table: Table, header: Header | None, body: int) -> Judge:
    sample = Table(table.sheet, table.columns, [], sheet.rows[body : body + 200])
    labels = []
    if header:
        lines = sheet.rows[header.first : header.last + 1]
        labels = [{index: tidy(line[index]).lower() for index in filled(line)} for line in lines]
    merged = frozenset(
        merge.first_row - sheet.first_row for merge in sheet.merges if merge.last_column > merge.first_column
    )
    named = [column for column in table.columns if column.path] if header else _used(sample)
    number = _number_column(sample, named)
    return Judge(labels, number, _name_column(sample, named, number), len(named), merged)


def _used(sample: Table) -> list[Column]:
    return [column for column in sample.columns if any(not is_blank(cell(row, column.index)) for row in sample.cells)]


def _number_column(sample: Table, named: Sequence[Column]) -> int | None:
    for column in named:
        if fields_for(column.path, MAKERS).get("no", 0.0) > 0.9:
            return column.index
    first = next(iter(named), None)
    if first and not first.path and observe(sample, first.index).running:
        return first.index
    return None


def _name_column(sample: Table, named: Sequence[Column], number: int | None) -> int | None:
    best = max(
        named,
        key=lambda column: max(fields_for(column.path, kind).get("name", 0.0) for kind in (MAKERS, PRODUCTS)),
        default=None,
    )
    if best and max(fields_for(best.path, kind).get("name", 0.0) for kind in (MAKERS, PRODUCTS)) > 0.5:
        return best.index
    texts = [
        column.index for column in named if column.index != number and observe(sample, column.index).share("text") > 0.5
    ]
    return texts[0] if texts else None


def _find_recap(sheet: Sheet, judge: Judge, kinds: dict[int, Kind], last_plain: int, body: int) -> None:
    """Below a numbered list and a blank row, lines without a number that count what the list holds are notes."""
    tail = [place for place in sorted(kinds) if place > last_plain]
    numbered = [place for place in tail if kinds[place] is Kind.DATA and _is_numbered(sheet.rows[place], judge)]
    end = max([last_plain, *numbered])
    below = [place for place in tail if place > end]
    gap = next((place for place in below if kinds[place] in (Kind.EMPTY, Kind.TOTAL)), None)
    for place in below:
        row = sheet.rows[place]
        if gap is not None and place > gap and kinds[place] is Kind.DATA and judge.is_tally(row, end - body + 1):
            kinds[place] = Kind.NOTE


def _find_footer(sheet: Sheet, judge: Judge, kinds: dict[int, Kind], last_plain: int) -> None:
    """Below the last full row, what follows a note ("Mengetahui") is note too; a lone word heads no section."""
    noted = False
    tail = [place for place in sorted(kinds) if place > last_plain]
    data = [place for place in tail if kinds[place] is Kind.DATA]
    for place in tail:
        kind = kinds[place]
        noted = noted or kind is Kind.NOTE
        if (noted and kind in (Kind.DATA, Kind.SECTION) and not _is_numbered(sheet.rows[place], judge)) or (
            kind is Kind.SECTION and not any(other > place for other in data)
        ):
            kinds[place] = Kind.NOTE


def _is_numbered(row: Sequence[Cell], judge: Judge) -> bool:
    value = cell(row, judge.number_column) if judge.number_column is not None else ""
    return not is_blank(value) and is_number(value)


def _keep(sheet: Sheet, table: Table, kinds: dict[int, Kind], body: int, end: int) -> None:
    data = [place for place in range(body, end) if kinds.get(place, Kind.DATA) is Kind.DATA]
    table.numbers = [sheet.first_row + place for place in data]
    table.cells = [sheet.rows[place] for place in data]
    counts = table.ignored
    for place, kind in sorted(kinds.items()):
        if kind is Kind.SECTION:
            row = sheet.rows[place]
            table.sections.append((sheet.first_row + place, _line(row)))
    table.left_over = _left_over(sheet, data[-1] + 1) if data else ""
    noted = (place for place, kind in sorted(kinds.items()) if kind is Kind.NOTE)
    table.notes = tuple(_line(sheet.rows[place]) for place in islice(noted, _MOST_NOTES))
    said = list(kinds.values())
    counts.total += said.count(Kind.TOTAL)
    counts.header += said.count(Kind.HEADER)
    counts.section += said.count(Kind.SECTION)
    counts.footer += said.count(Kind.NOTE)
    counts.empty += said.count(Kind.EMPTY)


def _left_over(sheet: Sheet, place: int) -> str:
    places = filled(sheet.rows[place]) if place < len(sheet.rows) else []
    return letters(sheet.first_column + places[0]) if len(places) == 1 else ""


def _line(row: Sequence[Cell]) -> str:
    return " ".join(tidy(row[index]) for index in filled(row))


def _settle_columns(table: Table) -> None:
    """Columns without label and data are gone; a unit named in the title holds for money that has none of its own."""
    used = {column.index for column in _used(Table(table.sheet, table.columns, [], table.cells[:2_000]))}
    table.columns = [column for column in table.columns if column.path or column.index in used]
    unit = max((unit_of(line) for line in table.title), default=1)
    for column in table.columns:
        if unit > 1 and column.unit == 1 and _is_money(column):
            column.unit = unit


def _is_money(column: Column) -> bool:
    scores = fields_for(column.path, MAKERS)
    return (
        max((scores.get(name, 0.0) for name in ("capital", "yearly_sales", "raw_material_value")), default=0.0) >= 0.7
    )


def _add_counts(into: Ignored, other: Ignored) -> None:
    for name in ("title", "header", "total", "empty", "section", "footer"):
        setattr(into, name, getattr(into, name) + getattr(other, name))
