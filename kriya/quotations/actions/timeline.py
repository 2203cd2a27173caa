"""Write what happened to a quotation, and change its state by rules."""

from uuid import UUID

from kriya.accounts.models import User
from kriya.core.clock import now
from kriya.core.ids import new_id
from kriya.core.refusal import Refused
from kriya.quotations.models import FOLLOWS, Quotation, QuotationState, QuotationStep, StepKind


def tell(
    quotation: Quotation,
    kind: StepKind,
    *,
    by: User | None = None,
    note: str = "",
    amount: int | None = None,
    key: UUID | None = None,
) -> QuotationStep:
    """Write one step; `key` is its id where a form made one, so that who sends it twice is known."""
    step: QuotationStep = QuotationStep.objects.create(
        pk=key or new_id(), quotation=quotation, kind=kind, at=now(), by=by, note=note[:500], amount=amount
    )
    return step


def become(quotation: Quotation, state: QuotationState) -> None:
    """Change the state of a locked quotation, without saving it; raise ValueError for a way that is none."""
    if state not in FOLLOWS[QuotationState(quotation.state)]:
        raise ValueError(f"a quotation that is {quotation.state} does not become {state}")
    quotation.state = state


def locked(quotation: Quotation, *states: QuotationState, refusal: str = "") -> Quotation:
    """Return the quotation as it is now, with nobody else at it until this work is done.

    Raises Refused(refusal) where it is in none of `states`.
    """
    found: Quotation = Quotation.objects.select_for_update(of=("self",)).get(pk=quotation.pk)
    if states and found.state not in states:
        raise Refused(refusal)
    return found
