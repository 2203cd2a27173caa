"""The orders of the shop, by what is to be done with them."""

from typing import Any, Final

from django.core.paginator import Paginator
from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.design.formats import rupiah, when
from kriya.design.tables import Column, Table, TableRow
from kriya.design.tags.marks import badge
from kriya.ledger.views import asked
from kriya.shop.models import DeliveryKind, Order, OrderState, PaymentState
from kriya.shop.queries.orders import Tab, Wanted, orders_list, tab_counts, troubled

PAGE: Final = 50
TONES: Final = {
    OrderState.AWAITING: "wait", OrderState.PAID: "dye", OrderState.SENT: "good", OrderState.DONE: "plain",
    OrderState.EXPIRED: "plain", OrderState.CANCELLED: "plain",
}  # fmt: skip


def wanted_of(params: QueryDict) -> Wanted:
    """Return which orders an address asks for."""
    return Wanted(
        tab=asked.word(params, "keadaan", Tab.values),
        text=params.get("q", "").strip()[:80],
        delivery=asked.word(params, "kirim", DeliveryKind.values),
        since=asked.day(params, "dari"),
        until=asked.day(params, "sampai"),
    )


@require_safe
@staff(Can.READ_SALES)
def orders(request: Request) -> HttpResponse:
    """Show orders under tabs with their counts."""
    wanted, trouble = wanted_of(request.GET), troubled()
    page = Paginator(orders_list(wanted, trouble), PAGE).get_page(request.GET.get("hal"))
    may_pack = request.membership.can(Can.KEEP_STOCK)
    counts = tab_counts(trouble)
    context = {
        "page": page,
        "table": _table(page.object_list, set(trouble), select="pesanan" if may_pack else ""),
        "tabs": _tabs(request.GET, wanted.tab, counts),
        "wanted": wanted,
        "deliveries": DeliveryKind.choices,
        "may_pack": may_pack,
        "any": sum(counts.values()),
        "crumbs": [(_("Toko"), ""), (_("Pesanan"), "")],
    }
    return render(request, "shop/staff/orders.html", context)


def _tabs(params: QueryDict, current: str, counts: dict[str, int]) -> list[dict[str, Any]]:
    def link(tab: str) -> str:
        kept = params.copy()
        for name in ("hal", "keadaan"):
            kept.pop(name, None)
        if tab:
            kept["keadaan"] = tab
        return f"?{kept.urlencode()}"

    tabs = [{"label": _("Semua"), "url": link(""), "current": not current, "count": None}]
    return tabs + [
        {"label": str(tab.label), "url": link(tab), "current": tab == current, "count": counts[tab]} for tab in Tab
    ]


def _table(rows: Any, trouble: set[Any], *, select: str) -> Table:
    columns = (
        Column("number", _("Pesanan"), sub="when", wrap=False),
        Column("buyer", _("Pembeli"), sub="where"),
        Column("what", _("Barang"), sub="makers"),
        Column("delivery", _("Pengiriman"), sub="service"),
        Column("total", _("Total"), sub="paid", align="end", wrap=False),
        Column("state", _("Keadaan")),
    )
    return Table(columns, [_row(order, trouble) for order in rows], caption=_("Pesanan"), select=select)


def _row(order: Any, trouble: set[Any]) -> TableRow:
    lines = [line for line in order.lines.all() if not line.cancelled_at] or list(order.lines.all())
    names = [f"{line.pieces} × {line.name}" for line in lines[:2]]
    more = [_("dan %(n)s lagi") % {"n": len(lines) - 2}] if len(lines) > 2 else []
    cells = {
        "number": order.number,
        "when": when(order.placed_at),
        "buyer": order.buyer_name,
        "where": order.region.split(",")[0] if order.region else "",
        "what": ", ".join([*names, *more]),
        "makers": ", ".join(sorted({line.maker_name for line in lines if line.maker_name})[:3]),
        "delivery": order.get_delivery_display(),
        "service": order.service,
        "total": rupiah(order.total),
        "paid": _paid(order),
        "state": _marks(order, trouble),
    }
    return TableRow(cells, url=reverse("shop:order", args=[order.pk]), id=str(order.pk))


def _paid(order: Order) -> str:
    paid = sum(one.arrived or 0 for one in order.payments.all() if one.state == PaymentState.PAID)
    return _("masuk %(sum)s") % {"sum": rupiah(paid)} if 0 < paid != order.total else ""


def _marks(order: Any, trouble: set[Any]) -> str:
    marks = [state_badge(order)]
    if order.has_proof:
        marks.append(badge(_("bukti masuk"), "wait"))
    if any(line.is_to_order and not line.made_at and not line.cancelled_at for line in order.lines.all()):
        marks.append(badge(_("dibuat dulu"), "plain"))
    if order.pk in trouble:
        marks.append(badge(_("perlu dilihat"), "bad"))
    return format_html(" ".join("{}" for _mark in marks), *marks)


def state_badge(order: Order) -> str:
    """Return the state of an order as a badge."""
    return badge(order.get_state_display(), TONES[OrderState(order.state)])
