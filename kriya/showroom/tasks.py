"""Jobs of the showroom."""

from kriya.core.jobs import jobs
from kriya.core.scoping import council_scope
from kriya.councils.models import Council
from kriya.showroom.actions.markdowns import apply_due


@jobs.periodic(cron="5 15-17 * * *")  # type: ignore[untyped-decorator]
@jobs.task(name="kriya.showroom.tasks.mark_down", queueing_lock="mark_down")  # type: ignore[untyped-decorator]
def mark_down_daily(timestamp: int) -> None:  # noqa: ARG001
    """Bring agreed lower prices into force soon after midnight in each of the three zones; twice is once."""
    for council in Council.objects.order_by("pk"):
        with council_scope(council):
            apply_due()
