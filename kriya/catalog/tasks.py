"""Work of the catalogue that nobody waits for."""

from uuid import UUID

from kriya.catalog.actions.copies import forget_copies, make_ahead
from kriya.catalog.actions.import_photos import forget_waiting
from kriya.catalog.actions.import_photos import take_photos as put_photos
from kriya.catalog.actions.list_work import undo_list, write_list
from kriya.catalog.actions.photos import sweep_photos
from kriya.catalog.actions.scheduled import publish_due
from kriya.catalog.actions.uploads import forget_uploads
from kriya.core.attempts import attempt_job
from kriya.core.jobs import council_job, in_every_council, jobs
from kriya.councils.models import Council


@jobs.task(name="kriya.catalog.tasks.take_photos")  # type: ignore[untyped-decorator]
def take_photos(council_id: int, archive_id: str) -> None:
    """Put the photos of a zip to their products. No council_job: that would hold one transaction open for minutes."""
    put_photos(Council.objects.get(pk=council_id), UUID(archive_id))


@attempt_job
def write_product_list(council: Council, work_id: str, attempt: int) -> None:
    """Write what somebody was shown of a product list."""
    write_list(council, UUID(work_id), attempt)


@attempt_job
def undo_product_list(council: Council, work_id: str, attempt: int) -> None:
    """Take a written product list back."""
    undo_list(council, UUID(work_id), attempt)


@council_job(queue="default")
def keep_copies(come: list[str], gone: list[str]) -> None:
    """Make the copies of photos that became public, delete those of photos that ceased to be."""
    forget_copies(gone)
    make_ahead(come)


@in_every_council("35 20 * * 0", name="kriya.catalog.tasks.sweep_photos", lock="sweep_product_photos")
def sweep_weekly() -> None:
    """Forget uploads that stand still for a week, and files of photos that were removed a month ago."""
    forget_uploads()
    forget_waiting()
    sweep_photos()


@in_every_council("* * * * *", name="kriya.catalog.tasks.publish_scheduled", lock="publish_scheduled")
def publish_scheduled() -> None:
    """Show what was let pass for a time that has come, every minute; each council by itself."""
    publish_due()
