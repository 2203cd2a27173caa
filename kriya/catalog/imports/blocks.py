"""A product list in blocks, each under its maker: "Nama UMKM : Batik Sekar" above the block's rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from kriya.catalog.imports.linking import TELLING
from kriya.makers.imports.joining.row import MakerRow as Row
from kriya.makers.imports.joining.row import Note
from kriya.makers.imports.offered import Offered

_MAKER: Final = re.compile(
    r"(?:nama\s+)?(?:umkm|ukm|ikm|usaha|toko|pe(?:ng|)rajin|produsen|pembuat|mitra|penitip|pemilik)\s*[:=]\s*(\S.*)",
    re.IGNORECASE,
)


def take_makers_above(rows: Sequence[Row], one: Offered) -> None:
    """Put, in place, the maker of each block into its rows, where no column tells of makers."""
    if any(column.field in TELLING for column in one.mapping.columns):
        return
    above = [(0, line) for line in one.table.title] + list(one.table.sections)
    told = [(number, found[1].strip()) for number, line in above if (found := _MAKER.fullmatch(line.strip()))]
    for row in rows:
        before = [name for number, name in told if number < row.number]
        if before:
            row.fields["maker"] = before[-1]
            row.repairs.append(Note("", "maker_from_heading"))
