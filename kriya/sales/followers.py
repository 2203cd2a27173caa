"""Who is told when a sale came that happened before a posted stock-take: words above this one settle what it cost.

They are named by their path from an AppConfig.ready(), and called in the same transaction (as in makers/followers.py).
"""

from collections.abc import Sequence
from uuid import UUID

from django.utils.module_loading import import_string

_paths: list[str] = []


def follow_late_sales(path: str) -> None:
    """Have the function at this dotted path called with the ids of the differences a late sale made; twice is once."""
    if path not in _paths:
        _paths.append(path)


def tell_late_sale(differences: Sequence[UUID]) -> None:
    """Call every follower, in the order in which they came."""
    for path in _paths:
        import_string(path)(differences)
