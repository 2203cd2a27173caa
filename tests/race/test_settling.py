"""Two people press "post and pay" of one settlement at the same time."""

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connections
from django.db.models import QuerySet

from kriya.accounts.roles import Role
from kriya.core.clock import today
from kriya.core.scoping import council_scope
from kriya.ledger.models import Source, Transaction
from kriya.ledger.queries.balances import owed_to
from kriya.sales.actions.recording import record_sale
from kriya.showroom.actions import settlements
from tests import build
from tests.trade import Showroom, showroom, told


def both_press(at: Showroom) -> list[int]:
    """Let two press at once, through the screen; return the answers."""
    people = [build.member(at.council, Role.TREASURER, name) for name in ("Ratri", "Joko")]
    with council_scope(at.council):
        record_sale(told(at, (at.lot(), 2)))
        run = settlements.preview(today(), by=people[0])
        settlements.approve(run, by=people[1])
    browsers = [build.browser_of(person) for person in people]
    for browser in browsers:
        browser.raise_request_exception = False
    start = threading.Barrier(2)

    def press(browser: Any) -> int:
        try:
            start.wait(10)
            path = f"/pekalongan/kelola/keuangan/pelunasan/{run.pk}/lanjut/"
            return int(browser.post(path, {"langkah": "bukukan"}).status_code)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(press, browsers))


def payouts(at: Showroom) -> int:
    with council_scope(at.council):
        return Transaction.objects.filter(source=Source.PAYOUT).count()


def test_a_settlement_is_paid_once_however_many_press(real_db: None):
    at = showroom()
    assert both_press(at) == [302, 302]
    assert payouts(at) == 1
    with council_scope(at.council):
        assert owed_to(at.makers[0].pk).total == 0


def test_without_the_lock_both_go_on_to_pay_and_only_the_database_stops_the_second(
    real_db: None, monkeypatch: pytest.MonkeyPatch
):
    """The twin: both have read that it is approved before either has paid; one then meets an error."""
    paying, pay = threading.Barrier(2), settlements._pay
    monkeypatch.setattr(QuerySet, "select_for_update", lambda rows, **_how: rows)

    def pay_together(*args: Any) -> None:
        paying.wait(10)
        pay(*args)

    monkeypatch.setattr(settlements, "_pay", pay_together)
    at = showroom()
    assert sorted(both_press(at)) == [302, 500]
    assert payouts(at) == 1
