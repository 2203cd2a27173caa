"""What the queue does for itself: it takes up what a killed worker left, and forgets what was done long ago."""

from datetime import timedelta
from typing import Any, Final

from procrastinate.jobs import Status

from kriya.core.clock import now
from kriya.core.jobs import SILENT_WORKER, SOON, jobs

MOST_ATTEMPTS: Final = 5
"""A job that took its worker with it so often is left as failed: the sixth would die like the others."""
KEEP_DONE: Final = timedelta(days=7)
KEEP_FAILED: Final = timedelta(days=90)


@jobs.periodic(cron="* * * * *")  # type: ignore[untyped-decorator]
@jobs.task(  # type: ignore[untyped-decorator]
    name="kriya.core.tasks.take_up_again", queueing_lock="take_up_again", priority=SOON, pass_context=True
)
async def take_up_again(context: Any, timestamp: int) -> None:  # noqa: ARG001 - the moment it was due
    """Queue anew what a worker was doing when it was killed."""
    await take_up(context.app.job_manager)


@jobs.periodic(cron="10 18 * * *")  # type: ignore[untyped-decorator]
@jobs.task(name="kriya.core.tasks.forget_jobs", queueing_lock="forget_jobs", pass_context=True)  # type: ignore[untyped-decorator]
async def forget_jobs(context: Any, timestamp: int) -> None:  # noqa: ARG001 - the moment it was due
    """Forget what was done a week ago, and what failed three months ago: each minute adds jobs."""
    await forget(context.app.job_manager)


async def take_up(queue: Any) -> None:
    """Let jobs be done again whose worker gives no sign of life; twice must be once.

    One that waits in the queue once more already, by the clock, is not needed a second time.
    """
    for job in await queue.get_stalled_jobs(seconds_since_heartbeat=SILENT_WORKER):
        lock = job.queueing_lock
        if job.attempts >= MOST_ATTEMPTS or (lock and await queue.list_jobs_async(status="todo", queueing_lock=lock)):
            await queue.finish_job_by_id_async(job.id, status=Status.FAILED, delete_job=False)
        else:
            await queue.retry_job_by_id_async(job.id, retry_at=now())


async def forget(queue: Any) -> None:
    """Delete jobs that were done, or failed, long enough ago."""
    await queue.delete_old_jobs(nb_hours=KEEP_DONE // timedelta(hours=1))
    await queue.delete_old_jobs(
        nb_hours=KEEP_FAILED // timedelta(hours=1), include_failed=True, include_cancelled=True, include_aborted=True
    )
