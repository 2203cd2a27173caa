"""Jobs run in the same database (procrastinate). A job of a council opens that council's scope; without one it is an
error."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Final

from django.apps import apps
from django.db import InterfaceError, OperationalError
from procrastinate import App, RetryStrategy
from procrastinate.contrib.django import app as jobs

from kriya.core.scoping import council_scope, current_council

SOON = 10
SILENT_WORKER: Final = 120
"""Seconds: a worker that told nothing of itself for so long was killed; it tells every ten."""
NOT_NOW: Final = RetryStrategy(
    max_attempts=6, exponential_wait=4, retry_exceptions=(OperationalError, InterfaceError, ConnectionError)
)
"""Again after 4, 16, 64 … seconds when what it needs was the reason: somebody held a lock in the database, or the
database or the files were away."""

__all__ = ["council_job", "defer", "defer_called", "in_every_council", "jobs", "on_app_ready"]


def council_job(**options: Any) -> Callable[[Callable[..., None]], Any]:
    """Make a function a job that runs in the scope of the council it was deferred in, all of it or nothing.

    Unless its options say more, it is tried again when only the database, or the way to the files, stood in its way.
    """
    options.setdefault("retry", NOT_NOW)

    def decorate(function: Callable[..., None]) -> Any:
        @wraps(function)
        def run(*, council_id: int, **arguments: Any) -> None:
            council = apps.get_model("councils", "Council").objects.get(pk=council_id)
            with council_scope(council):
                function(**arguments)

        return jobs.task(name=f"{function.__module__}.{function.__name__}", **options)(run)

    return decorate


def in_every_council(cron: str, *, name: str, lock: str) -> Callable[[Callable[[], object]], Any]:
    """Make a function a job that runs by the clock (UTC), in the scope of each council, one after the other.

    With `lock` it is queued once, however long the one before takes. Twice must be once.
    """

    def decorate(function: Callable[[], object]) -> Any:
        @wraps(function)
        def run(timestamp: int) -> None:  # noqa: ARG001 - the moment it was due
            for council in apps.get_model("councils", "Council").objects.order_by("pk"):
                with council_scope(council):
                    function()

        return jobs.periodic(cron=cron)(jobs.task(name=name, queueing_lock=lock)(run))

    return decorate


def defer(job: Any, *, soon: bool = False, **arguments: Any) -> None:
    """Queue a council's job in the open transaction: it runs only when the transaction commits.

    With `soon` it goes before work that nobody waits for.
    """
    job.configure(priority=SOON if soon else 0).defer(council_id=current_council().pk, **arguments)


def defer_called(name: str, *, soon: bool = False, **arguments: Any) -> None:
    """Do the same for a council's job by its name, where the module that has the job imports the one that asks."""
    jobs.configure_task(name=name, queue="default", allow_unknown=True, priority=SOON if soon else 0).defer(
        council_id=current_council().pk, **arguments
    )


def on_app_ready(_app: App) -> None:
    """Take part in procrastinate's start-up."""
