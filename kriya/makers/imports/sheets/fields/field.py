"""A field: what a column of a spreadsheet can be read as."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise

from kriya.makers.imports.sheets.words import normal


@dataclass(frozen=True, slots=True)
class Field:
    """A field a column can be read as.

    words: header words, strongest first; those after "~" are weak: they say so only when nothing better does.
    content: which evidence in the cells speaks for it (see evidence.py), "" when cells say nothing.
    many: several columns may be read as it.
    """

    name: str
    label: str | Promise
    words: str
    content: str = ""
    many: bool = False

    @property
    def strong(self) -> tuple[str, ...]:
        return _split(self.words.partition("~")[0])

    @property
    def weak(self) -> tuple[str, ...]:
        return _split(self.words.partition("~")[2])


def _split(words: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(normal(word) for word in words.split(",") if word.strip()))
