"""Jobs of sales."""

from uuid import UUID

from kriya.core.jobs import council_job, jobs
from kriya.core.scoping import council_scope
from kriya.councils.models import Council
from kriya.sales.actions.closing import supplement
from kriya.sales.actions.forgetting import forget_buyers
from kriya.sales.models import Shift


@council_job(queue="default")
def supplement_shift(shift: str) -> None:
    """Tell what arrived of a shift while it was being closed."""
    supplement(Shift.objects.get(pk=UUID(shift)))


@jobs.periodic(cron="50 20 * * 0")  # type: ignore[untyped-decorator]
@jobs.task(name="kriya.sales.tasks.forget_buyers", queueing_lock="forget_buyers")  # type: ignore[untyped-decorator]
def forget_weekly(timestamp: int) -> None:  # noqa: ARG001
    """Forget who bought a year ago."""
    for council in Council.objects.order_by("pk"):
        with council_scope(council):
            forget_buyers()
