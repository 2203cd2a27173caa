"""Lines of quotations: how many pieces of each were handed over, and how many are still to come."""

from collections.abc import Sequence
from uuid import UUID

from django.db.models import Sum
from django.db.models.functions import Lower

from kriya.makers.models import Maker
from kriya.quotations.models import HandoverLine, QuotationLine


def handed_pieces(lines: Sequence[QuotationLine]) -> dict[UUID, int]:
    """Return how many pieces of each line were handed over, with one question; 0 for none."""
    rows = HandoverLine.objects.filter(line__in=[line.pk for line in lines]).order_by().values_list("line")
    found = dict(rows.annotate(n=Sum("pieces")))
    return {line.pk: found.get(line.pk, 0) for line in lines}


def open_pieces(lines: Sequence[QuotationLine]) -> dict[UUID, int]:
    """Return how many pieces of each line are still to be handed over."""
    handed = handed_pieces(lines)
    return {line.pk: line.pieces - line.cancelled - handed[line.pk] for line in lines}


def makers_called(names: Sequence[str]) -> dict[str, list[UUID]]:
    """Return the makers of the register who bear these names, by the name in small letters."""
    wanted = {name.strip().lower() for name in names if name.strip()}
    found: dict[str, list[UUID]] = {}
    if wanted:
        rows = Maker.objects.in_register().annotate(small=Lower("name")).filter(small__in=wanted)
        for small, pk in rows.order_by("pk").values_list("small", "pk"):
            found.setdefault(small, []).append(pk)
    return found
