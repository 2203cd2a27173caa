"""Who is told when pieces turned out lost or damaged, or not to be: words above this one settle what is owed for them.

They are named by their path from an AppConfig.ready(), and called in the same transaction (as in makers/followers.py).
"""

from collections.abc import Sequence
from uuid import UUID

from django.utils.module_loading import import_string

_paths: list[str] = []


def follow_losses(path: str) -> None:
    """Have the function at this dotted path called with the ids of lots that lost or regained; twice is once."""
    if path not in _paths:
        _paths.append(path)


def tell_losses(lots: Sequence[UUID]) -> None:
    """Call every follower, in the order in which they came."""
    for path in _paths:
        import_string(path)(lots)
