"""A maker's steps through the council: applied, reviewed, fostered, graduated or inactive."""

from django.db import transaction

from kriya.accounts.models import User
from kriya.core.clock import today
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
    locked.status = Status(kind)
    if kind == StepKind.FOSTERED and locked.joined_on is None:
        locked.joined_on, locked.joined_year = today(), locked.joined_year or today().year
    locked.revision += 1
    locked.save()
    publish_maker(locked)
    return step
