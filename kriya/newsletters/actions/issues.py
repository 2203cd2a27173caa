"""Write an issue, schedule it, stop it and let it go on."""

from datetime import datetime

from django.db import transaction

from kriya.accounts.models import User
from kriya.core.clock import now
from kriya.core.history import tell_insert
from kriya.core.refusal import Refused
from kriya.newsletters.models import Issue, IssueState


@transaction.atomic
def keep_issue(issue: Issue | None, *, subject_id: str, subject_en: str = "", by: User | None) -> Issue:
    """Begin an issue as a draft, or change its subject while it is one."""
    kept = locked_issue(issue) if issue else Issue(made_at=now(), by=by)
    if not kept.may_change:
        raise Refused("issue_is_on_its_way")
    kept.subject_id, kept.subject_en = subject_id.strip(), subject_en.strip()
    kept.save()
    if issue is None:
        tell_insert(kept)
    return kept


@transaction.atomic
def schedule_issue(issue: Issue, at: datetime | None = None) -> Issue:
    """Let an issue go at a time, or as soon as may be. Raises Refused for an empty one, or a time that has passed."""
    found, moment = locked_issue(issue), now()
    if found.state != IssueState.DRAFT:
        raise Refused("issue_is_on_its_way")
    if not found.blocks:
        raise Refused("issue_empty")
    if at is not None and at < moment:
        raise Refused("issue_in_the_past")
    found.state, found.send_at = IssueState.SCHEDULED, at or moment
    found.save()
    return found


@transaction.atomic
def stop_issue(issue: Issue) -> Issue:
    """Take a scheduled issue back to the drafts, or stop one amid sending: who has it has it."""
    found = locked_issue(issue)
    if found.state == IssueState.SCHEDULED:
        found.state, found.send_at = IssueState.DRAFT, None
    elif found.state == IssueState.SENDING:
        found.state = IssueState.STOPPED
    else:
        raise Refused("issue_not_stoppable")
    found.save()
    return found


@transaction.atomic
def go_on(issue: Issue) -> Issue:
    """Let a stopped issue go on to those who wait for it."""
    found = locked_issue(issue)
    if found.state != IssueState.STOPPED:
        raise Refused("issue_is_on_its_way")
    found.state = IssueState.SENDING
    found.save()
    return found


def locked_issue(issue: Issue) -> Issue:
    """Return an issue under its lock."""
    found: Issue = Issue.objects.select_for_update(of=("self",)).get(pk=issue.pk)
    return found
