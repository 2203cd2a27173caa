"""Book what marketplaces release and pay out, to the rupiah; twice is once, what nothing stands on can be undone."""

from __future__ import annotations

import hashlib
from datetime import date, timedelta
from typing import IO, Final
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from kriya.accounts.models import User
from kriya.core.clock import now
from kriya.core.locks import Space, wait_for
from kriya.core.refusal import Refused
from kriya.design.formats import rupiah
from kriya.ledger.actions.posting import Draft, Line, post, post_all, reverse
from kriya.ledger.models import Account, Source
from kriya.marketplaces.actions.taking_in import on_disk
from kriya.marketplaces.models import (
    FileKind,
    FileState,
    MarketFile,
    MarketLine,
    MarketOrder,
    Marketplace,
    Release,
    Withdrawal,
)
from kriya.marketplaces.orders.payouts import ToldPayouts, ToldRelease, ToldWithdrawal, read_payouts
from kriya.marketplaces.queries.standing import OrderMoney, in_balance, order_money

_NEAR: Final = timedelta(days=3)
"""Banks write a payout down some days after the marketplace: told by hand before, it is the same."""


@transaction.atomic
def take_payouts(file: IO[bytes], *, marketplace: str, name: str, by: User | None) -> MarketFile:
    """Book a report of payouts: of each order what the marketplace kept, then what went to the bank.

    What cannot be booked is left with its reason. Raises Refused as read_payouts does.
    """
    content = file.read()
    told: ToldPayouts = on_disk(content, name, read_payouts)
    wait_for(marketplace, Space.MARKETS)
    made: MarketFile = MarketFile.objects.create(
        marketplace=marketplace, kind=FileKind.PAYOUT, state=FileState.APPLIED, name=name[:200],
        file_hash=hashlib.sha256(content).hexdigest(), at=now(), by=by, applied_at=now(),
    )  # fmt: skip
    came = {"released": 0, "amount": 0, "fees": 0, "again": 0, "withdrawals": 0, "withdrawn": 0}
    left = [*told.left, *_release_all(made, told.releases, came, by)]
    left += [why for one in told.withdrawals if (why := _withdraw_one(made, one, came, by))]
    made.left, made.came = left, came
    made.save()
    return made


def _release_all(
    file: MarketFile, told: list[ToldRelease], came: dict[str, int], by: User | None
) -> list[dict[str, str]]:
    rows = MarketOrder.objects.filter(marketplace=file.marketplace, number__in=[one.number for one in told])
    orders = {order.number: order for order in rows}
    money = order_money(order.pk for order in orders.values())
    waiting = set(MarketLine.objects.filter(order__in=rows, sold=None).values_list("order", flat=True))
    before = set(Release.objects.filter(key__in=[one.key for one in told]).values_list("key", flat=True))
    left, made = [], list[tuple[Draft | None, Release]]()
    for one in told:
        order = orders.get(one.number)
        if one.key in before:
            came["again"] += 1
            continue
        why = "order_unknown" if order is None else _why_not(order, money[order.pk], one, waiting)
        if order is None or why:
            left.append({"cell": one.cell, "value": str(one.amount), "why": why, "number": one.number})
            continue
        before.add(one.key)
        fee = money[order.pk].outstanding - one.amount
        made.append(_released(file, order, one, fee, by))
        money[order.pk] = _after(money[order.pk], one.amount, fee)
        came["released"], came["amount"], came["fees"] = (
            came["released"] + 1, came["amount"] + one.amount, came["fees"] + fee,
        )  # fmt: skip
    if made:
        post_all([draft for draft, _release in made if draft])
        Release.objects.bulk_create([release for _draft, release in made])
    return left


def _why_not(order: MarketOrder, money: OrderMoney, told: ToldRelease, waiting: set[UUID]) -> str:
    """Return why a release cannot be booked, or "": what it keeps may not be more than the order came to."""
    if order.pk in waiting and order.status != "cancelled":
        return "order_waits"
    return "fee_wrong" if abs(money.outstanding - told.amount) > money.sold else ""


def _after(money: OrderMoney, amount: int, fee: int) -> OrderMoney:
    return OrderMoney(money.sold, money.back, money.fees + fee, money.released + amount)


def _released(
    file: MarketFile, order: MarketOrder, told: ToldRelease, fee: int, by: User | None
) -> tuple[Draft | None, Release]:
    """Return what is booked of a release, nothing where the marketplace kept nothing, and its row."""
    draft = None
    if fee:
        lines = [Line(Account.FEES, fee), Line(Account.MARKET, -fee)]
        note = f"{file.get_marketplace_display()} {order}"
        draft = Draft(Source.MARKET, lines, document=order.pk, by=by.pk if by else None, note=note)
    row = Release.of_scope(
        order=order, file=file, key=told.key, on=told.on, amount=told.amount, fee=fee,
        booked_id=draft.key if draft else None,
    )  # fmt: skip
    return draft, row


def _withdraw_one(
    file: MarketFile, told: ToldWithdrawal, came: dict[str, int], by: User | None
) -> dict[str, str] | None:
    rows = Withdrawal.objects.filter(marketplace=file.marketplace)
    if rows.filter(key=told.key).exists() or _was_told_by_hand(file, told):
        came["again"] += 1
        return None
    if told.amount > in_balance(file.marketplace):
        return {"cell": told.cell, "value": str(told.amount), "why": "more_than_there", "number": told.reference}
    _withdraw(file.marketplace, told.amount, told.on, told.reference, told.key, file, by)
    came["withdrawals"], came["withdrawn"] = came["withdrawals"] + 1, came["withdrawn"] + told.amount
    return None


def _was_told_by_hand(file: MarketFile, told: ToldWithdrawal) -> bool:
    """Find the withdrawal that a person told of already, and let it be the one of the report from now on."""
    if told.on is None:
        return False
    near = (told.on - _NEAR, told.on + _NEAR)
    by_hand = Withdrawal.objects.filter(marketplace=file.marketplace, file=None, amount=told.amount, on__range=near)
    found = by_hand.order_by("on", "pk").first()
    if found is None:
        return False
    found.file, found.key, found.reference = file, told.key, found.reference or told.reference
    found.save()
    return True


@transaction.atomic
def tell_withdrawal(
    marketplace: str, amount: int, *, on: date, reference: str = "", key: UUID, by: User | None
) -> Withdrawal:
    """Book money that came into the bank, told by a person; the same key is the same once.

    Raises Refused("amount_not_positive"), Refused("withdrawal_too_much", left=…) for more than was released.
    """
    wait_for(marketplace, Space.MARKETS)
    before = Withdrawal.objects.filter(marketplace=marketplace, key=str(key)).first()
    if before is not None:
        return before
    if amount <= 0:
        raise Refused("amount_not_positive")
    there = in_balance(marketplace)
    if amount > there:
        raise Refused("withdrawal_too_much", left=rupiah(there))
    return _withdraw(marketplace, amount, on, reference, str(key), None, by)


def _withdraw(
    marketplace: str, amount: int, on: date | None, reference: str, key: str, file: MarketFile | None, by: User | None
) -> Withdrawal:
    lines = [Line(Account.BANK, amount), Line(Account.MARKET, -amount)]
    note = " ".join(filter(None, [str(Marketplace(marketplace).label), reference]))
    booked = post(Source.MARKET, lines, by=by, note=note)
    made: Withdrawal = Withdrawal.objects.create(
        marketplace=marketplace,
        file=file,
        key=key,
        on=on,
        amount=amount,
        reference=reference[:80],
        booked=booked,
        by=by,
    )
    return made


@transaction.atomic
def undo_withdrawal(withdrawal: Withdrawal, *, by: User | None) -> None:
    """Take a withdrawal back that was told wrongly."""
    wait_for(withdrawal.marketplace, Space.MARKETS)
    reverse(withdrawal.booked, reason=_("Penarikan dibatalkan"), by=by)
    withdrawal.delete()


@transaction.atomic
def undo_payouts(file: MarketFile, *, by: User | None) -> MarketFile:
    """Undo a report: reverse what it booked. Raises Refused("payout_stands") where its money went to the bank since."""
    wait_for(file.marketplace, Space.MARKETS)
    file = MarketFile.objects.select_for_update().get(pk=file.pk)
    if file.state != FileState.APPLIED or file.kind != FileKind.PAYOUT:
        raise Refused("import_not_applied")
    reason = _("Impor %(name)s dibatalkan") % {"name": file.name}
    for withdrawal in Withdrawal.objects.filter(file=file).select_related("booked").order_by("pk"):
        reverse(withdrawal.booked, reason=reason, by=by)
        withdrawal.delete()
    for release in Release.objects.filter(file=file).select_related("booked").order_by("pk"):
        if release.booked is not None:
            reverse(release.booked, reason=reason, by=by)
        release.delete()
    if in_balance(file.marketplace) < 0:
        raise Refused("payout_stands")
    file.state, file.undone_at, file.undone_by = FileState.UNDONE, now(), by
    file.save()
    return file
