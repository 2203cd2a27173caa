"""Work of the register that nobody waits for: reminders of papers that end, and sweeping files that nothing names."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.files.storage import default_storage
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import ngettext

from kriya.accounts.models import Membership, User
from kriya.accounts.roles import Role
from kriya.core.attempts import attempt_job
from kriya.core.clock import now, today
from kriya.core.jobs import council_job, in_every_council, jobs
from kriya.core.scoping import current_council
from kriya.councils.models import Council
from kriya.makers.actions.apply import sweep_drafts
from kriya.makers.actions.duplicates import refresh_pairs
from kriya.makers.actions.import_runs import forget_uploads, read_run, undo_run, write_run
from kriya.makers.actions.publish import withdraw_ended_papers
from kriya.makers.actions.renditions import forget_renditions
from kriya.makers.models import MakerPhoto, Paper
from kriya.makers.queries.expiring import papers_to_remind_of

KEEP_REMOVED_FILES = timedelta(days=30)


@in_every_council("15 23 * * *", name="kriya.makers.tasks.remind_of_papers", lock="remind_of_papers")
def remind_of_papers() -> None:
    """Remind every council of papers that end in 90, 30 and 7 days, early in the morning (WIB)."""
    remind_council(current_council())


@in_every_council("5 15-17 * * *", name="kriya.makers.tasks.end_papers", lock="end_papers")
def end_papers() -> None:
    """Show no paper that ended yesterday: soon after midnight, in each of the three zones."""
    withdraw_ended_papers()


def remind_council(council: Council) -> int:
    """Send one letter to each officer about the papers that are due; return how many papers that were.

    The papers are marked in the same transaction: a letter that cannot be sent is tried again the next day.
    """
    papers = papers_to_remind_of(today())
    if not papers:
        return 0
    for paper in papers:
        paper.reminded_on = today()
        paper.save(update_fields=["reminded_on"])
    for officer in _officers():
        with translation.override(officer.language):
            _letter(council, officer, list(papers)).send()
    return len(papers)


def _officers() -> Iterator[User]:
    roles = (Role.CHAIR, Role.STAFF)
    serving = Membership.objects.filter(role__in=roles, user__is_active=True, user__email__isnull=False)
    yield from {row.user_id: row.user for row in serving.select_related("user").order_by("pk")}.values()


def _letter(council: Council, officer: User, papers: list[Paper]) -> EmailMessage:
    subject = ngettext(
        "%(count)s dokumen UMKM segera berakhir", "%(count)s dokumen UMKM segera berakhir", len(papers)
    ) % {"count": len(papers)}
    lines = [(paper, _days_left(paper), _url(council, paper)) for paper in papers]
    text = render_to_string("makers/records/reminder.txt", {"officer": officer, "council": council, "lines": lines})
    return EmailMessage(f"{council.short_name}: {subject}", text, to=[officer.email or ""])


def _days_left(paper: Paper) -> int:
    return (paper.expires_on - today()).days if paper.expires_on else 0


def _url(council: Council, paper: Paper) -> str:
    language = translation.get_language() or settings.LANGUAGE_CODE
    prefix = "" if language == settings.LANGUAGE_CODE else f"/{language}"
    path = reverse("makers:record", args=[paper.maker_id], urlconf=settings.COUNCIL_URLCONF)
    return f"{settings.SITE_URL}/{council.slug}{prefix}{path}"


@attempt_job
def read_import(council: Council, run_id: str, attempt: int) -> None:
    """Read an uploaded file."""
    read_run(council, UUID(run_id), attempt)


@attempt_job
def write_import(council: Council, run_id: str, attempt: int) -> None:
    """Write what somebody was shown of a file."""
    write_run(council, UUID(run_id), attempt)


@attempt_job
def undo_import(council: Council, run_id: str, attempt: int, by: int) -> None:
    """Take a whole import back."""
    undo_run(council, UUID(run_id), attempt, by=User.objects.filter(pk=by).first())


@in_every_council("45 20 * * *", name="kriya.makers.tasks.sweep_files", lock="sweep_files")
def sweep_files() -> None:
    """Delete the files of photos and papers that were removed a month ago, and uploads whose import is long past."""
    sweep_council()
    forget_uploads()


def sweep_council() -> int:
    """Delete the files of photos and papers that were removed over 30 days ago; return how many."""
    swept = 0
    until = now() - KEEP_REMOVED_FILES
    models: tuple[Any, ...] = (MakerPhoto, Paper)
    for model in models:
        events = model.pgh_event_model.objects
        old = events.filter(pgh_created_at__range=(until - KEEP_REMOVED_FILES, until)).exclude(file="")
        in_use = model.objects.values("file")
        for name in old.exclude(file__in=in_use).values_list("file", flat=True).distinct():
            default_storage.delete(name)
            forget_renditions(name)
            swept += 1
    return swept


@council_job(queue="default")
def refresh_likely_pairs() -> None:
    """Look through a register that is too large to do so while somebody waits."""
    refresh_pairs()


@jobs.periodic(cron="15 20 * * *")  # type: ignore[untyped-decorator]
@jobs.task(name="kriya.makers.tasks.sweep_draft_files", queueing_lock="sweep_draft_files")  # type: ignore[untyped-decorator]
def sweep_draft_files(timestamp: int) -> None:  # noqa: ARG001
    """Delete the files of applications that nobody sent within two days."""
    sweep_drafts(timezone.localdate() - timedelta(days=2))
