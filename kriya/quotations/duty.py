"""The duty stamp (bea meterai) on a paper that says that money was received, by date and with its law."""

from dataclasses import dataclass
from datetime import date
from typing import Final


@dataclass(frozen=True)
class Duty:
    """Rupiah of duty on an amount above `above`, from a day on."""

    from_on: date
    above: int
    duty: int
    law: str


# Newest first, of a day the dearest first. What changes is added, never changed.
DUTIES: Final = (
    Duty(date(2021, 1, 1), 5_000_000, 10_000, "UU 10/2020 pasal 3 dan 5"),
    Duty(date(2000, 5, 1), 1_000_000, 6_000, "PP 24/2000"),
    Duty(date(2000, 5, 1), 250_000, 3_000, "PP 24/2000"),
)


def duty_on(amount: int, on: date) -> int:
    """Return the duty on a receipt of an amount, on a day; 0 where none is due."""
    days = {duty.from_on for duty in DUTIES if duty.from_on <= on}
    held = max(days, default=None)
    return next((one.duty for one in DUTIES if one.from_on == held and amount > one.above), 0)
