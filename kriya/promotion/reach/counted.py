"""Public pages of the words above that are counted, told by those words without being imported."""

from collections.abc import Callable
from typing import Any, Final
from uuid import UUID

from django.utils.module_loading import import_string

Find = Callable[[str], UUID | None]
_FINDERS: Final[dict[str, str]] = {}
KINDS: Final[dict[str, str]] = {}


def count_page(kind: str, url_name: str, finder: str = "") -> None:
    """Say that the page of this name is counted as one of a kind (PageKind).

    `finder` is the dotted name of what returns the id of a public thing by its slug, None where it is not public.
    """
    KINDS[url_name] = kind
    if finder:
        _FINDERS[kind] = finder


def found(kind: str, slug: str) -> UUID | None:
    """Return what a page of this kind shows; None where nothing of that name is public."""
    if kind not in _FINDERS:
        return None
    find: Any = import_string(_FINDERS[kind])
    shown: UUID | None = find(slug)
    return shown
