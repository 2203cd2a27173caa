"""A report of payouts as told: what was released order by order, and what went to the bank."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from kriya.core.once import digest_of
from kriya.core.refusal import Refused
from kriya.makers.imports.sheets.open import read_workbook
from kriya.marketplaces.filling.words import plain
from kriya.marketplaces.orders.headings import OF_BALANCE, PAYOUT_NEEDED, PAYOUTS, RELEASED, SUCCEEDED, WITHDRAWN
from kriya.marketplaces.orders.reading import MOST_NUMBER, Left
from kriya.marketplaces.orders.rows import ExportRow, Unreadable, export_rows

MOST_REFERENCE: Final = 80


@dataclass(frozen=True)
class ToldRelease:
    """Money of an order that was released; `key` is the same each time the same is told, in whatever report."""

    number: str
    on: date | None
    amount: int
    cell: str
    key: str


@dataclass(frozen=True)
class ToldWithdrawal:
    """Money that went to the bank."""

    on: date | None
    amount: int
    reference: str
    cell: str
    key: str


@dataclass
class ToldPayouts:
    """All that a report tells."""

    releases: list[ToldRelease]
    withdrawals: list[ToldWithdrawal]
    left: Left

    @property
    def rows(self) -> int:
        """How many rows can be booked."""
        return len(self.releases) + len(self.withdrawals)

    def as_json(self) -> list[dict[str, Any]]:
        """Return the rows in the order in which they are booked: what was released, before what left the balance."""
        named = [("release", one) for one in self.releases] + [("withdrawal", one) for one in self.withdrawals]
        return [{**asdict(one), "kind": kind, "on": one.on and one.on.isoformat()} for kind, one in named]

    @classmethod
    def of_json(cls, kept: Iterable[Mapping[str, Any]]) -> ToldPayouts:
        """Return what rows tell that were kept."""
        found = cls([], [], [])
        for row in kept:
            told = {name: value for name, value in row.items() if name != "kind"}
            told["on"] = date.fromisoformat(told["on"]) if told["on"] else None
            if row["kind"] == "release":
                found.releases.append(ToldRelease(**told))
            else:
                found.withdrawals.append(ToldWithdrawal(**told))
        return found


def read_payouts(path: Path) -> ToldPayouts:
    """Return what a report of payouts tells. Raises Refused as read_workbook does, or "payout_file_unknown"."""
    found = ToldPayouts([], [], [])
    seen: Counter[tuple[object, ...]] = Counter()
    is_known = False
    for row in export_rows(read_workbook(path), PAYOUTS, PAYOUT_NEEDED, ()):
        is_known = True
        try:
            _add(found, row, seen)
        except Unreadable as no:
            found.left.append(
                {"cell": row.place(no.field), "value": row.text(no.field)[:60], "why": no.code,
                 "number": row.text("number")[:MOST_NUMBER]}
            )  # fmt: skip
    if not is_known:
        raise Refused("payout_file_unknown")
    return found


def _add(found: ToldPayouts, row: ExportRow, seen: Counter[tuple[object, ...]]) -> None:
    kind = plain(row.text("kind"))
    amount = row.money("amount", otherwise=None)
    if kind in WITHDRAWN:
        if plain(row.text("status")) not in SUCCEEDED:
            raise Unreadable("status", "payout_not_done")
        key = _key(seen, "withdrawal", str(row.day("on")), abs(amount))
        reference = row.text("reference")[:MOST_REFERENCE]
        found.withdrawals.append(ToldWithdrawal(row.day("on"), abs(amount), reference, row.place("amount"), key))
        return
    if kind in OF_BALANCE:
        return
    number = row.text("number")
    if kind not in RELEASED and not number:
        raise Unreadable("kind", "kind_unknown")
    if not 0 < len(number) <= MOST_NUMBER:
        raise Unreadable("number", "number_missing")
    key = _key(seen, "release", number, amount)
    found.releases.append(ToldRelease(number, row.day("on"), amount, row.place("amount"), key))


def _key(seen: Counter[tuple[object, ...]], *said: object) -> str:
    seen[said] += 1
    return digest_of([*said, seen[said]])
