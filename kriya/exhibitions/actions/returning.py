"""Put right what was counted as gone home from an exhibition and was sold there, as a late sale tells."""

from typing import Any
from uuid import UUID

from django.db import transaction

from kriya.accounts.models import User
from kriya.core.refusal import Refused
from kriya.exhibitions.actions.exhibitions import locked_exhibition
from kriya.exhibitions.models import Exhibition
from kriya.exhibitions.queries.closing import oversold
from kriya.exhibitions.queries.law import law
from kriya.inventory.actions.moving import Move, move
from kriya.inventory.actions.places import place
from kriya.inventory.models import Location, LocationKind, Lot, Movement, Reason
from kriya.showroom.actions.losses import settle_losses


@transaction.atomic
def correct_return(
    exhibition: Exhibition, lot: Lot, home: Location, pieces: int, *, reason: str, by: User | None, key: UUID
) -> None:
    """Say that pieces were not at `home`, to which they were counted as gone: they were sold at the exhibition.

    Where a closing booked them as lost below zero, that is put right along with it. Closed or not; `key` is made by the
    form: sent twice, it is once. Refuse without a reason, more than were sold too many or counted home, and more than
    `home` has by the books.
    """
    locked = locked_exhibition(exhibition)
    if is_corrected(key):
        return
    if not reason.strip():
        raise Refused("reason_missing")
    over = next((one for one in oversold(locked, law(locked)) if one.line.lot == lot.pk), None)
    most = min(over.pieces, over.line.returned) if over else 0
    if over is None or not 0 < pieces <= most:
        raise Refused("return_not_too_many", n=max(0, most))
    told: dict[str, Any] = {"reason": Reason.CORRECTION, "by": by, "document": key, "note": reason.strip()}
    move([Move(lot.pk, home.pk, locked.location_id, pieces)], guard=True, **told)
    if booked := pieces - min(pieces, over.pieces - over.booked):
        move([Move(lot.pk, locked.location_id, place(LocationKind.LOST), booked)], **told)
    settle_losses([lot.pk], by=by)


def is_corrected(key: UUID) -> bool:
    """Tell whether a form was sent before."""
    return Movement.objects.filter(document=key, reason=Reason.CORRECTION).exists()
