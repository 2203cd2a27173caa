"""What words above tell in a maker's timeline: programmes it took part in, help it was given.

They are named by their path from an AppConfig.ready() (as in followers.py), and asked with the ids of the maker and of
those merged into it; each asks the database as often however much happened.
"""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.utils.module_loading import import_string

_paths: list[str] = []


def tell_in_timeline(path: str) -> None:
    """Have the function at this dotted path tell what happened: it takes ids, returns entries. Twice is once."""
    if path not in _paths:
        _paths.append(path)


def told_by_others(makers: Sequence[UUID]) -> list[Any]:
    """Return the entries of every word above."""
    return [entry for path in _paths for entry in import_string(path)(makers)]
