"""Why the reading process says no; the parent turns it into a refusal."""

from __future__ import annotations

Bounds = dict[str, int]
"""The fields of limits.Limits by name."""


class Stop(Exception):
    """Raised in the reading process; code and facts travel to the parent."""

    def __init__(self, code: str, **facts: int | str) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts
