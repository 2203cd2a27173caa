"""What `kriya check` proves of marketplaces."""

from django.db.models import Q, Sum

from kriya.core.checks.running import Found
from kriya.ledger.models import Account, Entry, Source
from kriya.marketplaces.models import MarketLine, Status
from kriya.marketplaces.queries.standing import standings
from kriya.sales.models import RefundLine

_BY_HAND = (Source.MOVE, Source.OPENING)


def orders_are_sold() -> Found:
    """Compare each line of an order with the pieces of its sales, and with those that came back of them."""
    rows = (
        MarketLine.objects.filter(sold__isnull=False).select_related("order").annotate(n=Sum("sold__sale_line__pieces"))
    )
    lines = list(rows.order_by("order__number", "position"))
    back = dict(
        RefundLine.objects.filter(line__of_market__isnull=False)
        .order_by()
        .values_list("line__of_market__line")
        .annotate(Sum("pieces"))
    )
    differences = [
        f"{line.order} {line}: {line.n} of {line.pieces} pieces sold" for line in lines if line.n != line.pieces
    ]
    for line in lines:
        wanted = line.pieces if line.order.status == Status.CANCELLED else line.returned
        if back.get(line.pk, 0) < wanted:
            differences.append(f"{line.order} {line}: {back.get(line.pk, 0)} of {wanted} pieces came back")
    return Found(len(lines), differences)


def money_is_booked() -> Found:
    """Compare the account of marketplaces with what their orders, releases and withdrawals come to."""
    by_hand = Q(transaction__source__in=_BY_HAND) | Q(transaction__reverses__source__in=_BY_HAND)
    booked = Entry.objects.filter(account=Account.MARKET).exclude(by_hand).aggregate(sum=Sum("amount"))["sum"] or 0
    found = standings()
    owed = sum(one.owed for one in found)
    differences = [f"the books say {booked}, orders and payouts {owed}"] if booked != owed else []
    differences += [
        f"{one.name}: {-one.in_balance} more withdrawn than released" for one in found if one.in_balance < 0
    ]
    return Found(len(found), differences)
