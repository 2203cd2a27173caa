"""Jobs of the showroom."""

from uuid import UUID

from procrastinate import RetryStrategy

from kriya.core.clock import now
from kriya.core.jobs import in_every_council, jobs
from kriya.core.scoping import council_scope
from kriya.councils.models import Council
from kriya.showroom.actions.markdowns import apply_due
from kriya.showroom.actions.news import mark_told
from kriya.showroom.actions.returns import notice_expiring
from kriya.showroom.documents.news import letter_of
from kriya.showroom.models import News, NewsChannel
from kriya.showroom.queries.news import reach_of, to_tell


@in_every_council("5 15-17 * * *", name="kriya.showroom.tasks.mark_down", lock="mark_down")
def mark_down_daily() -> None:
    """Bring agreed lower prices into force soon after midnight in each of the three zones; twice is once."""
    apply_due()


@jobs.periodic(cron="30 23 * * *")  # type: ignore[untyped-decorator]
@jobs.task(name="kriya.showroom.tasks.notice_expiring", queueing_lock="notice_expiring")  # type: ignore[untyped-decorator]
def notice_expiring_daily(timestamp: int) -> None:  # noqa: ARG001
    """Tell makers early in the morning (WIB) whose terms end; letters that could not be sent are sent then too."""
    for council in Council.objects.order_by("pk"):
        with council_scope(council):
            notice_expiring()
        send_letters_of(council)


@jobs.task(name="kriya.showroom.tasks.send_letters", retry=RetryStrategy(max_attempts=4, exponential_wait=5))  # type: ignore[untyped-decorator]
def send_letters(council_id: int) -> None:
    """Send the letters that wait in a council. No council_job: each letter is a transaction of its own, so that one
    that cannot be sent takes none back that was."""
    send_letters_of(Council.objects.get(pk=council_id))


def send_letters_of(council: Council) -> int:
    """Send each maker its letters; return how many. Raises OSError after all were tried, where a server refused one."""
    with council_scope(council):
        waiting = list(to_tell().filter(channel=NewsChannel.EMAIL, made_at__lte=now()).values_list("pk", flat=True))
    sent, failed = 0, None
    for pk in waiting:
        try:
            with council_scope(council):
                sent += _send(pk)
        except OSError as no:  # smtplib's own errors are OSErrors too
            failed = no
    if failed is not None:
        raise failed
    return sent


def _send(pk: UUID) -> bool:
    """Send one letter and note it, together: what cannot be sent waits on."""
    news = News.objects.select_for_update(skip_locked=True, of=("self",)).select_related("maker").filter(pk=pk).first()
    if news is None or news.told_at is not None:
        return False
    address = reach_of([news.maker_id])[news.maker_id].email
    if not address:
        return False
    letter = letter_of(news, address)
    mark_told(news, by=None)
    letter.send()
    return True
