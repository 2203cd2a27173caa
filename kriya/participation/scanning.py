"""What a scan comes to: in, or why not. Asks no database."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID

from kriya.core.ids import read_id

TICKET: Final = "KRIYA-IKUT:"
"""What a participant's picture says before the place's id."""
EARLY: Final = timedelta(hours=2)
LATE: Final = timedelta(hours=2)
"""So long before a session begins and after it ended a scan still counts; beyond that an officer ticks the list."""


class Said(StrEnum):
    """What became of a scan. IN and AGAIN are presence, all others refusals with words of their own."""

    IN = "in"
    AGAIN = "again"
    EMPTY = "empty"
    NOT_OURS = "not_ours"
    LABEL = "label"
    SESSION_CODE = "session_code"
    CERTIFICATE = "certificate"
    GUEST_CODE = "guest_code"
    UNKNOWN = "unknown"
    OTHER_CALL = "other_call"
    NOT_ANSWERED = "not_answered"
    DECLINED = "declined"
    EXPIRED = "expired"
    GIVEN_UP = "given_up"
    WITHDRAWN = "withdrawn"
    CALLED_OFF = "called_off"
    DROPPED = "dropped"
    TOO_EARLY = "too_early"
    TOO_LATE = "too_late"
    OTHER_DAY = "other_day"
    CLOCK = "clock"
    ANNULLED = "annulled"


PRESENT: Final = frozenset({Said.IN, Said.AGAIN})
_BY_STATE: Final[Mapping[str, Said]] = {
    "offered": Said.NOT_ANSWERED,
    "declined": Said.DECLINED,
    "expired": Said.EXPIRED,
    "given_up": Said.GIVEN_UP,
    "withdrawn": Said.WITHDRAWN,
}


_OTHER_CODES: Final[Mapping[str, Said]] = {
    "/mitra/hadir/": Said.SESSION_CODE,
    "/l/": Said.LABEL,
    "/sertifikat/": Said.CERTIFICATE,
    "/kunjungan/": Said.GUEST_CODE,
}
"""What else a council prints as a picture, by a part of its address: somebody holds it before the camera."""


@dataclass(frozen=True)
class Door:
    """The session at which somebody scans."""

    call: UUID
    starts_at: datetime
    ends_at: datetime
    is_dropped: bool
    is_called_off: bool


@dataclass(frozen=True)
class Holder:
    """Whose ticket it is: the call it is for, how the place stands, whether already present or annulled here."""

    call: UUID
    state: str
    is_present: bool = False
    is_annulled: bool = False


def ticket_of(place: UUID) -> str:
    """Return what a participant's picture says. A place's id has 74 bits of chance: nobody guesses one."""
    return f"{TICKET}{place}".upper()


def read_ticket(text: str) -> UUID | Said:
    """Return the place that a ticket names, or why it is none."""
    said = text.strip()
    if not said:
        return Said.EMPTY
    if said.upper().startswith(TICKET):
        return read_id(said[len(TICKET) :]) or Said.UNKNOWN
    other = next((why for part, why in _OTHER_CODES.items() if part in said), None)
    return other or read_id(said) or Said.NOT_OURS


def outcome(door: Door, holder: Holder | None, at: datetime, *, received: datetime, by_hand: bool = False) -> Said:
    """Return what a scan comes to. What an officer ticks by hand counts at any hour, also for one annulled before."""
    if holder is None:
        return Said.UNKNOWN
    if holder.call != door.call:
        return Said.OTHER_CALL
    if holder.state != "taken":
        return _BY_STATE[holder.state]
    if holder.is_present:
        return Said.AGAIN
    if door.is_called_off:
        return Said.CALLED_OFF
    if door.is_dropped:
        return Said.DROPPED
    return Said.IN if by_hand else _in_time(door, holder, at, received)


def _in_time(door: Door, holder: Holder, at: datetime, received: datetime) -> Said:
    if holder.is_annulled:
        return Said.ANNULLED
    if at > received + timedelta(minutes=5):
        return Said.CLOCK
    if abs(at - door.starts_at) > timedelta(hours=24) and abs(at - door.ends_at) > timedelta(hours=24):
        return Said.OTHER_DAY
    if at < door.starts_at - EARLY:
        return Said.TOO_EARLY
    return Said.TOO_LATE if at > door.ends_at + LATE else Said.IN
