"""Work on a row that may take minutes goes in attempts, each with a number.

When another begins (somebody pressed again, the worker died), the older one stops by itself. The row says how far the
newest is. What an attempt changes, it changes in one transaction that holds the row: all of it or nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import timedelta
from functools import wraps
from typing import Any, ClassVar, Final, TypeVar
from uuid import UUID

from django.apps import apps
from django.db import models

from kriya.core.clock import now
from kriya.core.jobs import NOT_NOW, jobs
from kriya.core.scoping import CouncilRow, council_scope

SILENT: Final = timedelta(seconds=90)
"""An attempt that gave no sign of life for so long has died, unless it holds its row."""


class Overtaken(Exception):
    """Raised inside an attempt when a newer one has begun, or the row is gone."""


class Attempted(CouncilRow):
    """A row that is worked on in attempts: each start is one of its own, and only the newest goes on.

    `busy` are the states in which somebody works on it.
    """

    busy: ClassVar[tuple[str, ...]] = ()
    state = models.CharField(max_length=10)

    progress = models.PositiveSmallIntegerField(default=0)
    attempt = models.PositiveIntegerField(default=0, editable=False)
    alive_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        abstract = True


Row = TypeVar("Row", bound=Attempted)


def is_stuck(row: Attempted) -> bool:
    """Tell whether a row is being worked on by nobody."""
    return row.state in row.busy and is_silent(row)


def is_silent(row: Any) -> bool:
    """Tell whether nobody works on a row, by its `alive_at` and by who holds it."""
    if row.alive_at is not None and now() - row.alive_at <= SILENT:
        return False
    # A long transaction can tell nothing of itself before its end, but dies with its locks.
    rows: Any = type(row).objects.filter(pk=row.pk)
    return rows.select_for_update(skip_locked=True).exists() or not rows.exists()


def begin(row: Attempted, to: str, changes: Mapping[str, Any] | None = None, **expected: Any) -> int | None:
    """Begin an attempt and return its number; None where the row is not as expected. Of two at once, one begins."""
    found = type(row).objects.filter(pk=row.pk, **expected)
    begun = found.update(state=to, progress=0, attempt=models.F("attempt") + 1, alive_at=now(), **(changes or {}))
    if not begun:
        return None
    row.refresh_from_db()
    return row.attempt


def working_on(model: type[Row], pk: UUID, attempt: int, *, hold: bool = False) -> Row:
    """Return the row that an attempt works on; with `hold` nobody else changes it before the transaction ends."""
    rows: Any = model.objects.select_for_update() if hold else model.objects
    found: Row | None = rows.filter(pk=pk, attempt=attempt, state__in=model.busy).first()
    if found is None:
        raise Overtaken
    return found


class Teller:
    """Writes how far an attempt is, in a transaction of its own; stops the attempt when a newer one has begun."""

    def __init__(self, council: Any, model: type[Attempted], pk: UUID, attempt: int) -> None:
        self.council, self.model, self.pk, self.attempt = council, model, pk, attempt
        self._last = -1

    def __call__(self, percent: int) -> None:
        if percent == self._last:
            return
        self._last = percent
        with council_scope(self.council):
            row = self.model.objects.filter(pk=self.pk, attempt=self.attempt, state__in=self.model.busy)
            if not row.update(progress=percent, alive_at=now()):
                raise Overtaken


def attempt_job(function: Callable[..., None]) -> Any:
    """Make a function of a council, a row and the number of an attempt a job; one that was overtaken just ends.

    No council_job: that would hold one transaction open for as long as it takes. When only the database stood in its
    way, it is tried again.
    """

    @wraps(function)
    def run(*, council_id: int, **arguments: Any) -> None:
        with suppress(Overtaken):
            function(apps.get_model("councils", "Council").objects.get(pk=council_id), **arguments)

    return jobs.task(name=f"{function.__module__}.{function.__name__}", retry=NOT_NOW)(run)
