"""Tell makers by themselves what of theirs an office received."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from kriya.quotations.models import Quotation
from kriya.showroom.actions.news import Told, tell
from kriya.showroom.models import NewsKind


def tell_sold(sale: UUID, quotation: Quotation, goods: Sequence[tuple[str, int, UUID | None]]) -> None:
    """Tell each maker once what of theirs was handed over: (name, pieces, maker). Which office it was is not told."""
    by_maker: dict[UUID, list[dict[str, Any]]] = {}
    for name, pieces, maker in goods:
        if maker:
            by_maker.setdefault(maker, []).append({"name": name, "pieces": pieces})
    tell(
        [
            Told(NewsKind.SOLD, maker, sale, {"number": quotation.number, "lines": lines, "to_office": True})
            for maker, lines in sorted(by_maker.items())
        ]
    )
