"""How far a new council is with its first steps."""

from dataclasses import dataclass

from kriya.accounts.models import Invitation, Membership
from kriya.accounts.roles import Role
from kriya.founding.models import Ending, FoundingStep, Step
from kriya.makers.models import Maker
from kriya.playbooks.queries.shelf import running


@dataclass(frozen=True)
class Begun:
    """A first step: done because somebody said so or because it shows, skipped, or open."""

    step: Step
    is_done: bool
    is_skipped: bool

    @property
    def is_open(self) -> bool:
        return not (self.is_done or self.is_skipped)


def first_steps() -> list[Begun]:
    """Return the first steps in their order; none for a council that was there before them."""
    kept = {one.code: one.ended_as for one in FoundingStep.objects.all()}
    found = []
    for step in Step:
        if step.value in kept:
            said = kept[step.value]
            done = said == Ending.DONE or (said != Ending.SKIPPED and _shows(step))
            found.append(Begun(step, done, said == Ending.SKIPPED))
    return found


def _shows(step: Step) -> bool:
    """Tell whether what a step is for is there."""
    if step == Step.PLAYBOOKS:
        return running().exists()
    if step == Step.REGISTER:
        return Maker.objects.exists()
    if step == Step.PEOPLE:
        serving = Membership.objects.exclude(role=Role.MAKER).values("user").distinct().count()
        return serving > 1 or Invitation.objects.filter(accepted_at=None, withdrawn_at=None).exists()
    return False
