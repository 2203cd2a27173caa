"""What am I owed, what was sold, what was paid."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from kriya.accounts.gate import maker_only
from kriya.accounts.request import Request
from kriya.core.clock import now, today
from kriya.ledger.queries.families import family
from kriya.makers.models import Maker
from kriya.makers.views.maker.finding import find_mine, mine_nav, my_makers
from kriya.showroom.documents.money import book_of_maker, part_statements
from kriya.showroom.models import SettlementMaker
from kriya.showroom.queries.hints import hints_for
from kriya.showroom.queries.mine import money_of, payments_of, pieces_of, sold_lines
from kriya.showroom.queries.settlements import lines
from kriya.showroom.views.staff.papers import pdf
from kriya.showroom.views.staff.reasons import reason_of


@require_safe
@maker_only
def mine(request: Request) -> HttpResponse:
    """Show what the person's maker is owed; whoever has several chooses."""
    makers = list(my_makers(request))
    if len(makers) == 1:
        return _money(request, makers[0])
    rows = [(maker, reverse("showroom:mine_money", args=[maker.pk])) for maker in makers]
    return render(request, "showroom/mine/choose.html", {"rows": rows, "nav": []})


@require_safe
@maker_only
def one(request: Request, pk: UUID) -> HttpResponse:
    """Show what one of the person's makers is owed."""
    return _money(request, find_mine(request, pk))


def _money(request: Request, maker: Maker) -> HttpResponse:
    told = money_of(maker)
    pieces = pieces_of(maker, now=now())
    context = {
        "maker": maker,
        "told": told,
        "waits": told.owed.total - told.payable,
        "unsold": sum(piece.level.pieces for piece in pieces),
        "hints": hints_for(maker),
        "several": my_makers(request).count() > 1,
        "nav": mine_nav(maker, "uang"),
    }
    return render(request, "showroom/mine/money.html", context)


@require_safe
@maker_only
def sold(request: Request, pk: UUID) -> HttpResponse:
    """Show what was sold, newest first."""
    maker = find_mine(request, pk)
    page = Paginator(sold_lines(maker), 40).get_page(request.GET.get("hal"))
    rows = [(line, sum(back.pieces for back in line.refund_lines.all())) for line in page.object_list]
    context = {"maker": maker, "page": page, "rows": rows, "nav": mine_nav(maker, "uang")}
    return render(request, "showroom/mine/sold.html", context)


def _part(request: Request, pk: UUID, part: UUID) -> tuple[Maker, SettlementMaker]:
    maker = find_mine(request, pk)
    paid = payments_of(family(maker.pk)).select_related("settlement__posted_by", "maker")
    return maker, get_object_or_404(paid, pk=part)


@require_safe
@maker_only
def payment(request: Request, pk: UUID, part: UUID) -> HttpResponse:
    """Show what one payment was for."""
    maker, paid = _part(request, pk, part)
    context = {
        "maker": maker,
        "part": paid,
        "lines": [(line, reason_of(line)) for line in lines(paid)],
        "reversal": next(iter(paid.reversals.all()), None),
        "nav": mine_nav(maker, "uang"),
    }
    return render(request, "showroom/mine/payment.html", context)


@require_safe
@maker_only
def payment_pdf(request: Request, pk: UUID, part: UUID) -> HttpResponse:
    """Give the statement of one payment as PDF."""
    _maker, paid = _part(request, pk, part)
    return pdf(part_statements([(paid, lines(paid))], reason_of), f"rincian-{paid.settlement.through_on}")


@require_safe
@maker_only
def book(request: Request, pk: UUID) -> HttpResponse:
    """Give the maker's own book of this year as PDF."""
    maker, on = find_mine(request, pk), today()
    return pdf(book_of_maker(maker, on.replace(month=1, day=1), on, None), f"buku-{on.year}")
