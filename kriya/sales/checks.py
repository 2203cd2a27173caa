"""What `kriya check` proves of sales."""

from typing import Any, Final

from django.db import connection
from django.db.models import QuerySet, Sum

from kriya.core.checks.running import Found
from kriya.core.scoping import current_council
from kriya.ledger.models import Account, Tender
from kriya.ledger.queries.balances import balance
from kriya.sales.actions.closing import digest_of
from kriya.sales.models import ExchangePayout, QuarantinedSale, RefundTender, SaleTender, Shift, ShiftReport
from kriya.sales.queries.shifts import figures, reported

_WHOLE: Final = """
SELECT s.id, s.receipt, s.total, s.rounding, s.discount,
    coalesce((SELECT sum(l.total) FROM sales_saleline l WHERE l.council_id = s.council_id AND l.sale_id = s.id), 0),
    coalesce((SELECT sum(l.discount) FROM sales_saleline l WHERE l.council_id = s.council_id AND l.sale_id = s.id), 0),
    coalesce((SELECT sum(t.amount) FROM sales_saletender t WHERE t.council_id = s.council_id AND t.sale_id = s.id), 0)
FROM sales_sale s WHERE s.council_id = %s
"""
_BOOKS: Final = """
WITH booked AS (
    SELECT t.document, coalesce(sum(e.amount) FILTER (WHERE e.account = 'maker'), 0) AS maker,
        coalesce(sum(e.amount) FILTER (WHERE e.account = ANY(%(money)s)), 0) AS money
    FROM ledger_transaction t JOIN ledger_entry e ON e.council_id = t.council_id AND e.transaction_id = t.id
    WHERE t.council_id = %(council)s AND t.source = 'sale' GROUP BY t.document
), moved AS (
    SELECT document, sum(pieces) AS pieces FROM inventory_movement
    WHERE council_id = %(council)s AND reason = 'sale' GROUP BY document
)
SELECT s.id, s.receipt, s.total + s.rounding, coalesce(b.money, 0), l.net, -coalesce(b.maker, 0), l.pieces,
    coalesce(m.pieces, 0)
FROM sales_sale s
JOIN LATERAL (SELECT coalesce(sum(net) FILTER (WHERE maker_id IS NOT NULL), 0) AS net,
                     coalesce(sum(pieces) FILTER (WHERE lot_id IS NOT NULL), 0) AS pieces
              FROM sales_saleline l WHERE l.council_id = s.council_id AND l.sale_id = s.id) l ON true
LEFT JOIN booked b ON b.document = s.id LEFT JOIN moved m ON m.document = s.id
WHERE s.council_id = %(council)s
"""
_MONEY: Final = [
    "cash_drawer", "cash_office", "qris", "transfer", "card", "provider", "exchange", "orders", "receivable", "market",
]  # fmt: skip


def sales_are_whole() -> Found:
    """Compare each sale with the sums of its lines and its tenders."""
    with connection.cursor() as cursor:
        cursor.execute(_WHOLE, [current_council().pk])
        rows = cursor.fetchall()
    return Found(
        len(rows),
        [
            f"sale {receipt or pk}: total {total}, lines {lines}, discount {discount} of {off}, paid {paid}"
            for pk, receipt, total, rounding, discount, lines, off, paid in rows
            if total != lines or discount != off or total + rounding != paid
        ],
    )


def sales_are_in_the_books() -> Found:
    """Compare each sale with what the books and the stock say of it."""
    with connection.cursor() as cursor:
        cursor.execute(_BOOKS, {"council": current_council().pk, "money": _MONEY})
        rows = cursor.fetchall()
    return Found(
        len(rows),
        [
            f"sale {receipt or pk}: paid {paid} of which booked {booked}, makers' {net} of which owed {owed}, "
            f"{pieces} pieces of which moved {moved}"
            for pk, receipt, paid, booked, net, owed, pieces, moved in rows
            if (paid, net, pieces) != (booked, owed, moved)
        ],
    )


def reports_unchanged() -> Found:
    """Compare each report with its digest, and the reports of each closed shift with what it came to."""
    reports = list(ShiftReport.objects.select_related("shift").order_by("number", "supplement"))
    differences = [
        f"report {report} was changed"
        for report in reports
        if digest_of(report.number, report.supplement, report.figures) != report.digest
    ]
    closed: dict[object, Shift] = {report.shift_id: report.shift for report in reports}
    differences += [
        f"shift of {shift.opened_at} has what its reports do not tell"
        for shift in closed.values()
        if figures(shift) != reported(shift)
    ]
    return Found(len(reports), differences)


def exchanges_are_in_the_books() -> Found:
    """Compare what is still to be exchanged by the books with what sales, refunds and payments in cash tell of it."""
    kind, aside = Tender.EXCHANGE, QuarantinedSale.objects.filter(resolved_at=None)
    taken = _sum(SaleTender.objects.filter(kind=kind)) + sum(int(one.tenders.get(kind, 0)) for one in aside)
    left = _sum(RefundTender.objects.filter(kind=kind))
    paid = _sum(ExchangePayout.objects.all())
    told, booked = taken + paid - left, balance(Account.EXCHANGE)
    wrong = [f"exchanges: {left} left, {taken} taken and {paid} paid, {booked} booked"] if told != booked else []
    return Found(RefundTender.objects.filter(kind=kind).count(), wrong)


def _sum(rows: QuerySet[Any]) -> int:
    return int(rows.aggregate(sum=Sum("amount"))["sum"] or 0)
