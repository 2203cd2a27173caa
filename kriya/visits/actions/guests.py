"""Who came: they sign on their own telephone, at a host's or on paper, with or without a network."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID, uuid5

from django.db import transaction

from kriya.core.clock import now, today
from kriya.core.once import digest_of
from kriya.core.pictures import photo_to_keep
from kriya.core.refusal import Refused
from kriya.makers.actions.papers import Upload
from kriya.visits.models import Guest, SignedBy, Visit, VisitState
from kriya.visits.models.visits import OVER

MOST: Final = 500
"""So many sign at one visit; more is nobody's delegation."""
_EARLY: Final = timedelta(days=1)
_LATE: Final = timedelta(days=14)
"""Until when signatures that waited on a telephone are taken."""


@dataclass(frozen=True)
class Signed:
    """What somebody wrote when signing; `ago` is how many seconds before it was sent."""

    name: str
    title: str = ""
    phone: str = ""
    message: str = ""
    may_share: bool = False
    ago: float = 0

    def digest(self) -> str:
        """Return the hash of what was written."""
        return digest_of([self.name, self.title, self.phone, self.message, self.may_share])


def clean(said: Signed) -> Signed:
    """Return what was written without blanks around it and not longer than its place."""
    return replace(
        said,
        name=" ".join(said.name.split())[:120],
        title=" ".join(said.title.split())[:120],
        phone=said.phone.strip()[:30],
        message=said.message.strip()[:1000],
    )


@transaction.atomic
def sign(
    visit: Visit, said: Signed, *, key: UUID, signed_by: SignedBy = SignedBy.GUEST, photo: Upload | None = None
) -> Guest:
    """Note who came; the same id twice is once, and other words under it are refused.

    Raises Refused: guest_without_name, visit_not_open_for_guests, guests_too_many, guest_other_payload.
    """
    told = clean(said)
    if not told.name:
        raise Refused("guest_without_name")
    # The visit's row: signatures of one visit come one after the other, so that none is counted twice.
    locked = Visit.objects.select_for_update().get(pk=visit.pk)
    digest = told.digest()
    if before := Guest.objects.filter(pk=key).first():
        if before.payload_hash != digest or before.visit_id != visit.pk:
            raise Refused("guest_other_payload")
        return before
    _open(locked)
    if locked.guests.count() >= MOST:
        raise Refused("guests_too_many", most=MOST)
    guest = Guest(
        id=key,
        visit=locked,
        name=told.name,
        title=told.title,
        phone=told.phone,
        message=told.message,
        may_share=told.may_share,
        signed_by=signed_by,
        payload_hash=digest,
        signed_at=_when(told.ago),
        told_at=now(),
    )
    if photo is not None:
        kept = photo_to_keep(photo.file, size=photo.size)
        guest.photo.save(kept.name, kept.content, save=False)
    guest.save(force_insert=True)
    return guest


def _when(ago: float) -> datetime:
    """Return when it was signed: by how long ago, since a telephone's clock may be wrong by days."""
    return now() - timedelta(seconds=min(max(ago, 0), _LATE.total_seconds()))


def _open(visit: Visit) -> None:
    """Refuse signatures before the eve of the day, two weeks after it, and once names were purged."""
    if not is_open_for_guests(visit):
        raise Refused("visit_not_open_for_guests")


def is_open_for_guests(visit: Visit) -> bool:
    """Tell whether guests may sign now."""
    if visit.on is None or visit.state in OVER or visit.purged_at is not None:
        return False
    return visit.on - _EARLY <= today() <= visit.on + _LATE and visit.state in {VisitState.AGREED, VisitState.HELD}


@transaction.atomic
def sign_from_paper(visit: Visit, lines: Sequence[Signed], *, key: UUID) -> int:
    """Note a paper list; the same form sent twice is once. Returns how many stand in it."""
    for place, said in enumerate(lines):
        sign(visit, said, key=uuid5(key, str(place)), signed_by=SignedBy.PAPER)
    return len(lines)


def unsign(guest: Guest) -> None:
    """Take back a signature that was a mistake; its picture goes too."""
    if guest.photo:
        guest.photo.delete(save=False)
    guest.delete()
