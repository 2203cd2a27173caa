"""What both sides promised and what became of it, what guests want to copy and really did."""

from datetime import date, timedelta
from uuid import UUID

from django.db import transaction

from kriya.accounts.models import User
from kriya.achievements.models import Deck
from kriya.core.clock import now, today
from kriya.core.history import tell_insert
from kriya.core.jobs import defer_called
from kriya.core.locks import wait_for
from kriya.core.once import digest_of, said_before
from kriya.core.refusal import Refused
from kriya.visits.models import (
    LATEST,
    REMINDED_AFTER,
    Adoption,
    Direction,
    Feedback,
    FollowUp,
    Material,
    Promise,
    Side,
    Topic,
    Visit,
    VisitState,
)
from kriya.visits.queries.missed import missed_of


def promise(visit: Visit, *, side: str, words: str, owner: str = "", due_on: date | None = None) -> Promise:
    """Note what one side promised the other."""
    if not words.strip():
        raise Refused("promise_without_words")
    made = Promise(visit=visit, side=Side(side), words=words.strip(), owner=owner.strip(), due_on=due_on, made_at=now())
    made.save()
    tell_insert(made)
    return made


@transaction.atomic
def keep(made: Promise, *, outcome: str = "") -> Promise:
    """Say that it was kept, and how."""
    return _settle(made, outcome, kept=True)


@transaction.atomic
def drop(made: Promise, *, outcome: str) -> Promise:
    """Say that it will not be kept, and why."""
    if not outcome.strip():
        raise Refused("promise_dropped_without_reason")
    return _settle(made, outcome, kept=False)


@transaction.atomic
def reopen(made: Promise) -> Promise:
    """Let a promise be open again."""
    locked: Promise = Promise.objects.select_for_update().get(pk=made.pk)
    locked.kept_at = locked.dropped_at = None
    locked.save()
    return locked


def _settle(made: Promise, outcome: str, *, kept: bool) -> Promise:
    locked: Promise = Promise.objects.select_for_update().get(pk=made.pk)
    if locked.kept_at or locked.dropped_at:
        raise Refused("promise_settled")
    locked.outcome = outcome.strip()
    locked.kept_at, locked.dropped_at = (now(), None) if kept else (None, now())
    locked.save()
    return locked


@transaction.atomic
def tell(visit: Visit, *, key: UUID, stars: int, wants: list[str], words: str, better: str) -> Feedback:
    """Take what a guest thought, without a name; sent twice it is once. Raises Refused("feedback_not_open")."""
    topics = [topic for topic in Topic.values if topic in wants]
    digest = digest_of([str(visit.pk), stars, topics, words.strip(), better.strip()])
    wait_for(key)
    if before := said_before(Feedback.objects.filter(pk=key), digest, refusal="feedback_other_payload"):
        return before
    if visit.state not in {VisitState.AGREED, VisitState.HELD} or visit.on is None or visit.on > today():
        raise Refused("feedback_not_open")
    made = Feedback(
        id=key,
        visit=visit,
        stars=stars,
        wants=topics,
        words=words.strip(),
        better=better.strip(),
        payload_hash=digest,
        at=now(),
    )
    made.save(force_insert=True)
    return made


def adopt(visit: Visit, *, topic: str, words: str, on: date, told_by: str) -> Adoption:
    """Note what guests really do at home now."""
    if not words.strip() or on > today() or topic not in Topic.values:
        raise Refused("adoption_incomplete")
    made = Adoption(visit=visit, topic=topic, words=words.strip(), on=on, told_by=Side(told_by), at=now())
    made.save()
    tell_insert(made)
    return made


def add_material(
    visit: Visit, *, title: str = "", url: str = "", deck: Deck | None = None, by: User | None
) -> Material:
    """Give guests something to take home: a link, or a deck by its own title where none is said.

    Raises Refused("material_link_or_deck") unless it is one of both.
    """
    called = title.strip() or (deck.title if deck else "")
    if bool(url) == (deck is not None) or not called:
        raise Refused("material_link_or_deck")
    made = Material(visit=visit, title=called, url=url, deck=deck, at=now(), by=by)
    made.save()
    return made


def take_material_back(material: Material) -> None:
    """Let guests take something home no longer."""
    material.delete()


@transaction.atomic
def raise_follow_ups() -> int:
    """Raise what is due 30, 90 and 180 days after visits; each once. Guests who allowed it are written to by a job."""
    raised = 0
    for days in REMINDED_AFTER:
        last = today() - timedelta(days=days)
        due = Visit.objects.filter(
            state=VisitState.HELD, direction=Direction.INCOMING, on__range=(last - LATEST, last)
        ).exclude(follow_ups__days=days)
        for visit in due.select_for_update(of=("self",)).order_by("pk"):
            _raise(visit, days)
            raised += 1
    return raised


@transaction.atomic
def raise_missed(visit: Visit, days: int) -> None:
    """Raise what was missed too long ago to be raised by itself, on a host's word. Twice is once.

    Raises Refused("follow_up_not_missed") for what was not missed, or where another is due by now.
    """
    locked = Visit.objects.select_for_update().get(pk=visit.pk)
    if FollowUp.objects.filter(visit=locked, days=days).exists():
        return
    if not any(one.days == days and one.may_ask for one in missed_of(locked)):
        raise Refused("follow_up_not_missed")
    _raise(locked, days)


def _raise(visit: Visit, days: int) -> None:
    row = FollowUp(visit=visit, days=days, due_on=(visit.on or today()) + timedelta(days=days), raised_at=now())
    row.save()
    if visit.may_follow_up and visit.contact_email:
        defer_called("kriya.visits.tasks.write_to_guests", follow_up=str(row.pk))


@transaction.atomic
def answer_follow_up(row: FollowUp, *, heard: str, by: User | None) -> None:
    """Say what was heard; twice is refused."""
    locked = FollowUp.objects.select_for_update().get(pk=row.pk)
    if locked.done_at is not None:
        raise Refused("follow_up_done")
    if not heard.strip():
        raise Refused("follow_up_without_words")
    locked.heard, locked.done_at, locked.done_by = heard.strip(), now(), by
    locked.save()
