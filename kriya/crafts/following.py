"""Who is told when a craft got another name: words above this one keep copies of it in what they publish.

They are named by their path from an AppConfig.ready(), and called in the same transaction (as in makers/followers.py).
"""

from uuid import UUID

from django.utils.module_loading import import_string

_paths: list[str] = []


def follow_renaming(path: str) -> None:
    """Have the function at this dotted path called with the id of a craft that got another name; twice is once."""
    if path not in _paths:
        _paths.append(path)


def tell_followers(craft: UUID) -> None:
    """Call every follower, in the order in which they came."""
    for path in _paths:
        import_string(path)(craft)
