"""A maker's steps through the council: applied, reviewed, fostered, graduated or inactive."""

from datetime import timedelta
from typing import Any

from django.db import transaction

from kriya.accounts.models import User
from kriya.core.clock import now, today
from kriya.core.history import UPDATE
from kriya.core.refusal import Refused
from kriya.makers.actions.publish import publish_maker
from kriya.makers.models import Maker, Status, Step, StepKind

# From which status a step may be taken. Somebody who left may come back.
POSSIBLE: dict[str, frozenset[str]] = {
    StepKind.REVIEWED: frozenset({Status.APPLIED}),
    StepKind.REFUSED: frozenset({Status.APPLIED, Status.REVIEWED}),
    StepKind.FOSTERED: frozenset({Status.APPLIED, Status.REVIEWED, Status.REFUSED, Status.INACTIVE, Status.GRADUATED}),
    StepKind.GRADUATED: frozenset({Status.FOSTERED}),
    StepKind.INACTIVE: frozenset({Status.FOSTERED, Status.GRADUATED}),
}
NEEDS_REASON = frozenset({StepKind.REFUSED, StepKind.INACTIVE, StepKind.GRADUATED})


@transaction.atomic
def take_step(maker: Maker, kind: str, *, by: User | None, reason: str = "") -> Step:
    """Take a step with who, when and why; refuse one that does not follow from where the maker is."""
    locked: Maker = Maker.objects.select_for_update().get(pk=maker.pk)
    if locked.status not in POSSIBLE.get(kind, frozenset()) or locked.merged_into_id:
        raise Refused("step_not_possible")
    if kind in NEEDS_REASON and not reason.strip():
        raise Refused("step_needs_reason")
    step = Step(maker=locked, kind=StepKind(kind), by=by, reason=reason.strip())
    step.save()
    # Who comes back joined when it first did, also when nobody knows when: later counts of earlier years rest on it.
    joins = kind == StepKind.FOSTERED and locked.status not in {Status.INACTIVE, Status.GRADUATED}
    locked.status = Status(kind)
    if joins and locked.joined_on is None and locked.joined_year is None:
        locked.joined_on, locked.joined_year = today(), today().year
    locked.revision += 1
    locked.save()
    publish_maker(locked)
    return step


UNDO_WITHIN = timedelta(days=1)


def possible_steps(maker: Maker) -> list[str]:
    """Return the steps that may follow from where a maker is, in the order of a maker's life."""
    if maker.merged_into_id:
        return []
    return [kind for kind in StepKind.values if maker.status in POSSIBLE.get(kind, frozenset())]


def undoable_step(maker: Maker) -> Step | None:
    """Return the newest step when it may still be taken back: within a day, and something came before it."""
    steps = list(maker.steps.order_by("-at", "-pk")[:2])
    if len(steps) < 2 or steps[0].kind != maker.status or now() - steps[0].at > UNDO_WITHIN:
        return None
    newest: Step = steps[0]
    return newest


@transaction.atomic
def undo_step(maker: Maker, *, shown: str = "") -> Maker:
    """Take the newest step back: the maker is what it was before; history keeps the step. Refuse what is too late.

    `shown` is the key of the step that the officer saw to be the newest: another one is not taken back in its stead.
    """
    locked: Maker = Maker.objects.select_for_update().get(pk=maker.pk)
    step = undoable_step(locked)
    before = _before_last_step(locked)
    if step is None or before is None:
        raise Refused("step_not_undoable")
    if shown and shown != str(step.pk):
        raise Refused("step_no_longer_newest")
    step.delete()
    locked.status = before.status
    if step.kind == StepKind.FOSTERED:
        locked.joined_on, locked.joined_year = before.joined_on, before.joined_year
    locked.revision += 1
    locked.save()
    publish_maker(locked)
    return locked


def _before_last_step(maker: Maker) -> Any:
    """Return the maker as it was when it last had another status, or None."""
    events: Any = Maker.pgh_event_model  # type: ignore[attr-defined]
    rows = events.objects.filter(pgh_obj=maker, pgh_label=UPDATE).exclude(status=maker.status)
    return rows.order_by("-pgh_id").first()
