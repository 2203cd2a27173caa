"""Write a transaction into the books, and reverse one by another. Nothing else writes there."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from django.db import connection, transaction

from kriya.accounts.models import User
from kriya.core.clock import now, today
from kriya.core.ids import new_id
from kriya.core.once import digest_of, said_before
from kriya.core.refusal import Refused
from kriya.core.scoping import current_council
from kriya.ledger.days import day_of
from kriya.ledger.models import Entry, Source, Transaction

_TRANSACTIONS: Final = """
INSERT INTO ledger_transaction (id, council_id, source, document, happened_at, happened_on, posted_at, lines, note,
                                payload_hash, reverses_id, by_id)
SELECT t.id, %(council)s, t.source, t.document, t.happened_at, t.happened_on, %(now)s, t.lines, t.note, t.payload_hash,
       t.reverses, t.by
FROM unnest(%(ids)s::uuid[], %(sources)s::text[], %(documents)s::uuid[], %(ats)s::timestamptz[], %(days)s::date[],
            %(lines)s::int[], %(notes)s::text[], %(hashes)s::text[], %(reverses)s::uuid[], %(bys)s::bigint[])
    AS t (id, source, document, happened_at, happened_on, lines, note, payload_hash, reverses, by)
ON CONFLICT DO NOTHING RETURNING id
"""
_ENTRIES: Final = """
INSERT INTO ledger_entry (id, council_id, transaction_id, account, maker_id, amount, about, payable_on, posted_at)
SELECT e.id, %(council)s, e.transaction, e.account, e.maker, e.amount, e.about, e.payable_on, %(now)s
FROM unnest(%(ids)s::uuid[], %(transactions)s::uuid[], %(accounts)s::text[], %(makers)s::uuid[], %(amounts)s::bigint[],
            %(abouts)s::uuid[], %(days)s::date[])
    AS e (id, transaction, account, maker, amount, about, payable_on)
"""


@dataclass(frozen=True)
class Line:
    """Rupiah on an account: above zero debit, below zero credit. A maker's account says whose and from when payable."""

    account: str
    amount: int
    maker: UUID | None = None
    about: UUID | None = None
    payable_on: date | None = None


@dataclass(frozen=True)
class Draft:
    """A transaction before it is posted; `key` is its id, made by whoever may send it twice."""

    source: str
    lines: Sequence[Line]
    document: UUID | None = None
    happened_at: datetime | None = None
    by: int | None = None
    note: str = ""
    key: UUID = field(default_factory=new_id)
    reverses: UUID | None = None

    @property
    def digest(self) -> str:
        """The hash of what it says: the same key with another one is another transaction."""
        return digest_of([self.source, self.document, [[x.account, x.amount, x.maker, x.about] for x in self.lines]])


@transaction.atomic
def post(
    source: str,
    lines: Sequence[Line],
    *,
    document: UUID | None = None,
    happened_at: datetime | None = None,
    by: User | None = None,
    note: str = "",
    key: UUID | None = None,
    reverses: UUID | None = None,
) -> Transaction:
    """Post one transaction; lines of zero rupiah are left out. Refuse one that does not sum to zero.

    With a `key` that was posted before, return what was posted then; refuse when it said something else.
    """
    draft = Draft(source, lines, document, happened_at, by.pk if by else None, note, key or new_id(), reverses=reverses)
    post_all([draft])
    posted = said_before(Transaction.objects.filter(pk=draft.key), draft.digest, refusal="transaction_other_payload")
    if posted is None:
        # Not its key: another one reversed the same, or tells of the same sale.
        raise Refused("transaction_reversed_already" if reverses else "transaction_other_payload")
    return posted


def post_all(drafts: Sequence[Draft]) -> None:
    """Post many transactions in two statements. One whose key is there already is left as it was."""
    instant = now()
    for draft in drafts:
        if difference := sum(line.amount for line in draft.lines):
            raise Refused("transaction_unbalanced", difference=difference)
    council = current_council().pk
    with connection.cursor() as cursor:
        cursor.execute(_TRANSACTIONS, {"council": council, "now": instant, **_columns(drafts, instant)})
        new = {row[0] for row in cursor.fetchall()}
        entries = [(draft.key, line) for draft in drafts if draft.key in new for line in draft.lines if line.amount]
        cursor.execute(_ENTRIES, {"council": council, "now": instant, **_entry_columns(entries)})


def _columns(drafts: Sequence[Draft], instant: datetime) -> dict[str, list[Any]]:
    ats = [draft.happened_at or instant for draft in drafts]
    return {
        "ids": [draft.key for draft in drafts],
        "sources": [str(draft.source) for draft in drafts],
        "documents": [draft.document for draft in drafts],
        "ats": ats,
        "days": [day_of(at) for at in ats],
        "lines": [sum(line.amount != 0 for line in draft.lines) for draft in drafts],
        "notes": [draft.note for draft in drafts],
        "hashes": [draft.digest for draft in drafts],
        "reverses": [draft.reverses for draft in drafts],
        "bys": [draft.by for draft in drafts],
    }


def _entry_columns(entries: Sequence[tuple[UUID, Line]]) -> dict[str, list[Any]]:
    lines = [line for _key, line in entries]
    return {
        "ids": [new_id() for _line in lines],
        "transactions": [key for key, _line in entries],
        "accounts": [str(line.account) for line in lines],
        "makers": [line.maker for line in lines],
        "amounts": [line.amount for line in lines],
        "abouts": [line.about for line in lines],
        "days": [line.payable_on for line in lines],
    }


@transaction.atomic
def reverse(posted: Transaction, *, reason: str, by: User | None) -> Transaction:
    """Undo a transaction by its opposite, payable from today. Refuse a second time, and without a reason."""
    if not reason.strip():
        raise Refused("reason_missing")
    if Transaction.objects.filter(reverses=posted).exists():
        raise Refused("transaction_reversed_already")
    opposite = [
        Line(entry.account, -entry.amount, entry.maker_id, entry.about, entry.payable_on and today())
        for entry in Entry.objects.filter(transaction=posted).order_by("pk")
    ]
    return post(Source.REVERSAL, opposite, document=posted.document, by=by, note=reason.strip(), reverses=posted.pk)
