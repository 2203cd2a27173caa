"""Rates that hold for every council, by date and with their source. What changes is added, never changed."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from kriya.ledger.models import MerchantClass


@dataclass(frozen=True)
class QrisRate:
    """What a bank takes of a QRIS payment of one class of merchants from a day on, up to an amount (None: any)."""

    from_on: date
    merchant_class: str
    up_to: int | None
    basis_points: int


# Bank Indonesia: MDR QRIS of 1 July 2023; since 1 December 2024 nothing for micro businesses up to Rp500.000.
# It may not be charged to the buyer.
QRIS: Final = (
    QrisRate(date(2024, 12, 1), MerchantClass.MICRO, 500_000, 0),
    QrisRate(date(2024, 12, 1), MerchantClass.MICRO, None, 30),
    QrisRate(date(2023, 7, 1), MerchantClass.MICRO, None, 30),
    QrisRate(date(2023, 7, 1), MerchantClass.REGULAR, None, 70),
    QrisRate(date(2023, 7, 1), MerchantClass.EDUCATION, None, 60),
    QrisRate(date(2023, 7, 1), MerchantClass.PUBLIC_SERVICE, None, 40),
    QrisRate(date(2023, 7, 1), MerchantClass.GOVERNMENT, None, 0),
)


@dataclass(frozen=True)
class PpnRate:
    """The tax from a day on: `basis_points` on `numerator`/`denominator` of the price before tax."""

    from_on: date
    basis_points: int
    numerator: int
    denominator: int
    law: str


# Newest first. Crafts are no luxury goods, so the tax is counted from 11/12 of the price: 11 per cent in effect.
PPN: Final = (
    PpnRate(date(2025, 1, 1), 1200, 11, 12, "PMK 131/2024"),
    PpnRate(date(2022, 4, 1), 1100, 1, 1, "UU 7/2021 pasal 7"),
    PpnRate(date(1984, 7, 1), 1000, 1, 1, "UU 8/1983"),
)


def ppn_rate(on: date) -> PpnRate:
    """Return the tax that holds on a day."""
    return next((rate for rate in PPN if rate.from_on <= on), PPN[-1])


def ppn_inside(total: int, on: date) -> int:
    """Return the tax inside a total that includes it, rounded half up."""
    rate = ppn_rate(on)
    over, under = rate.basis_points * rate.numerator, 10_000 * rate.denominator
    return (2 * total * over + under + over) // (2 * (under + over))


def qris_basis_points(merchant_class: str, amount: int, on: date) -> int:
    """Return the law's share of a QRIS payment for a class of merchants."""
    days = [rate.from_on for rate in QRIS if rate.merchant_class == merchant_class and rate.from_on <= on]
    held = max(days, default=None)
    for rate in QRIS:
        if (rate.merchant_class, rate.from_on) == (merchant_class, held) and (
            rate.up_to is None or amount <= rate.up_to
        ):
            return rate.basis_points
    return 0


def round_cash(amount: int, step: int) -> int:
    """Return an amount of cash rounded to the nearest multiple of `step`, half up; a refund is rounded alike."""
    return (amount + step // 2) // step * step if step > 1 else amount
