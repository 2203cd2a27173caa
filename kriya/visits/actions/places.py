"""Halls, the showroom and hosts: make them, change them, close them; keep them free for the council's own use."""

from django.db import IntegrityError, transaction

from kriya.core.clock import now
from kriya.core.history import tell_insert
from kriya.core.refusal import Refused
from kriya.visits.models import Booking, Place, PlaceKind


@transaction.atomic
def keep_place(place: Place | None, *, kind: str, name: str, capacity: int | None, buffer_minutes: int) -> Place:
    """Add a place or change one. Raises Refused("visit_place_named_already")."""
    kept = place or Place()
    kept.kind, kept.name = PlaceKind(kind), " ".join(name.split())
    kept.capacity, kept.buffer_minutes = capacity, buffer_minutes
    try:
        with transaction.atomic():
            kept.save()
            if place is None:
                tell_insert(kept)
    except IntegrityError as wrong:
        raise Refused("visit_place_named_already", name=kept.name) from wrong
    return kept


def close_place(place: Place) -> None:
    """Let a place be chosen no more; what is booked stays. Twice is once."""
    if place.closed_at is None:
        place.closed_at = now()
        place.save(update_fields=["closed_at"])


def open_place(place: Place) -> None:
    """Let a place be chosen again."""
    place.closed_at = None
    place.save(update_fields=["closed_at"])


def free(booking: Booking) -> None:
    """Give back what the council took for itself; what a visit holds is moved by answering it."""
    if booking.visit_id is None:
        booking.delete()
