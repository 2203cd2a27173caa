"""What an order paid, what of it is sold, sent back or still held for its buyer."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.db import connection

from kriya.core.money import Rupiah
from kriya.core.scoping import current_council
from kriya.shop.models import Order

_MONEY: Final = """
SELECT o.id,
    (SELECT coalesce(sum(arrived), 0) FROM shop_payment p WHERE p.council_id = o.council_id AND p.order_id = o.id),
    (SELECT coalesce(sum(t.amount), 0) FROM sales_saletender t
     WHERE t.council_id = o.council_id AND t.kind = 'order' AND t.reference = o.number),
    (SELECT coalesce(sum(t.amount), 0) FROM sales_refundtender t
     WHERE t.council_id = o.council_id AND t.kind = 'order' AND t.reference = o.number),
    (SELECT coalesce(sum(e.amount), 0) FROM ledger_entry e JOIN ledger_transaction x
        ON x.council_id = e.council_id AND x.id = e.transaction_id
     WHERE e.council_id = o.council_id AND e.about = o.id AND e.account = 'orders' AND x.note = 'shipping'),
    (SELECT coalesce(sum(amount), 0) FROM shop_payout p WHERE p.council_id = o.council_id AND p.order_id = o.id)
FROM shop_order o WHERE o.council_id = %(council)s AND (%(orders)s::uuid[] IS NULL OR o.id = ANY(%(orders)s))
"""


@dataclass(frozen=True)
class OrderMoney:
    """Rupiah of one order. `held` is what the council holds for the buyer: above zero while something is to come."""

    paid: Rupiah
    sold: Rupiah
    given_back: Rupiah
    shipped: Rupiah
    paid_out: Rupiah

    @property
    def held(self) -> Rupiah:
        return Rupiah(self.paid - self.sold + self.given_back - self.shipped - self.paid_out)


def money_of(order: Order) -> OrderMoney:
    """Return the money of one order."""
    return _read([order.pk])[order.pk]


def money_of_all() -> dict[UUID, OrderMoney]:
    """Return the money of every order of the council."""
    return _read(None)


def _read(orders: list[UUID] | None) -> dict[UUID, OrderMoney]:
    with connection.cursor() as cursor:
        cursor.execute(_MONEY, {"council": current_council().pk, "orders": orders})
        return {row[0]: OrderMoney(*(Rupiah(int(part)) for part in row[1:])) for row in cursor.fetchall()}
