"""Lists cut into pages and kept in one private file: a preview of 50,000 rows opens any page without reading the rest.

A zip of small JSON files and not rows of the database: it is written in one go, read by name, and goes with the upload.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import IO, Any, Final
from zipfile import ZIP_DEFLATED, ZipFile

PAGE: Final = 50
_COUNTS = "counts.json"


def bound_pages(lists: Mapping[str, Iterable[Any]], single: Mapping[str, Any]) -> bytes:
    """Return a file that holds lists of plain values in pages, and single values by name."""
    out = io.BytesIO()
    counts: dict[str, int] = {}
    with ZipFile(out, "w", ZIP_DEFLATED, compresslevel=1) as book:
        for name, rows in lists.items():
            counts[name] = 0
            remaining = iter(rows)
            while page := list(islice(remaining, PAGE)):
                _write(book, f"{name}/{counts[name] // PAGE}.json", page)
                counts[name] += len(page)
        for name, value in single.items():
            _write(book, f"{name}.json", value)
        _write(book, _COUNTS, counts)
    return out.getvalue()


def _write(book: ZipFile, name: str, value: Any) -> None:
    book.writestr(name, json.dumps(value, ensure_ascii=False, separators=(",", ":")))


class Pages:
    """A preview that is open for reading."""

    def __init__(self, file: IO[bytes]) -> None:
        self._book = ZipFile(file)
        self.counts: dict[str, int] = self._read(_COUNTS)

    def _read(self, name: str) -> Any:
        return json.loads(self._book.read(name))

    def single(self, name: str, default: Any = None) -> Any:
        """Return a single value."""
        return self._read(f"{name}.json") if f"{name}.json" in self._book.NameToInfo else default

    def every(self, name: str) -> Iterator[Any]:
        """Yield a whole list."""
        for number in range(-(-self.counts.get(name, 0) // PAGE)):
            yield from self._read(f"{name}/{number}.json")

    def slices(self, name: str) -> ListOfPages:
        """Return a list as Django's Paginator takes it."""
        return ListOfPages(self, name)

    def part(self, name: str, start: int, stop: int) -> list[Any]:
        """Return the rows of a list from start to stop, reading their pages only."""
        stop = min(stop, self.counts.get(name, 0))
        rows: list[Any] = []
        for number in range(start // PAGE, -(-stop // PAGE)):
            rows += self._read(f"{name}/{number}.json")
        first = start // PAGE * PAGE
        return rows[start - first : stop - first]


class ListOfPages(Sequence[Any]):
    """A list of a preview that reads what is asked of it."""

    def __init__(self, pages: Pages, name: str) -> None:
        self._pages, self._name = pages, name

    def __len__(self) -> int:
        return self._pages.counts.get(self._name, 0)

    def __getitem__(self, at: Any) -> Any:
        if isinstance(at, slice):
            start, stop, _step = at.indices(len(self))
            return self._pages.part(self._name, start, stop)
        return self._pages.part(self._name, at, at + 1)[0]


@contextmanager
def opened_pages(field: Any) -> Iterator[Pages]:
    """Open the preview of a run; without one it is empty."""
    if not field:
        yield Pages(io.BytesIO(bound_pages({}, {})))
        return
    with field.storage.open(field.name, "rb") as file:
        yield Pages(file)
