"""Every account with its balance at the end of a day; together they sum to zero."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.core.clock import today
from kriya.ledger.days import end_of
from kriya.ledger.models import Account
from kriya.ledger.models.books import MONEY, OF_MAKERS
from kriya.ledger.queries.balances import sums_of_accounts
from kriya.ledger.views.asked import day


@require_safe
@staff(Can.READ_MONEY)
def accounts(request: Request) -> HttpResponse:
    """Show the balance of every account."""
    asked = day(request.GET, "per")
    on = min(asked, today()) if asked else today()
    sums = sums_of_accounts(at=end_of(on) if on < today() else None)
    kinds: dict[str, list[dict[str, Any]]] = {"money": [], "makers": [], "own": []}
    for account in Account:
        amount = sums.get(account, 0)
        kind = "money" if account in MONEY else "makers" if account in OF_MAKERS else "own"
        url = f"{reverse('ledger:journal')}?akun={account.value}"
        kinds[kind].append({"label": account.label, "amount": amount, "url": url})
    context = {"kinds": kinds, "on": on, "rest": sum(sums.values())}
    return render(request, "ledger/accounts.html", context)
