"""What came of programmes, as anyone may see it: figures of approved periods alone, side by side."""

from collections.abc import Sequence
from typing import Final

from django.utils.translation import gettext as _

from kriya.achievements.deck.material import Material
from kriya.achievements.period import Period
from kriya.achievements.sheet import Entry, Sheet
from kriya.design.formats import number, rupiah
from kriya.design.tables import Column, Table, TableRow

QUARTERS: Final = 4
_NOTHING: Final = "–"
CODES: Final = (
    "training.events", "training.makers", "training.hours", "exhibitions.events", "exhibitions.makers",
    "assistance.papers", "assistance.value", "outcomes.answered", "outcomes.selling_more",
)  # fmt: skip
_OF_SO_MANY: Final = {"outcomes.answered": "total", "outcomes.selling_more": "known"}
"""What stands below the line: of answers those who were asked, of what they say those who answered."""


def afterwards(material: Material) -> list[Entry]:
    """Return the figures of a period of which something can be told, in the order of a maker's way."""
    return [entry for code in CODES if (entry := material.shown(code)) is not None and (entry.value or entry.total)]


def said_of(entry: Entry) -> str:
    """Return a figure in words: what a business says stands over how many said it; what may not be told says so."""
    if entry.value is None:
        return _("tidak ditampilkan") if entry.total else _NOTHING
    if below := _OF_SO_MANY.get(entry.code):
        parts = {"part": number(entry.value), "whole": number(getattr(entry, below))}
        return _("%(part)s dari %(whole)s") % parts if getattr(entry, below) else _NOTHING
    return rupiah(entry.value) if entry.is_money else number(entry.value)


def quarters_table(material: Material) -> Table:
    """Return the figures of the last quarters of which any told something; by another definition it tells nothing."""
    trend = material.trend[-QUARTERS:]
    columns = [Column("figure", _("Angka"))]
    columns += [Column(period.code, str(period.short), align="end", wrap=False) for period, _sheet in trend]
    told = [(material.sheet[code], _told(code, trend, material.sheet)) for code in CODES if code in material.sheet]
    rows = [TableRow({"figure": str(own.name), **cells}) for own, cells in told if set(cells.values()) != {_NOTHING}]
    return Table(columns, rows, caption=_("Triwulan demi triwulan"))


def _told(code: str, trend: Sequence[tuple[Period, Sheet]], newest: Sheet) -> dict[str, str]:
    """Return what each quarter told of a figure, by its code."""
    cells = {}
    for period, sheet in trend:
        same = code in sheet and sheet[code].version == newest[code].version and sheet[code].stands_since is None
        cells[period.code] = said_of(sheet[code]) if same else _NOTHING
    return cells
