"""What a figure is divided by: the words for each part, its order, and the filter of the list that shows its rows."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from kriya.core.indicators.asked import MERGED, UNKNOWN, Cells
from kriya.core.indicators.words import Words

Order = Literal["largest", "key", "given"]


@dataclass(frozen=True)
class Dimension:
    """`personal` parts are those by which one owner could be told from another: the public sees none below five.

    `overlapping` parts count a row more than once (a maker with two papers), so they do not sum to the whole.
    `filter` is the parameter of the makers' list that shows the rows of a part.
    """

    code: str
    name: Words
    order: Order = "largest"
    keys: Mapping[str, Words] | None = None
    filter: str = ""
    personal: bool = False
    overlapping: bool = False

    def in_order(self, cells: Cells) -> dict[str, int]:
        """Return the parts as a reader wants them; what is not known comes last."""
        known = sorted((key for key in cells if key != UNKNOWN), key=lambda key: self._rank(key, cells[key]))
        return {key: cells[key] for key in (*known, *((UNKNOWN,) if cells.get(UNKNOWN) else ()))}

    def _rank(self, key: str, count: int) -> tuple[int, str]:
        if self.order == "given":
            given = list(self.keys or ())
            first = key.split(MERGED)[0]
            return (given.index(first) if first in given else len(given), key)
        return (-count, key) if self.order == "largest" else (0, key)
