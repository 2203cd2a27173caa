"""What of a sale may still come back."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet, Sum
from django.db.models.functions import Coalesce

from kriya.core.money import Rupiah
from kriya.ledger.terms import part_of_pieces
from kriya.sales.models import Sale, SaleLine


@dataclass(frozen=True)
class Refundable:
    """A line of a sale: pieces sold, pieces that may still come back, and what is given for all of these."""

    line: UUID
    name: str
    pieces: int
    left: int
    amount: Rupiah
    parts: tuple[int, ...] = ()
    is_service: bool = False

    def worth_of(self, pieces: int) -> Rupiah:
        """Return what is given for the next pieces that come back."""
        gone = self.pieces - self.left
        each = (part_of_pieces(part, pieces=self.pieces, first=gone + 1, count=pieces) for part in self.parts)
        return Rupiah(sum(each))


def refundable(sale: Sale) -> list[Refundable]:
    """Return the lines of a sale with what may still come back of each, in one question."""
    return refundable_of(SaleLine.objects.filter(sale=sale))


def refundable_of(lines: QuerySet[SaleLine]) -> list[Refundable]:
    """Return lines, of one sale or of many, with what may still come back of each, in one question."""
    counted = lines.annotate(gone=Coalesce(Sum("refund_lines__pieces"), 0))
    return [_left(line, line.gone) for line in counted.order_by("sale", "position")]


def _left(line: SaleLine, gone: int) -> Refundable:
    left = line.pieces - gone
    parts = (line.net, line.commission, line.ppn, line.fee)
    rest = sum(part_of_pieces(part, pieces=line.pieces, first=gone + 1, count=left) for part in parts) if left else 0
    return Refundable(line.pk, line.name, line.pieces, left, Rupiah(rest), parts, line.lot_id is None)
