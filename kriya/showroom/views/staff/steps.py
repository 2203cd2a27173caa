"""What goes on by steps (a settlement, a stock-take): one form a step, `langkah` names it."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from django.core.exceptions import PermissionDenied

from kriya.accounts.request import Request
from kriya.design.messages import did


class Step(NamedTuple):
    """A step: who may take it, what it does with the thing and the person, and what is said when it is done."""

    needs: str
    do: Callable[[Any, Any], Any]
    said: Any


def take_step(request: Request, thing: object, steps: Mapping[str, Step]) -> None:
    """Take the step that a form names; a refusal becomes a sentence, a step that there is not does nothing."""
    step = steps.get(request.POST.get("langkah", ""))
    if step is None:
        return
    if not request.membership.can(step.needs):
        raise PermissionDenied
    did(request, lambda: step.do(thing, request.user), str(step.said))
