"""Undo reports of payouts while their money did not go to the bank otherwise."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from django.db import transaction
from django.db.models import Sum
from django.utils.translation import gettext as _

from kriya.accounts.models import User
from kriya.core.clock import now
from kriya.core.refusal import Refused
from kriya.ledger.actions.posting import reverse
from kriya.marketplaces.actions import working
from kriya.marketplaces.actions.working import begin, end_part, in_parts, is_stuck, locked_file
from kriya.marketplaces.models import FileKind, FileState, MarketFile, Release, Withdrawal
from kriya.marketplaces.queries.standing import in_balance

UNDO_PAYOUTS: Final = "kriya.marketplaces.tasks.undo_payout_file"


@transaction.atomic
def undo_payouts(file: MarketFile, *, by: User | None) -> MarketFile:
    """Undo a report: reverse what it booked. A large one is undone by the worker in parts, and is UNDOING until then.

    Who finds it standing still has it go on. Raises Refused("import_not_applied"), Refused("market_file_at_work"), and
    Refused("payout_stands") where its money went to the bank since.
    """
    file = locked_file(file)
    goes_on = file.state == FileState.UNDOING and is_stuck(file)
    if file.state in working.AT_WORK and not goes_on:
        raise Refused("market_file_at_work")
    if file.kind != FileKind.PAYOUT or not (file.state == FileState.APPLIED or goes_on):
        raise Refused("import_not_applied")
    _refuse_stood_on(file)
    file.done = file.done if goes_on else 0
    file.state, file.alive_at = FileState.UNDOING, now()
    file.save()
    begin(file, _undo_next, left=_rows_of(file), job=UNDO_PAYOUTS, by=by)
    return file


def undo_payouts_in_parts(council: Any, pk: UUID, *, by: User | None) -> None:
    """Undo a report that waits for the worker. Raises Refused("payout_stands") where money went to the bank since."""
    in_parts(council, pk, _undo_next_standing, state=FileState.UNDOING, by=by)


def _undo_next_standing(file: MarketFile, *, by: User | None) -> bool:
    """Undo the next part if it still may be: others were at the balance since the last."""
    _refuse_stood_on(file)
    return _undo_next(file, by=by)


def _undo_next(file: MarketFile, *, by: User | None) -> bool:
    """Undo the next part of a locked report, what left the balance first; tell whether it was the last."""
    reason = _("Impor %(name)s dibatalkan") % {"name": file.name}
    withdrawals = Withdrawal.objects.filter(file=file).select_related("booked").order_by("pk")[: working.PART]
    rows: list[Withdrawal | Release] = list(withdrawals)
    releases = Release.objects.filter(file=file).select_related("booked").order_by("pk")
    rows += releases[: working.PART - len(rows)]
    for row in rows:
        if row.booked is not None:
            reverse(row.booked, reason=reason, by=by)
        row.delete()
    return end_part(file, len(rows), is_last=not _rows_of(file), by=by)


def _rows_of(file: MarketFile) -> int:
    return Withdrawal.objects.filter(file=file).count() + Release.objects.filter(file=file).count()


def _refuse_stood_on(file: MarketFile) -> None:
    """Refuse where the balance would fall below zero: money that the report released went to the bank otherwise."""
    released = Release.objects.filter(file=file).aggregate(sum=Sum("amount", default=0))["sum"]
    withdrawn = Withdrawal.objects.filter(file=file).aggregate(sum=Sum("amount", default=0))["sum"]
    if in_balance(file.marketplace) - released + withdrawn < 0:
        raise Refused("payout_stands")
