"""Transfers: which are on their way, and what became of the others."""

from django.db.models import Count, Exists, OuterRef, QuerySet, Sum
from django.db.models.functions import Coalesce

from kriya.inventory.models import Transfer, TransferLine


def every_transfer() -> QuerySet[Transfer]:
    """Return the transfers, the newest first.

    Each with its `count` of lines, its `pieces`, how many lines were `answered`, and what was `damaged` or `missing`.
    """
    rows = Transfer.objects.select_related("source", "target", "sent_by").annotate(
        count=Count("lines"),
        pieces=Coalesce(Sum("lines__pieces"), 0),
        answered=Count("lines__answers"),
        damaged=Coalesce(Sum("lines__answers__damaged"), 0),
        missing=Coalesce(Sum("lines__answers__missing"), 0),
    )
    return rows.order_by("-sent_at", "-pk")


def transfers(*, done: bool) -> QuerySet[Transfer]:
    """Return the transfers that are on their way, or those of which every line was answered."""
    waits = Exists(TransferLine.objects.filter(transfer=OuterRef("pk"), answers=None))
    return every_transfer().filter(~waits if done else waits)


def lines_of(transfer: Transfer) -> QuerySet[TransferLine]:
    """Return the lines of a transfer by name, with their answers."""
    rows = transfer.lines.select_related("lot__maker").prefetch_related("answers__by")
    return rows.order_by("lot__name", "lot__code")
