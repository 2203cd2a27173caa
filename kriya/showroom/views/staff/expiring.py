"""Pieces whose term ends: noticed, in grace, past it; they stay their maker's until handed back and signed for."""

from datetime import date
from typing import Any, Final

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.core.clock import today
from kriya.design.formats import when
from kriya.design.tables import Column, Table, TableRow
from kriya.design.tags.marks import badge
from kriya.inventory.models import Lot
from kriya.ledger.views import asked
from kriya.showroom.queries.returns import ending_lots

PAGE: Final = 50


@require_safe
@staff(Can.READ_REGISTER)
def expiring(request: Request) -> HttpResponse:
    """Show lots by how far their term is gone."""
    on, tab = today(), asked.word(request.GET, "tab", ("ambil", "lewat"))
    groups = _groups(on)
    page = Paginator(groups[tab].prefetch_related("notices"), PAGE).get_page(request.GET.get("hal"))
    may_keep = request.membership.can(Can.KEEP_GOODS)
    labels = {"": _("Segera berakhir"), "ambil": _("Masa ambil"), "lewat": _("Lewat batas ambil")}
    given = {
        "page": page,
        "table": _table(page.object_list, on, may_keep=may_keep),
        "tabs": [
            {"label": label, "url": f"?tab={key}" if key else "?", "count": groups[key].count(), "current": key == tab}
            for key, label in labels.items()
        ],
        "crumbs": [(_("Galeri"), ""), (_("Habis masa titip"), "")],
    }
    return render(request, "showroom/staff/expiring.html", given)


def _groups(on: date) -> dict[str, QuerySet[Lot]]:
    lots = ending_lots()
    return {
        "": lots.filter(term_ends_on__gte=on),
        "ambil": lots.filter(term_ends_on__lt=on, grace_ends_on__gte=on),
        "lewat": lots.filter(grace_ends_on__lt=on),
    }


def _table(lots: Any, on: date, *, may_keep: bool) -> Table:
    columns = (
        Column("name", _("Barang"), sub="code"),
        Column("maker", _("Perajin")),
        Column("held", _("Jumlah"), align="end"),
        Column("term", _("Masa titip sampai"), wrap=False),
        Column("grace", _("Diambil paling lambat"), sub="left", wrap=False),
        Column("noticed", _("Dikabari"), wrap=False),
        Column("back", ""),
    )
    return Table(columns, [_row(lot, on, may_keep=may_keep) for lot in lots])


def _row(lot: Any, on: date, *, may_keep: bool) -> TableRow:
    last = max((notice.sent_at for notice in lot.notices.all()), default=None)
    back = reverse("showroom:new_return", args=[lot.maker_id])
    cells = {
        "name": lot.name,
        "code": lot.code,
        "maker": lot.maker.name,
        "held": lot.held,
        "term": when(lot.term_ends_on),
        "grace": when(lot.grace_ends_on) if lot.grace_ends_on else "",
        "left": _left(lot, on),
        "noticed": when(last, "date") if last else badge(_("belum"), "wait"),
        "back": format_html('<a class="button" href="{}">{}</a>', back, _("Kembalikan")) if may_keep else "",
    }
    return TableRow(cells, url=reverse("showroom:lot", args=[lot.pk]))


def _left(lot: Any, on: date) -> str:
    if lot.grace_ends_on is None:
        return ""
    days = (lot.grace_ends_on - on).days
    return _("%(n)s hari lagi") % {"n": days} if days >= 0 else _("lewat %(n)s hari") % {"n": -days}
