"""Money for assistance: lines of a year; promise, spend, give back. A line is never exceeded: the database refuses."""

from collections.abc import Callable, Collection
from datetime import date

from django.db import IntegrityError, transaction

from kriya.accounts.models import User
from kriya.assistance.actions.cases import locked_case
from kriya.assistance.models import BudgetLine, Case, CaseState, Commitment, Payer
from kriya.assistance.queries.budget import agreed_payers, used_of
from kriya.core.clock import now
from kriya.core.history import tell_insert
from kriya.core.refusal import Refused
from kriya.design.formats import rupiah

_WITHIN = "commitment_within_line"


@transaction.atomic
def keep_line(line: BudgetLine | None, *, year: int, source: str, name: str, amount: int) -> BudgetLine:
    """Add a budget line, or change one. Raises Refused: budget_line_taken, budget_line_below_used."""
    kept = line or BudgetLine()
    if BudgetLine.objects.filter(year=year, name__iexact=name.strip()).exclude(pk=kept.pk).exists():
        raise Refused("budget_line_taken", name=name.strip(), year=year)
    kept.year, kept.source, kept.name, kept.amount = year, source, name.strip(), amount
    if line is None:
        kept.save()
        tell_insert(kept)
        return kept
    _within(kept.save, lambda: Refused("budget_line_below_used", used=rupiah(used_of(kept))))
    return kept


@transaction.atomic
def promise(line: BudgetLine, case: Case, *, amount: int, what: str, by: User, is_meant: bool = False) -> Commitment:
    """Promise money of a line to a case; of another source than what was agreed to pay only where that `is_meant`:
    what a sponsor bears is not to be paid by the region's budget as well.

    Raises Refused: case_not_running, budget_source_differs, budget_line_exceeded.
    """
    locked = locked_case(case)
    if locked.state != CaseState.RUNNING:
        raise Refused("case_not_running")
    if not is_meant and (agreed := agreed_payers(locked)) and line.source not in agreed:
        raise Refused("budget_source_differs", payer=_named(agreed), line=str(line), source=line.get_source_display())
    row = Commitment(line=line, case=locked, amount=amount, what=what.strip(), made_at=now(), made_by=by)
    _within(row.save, lambda: _exceeded(line))
    tell_insert(row)
    return row


@transaction.atomic
def spend(commitment: Commitment, *, amount: int, on: date) -> Commitment:
    """Say what was spent of a promise, perhaps more or less than was promised.

    Raises Refused: commitment_over, budget_line_exceeded.
    """
    locked = _open(commitment)
    locked.spent, locked.spent_on = amount, on
    _within(locked.save, lambda: _exceeded(locked.line))
    return locked


@transaction.atomic
def release(commitment: Commitment) -> Commitment:
    """Give money back to its line: it was not needed. Raises Refused: commitment_over."""
    locked = _open(commitment)
    locked.released_at = now()
    locked.save()
    return locked


def _named(payers: Collection[str]) -> str:
    return ", ".join(str(Payer(payer).label) for payer in sorted(payers))


def _open(commitment: Commitment) -> Commitment:
    locked: Commitment = Commitment.objects.select_for_update().get(pk=commitment.pk)
    if locked.spent is not None or locked.released_at is not None:
        raise Refused("commitment_over")
    return locked


def _within(save: Callable[[], None], refusal: Callable[[], Refused]) -> None:
    """Save; where the database says that a line would be exceeded, refuse."""
    try:
        with transaction.atomic():
            save()
    except IntegrityError as wrong:
        if _WITHIN not in str(wrong):
            raise
        raise refusal() from wrong


def _exceeded(line: BudgetLine) -> Refused:
    return Refused("budget_line_exceeded", line=str(line), free=rupiah(max(0, line.amount - used_of(line))))
