"""The journal, and one transaction with everything that it stands beside."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.ledger.models import Account, Source, Transaction
from kriya.ledger.queries.journal import Narrowed, with_entries
from kriya.ledger.queries.journal import journal as transactions
from kriya.ledger.views import asked
from kriya.ledger.views.links import address, page_of
from kriya.makers.models import Maker

PAGE = 50


@require_safe
@staff(Can.READ_MONEY)
def journal(request: Request) -> HttpResponse:
    """Show what came into the books, newest first."""
    wanted = Narrowed(
        account=asked.word(request.GET, "akun", Account.values),
        source=asked.word(request.GET, "sumber", Source.values),
        maker=asked.key(request.GET, "perajin"),
        since=asked.day(request.GET, "dari"),
        until=asked.day(request.GET, "sampai"),
        document=asked.key(request.GET, "dokumen"),
    )
    page = Paginator(transactions(wanted), PAGE).get_page(request.GET.get("hal"))
    context = {
        "page": page,
        "rows": [_row(one) for one in page.object_list],
        "wanted": wanted,
        "maker": Maker.objects.filter(pk=wanted.maker).first() if wanted.maker else None,
        "accounts": Account.choices,
        "sources": Source.choices,
    }
    return render(request, "ledger/journal.html", context)


def _row(told: Transaction) -> dict[str, Any]:
    entries = list(told.entries.all())
    return {
        "told": told,
        "amount": sum(entry.amount for entry in entries if entry.amount > 0),
        "entries": entries,
        "url": page_of(told.source, told.document),
    }


@require_safe
@staff(Can.READ_MONEY)
def one(request: Request, pk: UUID) -> HttpResponse:
    """Show a transaction with its entries, its paper, and what reverses it or is reversed by it."""
    found = with_entries(Transaction.objects.filter(pk=pk))
    told: Transaction = get_object_or_404(found.prefetch_related("entries__settled_in__part__settlement"))
    papers = Transaction.objects.filter(document=told.document, document__isnull=False)
    context = {
        **_row(told),
        "lines": [_entry(entry) for entry in told.entries.all()],
        "reverses": told.reverses,
        "reversed_by": Transaction.objects.filter(reverses=told).first(),
        "beside": list(papers.exclude(pk=pk)[:PAGE]),
        "crumbs": [(_("Jurnal"), reverse("ledger:journal")), (told.get_source_display(), "")],
    }
    return render(request, "ledger/transaction.html", context)


def _entry(entry: Any) -> dict[str, Any]:
    # In which settlement an entry is paid is told by a word above this one.
    item = next(iter(entry.settled_in.all()), None)
    return {
        "entry": entry,
        "maker_url": address("showroom:statement", entry.maker_id) if entry.maker_id else "",
        "account_url": f"{reverse('ledger:journal')}?{urlencode({'akun': entry.account})}",
        "part": item.part if item else None,
        "part_url": address("showroom:settlement_part", item.part_id) if item else "",
    }
