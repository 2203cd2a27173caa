"""Make calls, change them, publish them, call them off. What anyone may read of them goes along."""

from collections.abc import Mapping
from typing import Any, Final

from django.db import IntegrityError, transaction
from django.utils.text import slugify

from kriya.accounts.models import User
from kriya.core.clock import now
from kriya.core.history import tell_insert
from kriya.core.ids import free_code, new_id
from kriya.core.refusal import Refused
from kriya.core.scoping import current_council
from kriya.participation.models import Call, CallKind, Place, PublishedCall, Session
from kriya.participation.models.calls import PUBLIC_COLUMNS
from kriya.participation.pages import details_told
from kriya.participation.terms import PARTS, Quota, as_json

_SLUG: Final = 70
FIELDS: Final = (
    "title", "summary", "about", "audience", "place_name", "starts_on", "ends_on", "opens_at", "closes_at", "places",
    "offer_hours", "rotation_months", "rotation_points", "certificate_percent", "is_blind", "after_own", "documents",
)  # fmt: skip
"""What the office writes of a call; the parts of its terms have a page each."""


@transaction.atomic
def make_call(kind: CallKind | str, *, by: User | None, **said: Any) -> Call:
    """Begin a call as a draft; `said` are FIELDS and parts of the terms as values.

    Raises Refused: call_without_title, call_days_wrong, call_times_wrong, call_quotas_above_places.
    """
    call = Call(kind=CallKind(kind), made_at=now(), made_by=by)
    _set(call, said)
    call.slug = free_slug(call.title, call.starts_on.year)
    call.save()
    tell_insert(call)
    return call


@transaction.atomic
def change_call(call: Call, **said: Any) -> Call:
    """Change what a call says; its address stays, and what anyone reads of it follows.

    Raises Refused as make_call does, and places_are_held where more hold a place than there would be.
    """
    locked = locked_call(call)
    before = locked.places
    _set(locked, said)
    if locked.places < before:
        _sit_closer(locked)
    try:
        with transaction.atomic():
            locked.save()
    except IntegrityError as wrong:
        if "place_seat_within_call" in str(wrong):
            raise Refused("places_are_held", held=locked.held.filter(seat__isnull=False).count()) from wrong
        raise
    follow(locked)
    return locked


@transaction.atomic
def publish_call(call: Call, *, details: Mapping[str, Any] | None = None) -> Call:
    """Let makers apply from when it opens, and anyone read it; again, and what is told beside it is renewed."""
    locked = locked_call(call)
    if locked.published_at is None:
        locked.published_at = now()
        locked.save(update_fields=["published_at"])
    follow(locked, details)
    return locked


@transaction.atomic
def cancel_call(call: Call, *, reason: str) -> Call:
    """Call it off, for a reason that anyone may read; twice is once."""
    locked = locked_call(call)
    if not reason.strip():
        raise Refused("call_cancel_without_reason")
    if locked.cancelled_at is None:
        locked.cancelled_at, locked.cancel_reason = now(), reason.strip()
        locked.save(update_fields=["cancelled_at", "cancel_reason"])
        # Its rooms are free for others.
        Session.objects.filter(call=locked, dropped_at=None, ends_at__gt=now()).update(dropped_at=now())
        follow(locked)
    return locked


def locked_call(call: Call) -> Call:
    """Return the call as it is now, its row locked: whoever gives or takes places of it waits."""
    found: Call = Call.objects.select_for_update().get(pk=call.pk)
    return found


def free_slug(title: str, year: int) -> str:
    """Return the page address for a title: with the year where the plain one is taken, then with a tail of its own."""
    plain = slugify(title)[:_SLUG].strip("-") or "kegiatan"
    tries = iter([plain, f"{plain}-{year}"])
    return free_code(
        lambda: next(tries, f"{plain}-{str(new_id())[-6:]}"), lambda slug: Call.objects.filter(slug=slug).exists()
    )


def _set(call: Call, said: Mapping[str, Any]) -> None:
    for name, value in said.items():
        if name in PARTS:
            setattr(call, name, as_json(value))
        elif name in FIELDS:
            setattr(call, name, value.strip() if isinstance(value, str) else value)
        else:
            raise TypeError(f"a call has no {name}")
    if not call.title:
        raise Refused("call_without_title")
    if call.ends_on < call.starts_on:
        raise Refused("call_days_wrong")
    if call.closes_at <= call.opens_at:
        raise Refused("call_times_wrong")
    check_quotas(call.terms.quotas, call.places)


def check_quotas(quotas: tuple[Quota, ...], places: int) -> None:
    """Refuse quotas that promise more than there is: then no choice could keep them."""
    if sum(quota.least for quota in quotas) > places:
        raise Refused("call_quotas_above_places", places=places)
    if any(quota.most is not None and quota.most < quota.least for quota in quotas):
        raise Refused("call_quota_bounds_wrong")
    if len({(quota.axis, quota.key) for quota in quotas}) != len(quotas):
        raise Refused("call_quota_twice")


def _sit_closer(call: Call) -> None:
    """Move whoever sits above the last seat that is left to a free one below, where there is one."""
    held = Place.objects.select_for_update().filter(call=call, seat__isnull=False).order_by("pk")
    rows = {place.seat: place for place in held}
    free = (seat for seat in range(1, call.places + 1) if seat not in rows)
    for seat in sorted(seat for seat in rows if seat is not None and seat > call.places):
        below = next(free, None)
        if below is None:
            return
        rows[seat].seat = below
        rows[seat].save(update_fields=["seat"])


def follow(call: Call, details: Mapping[str, Any] | None = None) -> None:
    """Let anyone read a call as it is now, where it is published; what the word above tells of it goes along."""
    if call.published_at is None:
        return
    shown = {name: getattr(call, name) for name in PUBLIC_COLUMNS}
    told = details_told(call)
    if told is not None or details is not None:
        shown["details"] = told if told is not None else dict(details or {})
    PublishedCall.objects.update_or_create(call_id=call.pk, council=current_council(), defaults=shown)
