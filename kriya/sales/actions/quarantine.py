"""Keep aside what could not be recorded, its money counted, until a person says what it was."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final
from uuid import UUID, uuid5

from django.db import transaction

from kriya.accounts.models import User
from kriya.core.clock import now
from kriya.core.ids import read_id
from kriya.core.once import canonical, digest_of
from kriya.core.refusal import Refused
from kriya.ledger.actions.posting import Line, post, reverse
from kriya.ledger.models import Account, Source, Tender, Transaction
from kriya.sales.actions.closing import lock_shift, supplement
from kriya.sales.actions.recording import Recorded, record_sale
from kriya.sales.actions.tasks import ask_people
from kriya.sales.models import QuarantinedSale, Resolution, Shift, TaskKind, Till
from kriya.sales.rows import ACCOUNTS
from kriya.sales.told import SaleTold, plain, tenders_in

_NAMESPACE: Final = UUID("5f0c9f0e-6d5b-4f57-9a0e-6a2f2f0b7f11")
MOST_CHARACTERS: Final = 200_000


def id_of(message: Mapping[str, Any]) -> UUID:
    """Return the id that a message bears, or one made from its content where it bears none."""
    return read_id(message.get("id")) or uuid5(_NAMESPACE, canonical(message))


def money_in(message: Mapping[str, Any]) -> dict[str, int]:
    """Return what can be read of a sale's money, rupiah by kind of tender."""
    found: dict[str, int] = {}
    for one in tenders_in(message):
        found[one.kind] = found.get(one.kind, 0) + one.amount
    return found


@transaction.atomic
def set_aside(
    message: Mapping[str, Any], *, code: str, facts: Mapping[str, Any], till: Till | None, count_money: bool = True
) -> QuarantinedSale:
    """Keep a message that could not be recorded; its money comes into the books as not clear. Twice is once."""
    key, digest = id_of(message), digest_of(message)
    lock_shift(key)
    before = QuarantinedSale.objects.filter(client_id=key, payload_hash=digest).first()
    if before is not None:
        return before
    tenders = money_in(message) if count_money else {}
    shift = _shift(message.get("shift"))
    aside = QuarantinedSale(
        client_id=key,
        till=till,
        shift=shift,
        payload=canonical(message)[:MOST_CHARACTERS],
        payload_hash=digest,
        code=code[:40],
        facts={name: plain(str(value))[:200] for name, value in facts.items()},
        tenders=tenders,
        received_at=now(),
    )
    aside.save(force_insert=True)
    if tenders:
        cash = Account.CASH_DRAWER if shift else Account.CASH_OFFICE
        lines = [Line(ACCOUNTS.get(Tender(kind), cash), amount) for kind, amount in tenders.items()]
        post(Source.QUARANTINE, [*lines, Line(Account.SUSPENSE, -sum(tenders.values()))], document=aside.pk)
    ask_people([(_kind(code), aside.pk, {"code": code, "tenders": tenders, **aside.facts})])
    if shift is not None:
        supplement(shift)
    return aside


@transaction.atomic
def resolve(aside: QuarantinedSale, *, by: User | None, note: str, as_sale: SaleTold | None = None) -> Recorded | None:
    """Say what a sale was that was kept aside: `as_sale` is recorded in its place; without it it was none.

    Its money is taken out of what is not clear; a sale brings its own. Refuse a second time, and without a note.
    """
    locked: QuarantinedSale = QuarantinedSale.objects.select_for_update().get(pk=aside.pk)
    if locked.resolved_at is not None:
        raise Refused("quarantine_resolved_already")
    if not note.strip():
        raise Refused("reason_missing")
    for posted in Transaction.objects.filter(document=locked.pk, source=Source.QUARANTINE):
        reverse(posted, reason=note, by=by)
    locked.resolution = Resolution.RECORDED if as_sale else Resolution.REJECTED
    locked.resolved_at, locked.resolved_by, locked.note = now(), by, note.strip()[:300]
    locked.save(update_fields=["resolution", "resolved_at", "resolved_by", "note"])
    skew = timedelta(seconds=locked.till.clock_skew if locked.till else 0)
    recorded = record_sale(as_sale, till=locked.till, skew=skew) if as_sale else None
    if locked.shift is not None:
        supplement(locked.shift)
    return recorded


def _kind(code: str) -> str:
    kinds = {"sale_other_payload": TaskKind.OTHER_PAYLOAD, "till_revoked": TaskKind.REVOKED_TILL}
    return kinds.get(code, TaskKind.QUARANTINE)


def _shift(key: object) -> Shift | None:
    found = read_id(key)
    return Shift.objects.filter(pk=found).first() if found else None
