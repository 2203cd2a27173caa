"""Finds the header of a table: one to three rows of labels under titles, merged or not, numbered or not."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kriya.makers.imports.sheets.headwords import is_head_word, is_known_word
from kriya.makers.imports.sheets.model import EMPTY, Cell, Merge, Sheet, cell
from kriya.makers.imports.sheets.words import tidy

SEARCHED_ROWS = 60
LONGEST_LABEL = 90
DEEPEST = 3
WIDEST = 100
MANY = 5
"""So many known words make a header also among a hundred questions of a survey that nobody knows."""
_NUMBERISH = re.compile(r"^[-+]?[\d\s.,/'()-]+%?$")
_IN_BRACKETS = re.compile(r"^[(\[][^()\[\]]+[)\]]\W*$")
_MUST = re.compile(r"^(tidak )?(wajib|opsional|required|optional|mandatory)( diisi)?\W*$", re.IGNORECASE)
_COUNTER = re.compile(r"^[(\[]?\s*(\d{1,2}|[a-z])\s*[)\].]?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Header:
    """Where the labels stand (indexes into sheet.rows) and what they say above each column."""

    first: int
    last: int
    end: int
    """The last row that belongs to the header: a row of column numbers may follow the labels."""
    paths: tuple[tuple[str, ...], ...]


def is_blank(value: Cell) -> bool:
    """Say whether a cell shows nothing: empty, spaces, a stray line break."""
    return value == EMPTY or (isinstance(value, str) and not value.strip())


def is_number(value: Cell) -> bool:
    """Say whether a cell is a number, also one kept as text (a csv has nothing else)."""
    if isinstance(value, str):
        return bool(_NUMBERISH.match(value.strip())) and any(map(str.isdigit, value))
    return not isinstance(value, bool)


def filled(row: Sequence[Cell]) -> list[int]:
    """Give the indexes of a row's cells that show something."""
    return [index for index, value in enumerate(row) if value != EMPTY and not is_blank(value)]


def find_header(sheet: Sheet, start: int = 0) -> Header | None:
    """Find the header at or below a row index; None when the data begin without one."""
    best = _best_row(sheet, start)
    if best is None:
        return None
    first = _reach_up(sheet, best, start)
    last = _reach_down(sheet, first, best)
    end = last + 1 if _is_counting(sheet, last) or _says_what_must_be(sheet, last) else last
    return Header(first, last, end, _paths(sheet, first, last))


def _best_row(sheet: Sheet, start: int) -> int | None:
    searched = enumerate(sheet.rows[start : start + SEARCHED_ROWS], start)
    rows = [(place, row) for place, row in searched if _may_be_labels(row)]
    for knows in (is_known_word, is_head_word):
        scores = {place: _score(row, knows, sheet.width) for place, row in rows}
        top = max(scores.values(), default=0.0)
        if top >= (3 if knows is is_known_word else 1):
            return next(place for place, score in scores.items() if score >= 0.75 * top)
    return next((place for place, row in rows[:12] if _stands_out(sheet, place, row)), None)


def _may_be_labels(row: Sequence[Cell]) -> bool:
    places = filled(row)
    words = [index for index in places if _is_label(row[index])]
    # A recap has years above its columns, a row of data at most one or two.
    years = [index for index in places if _is_year(row[index])]
    labels = len(words) + (len(years) if len(years) > 1 else 0)
    return bool(words) and labels >= 0.7 * len(places)


def _is_label(value: Cell) -> bool:
    return isinstance(value, str) and len(value) <= LONGEST_LABEL and not is_number(value)


def _is_year(value: Cell) -> bool:
    text = value.strip() if isinstance(value, str) else value
    number = int(text) if isinstance(text, str) and text.isascii() and text.isdigit() and len(text) == 4 else text
    return isinstance(number, int | float) and not isinstance(number, bool) and 1990 <= number <= 2100


def _score(row: Sequence[Cell], knows: Callable[[str], bool], width: int) -> float:
    places = filled(row)
    words = [tidy(row[index]).lower() for index in places if isinstance(row[index], str)]
    # A tick in a hundred columns is one word said a hundred times, and no label.
    known = len({word for word in words if knows(word)})
    if known < 2 and not (known == len(places) and width <= 2):
        return 0.0
    if known >= MANY:
        return known * max(known / len(places), 0.6)
    return known * known / len(places) if known >= 0.4 * len(places) else 0.0


def _stands_out(sheet: Sheet, place: int, row: Sequence[Cell]) -> bool:
    """Nobody knows these words, but they stand over numbers, and nothing else in their columns is like them."""
    places = filled(row)
    below = sheet.rows[place + 1 : place + 31]
    if len(places) < max(2, 0.6 * max(len(filled(other)) for other in below) if below else 2):
        return False
    over_numbers = 0
    if not all(_is_label(row[index]) for index in places):
        return False
    for index in places:
        values = [cell(other, index) for other in below]
        values = [value for value in values if not is_blank(value)]
        over_numbers += bool(values) and sum(map(is_number, values)) >= 0.7 * len(values)
    return over_numbers >= 1 and len(below) >= 2


def _reach_up(sheet: Sheet, best: int, start: int) -> int:
    first = best
    while first > start and best - first < DEEPEST - 1 and _is_parent_row(sheet, first - 1, first):
        first -= 1
    return first


def _is_parent_row(sheet: Sheet, above: int, below: int) -> bool:
    upper, lower = sheet.rows[above], sheet.rows[below]
    places = filled(upper)
    if not places or not _may_be_labels(upper):
        return False
    ranges = [merge for merge in sheet.merges if merge.first_row == sheet.first_row + above]
    width = len(filled(lower))
    if any(merge.last_row > merge.first_row for merge in ranges):
        return True
    if len(places) == 1:
        spans = [merge.last_column - merge.first_column + 1 for merge in ranges]
        return places[0] >= 2 and (not spans or max(spans) < 0.8 * width) and not is_blank(cell(lower, places[0]))
    spanning = [index for index in places if _is_group(upper, lower, index) or is_blank(cell(lower, index))]
    return len(spanning) >= 0.7 * len(places)


def _is_group(upper: Sequence[Cell], lower: Sequence[Cell], index: int) -> bool:
    beside = index + 1
    below = not is_blank(cell(lower, index)) and not is_blank(cell(lower, beside))
    return below and is_blank(cell(upper, beside))


def _reach_down(sheet: Sheet, first: int, best: int) -> int:
    last = best
    while last - first < DEEPEST - 1 and last + 1 < len(sheet.rows) and _is_child_row(sheet, first, last):
        last += 1
    return last


def _is_child_row(sheet: Sheet, first: int, last: int) -> bool:
    top, number = sheet.first_row + first, sheet.first_row + last
    if any(top <= merge.first_row <= number < merge.last_row for merge in sheet.merges):
        return True
    upper, lower = sheet.rows[last], sheet.rows[last + 1]
    places = filled(lower)
    if _are_years(upper, lower, places):
        return True
    spanned = {
        column - sheet.first_column
        for merge in sheet.merges
        if merge.first_row <= number <= merge.last_row and merge.last_column > merge.first_column
        for column in range(merge.first_column, min(merge.last_column, merge.first_column + WIDEST) + 1)
    }
    if len(places) > 1 and _are_hints(lower, places) and not is_counting(lower, len(filled(upper))):
        return True
    if places and spanned.issuperset(places) and all(_is_label(lower[index]) for index in places):
        return True
    if places and _stands_over_counting(sheet, first, last + 1, places):
        return True
    if not places or not _may_be_labels(lower) or any(is_number(lower[index]) for index in places):
        return False
    under_gap = [index for index in places if is_blank(cell(upper, index))]
    leading = filled(sheet.rows[first])[:1]
    if not under_gap or not leading or leading[0] in places:
        return False
    return (
        _are_known(lower, places)
        or len(places) < 0.5 * len(filled(upper))
        or _stands_over_labels(sheet, last + 1, leading)
    )


def _are_hints(row: Sequence[Cell], places: Sequence[int]) -> bool:
    """Units and hints in brackets below the labels: "(Rp)", "(orang)", "(wajib diisi)"."""
    return all(isinstance(row[index], str) and _IN_BRACKETS.match(str(row[index]).strip()) for index in places)


def _are_known(row: Sequence[Cell], places: Sequence[int]) -> bool:
    return sum(is_head_word(tidy(row[index])) for index in places) >= 0.5 * len(places)


def _stands_over_labels(sheet: Sheet, middle: int, leading: Sequence[int]) -> bool:
    """Words that nobody knows ("Dalam keluarga") are labels where known ones ("L", "P") go on below them."""
    below = sheet.rows[middle + 1] if middle + 1 < len(sheet.rows) else []
    places = filled(below)
    if not set(filled(sheet.rows[middle])) < set(places) or leading[0] in places:
        return False
    return all(_is_label(below[index]) for index in places) and _are_known(below, places)


def _stands_over_counting(sheet: Sheet, first: int, lower: int, places: Sequence[int]) -> bool:
    """Tell labels that go on in a second line ("Nama" / "Pemilik"): a row of column numbers ends them all."""
    leading, row = filled(sheet.rows[first])[:1], sheet.rows[lower]
    below = sheet.rows[lower + 1] if lower + 1 < len(sheet.rows) else []
    if not leading or leading[0] in places or not all(_is_label(row[index]) for index in places):
        return False
    return is_counting(below, len(filled(sheet.rows[first])))


def _are_years(upper: Sequence[Cell], lower: Sequence[Cell], places: Sequence[int]) -> bool:
    """Years side by side under a label that spans them ("Omzet" over 2022, 2023, 2024), and nothing else."""
    if len(places) < 2 or not all(_is_year(lower[index]) for index in places) or filled(upper)[:1] == [places[0]]:
        return False
    return any(is_blank(cell(upper, index)) for index in places) and not is_blank(cell(upper, places[0]))


def _is_counting(sheet: Sheet, last: int) -> bool:
    row = sheet.rows[last + 1] if last + 1 < len(sheet.rows) else []
    return is_counting(row, len(filled(sheet.rows[last])))


def _says_what_must_be(sheet: Sheet, last: int) -> bool:
    """Tell a row of a template that says below each label whether it must be filled in, and nothing else."""
    row = sheet.rows[last + 1] if last + 1 < len(sheet.rows) else []
    places = filled(row)
    return len(places) > 1 and all(isinstance(row[i], str) and _MUST.match(str(row[i]).strip()) for i in places)


def is_counting(row: Sequence[Cell], labels: int) -> bool:
    """Tell a row of column numbers under so many labels: 1, 2, 3 … or (1), (2) … or a, b, c …

    It may jump over spacer columns.
    """
    places = filled(row)
    if len(places) < max(3, 0.5 * labels):
        return False
    counters = [_counter(row[index]) for index in places]
    known = [counter for counter in counters if counter is not None]
    steps = [later - earlier for earlier, later in zip(known, known[1:], strict=False)]
    if len(known) < 0.8 * len(places) or known[0] not in (0, 1):
        return False
    return sum(step == 1 for step in steps) >= 0.8 * len(steps)


def _counter(value: Cell) -> int | None:
    if isinstance(value, float | int) and not isinstance(value, bool):
        return int(value) if value == int(value) and value < 100 else None
    match = _COUNTER.match(value.strip()) if isinstance(value, str) else None
    if not match:
        return None
    return int(match[1]) if match[1].isdigit() else ord(match[1].lower()) - 96


def _paths(sheet: Sheet, first: int, last: int) -> tuple[tuple[str, ...], ...]:
    width = max(sheet.width, 1)
    lines = [_line(sheet, place, width, last) for place in range(first, last + 1)]
    paths = []
    for index in range(width):
        labels = [line[index] for line in lines if line[index]]
        paths.append(tuple(label for place, label in enumerate(labels) if place == 0 or labels[place - 1] != label))
    return tuple(paths)


def _line(sheet: Sheet, place: int, width: int, last: int) -> list[str]:
    row = sheet.rows[place]
    line = [_label(cell(row, index)) for index in range(width)]
    ranges = [merge for merge in sheet.merges if merge.first_row <= sheet.first_row + place <= merge.last_row]
    if ranges:
        for merge in ranges:
            _spread(sheet, merge, line)
    elif place < last:
        below = {index for lower in sheet.rows[place + 1 : last + 1] for index in filled(lower)}
        for index in range(1, width):
            if not line[index] and index in below and index - 1 in below:
                line[index] = line[index - 1]
    return line


def _spread(sheet: Sheet, merge: Merge, line: list[str]) -> None:
    top = merge.first_row - sheet.first_row
    left = merge.first_column - sheet.first_column
    if not (0 <= top < len(sheet.rows) and left >= 0):
        return
    label = _label(cell(sheet.rows[top], left))
    for index in range(left, min(merge.last_column - sheet.first_column + 1, len(line))):
        line[index] = line[index] or label


def _label(value: Cell) -> str:
    if isinstance(value, float) and value == int(value):
        value = int(value)
    return tidy(value)
