"""Who else has to be free when a session moves: words above keep them, and tell where they are then."""

from collections.abc import Callable
from typing import Any

from django.utils.module_loading import import_string

Elsewhere = Callable[[Any], dict[str, object] | None]
"""Who of a session (Session) is expected elsewhere at its times, and where: {"who", "other"}; None where nobody is."""
_told: list[str] = []


def register_people(path: str) -> None:
    """Name where a word's people are by the dotted path of its Elsewhere."""
    _told.append(path)


def in_the_way(session: Any) -> dict[str, object]:
    """Return who of a session is elsewhere at its times, and where."""
    found = (import_string(path)(session) for path in _told)
    return next((one for one in found if one is not None), {"who": "", "other": ""})
