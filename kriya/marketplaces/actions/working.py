"""Large files are worked through by the worker in parts: whether one is at it, and whether it died."""

from datetime import timedelta
from typing import Final

from django.db.models import Q

from kriya.core.clock import now
from kriya.core.locks import Space, wait_for
from kriya.core.refusal import Refused
from kriya.marketplaces.models import FileState, MarketFile

PART: Final = 200
"""So many orders are worked through in one transaction, and at once where there are no more."""
SILENT: Final = timedelta(seconds=90)
"""A worker that said nothing for so long has died; it speaks after each part."""
AT_WORK: Final = (FileState.WORKING, FileState.UNDOING)


def is_stuck(file: MarketFile) -> bool:
    """Tell whether nobody works on a file that is to be worked through."""
    return file.state in AT_WORK and (file.alive_at is None or now() - file.alive_at > SILENT)


def locked_file(file: MarketFile) -> MarketFile:
    """Return a file as it is now, with nobody else at its marketplace until this work is done.

    Raises Refused("market_busy") while another file of the marketplace is being worked through.
    """
    wait_for(file.marketplace, Space.MARKETS)
    refuse_busy(file.marketplace, but=file)
    found: MarketFile = MarketFile.objects.select_for_update().get(pk=file.pk)
    return found


def refuse_busy(marketplace: str, *, but: MarketFile | None = None) -> None:
    """Refuse to change orders of a marketplace while a worker is at them; what stands still holds up nobody."""
    at_work = Q(marketplace=marketplace, state__in=AT_WORK, alive_at__gt=now() - SILENT)
    others = MarketFile.objects.filter(at_work)
    if (others.exclude(pk=but.pk) if but else others).exists():
        raise Refused("market_busy")
