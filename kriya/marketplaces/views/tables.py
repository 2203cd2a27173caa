"""Orders of marketplaces as a table."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from kriya.design.formats import number, rupiah, when
from kriya.design.tables import Column, Table, TableRow
from kriya.design.tags.marks import badge
from kriya.marketplaces.models import MarketOrder, Status
from kriya.marketplaces.models.orders import SOLD

TONES = {
    Status.UNPAID: "plain", Status.PAID: "wait", Status.SHIPPED: "dye", Status.DONE: "good", Status.CANCELLED: "bad",
}  # fmt: skip


def order_table(orders: Iterable[MarketOrder]) -> Table:
    """Return orders, their lines fetched before, with how far each is."""
    columns = [
        Column("number", _("Pesanan"), sub="at"),
        Column("marketplace", _("Lokapasar"), wrap=False),
        Column("what", _("Barang")),
        Column("pieces", pgettext("barang", "Buah"), align="end", wrap=False),
        Column("total", _("Nilai"), align="end", wrap=False),
        Column("status", _("Keadaan"), wrap=False),
    ]
    return Table(columns, [_row(order) for order in orders], caption=_("Pesanan lokapasar"))


def _row(order: MarketOrder) -> TableRow:
    lines = sorted(order.lines.all(), key=lambda line: line.position)
    waits = order.status in SOLD and any(not line.sold.all() for line in lines)
    names = ", ".join(line.name for line in lines[:2]) + (" …" if len(lines) > 2 else "")
    cells = {
        "number": order.number,
        "at": when(order.ordered_at),
        "marketplace": order.get_marketplace_display(),
        "what": names,
        "pieces": number(sum(line.pieces for line in lines)),
        "total": rupiah(sum(line.total for line in lines) - order.seller_voucher),
        "status": badge(_("menunggu kode"), "wait") if waits else badge(order.get_status_display(),
                                                                        TONES[Status(order.status)]),
    }  # fmt: skip
    return TableRow(cells, url=reverse("marketplaces:order", args=[order.pk]))
