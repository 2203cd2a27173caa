"""A table as a value: columns, and rows that already say what they show."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from django.utils.functional import Promise

Words = str | Promise


@dataclass(frozen=True)
class Column:
    """One column: `key` finds the cell in a row, `sort` is its value of ?urut= ("" = not sortable)."""

    key: str
    label: Words
    align: Literal["start", "end", "center"] = "start"
    sort: str = ""
    sub: str = ""  # key of a second, quieter line in the same cell
    wrap: bool = True
    sub_label: Words = ""  # where that line is a column of its own: what it is called, and its order
    sub_sort: str = ""


@dataclass(frozen=True)
class TableRow:
    """One row: cells by column key (values or safe HTML), the page it leads to, and its id for selection."""

    cells: Mapping[str, object]
    url: str = ""
    id: str = ""


@dataclass(frozen=True)
class Table:
    """The first column heads its row and stays in sight; on a phone each row becomes a card with labels."""

    columns: Sequence[Column]
    rows: Sequence[TableRow] = field(default_factory=tuple)
    caption: Words = ""
    select: str = ""  # name of the check boxes; "" = rows cannot be selected
    sort: str = ""  # current value of ?urut=, "-" in front = descending
    sort_param: str = "urut"
    foot: Mapping[str, object] | None = None
