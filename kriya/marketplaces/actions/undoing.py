"""Undo imports of orders while nothing stands on them."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from kriya.accounts.models import User
from kriya.core.clock import now
from kriya.core.refusal import Refused
from kriya.ledger.models import Account, Entry, Source
from kriya.marketplaces.actions import working
from kriya.marketplaces.actions.selling import book_fees, take_back
from kriya.marketplaces.actions.working import begin, end_part, in_parts, is_stuck, locked_file
from kriya.marketplaces.models import FileKind, FileState, MarketFile, MarketOrder, Release, SoldPieces, Status
from kriya.sales.models import RefundLine

UNDO: Final = "kriya.marketplaces.tasks.undo_file"


@transaction.atomic
def undo_orders(file: MarketFile, *, by: User | None) -> MarketFile:
    """Undo an import as though it never came: what it sold is taken back, its orders are forgotten.

    The books keep both, the sale and what took it back. A large one is undone by the worker in parts, and is UNDOING
    until then; who finds it standing still has it go on. Raises Refused("import_…") as soon as something stands on it.
    """
    file = locked_file(file)
    if not (file.state == FileState.UNDOING and is_stuck(file)):
        _refuse_stood_on(file)
        file.done = 0
    file.state, file.alive_at = FileState.UNDOING, now()
    file.save()
    begin(file, _undo_next, left=MarketOrder.objects.filter(first_file=file).count(), job=UNDO, by=by)
    return file


def undo_in_parts(council: Any, pk: UUID, *, by: User | None) -> None:
    """Undo an import that waits for the worker."""
    in_parts(council, pk, _undo_next, state=FileState.UNDOING, by=by)


def _undo_next(file: MarketFile, *, by: User | None) -> bool:
    """Undo the next part of a locked import; tell whether it was the last."""
    rows = MarketOrder.objects.filter(first_file=file).select_related("fee_booked").order_by("pk")
    orders = list(rows[: working.PART])
    for order in orders:
        order.status = Status.CANCELLED
    take_back(orders, by=by, reason=_("Impor %(name)s dibatalkan") % {"name": file.name})
    book_fees(orders, by=by)
    MarketOrder.objects.filter(pk__in=[order.pk for order in orders]).delete()
    return end_part(file, len(orders), is_last=not rows.exists(), by=by)


def _refuse_stood_on(file: MarketFile) -> None:
    if file.state != FileState.APPLIED or file.kind != FileKind.ORDERS:
        raise Refused("import_not_applied")
    here = MarketOrder.objects.filter(first_file=file)
    followed = MarketOrder.objects.filter(last_file=file).exclude(first_file=file)
    if followed.exists() or here.exclude(last_file=file).exists():
        raise Refused("import_has_later")
    if Release.objects.filter(order__in=here).exists():
        raise Refused("import_has_releases")
    sold = SoldPieces.objects.filter(line__order__in=here)
    if RefundLine.objects.filter(line__in=sold.values("sale_line")).exists():
        raise Refused("import_has_refunds")
    makers = sold.exclude(sale_line__maker=None).values("sale_line__maker")
    paid = Entry.objects.filter(account=Account.MAKER, transaction__source=Source.PAYOUT, maker__in=makers)
    if paid.filter(posted_at__gt=file.applied_at).exists():
        raise Refused("import_paid_out")
