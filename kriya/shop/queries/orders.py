"""Orders as a list for the office: by what is to be done with them, and by who or what stands in them."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.db import connection, models
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from kriya.core.scoping import current_council
from kriya.ledger.days import end_of, start_of
from kriya.sales.models import TaskKind
from kriya.shop.models import Order, OrderLine, OrderState, Payment, PaymentState

OF_ORDER: Final = (TaskKind.ORDER_SHORT, TaskKind.ORDER_OVERPAID, TaskKind.ORDER_UNDERPAID)
_DIGITS: Final = 4
# What of a buyer's money is held for nothing, as actions.ending.free_money counts it, for all orders at once.
_TROUBLED: Final = """
WITH paid AS (SELECT order_id, sum(arrived) AS money FROM shop_payment
              WHERE council_id = %(council)s AND arrived IS NOT NULL GROUP BY 1),
     out AS (SELECT order_id, sum(amount) AS money FROM shop_payout WHERE council_id = %(council)s GROUP BY 1),
     used AS (SELECT order_id, sum(total) FILTER (WHERE sale_id IS NOT NULL) AS sold,
                sum(total) FILTER (WHERE sale_id IS NULL AND gone_at IS NULL AND cancelled_at IS NULL) AS waiting
              FROM shop_orderline WHERE council_id = %(council)s GROUP BY 1),
     back AS (SELECT reference, sum(amount) AS money FROM sales_refundtender
              WHERE council_id = %(council)s AND kind = 'order' GROUP BY 1)
SELECT o.id FROM shop_order o JOIN paid ON paid.order_id = o.id JOIN used ON used.order_id = o.id
    LEFT JOIN out ON out.order_id = o.id LEFT JOIN back ON back.reference = o.number
WHERE o.council_id = %(council)s AND o.state <> 'awaiting'
    AND paid.money - coalesce(used.sold, 0) + coalesce(back.money, 0) - coalesce(out.money, 0)
        - CASE WHEN o.state IN ('paid', 'sent', 'done') THEN o.shipping ELSE 0 END
        - CASE WHEN o.state = 'paid' THEN coalesce(used.waiting, 0) ELSE 0 END > 0
UNION
SELECT about FROM sales_task WHERE council_id = %(council)s AND done_at IS NULL AND kind = ANY(%(kinds)s)
"""


class Tab(models.TextChoices):
    """What is to be done; the value stands in the address."""

    AWAITING = "menunggu", _("Menunggu bayar")
    PROOF = "bukti", _("Bukti masuk")
    PREPARING = "disiapkan", _("Disiapkan")
    SENT = "dikirim", _("Dikirim")
    DONE = "selesai", _("Selesai")
    TROUBLE = "bermasalah", _("Bermasalah")
    ENDED = "batal", _("Batal")


@dataclass(frozen=True)
class Wanted:
    """Which orders; `delivery` is a DeliveryKind or ""."""

    tab: str = ""
    text: str = ""
    delivery: str = ""
    since: date | None = None
    until: date | None = None


def troubled() -> list[UUID]:
    """Return the orders at which a person must look: money to give back, pieces gone, too little paid. One question."""
    with connection.cursor() as cursor:
        cursor.execute(_TROUBLED, {"council": current_council().pk, "kinds": [str(kind) for kind in OF_ORDER]})
        return [row[0] for row in cursor.fetchall()]


def tab_counts(trouble: list[UUID]) -> dict[str, int]:
    """Return how many orders stand under each tab, in one question.

    Those in trouble are known by now: a filter by none of them would make the whole question answer nothing.
    """
    asked = [tab for tab in Tab if tab != Tab.TROUBLE]
    found = _marked().aggregate(**{tab.name.lower(): Count("pk", filter=_of_tab(tab, trouble)) for tab in asked})
    return {str(tab): len(trouble) if tab == Tab.TROUBLE else found[tab.name.lower()] for tab in Tab}


def orders_list(wanted: Wanted, trouble: list[UUID]) -> QuerySet[Order]:
    """Return orders with lines and payments: three questions a page. What waits longest to be packed comes first."""
    found = _marked()
    if wanted.tab:
        found = found.filter(_of_tab(Tab(wanted.tab), trouble))
    if wanted.delivery:
        found = found.filter(delivery=wanted.delivery)
    if wanted.since:
        found = found.filter(placed_at__gte=start_of(wanted.since))
    if wanted.until:
        found = found.filter(placed_at__lt=end_of(wanted.until))
    if wanted.text:
        found = found.filter(_says(wanted.text))
    oldest_first = wanted.tab in {Tab.PROOF, Tab.PREPARING}
    order = ("placed_at", "pk") if oldest_first else ("-placed_at", "-pk")
    return found.prefetch_related("lines", "payments").order_by(*order)  # type: ignore[no-any-return]


def _marked() -> Any:
    told = Payment.objects.filter(order=OuterRef("pk"), state=PaymentState.TOLD)
    return Order.objects.annotate(has_proof=Exists(told))


def _of_tab(tab: Tab, trouble: list[UUID]) -> Q:
    return {
        Tab.AWAITING: Q(state=OrderState.AWAITING, has_proof=False),
        Tab.PROOF: Q(has_proof=True),
        Tab.PREPARING: Q(state=OrderState.PAID),
        Tab.SENT: Q(state=OrderState.SENT),
        Tab.DONE: Q(state=OrderState.DONE),
        Tab.TROUBLE: Q(pk__in=trouble),
        Tab.ENDED: Q(state__in=[OrderState.EXPIRED, OrderState.CANCELLED]),
    }[tab]


def _says(text: str) -> Q:
    lines = OrderLine.objects.filter(order=OuterRef("pk"))
    of_line = lines.filter(Q(name__icontains=text) | Q(maker_name__icontains=text))
    said = Q(number__icontains=text) | Q(buyer_name__icontains=text) | Q(Exists(of_line))
    digits = "".join(sign for sign in text if sign.isdecimal()).lstrip("0")
    if len(digits) >= _DIGITS and not any(sign.isalpha() for sign in text):
        said |= Q(buyer_phone__contains=digits.removeprefix("62") or digits)
    return said
