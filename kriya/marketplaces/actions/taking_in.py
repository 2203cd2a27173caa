"""Take exports of orders in: looked at first, then applied; the same order however often it comes is one order."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any, Final
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from kriya.accounts.models import User
from kriya.core.clock import now
from kriya.core.locks import Space, wait_for
from kriya.core.refusal import Refused
from kriya.marketplaces.actions import working
from kriya.marketplaces.actions.codes import explain_code
from kriya.marketplaces.actions.selling import Came, book_fees, sell_lines, take_back
from kriya.marketplaces.actions.working import begin, end_part, in_parts, is_stuck, locked_file, refuse_busy
from kriya.marketplaces.models import (
    FileKind,
    FileState,
    MarketFile,
    MarketLine,
    MarketOrder,
    Marketplace,
    Status,
)
from kriya.marketplaces.models.orders import RANK
from kriya.marketplaces.orders.reading import ToldOrder, read_orders
from kriya.marketplaces.queries.coming import coming

APPLY: Final = "kriya.marketplaces.tasks.apply_file"


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

    Lines whose code nobody knows wait. A large one is applied by the worker in parts, each whole, and is WORKING until
    then; who finds it standing still has it go on. Raises Refused("market_file_at_work"), and
    Refused("market_file_not_waiting") for a second time.
    """
    file = locked_file(file)
    goes_on = file.state == FileState.WORKING and is_stuck(file)
    if file.state in working.AT_WORK and not goes_on:
        raise Refused("market_file_at_work")
    if file.kind != FileKind.ORDERS or not (file.state == FileState.PREVIEW or goes_on):
        raise Refused("market_file_not_waiting")
    file.state, file.alive_at = FileState.WORKING, now()
    file.save()
    begin(file, _apply_next, left=len(file.told), job=APPLY, by=by)
    return file


def apply_in_parts(council: Any, pk: UUID, *, by: User | None) -> None:
    """Apply an export that waits for the worker."""
    in_parts(council, pk, _apply_next, state=FileState.WORKING, by=by)


def _apply_next(file: MarketFile, *, by: User | None) -> bool:
    """Apply the next part of a locked export; tell whether it was the last."""
    told = [ToldOrder.of_json(one) for one in file.told[file.done : file.done + working.PART]]
    plan = coming(file.marketplace, told)
    orders = [*_add(plan.new, file), *[_follow(order, told, file) for order, told in plan.moved]]
    came = sell_lines(orders, file, by=by)
    came.back = take_back(orders, by=by)
    book_fees(orders, by=by)
    file.left = [*file.left, *plan.differing]
    counts = {**asdict(came), "new": len(plan.new), "moved": len(plan.moved), "same": plan.same}
    file.came = {name: n + file.came.get(name, 0) for name, n in counts.items()}
    return end_part(file, len(told), is_last=file.done + len(told) >= len(file.told), by=by)


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
    refuse_busy(marketplace)
    explain_code(marketplace, code, product=product, variant=variant, by=by)
    waiting = MarketOrder.objects.filter(marketplace=marketplace, lines__code=code.strip().upper(), lines__sold=None)
    return sell_waiting(waiting, by=by)


@transaction.atomic
def sell_all_waiting(*, by: User | None) -> Came:
    """Try again to sell what waits at every marketplace: its product may have been taken in meanwhile."""
    for marketplace in Marketplace.values:
        wait_for(marketplace, Space.MARKETS)
        refuse_busy(marketplace)
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
