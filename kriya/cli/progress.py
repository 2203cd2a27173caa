"""How far long work is: one line on a terminal that writes over itself, nothing where nobody looks."""

import sys
from typing import Final

_WIDTH: Final = 24


class Progress:
    """Call it with percent; `stage` names what is being done, `clear` takes the line away."""

    def __init__(self) -> None:
        self._shown = sys.stderr.isatty()
        self._stage = ""

    def stage(self, words: str, percent: int = 0) -> None:
        """Begin another part of the work."""
        self._stage = words
        self(percent)

    def __call__(self, percent: int) -> None:
        if self._shown:
            full = _WIDTH * percent // 100
            bar = "█" * full + "░" * (_WIDTH - full)
            sys.stderr.write(f"\r\033[K  {self._stage} {bar} {percent:3d} %")
            sys.stderr.flush()

    def clear(self) -> None:
        """Leave nothing behind."""
        if self._shown:
            sys.stderr.write("\r\033[K")
            sys.stderr.flush()
