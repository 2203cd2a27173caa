"""What `kriya check` proves of the books."""

from typing import Final

from django.db import connection

from kriya.core.checks.running import Found
from kriya.core.scoping import current_council
from kriya.ledger.queries.balances import trust

_UNBALANCED: Final = """
    SELECT t.id, t.lines, count(e.id), coalesce(sum(e.amount), 0), bool_and(e.posted_at = t.posted_at)
    FROM ledger_transaction t LEFT JOIN ledger_entry e ON e.council_id = t.council_id AND e.transaction_id = t.id
    WHERE t.council_id = %s GROUP BY t.id
"""


def sums_to_zero() -> Found:
    """Compare each transaction with its entries: they sum to zero, and are as many as it says."""
    with connection.cursor() as cursor:
        cursor.execute(_UNBALANCED, [current_council().pk])
        rows = cursor.fetchall()
    differences = [
        f"transaction {pk} has {found} of {lines} entries, which sum to {total}"
        for pk, lines, found, total, together in rows
        if total or found != lines or not together
    ]
    return Found(len(rows), differences)


def trust_is_sum_of_makers() -> Found:
    """Compare the account of makers' money with the sum of what each maker is owed."""
    held = trust()
    if held.is_proved:
        return Found(len(held.makers))
    return Found(len(held.makers), [f"makers' money is {held.owed}, the makers' balances sum to {held.sum_of_makers}"])
