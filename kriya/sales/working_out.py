"""From what was told and what is known to the rows of a sale: pure, with no question to the database."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from kriya.core.ids import new_id
from kriya.core.money import Rupiah, split
from kriya.core.refusal import Refused
from kriya.ledger.models import Account, Tender
from kriya.ledger.models.rules import FeeBearer
from kriya.ledger.queries.rates import Rules
from kriya.ledger.terms import Parts, Terms, divide, is_below_floor
from kriya.sales.models import TaskKind, TenderState
from kriya.sales.told import LineTold, SaleTold, TenderTold

MOST_ROUNDING: Final = 1000
ACCOUNTS: Final = {
    Tender.QRIS: Account.QRIS,
    Tender.TRANSFER: Account.TRANSFER,
    Tender.CARD: Account.CARD,
    Tender.PROVIDER: Account.PROVIDER,
    Tender.EXCHANGE: Account.EXCHANGE,
}
UNVERIFIED: Final = frozenset({Tender.QRIS, Tender.TRANSFER, Tender.CARD})


@dataclass(frozen=True)
class LotKnown:
    """What recording needs of a lot."""

    id: UUID
    code: str
    name: str
    variant: str
    maker: UUID | None
    maker_name: str
    price: int
    terms: Terms


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
    counted: Mapping[UUID, datetime]
    people: frozenset[int]

    def person(self, told: int | None) -> int | None:
        """Return somebody of the council whom a till named; it may name nobody else."""
        return told if told in self.people else None


@dataclass(frozen=True)
class When:
    """The clocks of a sale, as told and as believed, and the council's day. Where not `credible` it is of today."""

    device_at: datetime
    happened_at: datetime
    happened_on: date
    credible: bool = True


@dataclass
class Rows:
    """The rows of sales as sales_write takes them, and what a person must look at."""

    sales: list[dict[str, Any]] = field(default_factory=list)
    lines: list[dict[str, Any]] = field(default_factory=list)
    tenders: list[dict[str, Any]] = field(default_factory=list)
    moves: list[dict[str, Any]] = field(default_factory=list)
    transactions: list[dict[str, Any]] = field(default_factory=list)
    entries: list[dict[str, Any]] = field(default_factory=list)
    tasks: list[tuple[str, UUID, dict[str, Any]]] = field(default_factory=list)

    def add(self, other: "Rows") -> None:
        """Take the rows of another sale in."""
        for name in ("sales", "lines", "tenders", "moves", "transactions", "entries", "tasks"):
            getattr(self, name).extend(getattr(other, name))


@dataclass(frozen=True)
class _Line:
    """A line worked out."""

    id: UUID
    told: LineTold
    lot: LotKnown
    price: int
    discount: int
    parts: Parts


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
    row = _sale_row(told, when, till=till, by=by, total=total, rounding=rounding, lines=lines)
    rows.sales.append(row | {"discount_by": known.person(told.discount_by)})
    rows.tenders = [_tender_row(told.id, place, one) for place, one in enumerate(told.tenders)]
    for place, line in enumerate(lines):
        payable = when.happened_on + timedelta(days=line.lot.terms.hold_days) if line.lot.maker else None
        rows.lines.append(_line_row(told.id, place, line, payable))
        rows.moves.append(_move_row(told, known, when, line, by))
    _books(rows, told, when, lines, rounding, by)
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


def _lines(told: SaleTold, known: Known, when: When) -> list[_Line]:
    lots = [_lot(line, known) for line in told.lines]
    prices = [lot.price if line.price is None else line.price for line, lot in zip(told.lines, lots, strict=True)]
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


def _line(told: LineTold, lot: LotKnown, price: int, discount: int, fee: int, known: Known, when: When) -> _Line:
    total = price * told.pieces - discount
    ppn = known.rules.ppn(total, when.happened_on)
    if lot.maker is None:
        # The council's own: all that is not the state's is its.
        parts = Parts(Rupiah(total), Rupiah(total - ppn), Rupiah(0), ppn)
    else:
        parts = divide(lot.terms, price=price, pieces=told.pieces, discount=discount, ppn=ppn, fee=fee)
    return _Line(new_id(), told, lot, price, discount, parts)


def _lot(line: LineTold, known: Known) -> LotKnown:
    lot = known.lots.get(line.lot) if line.lot else known.by_code.get(line.code)
    if lot is None:
        raise Refused("sale_lot_unknown", lot=str(line.lot or line.code))
    return lot


def _fees(told: SaleTold, known: Known, when: When, totals: Sequence[int]) -> list[int]:
    """Return each line's part of what the payment costs, where makers bear it."""
    if known.rules.fee_bearer != FeeBearer.MAKER or not sum(totals):
        return [0] * len(totals)
    fee = sum(known.rules.fee(one.kind, one.amount, when.happened_on) for one in told.tenders)
    return [int(part) for part in split(Rupiah(fee), totals)]


def _tasks(
    told: SaleTold, known: Known, lines: Sequence[_Line], rounding: int
) -> list[tuple[str, UUID, dict[str, Any]]]:
    found: list[tuple[str, UUID, dict[str, Any]]] = []
    wrong = {line.lot.code: [line.lot.price, line.price] for line in lines if line.price != line.lot.price}
    # The till may have rounded by a rule of yesterday.
    odd = rounding if abs(rounding) > known.rules.cash_step // 2 else 0
    if wrong or odd:
        found.append((TaskKind.PRICE_DIFFERS, told.id, {"prices": wrong, "rounding": odd}))
    low = [
        line.lot.code
        for line in lines
        if line.lot.maker
        and is_below_floor(line.lot.terms, price=line.price, pieces=line.told.pieces, discount=line.discount)
    ]
    if low:
        found.append((TaskKind.BELOW_FLOOR, told.id, {"lots": low, "by": told.discount_by}))
    twice = [one.reference for one in told.tenders if one.reference and one.reference in known.references]
    if twice:
        found.append((TaskKind.SAME_REFERENCE, told.id, {"references": twice}))
    return found


def _sale_row(
    told: SaleTold, when: When, *, till: UUID | None, by: int | None, total: int, rounding: int, lines: Sequence[_Line]
) -> dict[str, Any]:
    return {
        "id": told.id,
        "channel": told.channel,
        "location": told.location,
        "till": till,
        "shift": told.shift,
        "receipt": told.receipt,
        "counter": told.counter if till else None,
        "total": total,
        "discount": sum(line.discount for line in lines),
        "rounding": rounding,
        "attribution": told.attribution,
        "buyer_name": told.buyer_name,
        "buyer_phone": told.buyer_phone,
        "note": told.note,
        "device_at": when.device_at,
        "happened_at": when.happened_at,
        "happened_on": when.happened_on,
        "cashier": by,
        "hash": told.digest,
    }


def _tender_row(sale: UUID, position: int, told: TenderTold) -> dict[str, Any]:
    is_cash = told.kind == Tender.CASH
    given = (told.amount + told.change if told.given is None else told.given) if is_cash else None
    return {
        "id": new_id(),
        "sale": sale,
        "position": position,
        "kind": told.kind,
        "amount": told.amount,
        "given": given,
        "change": told.change,
        "reference": told.reference,
        "state": TenderState.UNVERIFIED if told.kind in UNVERIFIED else TenderState.DONE,
    }


def _line_row(sale: UUID, position: int, line: _Line, payable: date | None) -> dict[str, Any]:
    lot, parts = line.lot, line.parts
    return {
        "id": line.id,
        "sale": sale,
        "position": position,
        "lot": lot.id,
        "maker": lot.maker,
        "name": f"{lot.name} ({lot.variant})"[:160] if lot.variant else lot.name,
        "maker_name": lot.maker_name,
        "pieces": line.told.pieces,
        "price": line.price,
        "discount": line.discount,
        "total": parts.total,
        "net": parts.net,
        "commission": parts.commission,
        "ppn": parts.ppn,
        "fee": parts.fee,
        "payable_on": payable,
    }


def _move_row(told: SaleTold, known: Known, when: When, line: _Line, by: int | None) -> dict[str, Any]:
    return {
        "id": new_id(),
        "sale": told.id,
        "lot": line.lot.id,
        "source": told.location,
        "target": known.sold,
        "pieces": line.told.pieces,
        "happened_at": when.happened_at,
        "by": by,
    }


def _books(rows: Rows, told: SaleTold, when: When, lines: Sequence[_Line], rounding: int, by: int | None) -> None:
    """Add the sale's transaction: money in, each maker's part by line, and the rest together."""
    key = new_id()
    entries: list[tuple[str, int, UUID | None, UUID | None, date | None]]
    entries = [(account, amount, None, None, None) for account, amount in _money(told).items()]
    for row, line in zip(rows.lines, lines, strict=True):
        if line.lot.maker:
            entries.append((Account.MAKER, -line.parts.net, line.lot.maker, line.id, row["payable_on"]))
    entries += [(account, -amount, None, None, None) for account, amount in _rest(lines, rounding).items()]
    kept = [entry for entry in entries if entry[1]]
    if not kept:
        return
    for account, amount, maker, about, payable in kept:
        rows.entries.append(
            {
                "id": new_id(),
                "sale": told.id,
                "transaction": key,
                "account": account,
                "maker": maker,
                "amount": amount,
                "about": about,
                "payable_on": payable,
            }
        )
    rows.transactions.append(
        {
            "id": key,
            "sale": told.id,
            "happened_at": when.happened_at,
            "happened_on": when.happened_on,
            "lines": len(kept),
            "hash": told.digest,
            "by": by,
        }
    )


def _money(told: SaleTold) -> dict[str, int]:
    money: dict[str, int] = {}
    for one in told.tenders:
        cash = Account.CASH_DRAWER if told.shift else Account.CASH_OFFICE
        account = ACCOUNTS.get(Tender(one.kind), cash)
        money[account] = money.get(account, 0) + one.amount
    return money


def _rest(lines: Sequence[_Line], rounding: int) -> dict[str, int]:
    own = [line.parts for line in lines if line.lot.maker is None]
    return {
        Account.COMMISSION: sum(line.parts.commission for line in lines),
        Account.PUBLIC_GOODS: sum(parts.net for parts in own),
        Account.PPN: sum(line.parts.ppn for line in lines),
        Account.FEES: sum(line.parts.fee for line in lines),
        Account.ROUNDING: rounding,
    }
