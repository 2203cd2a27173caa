"""Rooms and sessions: when a call brings people together, and where."""

from datetime import datetime

from django.db import IntegrityError, transaction

from kriya.core.clock import now
from kriya.core.history import tell_insert
from kriya.core.refusal import Refused
from kriya.participation.actions.calls import follow
from kriya.participation.models import Call, Room, Session
from kriya.participation.people import in_the_way


@transaction.atomic
def keep_room(room: Room | None, *, name: str, address: str = "", seats: int | None = None) -> Room:
    """Add a room, or change one; refuse a name that another has."""
    kept = room or Room()
    if Room.objects.filter(name__iexact=name.strip()).exclude(pk=kept.pk).exists():
        raise Refused("room_name_taken", name=name)
    kept.name, kept.address, kept.seats = name.strip(), address.strip(), seats
    kept.save()
    if room is None:
        tell_insert(kept)
    for call in Call.objects.filter(sessions__room=kept).distinct().order_by("pk"):
        follow(call)
    return kept


@transaction.atomic
def keep_session(
    call: Call,
    session: Session | None,
    *,
    title: str,
    starts_at: datetime,
    ends_at: datetime,
    room: Room | None = None,
) -> Session:
    """Add a session to a call, or change one.

    Raises Refused: session_times_wrong, room_taken (with what is there), session_people_busy (with who is where).
    """
    kept = session or Session(call=call)
    if ends_at <= starts_at:
        raise Refused("session_times_wrong")
    is_new = kept._state.adding
    kept.title, kept.starts_at, kept.ends_at, kept.room = title.strip(), starts_at, ends_at, room
    try:
        with transaction.atomic():
            kept.save()
            if is_new:
                tell_insert(kept)
    except IntegrityError as wrong:
        if "session_room_free" in str(wrong):
            raise Refused("room_taken", **_in_the_room(kept)) from wrong
        if "_free" in str(wrong):
            # Somebody who was to be there is elsewhere then: a word above keeps who, its constraint carries the times.
            raise Refused("session_people_busy", **in_the_way(kept)) from wrong
        raise
    follow(call)
    return kept


def _in_the_room(session: Session) -> dict[str, object]:
    there = Session.objects.filter(
        room=session.room, dropped_at=None, starts_at__lt=session.ends_at, ends_at__gt=session.starts_at
    ).exclude(pk=session.pk).select_related("call").order_by("starts_at").first()  # fmt: skip
    other = f"{there.title} ({there.call.title})" if there else ""
    return {"room": session.room.name if session.room else "", "other": other}


@transaction.atomic
def drop_session(session: Session) -> Session:
    """Let a session not take place: its room is free again, who was noted there stays noted. Twice is once."""
    locked: Session = Session.objects.select_for_update().get(pk=session.pk)
    if locked.dropped_at is None:
        locked.dropped_at = now()
        locked.save(update_fields=["dropped_at"])
        follow(locked.call)
    return locked
