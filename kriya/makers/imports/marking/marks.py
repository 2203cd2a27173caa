"""What is to be marked: a cell, how grave it is, and what is to be said of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from kriya.makers.imports.report import in_words

REFUSED, LEFT_OUT = "refused", "left_out"


class Mark(NamedTuple):
    """One cell of a file: its sheet, its place ("B12"), refused or left_out, and the note that is put on it."""

    sheet: str
    place: str
    tone: str
    note: str


def marks_of(refused: Iterable[Mapping[str, Any]], left_out: Iterable[Mapping[str, Any]]) -> list[Mark]:
    """Return a mark for each plain cell (see report.plain_cell), in the reader's language."""
    found: dict[tuple[str, str], Mark] = {}
    for tone, cells in ((REFUSED, refused), (LEFT_OUT, left_out)):
        for mark in _marks(tone, cells):
            found.setdefault(mark[:2], mark)
    return list(found.values())


def _marks(tone: str, cells: Iterable[Mapping[str, Any]]) -> Iterator[Mark]:
    for plain in cells:
        for one in (plain, *plain.get("more", ())):
            sheet, _mark, place = one["cell"].rpartition("!")
            yield Mark(sheet, place, tone, _note(tone, one))


def _note(tone: str, plain: Mapping[str, Any]) -> str:
    said = in_words({**plain, "more": ()})
    expected = _("Yang diharapkan: %(expected)s.") % {"expected": said["expected"]}
    outcome = _("Baris ini belum disimpan.") if tone == REFUSED else _("Baris ini disimpan tanpa sel ini.")
    return "\n".join((said["reason"], expected, outcome))
