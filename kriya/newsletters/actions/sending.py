"""Send an issue, one letter after the other, never twice to one person.

A letter is claimed and that is committed before it leaves: whoever is killed in between leaves a letter of which nobody
knows whether it left, and which is not sent again. A job that starts anew takes the next one that waits.
"""

from collections.abc import Callable, Iterator
from typing import Final
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from kriya.catalog.models import Product
from kriya.core.clock import now
from kriya.core.scoping import council_scope
from kriya.councils.models import Council
from kriya.makers.models import Maker
from kriya.newsletters.actions.issues import locked_issue
from kriya.newsletters.models import (
    Delivery,
    DeliveryState,
    Issue,
    IssueLink,
    IssueState,
    Subscriber,
    SubscriberState,
)
from kriya.promotion.actions.links import Target, make_link
from kriya.promotion.blocks.kinds import read_blocks
from kriya.promotion.blocks.showing import Shown, shown_blocks
from kriya.promotion.models import Channel, Page

A_JOB: Final = 200
"""So many letters a job sends before the next one goes on: a worker that is told to stop can."""
Send = Callable[[UUID], bool]
"""Sends a claimed letter; False where its address was refused."""


@transaction.atomic
def begin_due() -> list[Issue]:
    """Begin to send the issues whose time has come: to each subscriber one letter, with links of its own."""
    due = Issue.objects.filter(state=IssueState.SCHEDULED, send_at__lte=now()).order_by("pk")
    return [begun for issue in due if (begun := _begin(issue)) is not None]


def _begin(issue: Issue) -> Issue | None:
    found = locked_issue(issue)
    if found.state != IssueState.SCHEDULED:
        return None
    _make_links(found)
    readers = Subscriber.objects.filter(state=SubscriberState.SUBSCRIBED).order_by("pk").values_list("pk", flat=True)
    letters = (Delivery.of_scope(issue=found, subscriber_id=pk) for pk in readers)
    Delivery.objects.bulk_create(letters, batch_size=1000, ignore_conflicts=True)
    found.state, found.began_at = IssueState.SENDING, now()
    found.save()
    return found


def _make_links(issue: Issue) -> None:
    """Make a measured link for each page that the issue leads to."""
    for key, target in targets_of(shown_blocks(read_blocks(issue.blocks))):
        link = make_link(target, Channel.NEWSLETTER, name=issue.subject_id[:80], by=issue.by)
        IssueLink(issue=issue, link=link, target=key).save()


def targets_of(shown: list[Shown]) -> Iterator[tuple[str, Target]]:
    """Yield where the blocks of an issue lead, each once, with the key by which its letters find it."""
    products = Product.objects.in_bulk({piece.pk for block in shown for piece in block.pieces})
    makers = Maker.objects.in_bulk({maker.pk for block in shown for maker in block.makers})
    collections = {block.collection.pk: block.collection for block in shown if block.collection is not None}
    yield from ((f"product:{pk}", Target(product=one)) for pk, one in products.items())
    yield from ((f"maker:{pk}", Target(maker=one)) for pk, one in makers.items())
    yield from ((f"collection:{pk}", Target(collection=one)) for pk, one in collections.items())
    yield from ((f"page:{page}", Target(page=page)) for page in (Page.HOME, Page.PRODUCTS))


def send_some(council: Council, issue: UUID, send: Send, *, most: int = A_JOB) -> int:
    """Send letters of an issue until none waits, it is stopped, or so many went; return how many were claimed.

    Opens short scopes of its own: no transaction waits for a mail server. What it claimed is committed before it goes.
    """
    for claimed in range(most):
        with council_scope(council):
            letter = claim(issue)
        if letter is None:
            with council_scope(council):
                finish(issue)
            return claimed
        went = send(letter)
        with council_scope(council):
            Delivery.objects.filter(pk=letter).update(state=DeliveryState.SENT if went else DeliveryState.FAILED)
    return most


def claim(issue: UUID) -> UUID | None:
    """Take the next letter that waits, so that nobody else does; None where none does, or the issue is stopped."""
    letter = waiting(issue).filter(issue__state=IssueState.SENDING).select_for_update(
        skip_locked=True, of=("self",)
    ).order_by("pk").first()  # fmt: skip
    if letter is None:
        return None
    letter.state, letter.claimed_at = DeliveryState.SENDING, now()
    letter.save()
    pk: UUID = letter.pk
    return pk


def waiting(issue: UUID) -> QuerySet[Delivery]:
    """Return the letters that wait, but for those whose reader has left meanwhile."""
    rows: QuerySet[Delivery] = Delivery.objects.filter(
        issue=issue, state=DeliveryState.WAITING, subscriber__state=SubscriberState.SUBSCRIBED
    )
    return rows


def finish(issue: UUID) -> None:
    """Close an issue of which no letter waits any more. Twice is once."""
    found = Issue.objects.select_for_update(of=("self",)).get(pk=issue)
    if found.state == IssueState.SENDING and not waiting(issue).exists():
        found.state, found.ended_at = IssueState.SENT, now()
        found.save()
