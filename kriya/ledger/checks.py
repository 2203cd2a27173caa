"""What `kriya check` proves of the books."""

from collections.abc import Collection, Mapping
from typing import Final

from django.db import connection

from kriya.core.checks.running import Found
from kriya.core.scoping import current_council
from kriya.ledger.actions.numbering import number_of
from kriya.ledger.models import Numbering, NumberKind
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


def gaps(borne: Mapping[NumberKind, Collection[str]]) -> Found:
    """Compare the numbers that were given out with those that papers bear: each has one, none is missing."""
    differences, looked_at = [], 0
    for numbering in Numbering.objects.filter(kind__in=borne).order_by("kind", "year"):
        kind = NumberKind(numbering.kind)
        wanted = {number_of(kind, numbering.year, number) for number in range(1, numbering.last + 1)}
        there = {number for number in borne[kind] if f"/{numbering.year}/" in number}
        looked_at += len(wanted)
        differences += [f"no paper bears {number}" for number in sorted(wanted - there)]
        differences += [f"{number} was never given out" for number in sorted(there - wanted)]
    return Found(looked_at, differences)
