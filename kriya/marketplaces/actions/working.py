"""Large files are worked through by the worker in parts: whether one is at it, and whether it died."""

from datetime import timedelta
from typing import Any, Final, Protocol
from uuid import UUID

from django.db.models import Q

from kriya.accounts.models import User
from kriya.core.clock import now
from kriya.core.jobs import defer_called
from kriya.core.locks import Space, wait_for
from kriya.core.refusal import Refused
from kriya.core.scoping import council_scope
from kriya.marketplaces.models import FileState, MarketFile

PART: Final = 200
"""So many orders are worked through in one transaction, and at once where there are no more."""
SILENT: Final = timedelta(seconds=90)
"""A worker that said nothing for so long has died; it speaks after each part."""
AT_WORK: Final = (FileState.WORKING, FileState.UNDOING)


class Part(Protocol):
    """Works the next part of a locked file through; tells whether it was the last."""

    def __call__(self, file: MarketFile, *, by: User | None) -> bool: ...


def begin(file: MarketFile, part: Part, *, left: int, job: str, by: User | None) -> None:
    """Work a locked file through, of which so many rows are left: at once, or by the worker where it takes parts."""
    if left > PART:
        defer_called(job, soon=True, file=str(file.pk), by=by.pk if by else None)
    else:
        part(file, by=by)


def in_parts(council: Any, pk: UUID, part: Part, *, state: FileState, by: User | None) -> None:
    """Work a file through while it is in a state; each part stays done whatever becomes of the next."""
    is_over = False
    while not is_over:
        with council_scope(council):
            file = locked_file(MarketFile.objects.get(pk=pk))
            is_over = file.state != state or part(file, by=by)


def end_part(file: MarketFile, rows: int, *, is_last: bool, by: User | None) -> bool:
    """Write down that so many rows more are done, and with the last part that the file is; tell whether it is."""
    file.done, file.alive_at = file.done + rows, now()
    if is_last and file.state == FileState.UNDOING:
        file.state, file.undone_at, file.undone_by = FileState.UNDONE, now(), by
    elif is_last:
        file.state, file.applied_at = FileState.APPLIED, now()
    file.save()
    return is_last


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
