"""Jobs of newsletters."""

from collections.abc import Callable
from smtplib import SMTPDataError, SMTPRecipientsRefused
from typing import Any
from uuid import UUID

from django.core.mail import get_connection
from procrastinate import RetryStrategy
from procrastinate.exceptions import AlreadyEnqueued

from kriya.core.jobs import council_job, in_every_council, jobs
from kriya.core.scoping import council_scope
from kriya.councils.models import Council
from kriya.newsletters.actions.sending import begin_due, send_some
from kriya.newsletters.actions.subscribing import forget_unconfirmed
from kriya.newsletters.letters import confirmation, leaving_word, letter_of
from kriya.newsletters.models import Delivery, Issue, IssueState, Subscriber, SubscriberState
from kriya.newsletters.queries import codes_of

_REFUSED = (SMTPRecipientsRefused, SMTPDataError)


@council_job(retry=RetryStrategy(max_attempts=6, exponential_wait=4))
def write_confirmation(subscriber: str) -> None:
    """Write to an address to ask whether its owner wants the newsletter."""
    found = Subscriber.objects.filter(pk=UUID(subscriber), state=SubscriberState.ASKED).first()
    if found is not None:
        confirmation(found).send()


@jobs.periodic(cron="* * * * *")  # type: ignore[untyped-decorator]
@jobs.task(name="kriya.newsletters.tasks.send_due", queueing_lock="newsletters_due")  # type: ignore[untyped-decorator]
def send_due(timestamp: int) -> None:  # noqa: ARG001 - the moment it was due
    """Begin what is due, and let everything that is being sent go on: also what a killed worker left behind."""
    for council in Council.objects.order_by("pk"):
        with council_scope(council):
            begin_due()
            going = list(Issue.objects.filter(state=IssueState.SENDING).values_list("pk", flat=True))
        for issue in going:
            _queue(council.pk, issue)


@in_every_council("40 19 * * *", name="kriya.newsletters.tasks.forget_unconfirmed", lock="newsletters_unconfirmed")
def forget_addresses() -> None:
    """Erase the addresses that nobody confirmed."""
    forget_unconfirmed()


def _queue(council: int, issue: UUID) -> None:
    """Queue the sending of an issue, once."""
    try:
        send_issue.configure(queueing_lock=f"newsletter-{issue}").defer(council_id=council, issue=str(issue))
    except AlreadyEnqueued:
        return


@jobs.task(name="kriya.newsletters.tasks.send_issue")  # type: ignore[untyped-decorator]
def send_issue(council_id: int, issue: str) -> None:
    """Send some letters of an issue; the clock lets it go on."""
    council = Council.objects.get(pk=council_id)
    with get_connection() as line:
        send_some(council, UUID(issue), sender(council, UUID(issue), line))


def sender(council: Council, issue: UUID, line: Any) -> Callable[[UUID], bool]:
    """Return what sends one claimed letter over a connection; what the issue's links are is looked up once."""
    with council_scope(council):
        codes = codes_of(issue)

    def send(letter: UUID) -> bool:
        with council_scope(council):
            found = Delivery.objects.select_related("issue", "subscriber").get(pk=letter)
            reader = found.subscriber
            mail = letter_of(
                found.issue, reader.email, language=reader.language, codes=codes, leave=leaving_word(reader)
            )
        mail.connection = line
        try:
            mail.send()
        except _REFUSED:
            return False
        return True

    return send
