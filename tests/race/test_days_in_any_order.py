"""A day of a till, cut into batches at random, sent in any order and again and again, always ends in one state.

KRIYA_ORDERS=500 draws a night's worth of days, KRIYA_SEED=… others; a failure names the draw, which repeats alone by
KRIYA_ORDER=number. Each draw is rolled back, so that all begin in one state and may be compared to the last row.
"""

import os
import random
import warnings
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection, transaction
from django.db.models import Sum

from kriya.core.checks.running import run_checks
from kriya.core.clock import now
from kriya.core.ids import new_id
from kriya.core.scoping import council_scope
from kriya.inventory.models import Level, Movement
from kriya.ledger.models import Entry, Transaction
from kriya.sales.actions import syncing
from kriya.sales.actions.syncing import receive
from kriya.sales.actions.tills import register_till
from kriya.sales.models import (
    CashMovement,
    QuarantinedSale,
    Sale,
    SaleLine,
    SaleTender,
    Shift,
    ShiftClosing,
    ShiftReport,
    Task,
    TaskKind,
)
from kriya.sales.queries.shifts import figures, reported
from tests import build
from tests.trade import Showroom, message, showroom

IN_THE_SUITE, NIGHTLY = 60, 500
SEED = int(os.environ.get("KRIYA_SEED", "20231113"))
ORDERS = int(os.environ.get("KRIYA_ORDERS", IN_THE_SUITE))
# These tell of the order in which things came, and of nothing else.
OF_THE_ORDER = (TaskKind.AFTER_CLOSING, TaskKind.CASH_DIFFERS)

Message = dict[str, Any]
Look = Callable[[str], dict[str, Any]]


@pytest.fixture
def at(real_db: None) -> Iterator[Showroom]:
    with time_machine.travel("2026-11-29T03:00:00+00:00", tick=False):
        made = showroom()
        build.member(made.council, "cashier", "Dimas")
        with council_scope(made.council):
            made.till, _secret = register_till("Kasir 1", "A1", made.place, by=None)  # type: ignore[attr-defined]
        yield made


def day(at: Showroom) -> list[Message]:
    """Opened; a scarf, both of a mask of which there is one, a discount, mixed tenders, a wreck; cash out; closed."""
    shift, early = str(new_id()), now() - timedelta(hours=2)
    scarf, mask, vase = at.lot(pieces=20), at.lot(at.makers[1], pieces=1, price=250_000), at.public_goods(pieces=9)

    def told(kind: str, minutes: int, **more: Any) -> Message:
        return {"kind": kind, "id": str(new_id()), "device_at": (early + timedelta(minutes=minutes)).isoformat()} | more

    def sold(minutes: int, *lines: Any, **more: Any) -> Message:
        return message(at, *lines, shift=shift, device_at=(early + timedelta(minutes=minutes)).isoformat(), **more)  # type: ignore[arg-type]

    mixed = [{"kind": "qris", "amount": 150_000, "reference": "Q1"}, {"kind": "cash", "amount": 250_000}]
    return [
        told("shift_opened", 0, opening_cash=100_000, cashier_name="Dimas") | {"id": shift},
        sold(1, (scarf, 2), discount=5_000, tenders=[{"kind": "cash", "amount": 195_000}]),
        sold(2, (mask, 1)),
        sold(3, (mask, 1)),
        sold(4, (scarf, 3), (vase, 1), tenders=mixed),
        sold(5, (vase, 1)) | {"lines": []},
        told("cash_moved", 6, shift=shift, direction="out", amount=25_000, reason="parkir"),
        sold(7, (vase, 2), (scarf, 1)),
        told("shift_closed", 8, shift=shift, counted=1_420_000, reason="dihitung dua kali"),
    ]


def send_in_disorder(at: Any, messages: list[Message], draw: random.Random) -> None:
    """Send as a bad network would: what is not acknowledged comes again, answers are lost, old batches come back."""
    waiting, old = list(messages), list[list[Message]]()
    for _round in range(20):
        draw.shuffle(waiting)
        kept: list[Message] = []
        for batch in cut(waiting, draw):
            old.append(batch)
            answers = receive(at.till, batch, device_now=now())
            is_lost = draw.random() < 0.2
            kept += [one for one, answer in zip(batch, answers, strict=True) if is_lost or answer.status == "later"]
            if draw.random() < 0.2:
                receive(at.till, draw.choice(old), device_now=now())
        waiting = kept
        if not waiting:
            return
    raise AssertionError(f"never acknowledged: {waiting}")


def cut(messages: list[Message], draw: random.Random) -> Iterator[list[Message]]:
    place = 0
    while place < len(messages):
        size = draw.choice((1, 2, 3, 5, 9))
        yield messages[place : place + size]
        place += size


def state(shift: str) -> dict[str, Any]:
    """Everything that the day left behind, without ids that were made here and the order of arrival."""
    one = Shift.objects.get(pk=shift)
    reports = ShiftReport.objects.filter(shift=one)
    assert reported(one) == figures(one), "Z and its supplements say what there is"
    assert len(set(reports.values_list("number", flat=True))) == 1

    def rows(model: Any, *names: str) -> list[Any]:
        return sorted(model.objects.values_list(*names), key=repr)

    summed = Entry.objects.order_by().values_list("account", "maker").annotate(sum=Sum("amount"))
    tasks = Task.objects.exclude(kind__in=OF_THE_ORDER).values_list("kind", flat=True)
    return {
        "sales": rows(Sale, "pk", "receipt", "counter", "shift", "total", "discount", "rounding", "happened_at", "happened_on"),
        "lines": rows(SaleLine, "sale", "position", "lot", "maker", "pieces", "price", "total", "net", "commission", "payable_on"),
        "tenders": rows(SaleTender, "sale", "position", "kind", "amount", "reference", "state"),
        "aside": rows(QuarantinedSale, "client_id", "code", "shift", "payload_hash"),
        "movements": rows(Movement, "lot", "source", "target", "pieces", "document", "happened_at"),
        "levels": rows(Level, "lot", "location", "pieces"),
        "books": sorted((one for one in summed if one[2]), key=repr),
        "sources": sorted(Counter(Transaction.objects.exclude(note="S").values_list("source")).items()),
        "drawer": [rows(CashMovement, "pk", "kind", "amount"), rows(ShiftClosing, "pk", "counted", "closed_at"),
                   (one.opening_cash, one.cashier_name, one.opened_at), figures(one)],
        "tasks": sorted(Counter(tasks).items()),
    }  # fmt: skip


class _BackAgain(Exception):
    """Ends a draw: nothing of it stays."""


def outcome(
    at: Any, messages: list[Message], draw: random.Random, *, proved: bool = False, look: Look = state
) -> dict[str, Any]:
    """Return the state that one way of sending leads to, and take it back."""
    found: dict[str, Any] = {}
    try:
        with transaction.atomic():
            send_in_disorder(at, messages, draw)
            found = look(messages[0]["id"])
            with connection.cursor() as cursor:
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
            if proved:
                assert [result.differences for result in run_checks() if not result.ok] == []
            raise _BackAgain
    except _BackAgain:
        return found


def drawn(number: int) -> random.Random:
    return random.Random(f"{SEED}-{number}")


def test_a_day_cut_doubled_and_shuffled_ends_in_one_state(at: Any):
    """trap:14, trap:16, trap:18"""
    if ORDERS < NIGHTLY:
        told = f"{ORDERS} OF {NIGHTLY} ORDERS of a day were tried: scripts/night (KRIYA_ORDERS={NIGHTLY}) tries all"
        warnings.warn(told, stacklevel=1)
    numbers = [int(os.environ["KRIYA_ORDER"])] if "KRIYA_ORDER" in os.environ else range(ORDERS)
    with council_scope(at.council):
        messages = day(at)
        with transaction.atomic():
            wanted = outcome(at, messages, _InOrder(), proved=True)
        assert wanted["tasks"] == [("oversold", 1), ("quarantine", 1)]
        for number in numbers:
            found = outcome(at, messages, drawn(number), proved=number % 50 == 0)
            differs = {
                name: (
                    [one for one in found[name] if one not in wanted[name]],
                    "instead of",
                    [one for one in wanted[name] if one not in found[name]],
                )
                for name in wanted
                if found[name] != wanted[name]
            }
            assert differs == {}, f"KRIYA_SEED={SEED} KRIYA_ORDER={number}"


class _InOrder(random.Random):
    """Chance that never strikes: one whole batch in its order, and its answer comes."""

    def shuffle(self, x: Any) -> None:  # type: ignore[override]
        """Leave it."""

    def choice(self, seq: Any) -> Any:
        return seq[-1]

    def random(self) -> float:
        return 1.0


def test_without_waiting_for_its_shift_a_sale_that_comes_first_leads_elsewhere(
    at: Any, monkeypatch: pytest.MonkeyPatch
):
    """Twin: what came before its shift is kept aside for ever, so that the order decides."""
    monkeypatch.setattr(syncing, "_waits", lambda _message: False)
    with council_scope(at.council):
        messages = day(at)
        ends = [outcome(at, messages, drawn(number), look=sold)["sales"] for number in range(6)]
    assert len(set(ends)) > 1


def sold(_shift: str) -> dict[str, Any]:
    return {"sales": frozenset(Sale.objects.values_list("pk", flat=True))}
