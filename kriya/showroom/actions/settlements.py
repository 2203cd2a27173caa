"""Settle with makers: a preview through a day, approved by a second person, posted once, reversed by its opposite."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.db import IntegrityError, connection, transaction

from kriya.accounts.models import User
from kriya.core.clock import now, today
from kriya.core.ids import new_id
from kriya.core.refusal import Refused
from kriya.core.scoping import current_council
from kriya.ledger.actions.numbering import next_number, next_numbers
from kriya.ledger.actions.posting import Draft, Line, post_all
from kriya.ledger.actions.posting import reverse as reverse_transaction
from kriya.ledger.models import Account, NumberKind, Source, Transaction
from kriya.showroom.actions.news import Told, tell
from kriya.showroom.models import (
    NewsKind,
    PayoutMethod,
    Settlement,
    SettlementItem,
    SettlementMaker,
    SettlementReversal,
    SettlementState,
)
from kriya.showroom.queries.eligible import ELIGIBLE

OPEN: Final = (SettlementState.PREVIEW, SettlementState.APPROVED)

# One part for each maker with entries, then the entries of those that are paid.
_PARTS: Final = f"""
{ELIGIBLE}, summed AS (
    SELECT maker, count(*) AS entries, sum(amount) AS amount,
        coalesce(sum(amount) FILTER (WHERE account = 'maker' AND source = 'sale'), 0) AS sales,
        coalesce(sum(amount) FILTER (WHERE account = 'maker' AND source = 'refund'), 0) AS refunds,
        coalesce(sum(amount) FILTER (WHERE account = 'advance'), 0) AS advances
    FROM eligible GROUP BY maker
), held AS (
    SELECT s.*, coalesce((
        SELECT a.minimum_payout FROM showroom_agreement a
        WHERE a.council_id = %(council)s AND (a.maker_id = s.maker OR a.maker_id IS NULL) AND a.from_on <= %(today)s
        ORDER BY a.maker_id IS NULL, a.from_on DESC, a.version DESC LIMIT 1), 0) AS minimum,
        EXISTS (SELECT FROM makers_bankaccount b WHERE b.council_id = %(council)s AND b.maker_id = s.maker) AS has_bank
    FROM summed s
)
INSERT INTO showroom_settlementmaker (id, council_id, settlement_id, maker_id, sales, refunds, other, advances, amount,
    entries, minimum, outcome, method, receipt)
SELECT gen_random_uuid(), %(council)s, %(settlement)s, maker, sales, refunds, amount - sales - refunds - advances,
    advances, amount, entries, minimum,
    CASE WHEN amount < 0 THEN 'negative' WHEN amount = 0 THEN 'nothing'
         WHEN amount < minimum THEN 'below_minimum' ELSE 'paid' END,
    CASE WHEN has_bank THEN 'bank' ELSE 'cash' END, ''
FROM held
"""  # noqa: S608 - our own text
_ITEMS: Final = f"""
{ELIGIBLE}
INSERT INTO showroom_settlementitem (id, council_id, part_id, entry_id)
SELECT gen_random_uuid(), %(council)s, p.id, e.id
FROM eligible e JOIN showroom_settlementmaker p
    ON p.council_id = %(council)s AND p.settlement_id = %(settlement)s AND p.maker_id = e.maker AND p.outcome = 'paid'
"""  # noqa: S608 - our own text
_TAKEN_OFF_SINCE: Final = f"""
{ELIGIBLE}
SELECT count(DISTINCT e.maker) FROM eligible e JOIN showroom_settlementmaker p
    ON p.council_id = %(council)s AND p.settlement_id = %(settlement)s AND p.maker_id = e.maker AND p.outcome = 'paid'
WHERE e.amount < 0
"""  # noqa: S608 - our own text
_SUMS: Final = """
SELECT p.id, p.maker_id, p.amount, p.method, coalesce(sum(e.amount) FILTER (WHERE e.account = 'maker'), 0),
    coalesce(sum(e.amount) FILTER (WHERE e.account = 'advance'), 0)
FROM showroom_settlementmaker p
JOIN showroom_settlementitem i ON i.council_id = p.council_id AND i.part_id = p.id
JOIN ledger_entry e ON e.council_id = i.council_id AND e.id = i.entry_id
WHERE p.council_id = %(council)s AND p.settlement_id = %(settlement)s AND p.outcome = 'paid'
GROUP BY p.id ORDER BY p.id
"""
_PAID: Final = """
UPDATE showroom_settlementmaker p SET transaction_id = t.transaction, receipt = t.receipt
FROM unnest(%(parts)s::uuid[], %(transactions)s::uuid[], %(receipts)s::text[]) AS t (part, transaction, receipt)
WHERE p.council_id = %(council)s AND p.id = t.part
"""


@transaction.atomic
def preview(through_on: date, *, by: User | None, note: str = "") -> Settlement:
    """Work out what each maker is to be paid through a day. Refuse while another run is open."""
    run = Settlement(through_on=through_on, note=note.strip()[:300], made_at=now(), made_by=by)
    try:
        with transaction.atomic():
            run.save(force_insert=True)
    except IntegrityError as second:
        raise Refused("settlement_open_already") from second
    _work_out(run)
    return run


@transaction.atomic
def refresh(run: Settlement) -> Settlement:
    """Work a preview out anew: with what came since."""
    locked = _locked(run, SettlementState.PREVIEW, "settlement_not_preview")
    _let_go(locked)
    SettlementMaker.objects.filter(settlement=locked).delete()
    _work_out(locked)
    return locked


@transaction.atomic
def choose_method(part: SettlementMaker, method: str) -> SettlementMaker:
    """Pay a maker by bank or in cash. Refuse once the run is posted or cancelled, and a bank that nobody wrote down."""
    locked: Settlement = Settlement.objects.select_for_update().get(pk=part.settlement_id)
    if locked.state not in OPEN or method not in PayoutMethod.values:
        raise Refused("settlement_finished")
    if method == PayoutMethod.BANK and not part.maker.bank_accounts.exists():
        raise Refused("settlement_no_account", name=part.maker.name)
    part.method = method
    part.save(update_fields=["method"])
    return part


@transaction.atomic
def approve(run: Settlement, *, by: User) -> Settlement:
    """Approve a preview as it stands. Refuse whoever made it, and what is no preview."""
    locked = _locked(run, SettlementState.PREVIEW, "settlement_not_preview")
    if locked.made_by_id == by.pk:
        raise Refused("settlement_same_person")
    locked.state, locked.approved_at, locked.approved_by = SettlementState.APPROVED, now(), by
    locked.save()
    return locked


@transaction.atomic
def take_back_approval(run: Settlement) -> Settlement:
    """Make an approved run a preview again, to work it out anew."""
    locked = _locked(run, SettlementState.APPROVED, "settlement_not_approved")
    locked.state, locked.approved_at, locked.approved_by = SettlementState.PREVIEW, None, None
    locked.save()
    return locked


@transaction.atomic
def post(run: Settlement, *, by: User | None) -> Settlement:
    """Post an approved run: once, however many ask for it at once. The same number of questions for any size.

    Refuse when something was taken off a maker since the preview: it would be paid what is known to go back.
    """
    locked: Settlement = Settlement.objects.select_for_update().get(pk=run.pk)
    if locked.state == SettlementState.POSTED:
        return locked
    if locked.state != SettlementState.APPROVED:
        raise Refused("settlement_not_approved")
    told = _told(locked)
    with connection.cursor() as cursor:
        cursor.execute(_TAKEN_OFF_SINCE, told)
        (makers,) = cursor.fetchone()
        if makers:
            raise Refused("settlement_changed_since", makers=makers)
        cursor.execute(_SUMS, told)
        paid = cursor.fetchall()
    _pay(locked, paid, by)
    locked.number = next_number(NumberKind.SETTLEMENT)
    locked.state, locked.posted_at, locked.posted_by = SettlementState.POSTED, now(), by
    locked.save()
    tell(
        [
            Told(NewsKind.SETTLED, maker, part, {"number": locked.number, "amount": amount, "method": method})
            for part, maker, amount, method, _money, _advance in paid
        ]
    )
    return locked


def _pay(run: Settlement, paid: Sequence[tuple[UUID, UUID, int, str, Any, Any]], by: User | None) -> None:
    if not paid:
        return
    drafts = [
        Draft(
            Source.PAYOUT,
            [
                Line(Account.MAKER, -int(money), maker=maker, about=part, payable_on=today()),
                Line(Account.ADVANCE, -int(advance), maker=maker, about=part, payable_on=today()),
                Line(Account.BANK if method == PayoutMethod.BANK else Account.CASH_OFFICE, -amount, about=part),
            ],
            document=run.pk,
            by=by.pk if by else None,
            key=new_id(),
        )
        for part, maker, amount, method, money, advance in paid
    ]
    post_all(drafts)
    told = {
        "council": current_council().pk,
        "parts": [row[0] for row in paid],
        "transactions": [draft.key for draft in drafts],
        "receipts": next_numbers(NumberKind.RECEIPT, len(paid)),
    }
    with connection.cursor() as cursor:
        cursor.execute(_PAID, told)


@transaction.atomic
def cancel(run: Settlement) -> Settlement:
    """Drop a run that was not posted: its entries are free for the next. Its figures stay to be read."""
    locked: Settlement = Settlement.objects.select_for_update().get(pk=run.pk)
    if locked.state not in OPEN:
        raise Refused("settlement_finished")
    _let_go(locked)
    locked.state = SettlementState.CANCELLED
    locked.save()
    return locked


@transaction.atomic
def reverse(part: SettlementMaker, *, reason: str, by: User | None) -> SettlementReversal:
    """Undo a payout that did not reach its maker: it is owed again, and the next run pays it. Once, with a reason."""
    if part.transaction_id is None:
        raise Refused("settlement_not_paid")
    if SettlementReversal.objects.filter(part=part).exists():
        raise Refused("settlement_reversed_already")
    posted = Transaction.objects.get(pk=part.transaction_id)
    contra = reverse_transaction(posted, reason=reason, by=by)
    said = SettlementReversal(part=part, transaction=contra, reason=reason.strip()[:200], at=now(), by=by)
    said.save(force_insert=True)
    return said


def _locked(run: Settlement, state: str, code: str) -> Settlement:
    locked: Settlement = Settlement.objects.select_for_update().get(pk=run.pk)
    if locked.state != state:
        raise Refused(code)
    return locked


def _let_go(run: Settlement) -> None:
    SettlementItem.objects.filter(part__settlement=run).delete()


def _work_out(run: Settlement) -> None:
    told = _told(run)
    with connection.cursor() as cursor:
        cursor.execute(_PARTS, told)
        cursor.execute(_ITEMS, told)


def _told(run: Settlement) -> dict[str, Any]:
    return {"council": current_council().pk, "settlement": run.pk, "through": run.through_on, "today": today()}
