"""Send pieces from one place to another with a paper, and answer for each line at the other end."""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction

from kriya.accounts.models import User
from kriya.core.clock import now
from kriya.core.ids import new_id
from kriya.core.locks import Space, wait_for
from kriya.core.refusal import Refused
from kriya.inventory.actions.moving import Move, move
from kriya.inventory.actions.places import place
from kriya.inventory.models import Location, LocationKind, Lot, Reason, Transfer, TransferAnswer, TransferLine
from kriya.ledger.actions.numbering import next_number
from kriya.ledger.models import NumberKind


@transaction.atomic
def send(
    source: Location,
    target: Location,
    lines: Sequence[tuple[Lot, int]],
    *,
    by: User | None,
    carrier: str = "",
    note: str = "",
    key: UUID | None = None,
) -> Transfer:
    """Send pieces on their way under a number. Refuse nothing, and more than is free at the source.

    `key` is made by the form: sent twice, it is one transfer.
    """
    if key is not None:
        _lock(key)
        if before := Transfer.objects.filter(pk=key).first():
            return before
    together: dict[UUID, int] = {}
    for lot, pieces in lines:
        together[lot.pk] = together.get(lot.pk, 0) + pieces
    if not together or source.pk == target.pk:
        raise Refused("transfer_empty")
    if source.closed_at or target.closed_at:
        raise Refused("location_closed")
    paper = Transfer(pk=key or new_id(), source=source, target=target, sent_at=now())
    paper.carrier, paper.note = carrier.strip()[:120], note.strip()[:300]
    paper.number, paper.sent_by = next_number(NumberKind.TRANSFER), by
    paper.save(force_insert=True)
    TransferLine.objects.bulk_create(
        [TransferLine.of_scope(transfer=paper, lot_id=lot, pieces=pieces) for lot, pieces in together.items()]
    )
    transit = place(LocationKind.TRANSIT)
    moves = [Move(lot, source.pk, transit, pieces) for lot, pieces in together.items()]
    move(moves, reason=Reason.TRANSFER, by=by, document=paper.pk, guard=True)
    return paper


@transaction.atomic
def answer(
    line: TransferLine, *, accepted: int, damaged: int = 0, missing: int = 0, reason: str = "", by: User | None
) -> TransferAnswer:
    """Say what of a line arrived, whole or broken, and what did not. Once; all of it; damage and loss with a reason."""
    if min(accepted, damaged, missing) < 0 or accepted + damaged + missing != line.pieces:
        raise Refused("transfer_answer_does_not_add_up")
    if (damaged or missing) and not reason.strip():
        raise Refused("reason_missing")
    said, new = TransferAnswer.objects.get_or_create(
        line=line,
        defaults={
            "council_id": line.council_id,
            "accepted": accepted,
            "damaged": damaged,
            "missing": missing,
            "reason": reason.strip(),
            "at": now(),
            "by": by,
        },
    )
    if not new:
        raise Refused("transfer_answered_already")
    transit, paper = place(LocationKind.TRANSIT), line.transfer
    for pieces, kind, why in (
        (accepted, None, Reason.TRANSFER),
        (damaged, LocationKind.DAMAGED, Reason.DAMAGED),
        (missing, LocationKind.LOST, Reason.LOST),
    ):
        if pieces:
            target = place(kind) if kind else paper.target_id
            move([Move(line.lot_id, transit, target, pieces)], reason=why, by=by, document=paper.pk, note=reason)
    return said


def _lock(key: UUID) -> None:
    """Let a second tap wait for the first."""
    wait_for(key, Space.TRANSFERS)
