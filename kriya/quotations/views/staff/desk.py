"""Inquiries and quotations under tabs, with the money that waits."""

from collections.abc import Iterable
from typing import Any, Final

from django.core.paginator import Paginator
from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.core.clock import today
from kriya.design.formats import number, rupiah, when
from kriya.design.tables import Column, Table, TableRow
from kriya.design.tags.marks import badge
from kriya.ledger.models import Account
from kriya.ledger.queries.balances import balance
from kriya.ledger.views import asked
from kriya.quotations.models import Inquiry, Quotation, QuotationState
from kriya.quotations.queries.lists import (
    OF_INQUIRIES,
    Tab,
    closed_inquiries,
    offered_sum,
    quotations_list,
    tab_counts,
    waiting_inquiries,
)
from kriya.quotations.queries.money import QuotationMoney, held_of_all, money_of_many

PAGE: Final = 50
TONES: Final = {
    QuotationState.DRAFT: "plain", QuotationState.OFFERED: "wait", QuotationState.ACCEPTED: "dye",
    QuotationState.DONE: "good", QuotationState.DECLINED: "plain", QuotationState.CANCELLED: "plain",
}  # fmt: skip


@require_safe
@staff(Can.READ_SALES)
def desk(request: Request) -> HttpResponse:
    """Show what waits, what runs and what was."""
    tab = asked.word(request.GET, "keadaan", Tab.values)
    text = request.GET.get("q", "").replace("\x00", "").strip()[:80]
    asks = tab in OF_INQUIRIES
    page = Paginator(_rows(tab, text), PAGE).get_page(request.GET.get("hal"))
    counts = tab_counts()
    table = _inquiries(page.object_list) if asks else quotation_table(list(page.object_list))
    context = {
        "page": page,
        "table": table,
        "tabs": _tabs(request.GET, tab, counts),
        "tab": tab,
        "has_search": not asks,
        "closed": counts[Tab.CLOSED] if tab == Tab.INQUIRIES else 0,
        "text": text,
        "any": sum(counts.values()),
        "may_edit": request.membership.can(Can.MANAGE_SALES),
        "offered": offered_sum(),
        "held": held_of_all(),
        "owed": balance(Account.RECEIVABLE),
        "crumbs": _crumbs(tab),
    }
    return render(request, "quotations/staff/desk.html", context)


def _crumbs(tab: str) -> list[tuple[str, str]]:
    here = [(_("Toko"), ""), (_("Pesanan instansi"), "")]
    if tab == Tab.CLOSED:
        here[-1:] = [(_("Pesanan instansi"), reverse("quotations:desk")), (str(Tab.CLOSED.label), "")]
    return here


def _rows(tab: str, text: str) -> Any:
    if tab in OF_INQUIRIES:
        return waiting_inquiries() if tab == Tab.INQUIRIES else closed_inquiries()
    return quotations_list(tab, text)


def _tabs(params: QueryDict, current: str, counts: dict[str, int]) -> list[dict[str, Any]]:
    def link(tab: str) -> str:
        kept = params.copy()
        for name in ("hal", "keadaan"):
            kept.pop(name, None)
        if tab:
            kept["keadaan"] = tab
        return f"?{kept.urlencode()}"

    every = {"label": _("Semua"), "url": link(""), "current": not current, "count": None}
    # Those that were closed are a page of the inquiries, one step aside.
    here = Tab.INQUIRIES if current == Tab.CLOSED else current
    shown = [tab for tab in Tab if tab != Tab.CLOSED]
    return [every] + [
        {"label": str(tab.label), "url": link(tab), "current": tab == here, "count": counts[tab]} for tab in shown
    ]


def _inquiries(rows: Iterable[Inquiry]) -> Table:
    columns = [
        Column("who", _("Instansi"), sub="came"),
        Column("wanted", _("Dibutuhkan"), sub="closed"),
        Column("pieces", _("Jumlah"), align="end"),
        Column("needed", _("Untuk tanggal"), wrap=False),
        Column("budget", _("Anggaran"), align="end", wrap=False),
    ]
    return Table(
        columns,
        [
            TableRow(
                {
                    "who": row.institution, "came": when(row.came_at), "wanted": row.wanted[:120],
                    "closed": row.closed_reason,
                    "pieces": number(row.pieces) if row.pieces else "",
                    "needed": when(row.needed_on) if row.needed_on else "",
                    "budget": rupiah(row.budget) if row.budget else "",
                },
                url=reverse("quotations:inquiry", args=[row.pk]),
            )
            for row in rows
        ],
    )  # fmt: skip


def quotation_table(rows: list[Quotation]) -> Table:
    """Return quotations as a table with what each is worth and what of it came; their money in one question."""
    money = money_of_many([row.pk for row in rows])
    columns = [
        Column("number", _("Nomor"), sub="when", wrap=False),
        Column("who", _("Instansi"), sub="subject"),
        Column("until", _("Berlaku sampai"), wrap=False),
        Column("total", _("Nilai"), align="end", sub="paid", wrap=False),
        Column("open", _("Belum dibayar"), align="end", wrap=False),
        Column("state", _("Keadaan"), wrap=False),
    ]
    return Table(columns, [_row(row, money[row.pk]) for row in rows])


def _row(quotation: Quotation, money: QuotationMoney) -> TableRow:
    is_agreed = quotation.state in {QuotationState.ACCEPTED, QuotationState.DONE}
    return TableRow(
        {
            "number": quotation.number,
            "when": when(quotation.made_at, "date"),
            "who": quotation.institution,
            "subject": quotation.subject,
            "until": when(quotation.valid_until),
            "total": rupiah(quotation.total),
            "paid": _("masuk %(sum)s") % {"sum": rupiah(money.paid)} if money.paid else "",
            "open": rupiah(money.to_pay) if is_agreed and money.to_pay else "",
            "state": state_badge(quotation),
        },
        url=reverse("quotations:one", args=[quotation.pk]),
    )


def state_badge(quotation: Quotation) -> str:
    """Return the state of a quotation as a badge; an offer that nobody answered in time says so."""
    if quotation.state == QuotationState.OFFERED and quotation.valid_until < today():
        return badge(_("lewat masa berlaku"), "bad")
    return badge(quotation.get_state_display(), TONES[QuotationState(quotation.state)])
