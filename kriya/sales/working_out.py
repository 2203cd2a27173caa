"""From what was told and what is known to the rows of a sale: pure, with no question to the database."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any, Final
from uuid import UUID

from kriya.core.ids import new_id
from kriya.core.money import Rupiah, split
from kriya.core.refusal import Refused
from kriya.ledger.models import Tender
from kriya.ledger.models.rules import FeeBearer
from kriya.ledger.queries.rates import Rules
from kriya.ledger.terms import Parts, divide, is_below_floor
from kriya.sales.models import Channel, TaskKind
from kriya.sales.rows import (
    Line,
    LotKnown,
    Rows,
    When,
    add_books,
    line_row,
    move_row,
    of_service,
    sale_row,
    tender_row,
)
from kriya.sales.told import LineTold, SaleTold

MOST_ROUNDING: Final = 1000


@dataclass(frozen=True)
class Known:
    """What is known of everything that some sales speak of."""

    again: Mapping[UUID, tuple[str, str]]
    lots: Mapping[UUID, LotKnown]
    by_code: Mapping[str, LotKnown]
    rules: Rules
    sold: UUID
    places: frozenset[UUID]
    shifts: Mapping[UUID, bool]
    references: frozenset[str]
    people: frozenset[int]
    place_prices: Mapping[tuple[UUID, UUID], int] = field(default_factory=dict)

    def price(self, lot: LotKnown, location: UUID) -> int:
        """Return what a lot costs at a place."""
        return lot.price if lot.id is None else self.place_prices.get((lot.id, location), lot.price)

    def person(self, told: int | None) -> int | None:
        """Return somebody of the council whom a till named; it may name nobody else."""
        return told if told in self.people else None


def work_out(told: SaleTold, known: Known, when: When, *, till: UUID | None, by: int | None) -> Rows:
    """Return the rows of one sale. Raise Refused for what cannot be recorded as it is told."""
    _refuse_unknown(told, known)
    lines = _lines(told, known, when)
    total, paid = sum(line.parts.total for line in lines), sum(one.amount for one in told.tenders)
    rounding = paid - total
    has_cash = any(one.kind == Tender.CASH for one in told.tenders)
    if rounding and (not has_cash or abs(rounding) >= MOST_ROUNDING):
        raise Refused("sale_tenders_do_not_add_up", total=total, paid=paid)
    rows = Rows(tasks=_tasks(told, known, lines, rounding))
    if not when.credible:
        rows.tasks.append((TaskKind.CLOCK_WRONG, told.id, {"device_at": when.device_at.isoformat()}))
    by = by or known.person(told.cashier)
    row = sale_row(told, when, till=till, by=by, total=total, rounding=rounding, lines=lines)
    rows.sales.append(row | {"discount_by": known.person(told.discount_by)})
    rows.tenders = [tender_row(told.id, place, one) for place, one in enumerate(told.tenders)]
    for place, line in enumerate(lines):
        payable = when.happened_on + timedelta(days=line.lot.terms.hold_days) if line.lot.maker else None
        rows.lines.append(line_row(told.id, place, line, payable))
        if line.lot.id is not None:
            rows.moves.append(move_row(told, known.sold, when, line, by))
    add_books(rows, told, when, lines, rounding, by)
    return rows


def _refuse_unknown(told: SaleTold, known: Known) -> None:
    if not told.lines:
        raise Refused("sale_without_lines")
    if told.location not in known.places:
        raise Refused("location_unknown")
    if told.shift is not None and told.shift not in known.shifts:
        raise Refused("shift_unknown")
    if any(line.pieces <= 0 or line.discount < 0 or (line.price or 0) < 0 for line in told.lines):
        raise Refused("sale_amount_not_positive")
    if told.discount < 0 or any(one.amount <= 0 or one.change < 0 for one in told.tenders):
        raise Refused("sale_amount_not_positive")
    if any(one.kind != Tender.CASH and (one.change or one.given is not None) for one in told.tenders):
        raise Refused("sale_change_from_cash_only")
    if any(one.given is not None and one.given != one.amount + one.change for one in told.tenders):
        raise Refused("sale_tenders_do_not_add_up", total=0, paid=0)


def _lines(told: SaleTold, known: Known, when: When) -> list[Line]:
    lots = [_lot(line, known) for line in told.lines]
    prices = [
        known.price(lot, told.location) if line.price is None else line.price
        for line, lot in zip(told.lines, lots, strict=True)
    ]
    before = [price * line.pieces - line.discount for price, line in zip(prices, told.lines, strict=True)]
    if min(before) < 0 or told.discount > sum(before):
        raise Refused("sale_discount_too_much")
    common = split(Rupiah(told.discount), before) if told.discount else [0] * len(before)
    totals = [one - part for one, part in zip(before, common, strict=True)]
    fees = _fees(told, known, when, totals)
    return [
        _line(told.lines[n], lots[n], prices[n], told.lines[n].discount + common[n], fees[n], known, when)
        for n in range(len(lots))
    ]


def _line(told: LineTold, lot: LotKnown, price: int, discount: int, fee: int, known: Known, when: When) -> Line:
    total = price * told.pieces - discount
    ppn = known.rules.ppn(total, when.happened_on)
    if lot.maker is None:
        # The council's own: all that is not the state's is its.
        parts = Parts(Rupiah(total), Rupiah(total - ppn), Rupiah(0), ppn)
    else:
        terms = replace(lot.terms, discount_bearer=told.bearer) if told.bearer else lot.terms
        parts = divide(terms, price=price, pieces=told.pieces, discount=discount, ppn=ppn, fee=fee)
    return Line(new_id(), told, lot, price, discount, parts)


def _lot(line: LineTold, known: Known) -> LotKnown:
    if line.service is not None:
        return of_service(line.service, line.price)
    lot = known.lots.get(line.lot) if line.lot else known.by_code.get(line.code)
    if lot is None:
        raise Refused("sale_lot_unknown", lot=str(line.lot or line.code))
    return lot


def _fees(told: SaleTold, known: Known, when: When, totals: Sequence[int]) -> list[int]:
    """Return each line's part of what the payment costs, where makers bear it."""
    if known.rules.fee_bearer != FeeBearer.MAKER or not sum(totals):
        return [0] * len(totals)
    fee = sum(known.rules.fee(one.paid_by or one.kind, one.amount, when.happened_on) for one in told.tenders)
    return [int(part) for part in split(Rupiah(fee), totals)]


def _tasks(
    told: SaleTold, known: Known, lines: Sequence[Line], rounding: int
) -> list[tuple[str, UUID, dict[str, Any]]]:
    found: list[tuple[str, UUID, dict[str, Any]]] = []
    marked = [(line, known.price(line.lot, told.location)) for line in lines]
    wrong = {line.lot.code: [price, line.price] for line, price in marked if line.price != price}
    if told.channel == Channel.MARKET:
        wrong = {}  # a marketplace has prices of its own, no label on a shelf
    # The till may have rounded by a rule of yesterday.
    odd = rounding if abs(rounding) > known.rules.cash_step // 2 else 0
    names = {line.lot.code: line.lot.name for line in lines}
    if wrong or odd:
        found.append((TaskKind.PRICE_DIFFERS, told.id, {"prices": wrong, "rounding": odd, "names": names}))
    # Where a campaign says who bears what it takes off, the council decided that before.
    low = [
        line.lot.code
        for line in lines
        if line.lot.maker
        and not line.told.bearer
        and is_below_floor(line.lot.terms, price=line.price, pieces=line.told.pieces, discount=line.discount)
    ]
    if low:
        found.append(
            (
                TaskKind.BELOW_FLOOR,
                told.id,
                {"lots": low, "by": told.discount_by, "names": [names[code] for code in low]},
            )
        )
    twice = [one.reference for one in told.tenders if one.reference and one.reference in known.references]
    if twice:
        found.append((TaskKind.SAME_REFERENCE, told.id, {"references": twice}))
    return found
