"""An export of orders as told: what was ordered, for how much, how far it is. Who bought is not taken over."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from kriya.core.refusal import Refused
from kriya.makers.imports.sheets.open import read_workbook
from kriya.marketplaces.filling.words import plain
from kriya.marketplaces.orders.headings import BACK, FEES, NEEDED, ORDERS, STATUSES
from kriya.marketplaces.orders.rows import ExportRow, Unreadable, export_rows, rupiah_of

MOST_NUMBER: Final = 40
MOST_NAME: Final = 255
MOST_VARIATION: Final = 120
MOST_CODE: Final = 300


@dataclass
class ToldLine:
    """A line of an order. `discount` is what the seller bears of the whole line, `returned` how many came back."""

    code: str
    name: str
    variation: str
    pieces: int
    price: int
    discount: int
    returned: int


@dataclass
class ToldOrder:
    """An order as an export tells it; `at` is ISO with its zone."""

    number: str
    status: str
    at: str
    seller_voucher: int
    platform_voucher: int
    fee: int
    lines: list[ToldLine] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def of_json(cls, told: dict[str, Any]) -> ToldOrder:
        return cls(**{**told, "lines": [ToldLine(**line) for line in told["lines"]]})

    @property
    def ordered_at(self) -> datetime:
        return datetime.fromisoformat(self.at)


Left = list[dict[str, str]]


def read_orders(path: Path) -> tuple[list[ToldOrder], Left]:
    """Return the orders of an export, and each cell by which an order was not taken: {cell, value, why, number}.

    An order with one unreadable line is left out whole: half of it would sell at a wrong sum. Raises Refused as
    read_workbook does, and Refused("market_file_unknown") where no sheet has the columns of orders.
    """
    orders: dict[str, ToldOrder] = {}
    left: Left = []
    first: dict[str, ExportRow] = {}
    is_known = False
    for row in export_rows(read_workbook(path), ORDERS, NEEDED, FEES):
        is_known = True
        first.setdefault(row.text("number"), row)
        try:
            _add(orders, row)
        except Unreadable as no:
            left.append(_left(row, no))
    if not is_known:
        raise Refused("market_file_unknown")
    for order in orders.values():
        if order.seller_voucher > sum(line.price * line.pieces - line.discount for line in order.lines):
            left.append(_left(first[order.number], Unreadable("seller_voucher", "sums_differ")))
    wrong = {one["number"] for one in left}
    return [order for number, order in orders.items() if number not in wrong], left


def _left(row: ExportRow, no: Unreadable) -> dict[str, str]:
    return {
        "cell": row.place(no.field),
        "value": row.text(no.field)[:60],
        "why": no.code,
        "number": row.text("number")[:MOST_NUMBER],
    }


def _add(orders: dict[str, ToldOrder], row: ExportRow) -> None:
    number = row.text("number")
    if not 0 < len(number) <= MOST_NUMBER:
        raise Unreadable("number", "number_missing")
    line, status = _line(row), _status(row)
    order = orders.get(number)
    if order is None:
        voucher, platform = abs(row.money("seller_voucher")), abs(row.money("platform_voucher"))
        at = row.instant("at").isoformat()
        order = orders[number] = ToldOrder(number, status, at, voucher, platform, 0)
        # What is of the whole order stands in each of its rows.
        order.fee = sum(abs(rupiah_of(cell, "fee")) for cell in row.fees)
    if status == "cancelled":
        line.returned = line.pieces
    elif order.status == "cancelled":
        # Some exports cancel line by line: the order is what its other lines are.
        order.status = status
    order.lines.append(line)


def _status(row: ExportRow) -> str:
    said = plain(row.text("status"))
    for status, words in STATUSES:
        if said in words or any(said.startswith(f"{word} ") for word in words):
            return status
    raise Unreadable("status", "status_unknown")


def _line(row: ExportRow) -> ToldLine:
    name = row.text("name")[:MOST_NAME]
    variation = row.text("variation")[:MOST_VARIATION]
    variation = "" if plain(variation) in ("", "default") else variation
    code = row.text("code") or row.text("parent_code")
    if not (name or code):
        raise Unreadable("name", "name_missing")
    pieces = row.pieces("pieces")
    if pieces < 1:
        raise Unreadable("pieces", "pieces_unreadable")
    price, discount = _price(row, pieces)
    returned = min(row.pieces("returned", otherwise=0), pieces)
    if not returned and "returned" not in row.places and _came_back(row):
        returned = pieces
    return ToldLine(code_of(code, name, variation), name or code, variation, pieces, price, discount, returned)


def _came_back(row: ExportRow) -> bool:
    """Tell whether the export says that it came back, where it has no column of how many did."""
    said = plain(row.text("back"))
    approved = any(word in said for word in ("disetujui", "approved", "selesai", "completed", "full"))
    return any(word in said for word in BACK) and approved


def code_of(code: str, name: str, variation: str) -> str:
    """Return the code by which a line is looked up: that of the export, else its name and variation."""
    own = code.strip().upper()
    if own:
        return own[:MOST_CODE]
    return f"{plain(name)} | {plain(variation)}".upper()[:MOST_CODE]


def _price(row: ExportRow, pieces: int) -> tuple[int, int]:
    """Return the price of a piece, and the seller's discount on the line: what the marketplace pays itself is none.

    Where the export also says what the line came to, it must be that. Raises Unreadable("sums_differ") otherwise.
    """
    price = row.money("price", otherwise=None) if row.text("price") else row.money("after", otherwise=None)
    after = row.money("after", otherwise=price)
    mine, theirs = abs(row.money("seller_discount")), abs(row.money("platform_discount"))
    if "seller_discount" not in row.places:
        mine = max(0, (price - after) * pieces - theirs)
    whole = price * pieces
    came_to = row.money("total", otherwise=after * pieces if "after" in row.places else whole - mine - theirs)
    if whole - mine - theirs != came_to and whole - (mine + theirs) * pieces == came_to:
        mine = mine * pieces  # some versions write discounts by the piece
    elif whole - mine - theirs != came_to:
        raise Unreadable("total" if "total" in row.places else "price", "sums_differ")
    if price < 0 or mine > whole:
        raise Unreadable("price", "sums_differ")
    return price, mine
