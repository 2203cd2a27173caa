"""Sales as lists: narrowed by day, channel, state, or by what stands on the receipt, the label or the buyer."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from kriya.inventory.codes import clean_code
from kriya.sales.models import Refund, Sale, SaleLine, SaleTender, TenderState


@dataclass(frozen=True)
class Wanted:
    """Which sales; `state` is "kembali" (something came back) or "belum" (a payment is not matched yet)."""

    since: date | None = None
    until: date | None = None
    channel: str = ""
    state: str = ""
    text: str = ""


def sales_list(wanted: Wanted) -> QuerySet[Sale]:
    """Return sales with place, till, lines and tenders, newest first: three questions a page."""
    found = narrowed(wanted).select_related("location", "till", "cashier")
    return found.prefetch_related("lines", "tenders").order_by("-happened_at", "-pk")


def narrowed(wanted: Wanted) -> QuerySet[Sale]:
    """Return the sales that are wanted."""
    found: Any = Sale.objects.annotate(
        has_refund=Exists(Refund.objects.filter(sale=OuterRef("pk"))),
        waits=Exists(SaleTender.objects.filter(sale=OuterRef("pk"), state=TenderState.UNVERIFIED, confirmations=None)),
    )
    if wanted.since:
        found = found.filter(happened_on__gte=wanted.since)
    if wanted.until:
        found = found.filter(happened_on__lte=wanted.until)
    if wanted.channel:
        found = found.filter(channel=wanted.channel)
    if wanted.state:
        found = found.filter(**{{"kembali": "has_refund", "belum": "waits"}[wanted.state]: True})
    return found.filter(_says(wanted.text)) if wanted.text else found  # type: ignore[no-any-return]


def _says(text: str) -> Q:
    lines = SaleLine.objects.filter(sale=OuterRef("pk"))
    code = clean_code(text)
    of_line = (
        lines.filter(lot__code=code) if code else lines.filter(Q(name__icontains=text) | Q(maker_name__icontains=text))
    )
    said = Q(receipt__icontains=text) | Q(buyer_name__icontains=text) | Q(tenders__reference=text)
    return said | Q(buyer_phone__contains=text) | Q(Exists(of_line))
