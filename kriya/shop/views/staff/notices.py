"""What payment providers sent, as it came, and what was made of it."""

from typing import Any, Final
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.design.formats import rupiah, when
from kriya.design.tables import Column, Table, TableRow
from kriya.design.tags.marks import badge
from kriya.ledger.views import asked
from kriya.shop.models import Method, PaymentEvent
from kriya.shop.queries.paid_out import PROVIDERS

PAGE: Final = 50
_GOOD: Final = {"taken", "again", "pending", "to_pull", "late"}
_BAD: Final = {"notice_forged", "notice_unreadable", "trouble", "other_amount"}


def outcome_in_words(outcome: str) -> str:
    """Return what came of a notice."""
    return {
        "taken": _("uang diterima"),
        "again": _("sudah tercatat"),
        "other_amount": _("jumlahnya lain"),
        "pending": _("masih menunggu"),
        "failed": _("gagal"),
        "over": _("lewat waktu"),
        "late": _("datang setelah dibayar"),
        "unknown_payment": _("pembayaran tidak dikenal"),
        "to_pull": _("ditanyakan ke penyedia"),
        "notice_forged": _("tanda tangan salah"),
        "notice_unreadable": _("tidak terbaca"),
        "payment_method_unknown": _("kunci penyedia belum diisi"),
        "trouble": _("gangguan di sini, dikirim ulang"),
    }.get(outcome, outcome)


@require_safe
@staff(Can.READ_MONEY)
def notices(request: Request) -> HttpResponse:
    """Show what came, newest first."""
    method, outcome = asked.word(request.GET, "cara", PROVIDERS), request.GET.get("hasil", "")[:20]
    rows = PaymentEvent.objects.select_related("payment__order").defer("body").order_by("-came_at", "-pk")
    if method:
        rows = rows.filter(method=method)
    if outcome == "salah":
        rows = rows.exclude(outcome__in=_GOOD)
    page = Paginator(rows, PAGE).get_page(request.GET.get("hal"))
    context = {
        "page": page,
        "table": _table(page.object_list),
        "methods": [(value, Method(value).label) for value in PROVIDERS],
        "method": method,
        "outcome": outcome,
        "narrowed": bool(method or outcome),
        "may_match_bank": request.membership.can(Can.KEEP_MONEY),
    }
    return render(request, "shop/gateways/notices.html", context)


def _table(rows: Any) -> Table:
    columns = (
        Column("when", _("Waktu"), wrap=False),
        Column("method", _("Penyedia"), sub="reference"),
        Column("order", _("Pesanan")),
        Column("outcome", _("Hasil")),
        Column("amount", _("Diterima"), align="end", wrap=False),
    )
    return Table(columns, [_row(event) for event in rows], caption=_("Kabar dari penyedia"))


def _row(event: PaymentEvent) -> TableRow:
    payment = event.payment
    cells = {
        "when": when(event.came_at),
        "method": event.get_method_display(),
        "reference": payment.reference if payment else "",
        "order": payment.order.number if payment else "",
        "outcome": badge(outcome_in_words(event.outcome), tone_of(event.outcome)),
        "amount": rupiah(payment.arrived) if payment and payment.arrived else "",
    }
    return TableRow(cells, url=reverse("shop:notice_one", args=[event.pk]))


def tone_of(outcome: str) -> str:
    """Return how a notice's outcome is marked."""
    if outcome == "taken":
        return "good"
    return "bad" if outcome in _BAD else "plain" if outcome in _GOOD else "wait"


@require_safe
@staff(Can.READ_MONEY)
def one(request: Request, pk: UUID) -> HttpResponse:
    """Show one notice as it came. Secrets were never kept."""
    rows = PaymentEvent.objects.select_related("payment__order")
    event: PaymentEvent = get_object_or_404(rows, pk=pk)
    context = {
        "event": event,
        "body": bytes(event.body).decode("utf-8", errors="replace"),
        "words": outcome_in_words(event.outcome),
        "tone": tone_of(event.outcome),
        "order_url": order_page(event.payment.order_id) if event.payment else "",
    }
    return render(request, "shop/gateways/notice.html", context)


def order_page(order: UUID) -> str:
    """Return where the office looks at an order, or ""."""
    try:
        return reverse("shop:order", args=[order])
    except NoReverseMatch:
        return ""
