"""Jobs of promotion."""

from kriya.core.jobs import jobs
from kriya.core.scoping import council_scope
from kriya.councils.models import Council
from kriya.promotion.actions.counting import note_baskets


@jobs.periodic(cron="50 18 * * *")  # type: ignore[untyped-decorator]
@jobs.task(name="kriya.promotion.tasks.baskets", queueing_lock="note_baskets")  # type: ignore[untyped-decorator]
def keep_baskets(timestamp: int) -> None:  # noqa: ARG001
    """Note the baskets of each link before old ones are forgotten."""
    for council in Council.objects.order_by("pk"):
        with council_scope(council):
            note_baskets()
