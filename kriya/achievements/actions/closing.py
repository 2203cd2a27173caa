"""Close a period: count it, explain what the checks ask about, and let a second person approve it."""

from collections.abc import Mapping

from django.db import transaction

from kriya.accounts.models import User
from kriya.achievements.actions.nation import tell_nation
from kriya.achievements.actions.peers import tell_peers
from kriya.achievements.actions.publish import one_after_the_other, snapshot_of_closing
from kriya.achievements.models import Ending, PeriodClosing, Snapshot
from kriya.achievements.period import Period
from kriya.achievements.queries.atoms import atoms_as_json, count
from kriya.achievements.queries.snapshots import newest_of
from kriya.achievements.queries.soundness import soundness
from kriya.core.clock import now, today
from kriya.core.refusal import Refused

_LONGEST = 240


@transaction.atomic
def prepare(period: Period, *, by: User, note: str = "", reason: str = "") -> PeriodClosing:
    """Count a period that is over and run its checks. A period that was published needs a reason: it is a revision.

    Raises Refused: period_not_over, closing_open_already, reason_missing, closing_nothing_changed, numbers_empty.
    """
    one_after_the_other()
    if not period.is_over(today()):
        raise Refused("period_not_over", last=period.last)
    if PeriodClosing.objects.filter(period=period.code, ended_at=None).exists():
        raise Refused("closing_open_already")
    published = newest_of(period.code)
    if published and not reason.strip():
        raise Refused("reason_missing")
    counted = count(period)
    if not counted.makers:
        raise Refused("numbers_empty")
    digest = counted.digest
    if published and published.closing and published.closing.digest == digest:
        raise Refused("closing_nothing_changed")
    closing = PeriodClosing(
        period=period.code,
        reason=reason.strip()[:_LONGEST],
        note=note.strip()[:_LONGEST],
        figures=counted.figures,
        atoms=atoms_as_json(counted.atoms),
        soundness=[one.as_json() for one in soundness(period, counted)],
        makers=counted.makers,
        products=counted.products,
        digest=digest,
        prepared_at=now(),
        prepared_by=by,
        prepared_by_name=by.name,
    )
    closing.save()
    return closing


@transaction.atomic
def explain(closing: PeriodClosing, answers: Mapping[str, str]) -> PeriodClosing:
    """Say of checks that did not pass why the figures may stand all the same. Raises Refused: closing_not_open."""
    locked = _open(closing)
    asked = {one["code"] for one in locked.soundness if not one["ok"] and not one["blocks"]}
    locked.explanations = {code: text.strip()[:_LONGEST] for code, text in answers.items() if code in asked}
    locked.save(update_fields=["explanations"])
    return locked


@transaction.atomic
def approve(closing: PeriodClosing, *, by: User) -> Snapshot:
    """Publish what a closing counted: from then on it stands. Whoever prepared it does not approve it.

    Raises Refused: closing_not_open, closing_same_person, closing_blocked, closing_unexplained.
    """
    one_after_the_other()
    locked = _open(closing)
    if locked.prepared_by_id == by.pk:
        raise Refused("closing_same_person")
    failed = [one for one in locked.soundness if not one["ok"]]
    if any(one["blocks"] for one in failed):
        raise Refused("closing_blocked")
    if unexplained := sum(not locked.explanations.get(one["code"]) for one in failed):
        raise Refused("closing_unexplained", checks=unexplained)
    _end(locked, Ending.APPROVED, by, "")
    snapshot = snapshot_of_closing(locked, by=by)
    tell_peers(snapshot)
    tell_nation(snapshot)
    return snapshot


@transaction.atomic
def send_back(closing: PeriodClosing, *, by: User, note: str) -> PeriodClosing:
    """Give figures back to whoever prepared them, with what is to be mended. Raises Refused: closing_not_open,
    reason_missing."""
    locked = _open(closing)
    if not note.strip():
        raise Refused("reason_missing")
    return _end(locked, Ending.SENT_BACK, by, note.strip()[:_LONGEST])


def _open(closing: PeriodClosing) -> PeriodClosing:
    locked: PeriodClosing = PeriodClosing.objects.select_for_update().get(pk=closing.pk)
    if not locked.is_open:
        raise Refused("closing_not_open")
    return locked


def _end(closing: PeriodClosing, ending: Ending, by: User, note: str) -> PeriodClosing:
    closing.ended_as, closing.ended_at, closing.ended_by, closing.ended_note = ending, now(), by, note
    closing.save(update_fields=["ended_as", "ended_at", "ended_by", "ended_note"])
    return closing
