"""One stream out of the container of an old Office file: sectors in chains, a directory tells where each begins."""

from __future__ import annotations

from collections.abc import Iterator
from struct import unpack_from
from typing import NamedTuple

_LAST = 0xFFFFFFFA  # What is no sector: free, end of a chain, part of a table.
_IN_HEADER = 109
_ENTRY = 128
_ROOT = 5
_SMALL = 4096  # A shorter stream lies in sectors of 64 bytes, all of which are one stream of the root.


class _Entry(NamedTuple):
    """What the directory tells of a stream."""

    name: str
    kind: int
    start: int
    size: int


class _Container:
    def __init__(self, data: bytes) -> None:
        self._data = data
        (shift,) = unpack_from("<H", data, 30)
        self._size = 1 << shift
        self._next = b"".join(map(self._sector, self._tables()))

    def _sector(self, number: int) -> bytes:
        at = (number + 1) * self._size
        return self._data[at : at + self._size]

    def _tables(self) -> Iterator[int]:
        yield from (one for one in unpack_from(f"<{_IN_HEADER}I", self._data, 76) if one < _LAST)
        (further,) = unpack_from("<I", self._data, 68)
        for _more in range(len(self._data) // self._size):
            if further >= _LAST:
                return
            *tables, further = unpack_from(f"<{self._size // 4}I", self._sector(further))
            yield from (one for one in tables if one < _LAST)

    def chain(self, start: int) -> bytes:
        return b"".join(map(self._sector, _numbers(start, self._next)))

    def entries(self) -> Iterator[_Entry]:
        directory = self.chain(unpack_from("<I", self._data, 48)[0])
        for at in range(0, len(directory) - _ENTRY + 1, _ENTRY):
            length, kind = unpack_from("<HB", directory, at + 64)
            name = directory[at : at + max(0, length - 2)].decode("utf-16-le", "replace")
            yield _Entry(name, kind, *unpack_from("<II", directory, at + 116))

    def stream(self, entry: _Entry, root: _Entry) -> bytes:
        if entry.size >= _SMALL:
            return self.chain(entry.start)[: entry.size]
        following = self.chain(unpack_from("<I", self._data, 60)[0])
        small = self.chain(root.start)
        return b"".join(small[one * 64 : one * 64 + 64] for one in _numbers(entry.start, following))[: entry.size]


def _numbers(start: int, following: bytes) -> Iterator[int]:
    """Yield the sectors of a chain, no more than there are."""
    for _sector in range(len(following) // 4):
        if start >= len(following) // 4:
            return
        yield start
        (start,) = unpack_from("<I", following, start * 4)


def stream_of(data: bytes, *names: str) -> bytes:
    """Return the stream of one of these names; raises struct.error where the container is broken."""
    container = _Container(data)
    entries = list(container.entries())
    root = next((one for one in entries if one.kind == _ROOT), None)
    found = next((one for one in entries if one.name in names), None)
    return container.stream(found, root) if found and root else b""
