"""The makers' money that the council holds, and its proof: the balances of the makers, which add up to it."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.core.clock import today
from kriya.design.formats import rupiah
from kriya.design.tables import Column, Table, TableRow
from kriya.ledger.days import end_of
from kriya.ledger.models import Account
from kriya.ledger.queries.balances import Trust, trust
from kriya.ledger.queries.days import trust_by_day
from kriya.ledger.views.asked import day
from kriya.ledger.views.links import address
from kriya.makers.models import Maker


@require_safe
@staff(Can.READ_MONEY)
def trust_page(request: Request) -> HttpResponse:
    """Show what is owed to makers at the end of a day, whom, and where the money for it is."""
    asked = day(request.GET, "per")
    on = min(asked, today()) if asked else today()
    held = trust(at=end_of(on) if on < today() else None)
    context = {
        "held": held,
        "on": on,
        "is_today": on == today(),
        "makers": _makers(held),
        "money": [(Account(name).label, amount, _journal(name)) for name, amount in held.money.items() if amount],
        "own": [(Account(name).label, amount, _journal(name)) for name, amount in held.own.items() if amount],
        "own_sum": sum(held.own.values()),
        "days": trust_by_day(),
        "may_move": request.membership.can(Can.KEEP_MONEY),
    }
    return render(request, "ledger/trust.html", context)


def _journal(account: str) -> str:
    return f"{address('ledger:journal')}?akun={account}"


def _makers(held: Trust) -> Table:
    known = Maker.objects.only("name").in_bulk(list(held.makers))
    told = sorted(held.makers.items(), key=lambda one: (-one[1].money, known[one[0]].name))
    rows = [
        TableRow(
            {
                "name": known[maker].name,
                "money": rupiah(owed.money),
                "advance": rupiah(owed.advance),
                "total": rupiah(owed.total),
            },
            url=address("showroom:statement", maker),
        )
        for maker, owed in told
        if owed.money or owed.advance
    ]
    columns = (
        Column("name", _("Perajin")),
        Column("money", _("Titipan"), align="end", wrap=False),
        Column("advance", _("Uang muka"), align="end", wrap=False),
        Column("total", _("Terutang bersih"), align="end", wrap=False),
    )
    foot: dict[str, Any] = {
        "name": _("Jumlah semua perajin"),
        "money": format_html("<strong>{}</strong>", rupiah(held.sum_of_makers)),
        "advance": rupiah(held.advances),
        "total": rupiah(held.sum_of_makers - held.advances),
    }
    return Table(columns, rows, caption=_("Saldo tiap perajin"), foot=foot)
