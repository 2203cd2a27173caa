"""Who is told when a buyer wishes for the council's newsletter at the checkout: a word above this one keeps it.

It is named by its path from an AppConfig.ready(), and called in the transaction that places the order (as in
makers/followers.py).
"""

from django.utils.module_loading import import_string

_paths: list[str] = []


def follow_wishes(path: str) -> None:
    """Have the function at this dotted path called with e-mail address, language, and the words that were ticked."""
    if path not in _paths:
        _paths.append(path)


def tell_wish(email: str, language: str, words: str) -> None:
    """Call every follower, in the order in which they came."""
    for path in _paths:
        import_string(path)(email, language, words)
