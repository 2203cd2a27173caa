"""Jobs of visits."""

from uuid import UUID

from kriya.core.clock import now
from kriya.core.jobs import council_job, in_every_council
from kriya.visits.actions.after import raise_follow_ups
from kriya.visits.actions.purging import purge_due
from kriya.visits.documents.mail import answer_letter, follow_up_letter
from kriya.visits.models import FollowUp, Visit


@in_every_council("20 22 * * *", name="kriya.visits.tasks.look_after", lock="look_after_visits")
def look_after() -> None:
    """Raise what is due after visits, and forget who came."""
    raise_follow_ups()
    purge_due()


@council_job(queue="default", retry=3)
def write_to_guests(follow_up: str) -> None:
    """Ask the guests what became of their visit, by e-mail; once."""
    row = FollowUp.objects.select_for_update().select_related("visit__institution").get(pk=UUID(follow_up))
    if row.mailed_at is None and row.visit.contact_email:
        row.mailed_at = now()
        row.save(update_fields=["mailed_at"])
        follow_up_letter(row).send()


@council_job(queue="default", retry=3)
def write_answer(visit: str) -> None:
    """Tell the guests by e-mail that their request was answered."""
    found = Visit.objects.select_related("institution").get(pk=UUID(visit))
    if found.contact_email:
        answer_letter(found).send()
