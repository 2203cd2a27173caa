"""Note who was there: many scans at once, each landing once, whatever the network did; and take back what was wrong."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import transaction

from kriya.accounts.models import User
from kriya.core.clock import now
from kriya.core.locks import wait_for
from kriya.core.refusal import Refused
from kriya.participation.models import Place, Presence, Scan, Session, Way
from kriya.participation.scanning import Door, Holder, Said, outcome, read_ticket

BY_HAND: Final = frozenset({Way.LIST.value, Way.PAPER.value})


@dataclass(frozen=True)
class Told:
    """One scan as a device tells it: a key of its own, what was read, and when."""

    nonce: UUID
    text: str
    way: str
    at: datetime


@transaction.atomic
def check_in(session: Session, told: Sequence[Told], *, by: User | None) -> list[Scan]:
    """Take in scans, in the order in which they were made; return what became of each, in the order they were told.

    A nonce that came before gets its first answer again. Every scan is kept, also a refused one. As many questions for
    one scan as for a thousand.
    """
    wait_for(f"presence of {session.pk}")
    wanted = {one.nonce for one in told}
    before = {scan.nonce: scan for scan in Scan.objects.filter(nonce__in=wanted)}
    fresh = sorted(
        {one.nonce: one for one in told if one.nonce not in before}.values(), key=lambda one: (one.at, one.nonce)
    )
    made = _take_in(session, fresh, by=by) if fresh else {}
    return [before.get(one.nonce) or made[one.nonce] for one in told]


def _take_in(session: Session, fresh: list[Told], *, by: User | None) -> dict[UUID, Scan]:
    read = {one.nonce: read_ticket(one.text) for one in fresh}
    places = {
        place.pk: place
        for place in Place.objects.filter(pk__in=[found for found in read.values() if isinstance(found, UUID)])
    }
    present, annulled = _there(session)
    door = door_of(session)
    received = now()
    scans, rows = {}, []
    for one in fresh:
        found = read[one.nonce]
        place = places.get(found) if isinstance(found, UUID) else None
        holder = Holder(place.call_id, place.state, place.pk in present, place.pk in annulled) if place else None
        said = (
            found
            if isinstance(found, Said)
            else outcome(door, holder, one.at, received=received, by_hand=one.way in BY_HAND)
        )
        if said == Said.IN and place is not None:
            present.add(place.pk)
            rows.append(Presence.of_scope(session=session, place=place, way=one.way, at=one.at, by=by))
        scans[one.nonce] = Scan.of_scope(
            session=session, nonce=one.nonce, text=one.text[:200], way=one.way, said=said.value, place=place,
            at=one.at, received_at=received, by=by,
        )  # fmt: skip
    Presence.objects.bulk_create(rows)
    Scan.objects.bulk_create(scans.values())
    return scans


def _there(session: Session) -> tuple[set[UUID], set[UUID]]:
    """Return whose presence stands, and whose was annulled."""
    rows = list(Presence.objects.filter(session=session).values_list("place", "annulled_at"))
    present = {place for place, annulled_at in rows if annulled_at is None}
    return present, {place for place, annulled_at in rows if annulled_at is not None} - present


def door_of(session: Session) -> Door:
    """Return the session as a scan sees it."""
    return Door(
        session.call_id,
        session.starts_at,
        session.ends_at,
        session.dropped_at is not None,
        session.call.cancelled_at is not None,
    )


@transaction.atomic
def annul(presence: Presence, *, reason: str, by: User | None) -> Presence:
    """Say that somebody was not there after all. Twice is once. Raises Refused: annul_without_reason."""
    if not reason.strip():
        raise Refused("annul_without_reason")
    locked: Presence = Presence.objects.select_for_update().get(pk=presence.pk)
    if locked.annulled_at is None:
        locked.annulled_at, locked.annulled_by, locked.annul_reason = now(), by, reason.strip()[:240]
        locked.save(update_fields=["annulled_at", "annulled_by", "annul_reason"])
    return locked


@transaction.atomic
def copy_paper(session: Session, places: Iterable[Place], nonces: Iterable[UUID], *, by: User | None) -> int:
    """Note whoever signed the printed list, at the hour the session began; return how many are new."""
    signed = zip(places, nonces, strict=True)
    told = [Told(nonce, str(place.pk), Way.PAPER, session.starts_at) for place, nonce in signed]
    return sum(scan.said == Said.IN for scan in check_in(session, told, by=by))
