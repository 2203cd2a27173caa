"""Reports of shifts: a Z when one is closed, a supplement for what arrives after it; numbered, never changed."""

import hashlib
import json
from typing import Any
from uuid import UUID

from django.db import transaction

from kriya.core.clock import now
from kriya.core.locks import Space, wait_for
from kriya.ledger.actions.numbering import next_number
from kriya.ledger.actions.posting import Line, post
from kriya.ledger.models import Account, NumberKind, Source
from kriya.sales.actions.tasks import ask_people
from kriya.sales.models import Shift, ShiftClosing, ShiftReport, TaskKind
from kriya.sales.queries.shifts import Figures, figures, reported


def lock_shift(shift: UUID) -> None:
    """Let nobody record into a shift while it is closed or told anew; sales hold a shared lock of the same key."""
    wait_for(shift, Space.SHIFTS)


def digest_of(number: str, supplement_: int, told: dict[str, Any]) -> str:
    """Return the hash that proves a report unchanged."""
    said = json.dumps([number, supplement_, told], sort_keys=True)
    return hashlib.sha256(said.encode()).hexdigest()


def make_report(shift: Shift, told: Figures, *, number: str, place: int) -> ShiftReport:
    """Write a report of a shift."""
    report = ShiftReport(shift=shift, number=number, supplement=place, figures=told.as_json(), made_at=now())
    report.digest = digest_of(number, place, report.figures)
    report.save(force_insert=True)
    return report


def close_books(closing: ShiftClosing, told: Figures) -> ShiftReport:
    """Write the Z of a shift, bring what was counted to the office, and book what is over or short."""
    expected = told.expected_cash
    lines = [
        Line(Account.CASH_OFFICE, closing.counted),
        Line(Account.CASH_DRAWER, -expected),
        Line(Account.OVER_SHORT, expected - closing.counted),
    ]
    if any(line.amount for line in lines):
        post(Source.SHIFT, lines, document=closing.shift_id, by=closing.by, note=closing.reason)
    if closing.counted != expected:
        facts = {"expected": expected, "counted": closing.counted, "reason": closing.reason}
        ask_people([(TaskKind.CASH_DIFFERS, closing.shift_id, facts)])
    return make_report(closing.shift, told, number=next_number(NumberKind.SHIFT_REPORT), place=0)


@transaction.atomic
def supplement(shift: Shift) -> ShiftReport | None:
    """Tell what arrived of a closed shift after its reports; None while it is open or where nothing did.

    Cash of it was in the drawer when it was counted: what was over or short is set right.
    """
    lock_shift(shift.pk)
    closing = ShiftClosing.objects.filter(shift=shift).first()
    if closing is None:
        return None
    told = figures(shift).less(reported(shift))
    if told.is_nothing:
        return None
    if cash := told.expected_cash:
        lines = [Line(Account.CASH_DRAWER, -cash), Line(Account.OVER_SHORT, cash)]
        post(Source.SHIFT, lines, document=shift.pk, note="S")
    first = ShiftReport.objects.filter(shift=shift).order_by("supplement")
    ask_people([(TaskKind.AFTER_CLOSING, shift.pk, {"sales": told.sales, "total": told.total})])
    return make_report(shift, told, number=first[0].number, place=first.count())
