"""What a file of an office says, in the register's own terms."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from kriya.makers.imports.incoming import Incoming
from kriya.makers.imports.plan import prepare
from kriya.makers.imports.reading import FileRead

Rows = Sequence[Sequence[Any]]
Read = Callable[..., FileRead]
GUNUNGKIDUL = "34.03"


def incoming(found: FileRead) -> list[Incoming]:
    return prepare(found, GUNUNGKIDUL)


def told(found: FileRead, *names: str) -> list[tuple[Any, ...]]:
    return [tuple(one.columns.get(name) for name in names) for one in incoming(found)]
