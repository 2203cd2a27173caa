"""What words above know of visits, without being imported: what guests may take home, and what they took over since."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, cast

from django.utils.module_loading import import_string

if TYPE_CHECKING:  # words name theirs while models are still being loaded
    from kriya.visits.models import Institution, Visit


@dataclass(frozen=True)
class Takeaway:
    """Something that guests may be given. `fits` where it answers what they asked about, `give_url` takes its key as
    "apa", and "ambil" to take it back."""

    key: str
    title: str
    about: str
    url: str
    fits: bool
    is_given: bool
    give_url: str


@dataclass(frozen=True)
class TakenOver:
    """Something of ours that an institution took over, as far as it lets us know; `url` is for hosts."""

    title: str
    who: str
    since: date
    told: str
    url: str


class Beyond(ABC):
    """What one word above tells of visits."""

    @abstractmethod
    def takeaways(self, visit: Visit) -> list[Takeaway]:
        """Return what guests of a visit may be given, what they are given first."""

    @abstractmethod
    def taken_over(self, institutions: Collection[Institution]) -> list[TakenOver]:
        """Return what any of these took over of ours, the newest first."""


_paths: list[str] = []


def register_beyond(path: str) -> None:
    """Name what a word above tells by the dotted path of its object."""
    if path not in _paths:
        _paths.append(path)


def _all() -> list[Beyond]:
    return [cast("Beyond", import_string(path)) for path in _paths]


def takeaways(visit: Visit) -> list[Takeaway]:
    """Return what guests of a visit may be given."""
    return [one for beyond in _all() for one in beyond.takeaways(visit)]


def taken_over(institutions: Collection[Institution]) -> list[TakenOver]:
    """Return what any of these institutions took over of ours."""
    return [one for beyond in _all() for one in beyond.taken_over(institutions)]
