"""Who else holds money that buyers paid before they had anything: words above the shop, whose orders are no Order.

They are named by their path from an AppConfig.ready(), as in kriya/sales/followers.py.
"""

from django.utils.module_loading import import_string

_paths: list[str] = []


def count_also(path: str) -> None:
    """Have the function at this dotted path say how many rupiah it holds for buyers; twice is once."""
    if path not in _paths:
        _paths.append(path)


def held_elsewhere() -> int:
    """Return what all of them hold for buyers of this council."""
    return sum(import_string(path)() for path in _paths)
