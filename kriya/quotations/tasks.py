"""Jobs of institutional orders."""

from uuid import UUID

from procrastinate import RetryStrategy

from kriya.core.jobs import council_job, in_every_council
from kriya.quotations.actions.inquiring import forget_old
from kriya.quotations.letters import letter_with
from kriya.quotations.models import Quotation


@council_job(retry=RetryStrategy(max_attempts=6, exponential_wait=4))
def write_to_office(quotation: str) -> None:
    """Send an office its quotation, with the paper and the link that accepts it."""
    letter_with(Quotation.objects.get(pk=UUID(quotation))).send()


@in_every_council("40 19 * * *", name="kriya.quotations.tasks.forget_inquiries", lock="forget_inquiries")
def forget_inquiries() -> None:
    """Delete what nothing came of in a year."""
    forget_old()
