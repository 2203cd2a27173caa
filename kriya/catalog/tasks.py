"""Work of the catalogue that nobody waits for."""

from kriya.catalog.actions.copies import forget_copies, make_ahead
from kriya.catalog.actions.photos import sweep_photos
from kriya.catalog.actions.scheduled import publish_due
from kriya.catalog.actions.uploads import forget_uploads
from kriya.core.jobs import council_job, jobs
from kriya.core.scoping import council_scope
from kriya.councils.models import Council


@council_job(queue="default")
def keep_copies(come: list[str], gone: list[str]) -> None:
    """Make the copies of photos that became public, delete those of photos that ceased to be."""
    forget_copies(gone)
    make_ahead(come)


@jobs.periodic(cron="35 20 * * 0")  # type: ignore[untyped-decorator]
@jobs.task(name="kriya.catalog.tasks.sweep_photos", queueing_lock="sweep_product_photos")  # type: ignore[untyped-decorator]
def sweep_weekly(timestamp: int) -> None:  # noqa: ARG001
    """Forget uploads that stand still for a week, and files of photos that were removed a month ago."""
    for council in Council.objects.order_by("pk"):
        with council_scope(council):
            forget_uploads()
            sweep_photos()


@jobs.periodic(cron="* * * * *")  # type: ignore[untyped-decorator]
@jobs.task(name="kriya.catalog.tasks.publish_scheduled", queueing_lock="publish_scheduled")  # type: ignore[untyped-decorator]
def publish_scheduled(timestamp: int) -> None:  # noqa: ARG001
    """Show what was let pass for a time that has come, every minute; each council by itself."""
    for council in Council.objects.order_by("pk"):
        with council_scope(council):
            publish_due()
