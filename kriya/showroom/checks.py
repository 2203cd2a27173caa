"""What `kriya check` proves of the showroom."""

from collections.abc import Mapping
from typing import Any, Final

from django.db import connection

from kriya.core.checks.running import Found
from kriya.core.scoping import current_council
from kriya.inventory.models import StockTake, Transfer
from kriya.ledger.checks import gaps
from kriya.ledger.models import NumberKind
from kriya.ledger.queries.families import ROOTS
from kriya.sales.models import ShiftReport
from kriya.showroom.actions.months import digest_of
from kriya.showroom.models import Agreement, Intake, MonthlyReport, Return, Settlement, SettlementMaker
from kriya.showroom.queries.losses import losses

# What no settlement took is what a maker is still owed: each entry is paid once, and what is paid is in the books.
_OPEN_IS_OWED: Final = f"""
{ROOTS}
SELECT m.name, -sum(e.amount), -coalesce(sum(e.amount) FILTER (
    WHERE t.source <> 'payout' AND (s.id IS NULL OR s.state <> 'posted')), 0)
FROM ledger_entry e
JOIN ledger_transaction t ON t.council_id = e.council_id AND t.id = e.transaction_id
JOIN roots r ON r.id = e.maker_id JOIN makers_maker m ON m.council_id = %(council)s AND m.id = r.root
LEFT JOIN showroom_settlementitem i ON i.council_id = e.council_id AND i.entry_id = e.id
LEFT JOIN showroom_settlementmaker p ON p.council_id = i.council_id AND p.id = i.part_id
LEFT JOIN showroom_settlement s ON s.council_id = p.council_id AND s.id = p.settlement_id
WHERE e.council_id = %(council)s GROUP BY m.id, m.name
"""  # noqa: S608 - our own text
_PAID: Final = """
SELECT s.number, p.receipt, p.amount,
    (SELECT -coalesce(sum(e.amount), 0) FROM showroom_settlementitem i
     JOIN ledger_entry e ON e.council_id = i.council_id AND e.id = i.entry_id
     WHERE i.council_id = p.council_id AND i.part_id = p.id),
    (SELECT -coalesce(sum(e.amount), 0) FROM ledger_entry e
     WHERE e.council_id = p.council_id AND e.transaction_id = p.transaction_id AND e.maker_id IS NULL)
FROM showroom_settlementmaker p JOIN showroom_settlement s ON s.council_id = p.council_id AND s.id = p.settlement_id
WHERE p.council_id = %(council)s AND p.outcome = 'paid' AND s.state = 'posted'
"""


def nobody_paid_twice() -> Found:
    """Compare what makers are owed with the entries that no settlement took, and each payout with its entries."""
    told = {"council": current_council().pk}
    with connection.cursor() as cursor:
        cursor.execute(_OPEN_IS_OWED, told)
        owed = cursor.fetchall()
        cursor.execute(_PAID, told)
        paid = cursor.fetchall()
    differences = [
        f"{name} is owed {balance}, entries not settled come to {open_}"
        for name, balance, open_ in owed
        if balance != open_
    ]
    differences += [
        f"settlement {number}, {receipt}: {amount}, its entries {entries}, paid out {out}"
        for number, receipt, amount, entries, out in paid
        if not amount == entries == out
    ]
    return Found(len(owed) + len(paid), differences)


def losses_are_settled() -> Found:
    """Compare what makers are to get for lost and damaged pieces with what they got."""
    found = losses()
    return Found(
        len(found),
        [
            f"lot {loss.code}: {loss.owed} for {loss.pieces} lost, got {loss.paid}"
            for loss in found
            if loss.owed != loss.paid
        ],
    )


_PAPERS: Final[Mapping[NumberKind, Any]] = {
    NumberKind.AGREEMENT: Agreement,
    NumberKind.INTAKE: Intake,
    NumberKind.RETURN: Return,
    NumberKind.TRANSFER: Transfer,
    NumberKind.STOCK_TAKE: StockTake,
    NumberKind.SETTLEMENT: Settlement,
}


def numbers_without_gaps() -> Found:
    """Compare the numbers that were given out with the papers that bear them: each has one, none is missing."""
    return gaps({kind: _borne(kind) for kind in (*_PAPERS, NumberKind.SHIFT_REPORT, NumberKind.RECEIPT)})


def _borne(kind: NumberKind) -> set[str]:
    if kind == NumberKind.SHIFT_REPORT:
        return set(ShiftReport.objects.filter(supplement=0).values_list("number", flat=True))
    if kind == NumberKind.RECEIPT:
        return set(SettlementMaker.objects.exclude(receipt="").values_list("receipt", flat=True))
    return set(_PAPERS[kind].objects.exclude(number="").values_list("number", flat=True))


def monthly_reports_unchanged() -> Found:
    """Compare each issued report of a month with its digest, and its net sales with whose they are."""
    differences, looked_at = [], 0
    for report in MonthlyReport.objects.order_by("month"):
        looked_at += 1
        sums = report.figures.get("summary", {})
        if report.digest != digest_of(report.number, report.figures):
            differences.append(f"{report.number} does not say what was issued")
        whose = sum(sums.get(name, 0) for name in ("net", "commission", "ppn", "fee", "own"))
        if sums.get("left", 0) != whose:
            differences.append(f"{report.number}: net sales {sums.get('left')}, shares {whose}")
    return Found(looked_at, differences)
