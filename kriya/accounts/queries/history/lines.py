"""A line of a history."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """One value from what to what, in words; of a sealed one only that it changed.

    One that is `held` says one thing alone, in `before`: what a removed row held, or what was done to a part of it.
    """

    label: str
    before: str | None = None
    after: str | None = None
    sealed: bool = False
    held: bool = False
