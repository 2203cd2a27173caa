"""Where the money of marketplaces stands: what each still owes by order, and what lies in the seller's balance."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q, Sum

from kriya.marketplaces.models import MarketOrder, Marketplace, Release, SoldPieces, Withdrawal
from kriya.sales.models import RefundLine


@dataclass(frozen=True)
class OrderMoney:
    """Rupiah of an order: sold, given back, kept by the marketplace (told by exports and at release), released."""

    sold: int = 0
    back: int = 0
    fees: int = 0
    released: int = 0

    @property
    def outstanding(self) -> int:
        """What the marketplace still owes of it, before fees that it has not told of."""
        return self.sold - self.back - self.fees - self.released


def order_money(orders: Iterable[UUID]) -> dict[UUID, OrderMoney]:
    """Return the money of orders, in four questions however many."""
    wanted = list(orders)
    sold = _sums(SoldPieces.objects.filter(line__order__in=wanted), "line__order", "sale_line__total")
    back = _sums(
        RefundLine.objects.filter(line__of_market__line__order__in=wanted), "line__of_market__line__order", "total"
    )
    fees = _sums(MarketOrder.objects.filter(pk__in=wanted, fee_booked__isnull=False), "pk", "fee")
    kept = _sums(Release.objects.filter(order__in=wanted), "order", "fee")
    released = _sums(Release.objects.filter(order__in=wanted), "order", "amount")
    return {
        key: OrderMoney(sold.get(key, 0), back.get(key, 0), fees.get(key, 0) + kept.get(key, 0), released.get(key, 0))
        for key in wanted
    }


@dataclass(frozen=True)
class Standing:
    """The money of one marketplace, in rupiah."""

    marketplace: str
    sold: int
    back: int
    fees: int
    released: int
    withdrawn: int

    @property
    def name(self) -> str:
        return str(Marketplace(self.marketplace).label)

    @property
    def awaited(self) -> int:
        """What is not released yet."""
        return self.sold - self.back - self.fees - self.released

    @property
    def in_balance(self) -> int:
        """What was released and is not in the bank yet."""
        return self.released - self.withdrawn

    @property
    def owed(self) -> int:
        """What the marketplace owes as a whole: the account of the books."""
        return self.awaited + self.in_balance


def standings() -> list[Standing]:
    """Return where the money of each marketplace stands, in six questions."""
    of = "order__marketplace"
    sold = _sums(SoldPieces.objects.all(), f"line__{of}", "sale_line__total")
    back = _sums(RefundLine.objects.filter(line__of_market__isnull=False), f"line__of_market__line__{of}", "total")
    told = _sums(MarketOrder.objects.filter(fee_booked__isnull=False), "marketplace", "fee")
    kept = _sums(Release.objects.all(), of, "fee")
    released = _sums(Release.objects.all(), of, "amount")
    withdrawn = _sums(Withdrawal.objects.all(), "marketplace", "amount")
    return [
        Standing(one, sold.get(one, 0), back.get(one, 0), told.get(one, 0) + kept.get(one, 0), released.get(one, 0),
                 withdrawn.get(one, 0))
        for one in Marketplace.values
    ]  # fmt: skip


def in_balance(marketplace: str) -> int:
    """Return what may be withdrawn from a marketplace."""
    return next(one.in_balance for one in standings() if one.marketplace == marketplace)


def _sums(rows: Any, key: str, amount: str) -> dict[Any, int]:
    return {found: int(total or 0) for found, total in rows.order_by().values_list(key).annotate(Sum(amount))}


def late_orders() -> Any:
    """Return the orders that are done and not released, the oldest first."""
    done = MarketOrder.objects.filter(~Q(status="cancelled"), releases=None, lines__sold__isnull=False)
    return done.distinct().order_by("ordered_at", "pk")
