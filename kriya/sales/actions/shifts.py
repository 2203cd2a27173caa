"""Open a drawer, put cash in and take it out, close it by a blind count."""

from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import transaction

from kriya.accounts.models import User
from kriya.core.clock import now
from kriya.core.ids import new_id
from kriya.core.once import digest_of, said_before
from kriya.core.refusal import Refused
from kriya.ledger.actions.posting import Line, post
from kriya.ledger.models import Account, Source
from kriya.sales.actions.closing import close_books, lock_shift, supplement
from kriya.sales.models import CashKind, CashMovement, Shift, ShiftClosing, ShiftReport, Till
from kriya.sales.queries.shifts import figures

_OTHER: Final = "shift_other_payload"


@transaction.atomic
def open_shift(
    till: Till,
    *,
    opening_cash: int,
    by: User | None = None,
    cashier_name: str = "",
    key: UUID | None = None,
    device_at: datetime | None = None,
    happened_at: datetime | None = None,
) -> Shift:
    """Open a till's drawer with a float, which comes from the office's cash. The same key again is the same shift."""
    if opening_cash < 0:
        raise Refused("amount_not_positive")
    key, instant = key or new_id(), now()
    lock_shift(key)
    digest = digest_of({"till": till.pk, "cash": opening_cash, "at": device_at, "cashier": cashier_name})
    if before := said_before(Shift.objects.filter(pk=key), digest, refusal=_OTHER):
        return before
    shift = Shift(
        pk=key,
        till=till,
        location_id=till.location_id,
        opening_cash=opening_cash,
        cashier=by,
        cashier_name=cashier_name or (by.name if by else ""),
        device_at=device_at or instant,
        opened_at=happened_at or instant,
        recorded_at=instant,
        payload_hash=digest,
    )
    shift.save(force_insert=True)
    if opening_cash:
        _book(shift, opening_cash, shift.opened_at, by, "")
    return shift


@transaction.atomic
def move_cash(
    shift: Shift,
    *,
    kind: str,
    amount: int,
    reason: str,
    by: User | None = None,
    key: UUID | None = None,
    device_at: datetime | None = None,
    happened_at: datetime | None = None,
) -> CashMovement:
    """Put cash into a drawer or take it out, to or from the office's; with a reason. Also of a shift that is closed."""
    if amount <= 0 or kind not in CashKind.values:
        raise Refused("amount_not_positive")
    if not reason.strip():
        raise Refused("reason_missing")
    key, instant = key or new_id(), now()
    lock_shift(shift.pk)
    digest = digest_of({"shift": shift.pk, "kind": kind, "amount": amount, "reason": reason, "at": device_at})
    if before := said_before(CashMovement.objects.filter(pk=key), digest, refusal=_OTHER):
        return before
    moved = CashMovement(
        pk=key,
        shift=shift,
        kind=kind,
        amount=amount,
        reason=reason.strip()[:200],
        device_at=device_at or instant,
        happened_at=happened_at or instant,
        recorded_at=instant,
        by=by,
        payload_hash=digest,
    )
    moved.save(force_insert=True)
    _book(shift, amount if kind == CashKind.IN else -amount, moved.happened_at, by, moved.reason)
    supplement(shift)
    return moved


@transaction.atomic
def close_shift(
    shift: Shift,
    *,
    counted: int,
    by: User | None = None,
    reason: str = "",
    key: UUID | None = None,
    device_at: datetime | None = None,
    happened_at: datetime | None = None,
) -> ShiftReport:
    """Close a shift with the cash that was counted, and return its Z. Who counts is not shown what there should be.

    The same key again gives the same Z; another one for a shift that is closed is refused.
    """
    if counted < 0:
        raise Refused("amount_not_positive")
    key, instant = key or new_id(), now()
    lock_shift(shift.pk)
    digest = digest_of({"shift": shift.pk, "counted": counted, "reason": reason, "at": device_at})
    if said_before(ShiftClosing.objects.filter(pk=key), digest, refusal=_OTHER):
        return ShiftReport.objects.get(shift=shift, supplement=0)
    if ShiftClosing.objects.filter(shift=shift).exists():
        raise Refused("shift_closed_already")
    closing = ShiftClosing(
        pk=key,
        shift=shift,
        counted=counted,
        reason=reason.strip()[:300],
        device_at=device_at or instant,
        closed_at=happened_at or instant,
        recorded_at=instant,
        by=by,
        payload_hash=digest,
    )
    closing.save(force_insert=True)
    return close_books(closing, figures(shift))


def _book(shift: Shift, amount: int, at: datetime, by: User | None, note: str) -> None:
    lines = [Line(Account.CASH_DRAWER, amount), Line(Account.CASH_OFFICE, -amount)]
    post(Source.SHIFT, lines, document=shift.pk, happened_at=at, by=by, note=note)
