"""From a link to the makers' money: visits, baskets, orders, and sales online and in the showroom.

A sale belongs to the link whose code stands in its attribution: an order brought it along, or the cashier asked and
typed it. Every function asks as often for one link as for a thousand.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

from django.db.models import Count, F, Q, Sum, Value
from django.db.models.functions import Replace, Upper

from kriya.core.clock import today
from kriya.ledger.days import day_of, end_of, start_of
from kriya.promotion.models import Link, LinkDay
from kriya.promotion.models.links import LIVE_DAYS
from kriya.sales.models import Channel as SaleChannel
from kriya.sales.models import RefundLine, SaleLine
from kriya.shop.models import Cart, Order

Days = tuple[date, date]
"""From one day to another, both included."""
ONLINE: Final = (SaleChannel.SHOP, SaleChannel.MARKET)


@dataclass(frozen=True)
class Funnel:
    """What became of links. Money is whole rupiah less what came back; `makers` is the makers' part of `total`."""

    visits: int = 0
    machines: int = 0
    baskets: int = 0
    orders: int = 0
    sales_online: int = 0
    total_online: int = 0
    makers_online: int = 0
    sales_showroom: int = 0
    total_showroom: int = 0
    makers_showroom: int = 0

    def __add__(self, other: "Funnel") -> "Funnel":
        return Funnel(*(getattr(self, one.name) + getattr(other, one.name) for one in fields(self)))

    def __bool__(self) -> bool:
        """Tell whether anything came of it."""
        return self != Funnel()

    @property
    def sales(self) -> int:
        return self.sales_online + self.sales_showroom

    @property
    def makers(self) -> int:
        """Rupiah that makers earned."""
        return self.makers_online + self.makers_showroom


def funnels(links: Sequence[Link], days: Days | None = None) -> dict[UUID, Funnel]:
    """Return the funnel of each link, in five questions however many there are; `days`: only what happened on them.

    What came back of a sale is taken off the days of the sale.
    """
    if not links:
        return {}
    by_code = {link.code: link.pk for link in links}
    said: dict[UUID, dict[str, int]] = {link.pk: {} for link in links}
    first = day_of(min(link.made_at for link in links))
    _count_days(said, list(said), days)
    _count_shop(said, by_code, days)
    sold = {"happened_on__gte": first} | ({"happened_on__range": days} if days else {})
    _count_money(said, by_code, SaleLine.objects.filter(**{f"sale__{k}": v for k, v in sold.items()}), "sale", 1)
    back = RefundLine.objects.filter(**{f"line__sale__{k}": v for k, v in sold.items()})
    _count_money(said, by_code, back, "line__sale", -1)
    return {pk: Funnel(**numbers) for pk, numbers in said.items()}


def total_of(parts: Iterable[Funnel]) -> Funnel:
    """Return all of them together."""
    return sum(parts, Funnel())


def _add(numbers: dict[str, int], name: str, more: int) -> None:
    numbers[name] = numbers.get(name, 0) + more


def _count_days(said: dict[UUID, dict[str, int]], links: list[UUID], days: Days | None) -> None:
    noted = Q(on__lt=today() - timedelta(days=LIVE_DAYS))
    counted = LinkDay.objects.filter(link__in=links)
    rows = (counted.filter(on__range=days) if days else counted).order_by().values_list("link")
    for link, visits, machines, baskets in rows.annotate(
        v=Sum("visits"), m=Sum("machines"), b=Sum("baskets", filter=noted, default=0)
    ):
        said[link] = {"visits": visits, "machines": machines, "baskets": baskets}


def _count_shop(said: dict[UUID, dict[str, int]], by_code: dict[str, UUID], days: Days | None) -> None:
    """Count baskets that are still there, and orders."""
    live = Cart.objects.filter(made_at__gte=start_of(today() - timedelta(days=LIVE_DAYS)))
    for name, rows, at in (("baskets", live, "made_at"), ("orders", Order.objects.all(), "placed_at")):
        within = {f"{at}__gte": start_of(days[0]), f"{at}__lt": end_of(days[1])} if days else {}
        mine: Any = rows.filter(attribution__in=by_code, **within).order_by().values_list("attribution")
        for code, n in mine.annotate(n=Count("pk")):
            _add(said[by_code[code]], name, n)


def _count_money(said: dict[UUID, dict[str, int]], by_code: dict[str, UUID], rows: Any, sale: str, sign: int) -> None:
    """Add what was sold (sign 1) or came back (sign -1). A code is typed at the till as people type."""
    maker = "maker" if sale == "sale" else "line__maker"
    typed = Upper(Replace(Replace(F(f"{sale}__attribution"), Value("-")), Value(" ")))
    of_links = rows.exclude(**{f"{sale}__attribution": ""}).alias(typed=typed).filter(typed__in=by_code)
    found = of_links.order_by().values_list(typed, f"{sale}__channel").annotate(
        n=Count(sale, distinct=True), total=Sum("total"), net=Sum("net", filter=~Q(**{maker: None}), default=0)
    )  # fmt: skip
    for code, channel, sales, total, net in found:
        where, numbers = ("online" if channel in ONLINE else "showroom"), said[by_code[code]]
        _add(numbers, f"total_{where}", sign * total)
        _add(numbers, f"makers_{where}", sign * net)
        _add(numbers, f"sales_{where}", sales if sign > 0 else 0)
