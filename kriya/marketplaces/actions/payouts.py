"""Book what reports of marketplaces tell of released and paid out money, to the rupiah; twice is once."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from typing import IO, Any, Final
from uuid import UUID

from django.db import transaction

from kriya.accounts.models import User
from kriya.core.clock import now
from kriya.core.refusal import Refused
from kriya.ledger.actions.posting import Draft, Line, post_all
from kriya.ledger.models import Account, Source
from kriya.marketplaces.actions import working
from kriya.marketplaces.actions.taking_in import on_disk
from kriya.marketplaces.actions.withdrawals import withdraw
from kriya.marketplaces.actions.working import begin, end_part, in_parts, is_stuck, locked_file
from kriya.marketplaces.models import FileKind, FileState, MarketFile, MarketLine, MarketOrder, Release, Withdrawal
from kriya.marketplaces.orders.payouts import ToldPayouts, ToldRelease, ToldWithdrawal, read_payouts
from kriya.marketplaces.queries.standing import OrderMoney, in_balance, order_money

BOOK: Final = "kriya.marketplaces.tasks.book_payouts"
_NEAR: Final = timedelta(days=3)
"""Banks write a payout down some days after the marketplace: told by hand before, it is the same."""
_CAME: Final = ("released", "amount", "fees", "again", "withdrawals", "withdrawn")


@transaction.atomic
def take_payouts(file: IO[bytes], *, marketplace: str, name: str, by: User | None) -> MarketFile:
    """Book a report of payouts: of each order what the marketplace kept, then what went to the bank.

    What cannot be booked is left with its reason. A large one is booked by the worker in parts, each whole, and is
    WORKING until then. Raises Refused as read_payouts does, and Refused("market_busy").
    """
    content = file.read()
    told: ToldPayouts = on_disk(content, name, read_payouts)
    made = locked_file(MarketFile.objects.create(
        marketplace=marketplace, kind=FileKind.PAYOUT, state=FileState.WORKING, name=name[:200],
        file_hash=hashlib.sha256(content).hexdigest(), told=told.as_json(), left=told.left,
        came=dict.fromkeys(_CAME, 0), at=now(), alive_at=now(), by=by,
    ))  # fmt: skip
    _book(made, by=by)
    return made


@transaction.atomic
def go_on(file: MarketFile, *, by: User | None) -> MarketFile:
    """Book the rest of a report whose worker died.

    Raises Refused("market_file_at_work"), Refused("market_file_not_waiting"), Refused("market_busy").
    """
    file = locked_file(file)
    if file.kind != FileKind.PAYOUT or file.state != FileState.WORKING:
        raise Refused("market_file_not_waiting")
    if not is_stuck(file):
        raise Refused("market_file_at_work")
    file.alive_at = now()
    file.save()
    _book(file, by=by)
    return file


def book_in_parts(council: Any, pk: UUID, *, by: User | None) -> None:
    """Book a report that waits for the worker."""
    in_parts(council, pk, _book_next, state=FileState.WORKING, by=by)


def _book(file: MarketFile, *, by: User | None) -> None:
    begin(file, _book_next, left=len(file.told) - file.done, job=BOOK, by=by)


def _book_next(file: MarketFile, *, by: User | None) -> bool:
    """Book the next part of a locked report; tell whether it was the last."""
    told = ToldPayouts.of_json(file.told[file.done : file.done + working.PART])
    came = dict(file.came)
    left = _release_all(file, told.releases, came, by)
    left += [why for one in told.withdrawals if (why := _withdraw_one(file, one, came, by))]
    file.left, file.came = [*file.left, *left], came
    return end_part(file, told.rows, is_last=file.done + told.rows >= len(file.told), by=by)


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
    withdraw(file.marketplace, told.amount, told.on, told.reference, told.key, file, by)
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
