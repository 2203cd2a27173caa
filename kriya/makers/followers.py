"""Who is told when makers were published: words above this one, which it may not import.

What a maker's page shows may also stand elsewhere (its name beside its products). Such a word names its function here
from its AppConfig.ready(); it is called in the same transaction, with the makers whose projection was just written.
It is named by its path, since models cannot be imported while apps are being loaded.
"""

from collections.abc import Sequence
from uuid import UUID

from django.utils.module_loading import import_string

_paths: list[str] = []


def follow_publishing(path: str) -> None:
    """Have the function at this dotted path called with the ids of makers that were published; twice is once."""
    if path not in _paths:
        _paths.append(path)


def tell_followers(makers: Sequence[UUID]) -> None:
    """Call every follower, in the order in which they came."""
    for path in _paths:
        import_string(path)(makers)


def followers() -> list[str]:
    """Return the paths of all followers."""
    return list(_paths)
