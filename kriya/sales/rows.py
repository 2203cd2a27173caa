"""The rows of a sale as sales_write takes them (kriya/sales/migrations/0003)."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from kriya.core.ids import new_id
from kriya.core.refusal import Refused
from kriya.ledger.models import Account, Tender
from kriya.ledger.terms import Parts, Terms
from kriya.sales.models import TenderState
from kriya.sales.told import LineTold, SaleTold, Service, TenderTold

ACCOUNTS: Final = {
    Tender.QRIS: Account.QRIS,
    Tender.TRANSFER: Account.TRANSFER,
    Tender.CARD: Account.CARD,
    Tender.PROVIDER: Account.PROVIDER,
    Tender.EXCHANGE: Account.EXCHANGE,
    Tender.ORDER: Account.ORDERS,
    Tender.MARKET: Account.MARKET,
    Tender.INVOICE: Account.RECEIVABLE,
}
UNVERIFIED: Final = frozenset({Tender.QRIS, Tender.TRANSFER, Tender.CARD})


@dataclass(frozen=True)
class LotKnown:
    """What recording needs of a lot; a service is sold as one that has no id, since no piece of it moves."""

    id: UUID | None
    code: str
    name: str
    variant: str
    maker: UUID | None
    maker_name: str
    price: int
    terms: Terms


def of_service(told: Service, price: int | None) -> LotKnown:
    """Return what recording needs of a service. Raises Refused("sale_amount_not_positive") without a price."""
    if price is None:
        raise Refused("sale_amount_not_positive")
    return LotKnown(None, told.name, told.name, "", told.maker, told.maker_name, price, told.terms)


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
class Line:
    """A line worked out."""

    id: UUID
    told: LineTold
    lot: LotKnown
    price: int
    discount: int
    parts: Parts


def sale_row(
    told: SaleTold, when: When, *, till: UUID | None, by: int | None, total: int, rounding: int, lines: Sequence[Line]
) -> dict[str, Any]:
    """Return the row of the sale itself."""
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


def tender_row(sale: UUID, position: int, told: TenderTold) -> dict[str, Any]:
    """Return the row of a payment; what comes by bank waits to be found there."""
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


def line_row(sale: UUID, position: int, line: Line, payable: date | None) -> dict[str, Any]:
    """Return the row of a line, with the parts of its total; `payable` is the day from which its maker is paid."""
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
        "terms": lot.terms.as_json() if lot.id is None else None,
    }


def move_row(told: SaleTold, sold: UUID, when: When, line: Line, by: int | None) -> dict[str, Any]:
    """Return the move of a line's pieces to `sold`, where all that is sold goes."""
    return {
        "id": new_id(),
        "sale": told.id,
        "lot": line.lot.id,
        "source": told.location,
        "target": sold,
        "pieces": line.told.pieces,
        "happened_at": when.happened_at,
        "by": by,
    }


def add_books(rows: Rows, told: SaleTold, when: When, lines: Sequence[Line], rounding: int, by: int | None) -> None:
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


def _rest(lines: Sequence[Line], rounding: int) -> dict[str, int]:
    own = [line.parts for line in lines if line.lot.maker is None]
    return {
        Account.COMMISSION: sum(line.parts.commission for line in lines),
        Account.PUBLIC_GOODS: sum(parts.net for parts in own),
        Account.PPN: sum(line.parts.ppn for line in lines),
        Account.FEES: sum(line.parts.fee for line in lines),
        Account.ROUNDING: rounding,
    }
