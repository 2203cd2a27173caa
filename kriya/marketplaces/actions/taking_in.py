"""Take exports of orders in: looked at first, then applied; the same order however often it comes is one order."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from kriya.accounts.models import User
from kriya.core.clock import now
from kriya.core.locks import Space, wait_for
from kriya.core.refusal import Refused
from kriya.ledger.models import Account, Entry, Source
from kriya.marketplaces.actions.codes import explain_code
from kriya.marketplaces.actions.selling import Came, book_fees, sell_lines, take_back
from kriya.marketplaces.models import (
    FileKind,
    FileState,
    MarketFile,
    MarketLine,
    MarketOrder,
    Marketplace,
    Release,
    SoldPieces,
    Status,
)
from kriya.marketplaces.models.orders import RANK
from kriya.marketplaces.orders.reading import ToldOrder, read_orders
from kriya.marketplaces.queries.coming import coming
from kriya.sales.models import RefundLine


def bring_orders(file: IO[bytes], *, marketplace: str, name: str, by: User | None) -> MarketFile:
    """Read an export and keep what it says, without its buyers. Nothing is sold before it is applied.

    Raises Refused as read_orders does.
    """
    content = file.read()
    told, left = on_disk(content, name, read_orders)
    return MarketFile.objects.create(  # type: ignore[no-any-return]
        marketplace=marketplace, kind=FileKind.ORDERS, name=name[:200],
        file_hash=hashlib.sha256(content).hexdigest(), told=[order.as_json() for order in told], left=left,
        at=now(), by=by,
    )  # fmt: skip


def on_disk(content: bytes, name: str, read: Any) -> Any:
    """Return what reading a file comes to that lies on the disk meanwhile."""
    with TemporaryDirectory(prefix="kriya-market-") as folder:
        path = Path(folder) / f"export{Path(name).suffix[:6]}"
        path.write_bytes(content)
        return read(path)


@transaction.atomic
def apply_orders(file: MarketFile, *, by: User | None) -> MarketFile:
    """Apply an export: sell new orders, follow the news of known ones, take back what was cancelled or returned.

    Lines whose code nobody knows wait. Raises Refused("market_file_not_waiting") for a second time.
    """
    wait_for(file.marketplace, Space.MARKETS)
    file = MarketFile.objects.select_for_update().get(pk=file.pk)
    if file.state != FileState.PREVIEW or file.kind != FileKind.ORDERS:
        raise Refused("market_file_not_waiting")
    plan = coming(file.marketplace, [ToldOrder.of_json(one) for one in file.told])
    orders = [*_add(plan.new, file), *[_follow(order, told, file) for order, told in plan.moved]]
    came = sell_lines(orders, file, by=by)
    came.back = take_back(orders, by=by)
    book_fees(orders, by=by)
    file.left = [*file.left, *plan.differing]
    file.came = {**asdict(came), "new": len(plan.new), "moved": len(plan.moved), "same": plan.same}
    file.state, file.applied_at = FileState.APPLIED, now()
    file.save()
    return file


def _add(told: Sequence[ToldOrder], file: MarketFile) -> list[MarketOrder]:
    orders = [
        MarketOrder.of_scope(
            marketplace=file.marketplace, number=one.number, status=one.status, ordered_at=one.ordered_at,
            seller_voucher=one.seller_voucher, platform_voucher=one.platform_voucher, fee=one.fee, first_file=file,
            last_file=file,
        )
        for one in told
    ]  # fmt: skip
    MarketOrder.objects.bulk_create(orders)
    MarketLine.objects.bulk_create(
        MarketLine.of_scope(order=order, position=place, **asdict(line))
        for order, one in zip(orders, told, strict=True)
        for place, line in enumerate(one.lines)
    )
    return orders


def _follow(order: MarketOrder, told: ToldOrder, file: MarketFile) -> MarketOrder:
    """Take over what an export says that is new: never an earlier status, never fewer returned."""
    if RANK[Status(told.status)] > RANK[Status(order.status)]:
        order.status = told.status
    order.fee = order.fee if order.fee_booked_id else told.fee
    order.last_file = file
    order.save()
    lines = MarketLine.objects.filter(order=order).order_by("position")
    for line, said in zip(lines, told.lines, strict=True):
        if said.returned > line.returned:
            line.returned = said.returned
            line.save()
    return order


@transaction.atomic
def explain(marketplace: str, code: str, *, product: UUID, variant: UUID | None, by: User | None) -> Came:
    """Say which product a code means, and sell the lines that waited for it."""
    wait_for(marketplace, Space.MARKETS)
    explain_code(marketplace, code, product=product, variant=variant, by=by)
    waiting = MarketOrder.objects.filter(marketplace=marketplace, lines__code=code.strip().upper(), lines__sold=None)
    return sell_waiting(waiting, by=by)


@transaction.atomic
def sell_all_waiting(*, by: User | None) -> Came:
    """Try again to sell what waits at every marketplace: its product may have been taken in meanwhile."""
    for marketplace in Marketplace.values:
        wait_for(marketplace, Space.MARKETS)
    return sell_waiting(MarketOrder.objects.filter(lines__sold=None), by=by)


def sell_waiting(rows: QuerySet[MarketOrder], *, by: User | None) -> Came:
    """Sell lines that waited, each under the import that told of its order last."""
    orders = list(rows.select_related("last_file").distinct().order_by("pk"))
    whole = Came()
    for file in {order.last_file_id: order.last_file for order in orders}.values():
        came = sell_lines([order for order in orders if order.last_file_id == file.pk], file, by=by)
        for name, value in asdict(came).items():
            setattr(whole, name, getattr(whole, name) + value)
    whole.back = take_back(orders, by=by)
    book_fees(orders, by=by)
    return whole


@transaction.atomic
def undo_orders(file: MarketFile, *, by: User | None) -> MarketFile:
    """Undo an import as though it never came: what it sold is taken back, its orders are forgotten.

    The books keep both, the sale and what took it back. Raises Refused("import_…") as soon as something stands on it.
    """
    wait_for(file.marketplace, Space.MARKETS)
    file = MarketFile.objects.select_for_update().get(pk=file.pk)
    orders = list(MarketOrder.objects.filter(first_file=file).select_related("fee_booked").order_by("pk"))
    _refuse_stood_on(file, orders)
    for order in orders:
        order.status = Status.CANCELLED
    take_back(orders, by=by, reason=_("Impor %(name)s dibatalkan") % {"name": file.name})
    book_fees(orders, by=by)
    MarketOrder.objects.filter(pk__in=[order.pk for order in orders]).delete()
    file.state, file.undone_at, file.undone_by = FileState.UNDONE, now(), by
    file.save()
    return file


def _refuse_stood_on(file: MarketFile, orders: Sequence[MarketOrder]) -> None:
    if file.state != FileState.APPLIED or file.kind != FileKind.ORDERS:
        raise Refused("import_not_applied")
    here = [order.pk for order in orders]
    followed = MarketOrder.objects.filter(last_file=file).exclude(first_file=file).exists()
    if followed or any(order.last_file_id != file.pk for order in orders):
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
