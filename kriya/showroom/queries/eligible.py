"""Which entries of the books a settlement pays: those that may be paid through a day and that none took before.

An entry that takes off (a refund, an advance) is taken whatever its day, once it may be: nobody is paid what is known
to go back.
"""

from typing import Final

from kriya.ledger.queries.families import ROOTS

ELIGIBLE: Final = f"""
{ROOTS}, eligible AS (
    SELECT e.id, r.root AS maker, e.account, -e.amount AS amount, t.source
    FROM ledger_entry e
    JOIN ledger_transaction t ON t.council_id = e.council_id AND t.id = e.transaction_id
    JOIN roots r ON r.id = e.maker_id
    WHERE e.council_id = %(council)s AND e.maker_id IS NOT NULL AND t.source <> 'payout'
      AND (e.payable_on <= %(through)s AND t.happened_on <= %(through)s
           OR e.amount > 0 AND e.payable_on <= greatest(%(through)s, %(today)s))
      AND NOT EXISTS (SELECT FROM showroom_settlementitem i WHERE i.council_id = e.council_id AND i.entry_id = e.id)
)
"""  # noqa: S608 - our own text
