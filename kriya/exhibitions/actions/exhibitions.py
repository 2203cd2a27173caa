"""Plan an exhibition, change it, publish it, call it off; its place in the stock goes along."""

from typing import Any, Final

import pghistory
from django.db import transaction
from django.db.models import Sum
from django.utils.text import slugify

from kriya.accounts.models import User
from kriya.core.clock import now
from kriya.core.history import tell_insert
from kriya.core.refusal import Refused
from kriya.exhibitions.actions.projection import publish
from kriya.exhibitions.models import Exhibition
from kriya.inventory.actions.locations import add_location, close_location
from kriya.inventory.models import Level, Location, LocationKind

_SLUG: Final = 70
_PLACE: Final = 80


@transaction.atomic
def plan_exhibition(*, by: User | None, **fields: Any) -> Exhibition:
    """Plan an exhibition, with a place for its goods. A stall of that name that is no other exhibition's becomes it.

    Refuse days in the wrong order, and a name that an exhibition or another place has.
    """
    _refuse_days(fields)
    made = Exhibition(slug=_free_slug(fields["name"]), **fields)
    with _told_by(by):
        made.location = _place_for(made)
        made.save(force_insert=True)
        Location.objects.filter(pk=made.location_id).update(event=made.pk)
        tell_insert(made)
    return made


@transaction.atomic
def change_exhibition(exhibition: Exhibition, *, by: User | None, **fields: Any) -> Exhibition:
    """Change what is said of an exhibition; its address stays. Its place is called as it is."""
    _refuse_days(fields)
    locked = locked_exhibition(exhibition)
    if fields["name"] != locked.name and _is_taken(fields["name"], locked):
        raise Refused("exhibition_name_taken", name=fields["name"])
    for name, value in fields.items():
        setattr(locked, name, value)
    with _told_by(by):
        locked.save()
        Location.objects.filter(pk=locked.location_id).exclude(name=locked.name[:_PLACE]).update(
            name=locked.name[:_PLACE]
        )
    publish([locked.pk])
    return locked


@transaction.atomic
def publish_exhibition(exhibition: Exhibition, *, by: User | None) -> Exhibition:
    """Show an exhibition to everybody; twice is once."""
    locked = locked_exhibition(exhibition)
    if locked.published_at is None:
        locked.published_at = now()
        with _told_by(by):
            locked.save()
    publish([locked.pk])
    return locked


@transaction.atomic
def withdraw_exhibition(exhibition: Exhibition, *, by: User | None) -> Exhibition:
    """Show an exhibition to nobody any more; twice is once."""
    locked = locked_exhibition(exhibition)
    locked.published_at = None
    with _told_by(by):
        locked.save()
    publish([locked.pk])
    return locked


@transaction.atomic
def cancel_exhibition(exhibition: Exhibition, *, reason: str, by: User | None) -> Exhibition:
    """Call an exhibition off, with a reason that everybody may read. Refuse while there are goods at it, or on their
    way there; twice is once."""
    locked = locked_exhibition(exhibition)
    if locked.cancelled_at is not None:
        return locked
    if not reason.strip():
        raise Refused("reason_missing")
    there = Level.objects.filter(location=locked.location_id, pieces__gt=0).aggregate(sum=Sum("pieces"))["sum"]
    if there:
        raise Refused("exhibition_has_goods", pieces=there)
    close_location(locked.location)
    locked.cancelled_at, locked.cancelled_reason = now(), reason.strip()[:200]
    with _told_by(by):
        locked.save()
    publish([locked.pk])
    return locked


def locked_exhibition(exhibition: Exhibition) -> Exhibition:
    """Return an exhibition as it is, nobody else changing it before this work ends."""
    found: Exhibition = (
        Exhibition.objects.select_for_update(of=("self",)).select_related("location", "call").get(pk=exhibition.pk)
    )
    return found


def _place_for(exhibition: Exhibition) -> Location:
    name = exhibition.name[:_PLACE]
    there = Location.objects.filter(name=name).first()
    if there is None:
        return add_location(LocationKind.EXHIBITION, name, event=exhibition.pk)
    if there.kind != LocationKind.EXHIBITION or there.closed_at or _is_of_another(there):
        raise Refused("exhibition_name_taken", name=name)
    return there


def _is_of_another(place: Location) -> bool:
    return Exhibition.objects.filter(location=place).exists()


def _is_taken(name: str, exhibition: Exhibition) -> bool:
    return Location.objects.filter(name=name[:_PLACE]).exclude(pk=exhibition.location_id).exists()


def _refuse_days(fields: dict[str, Any]) -> None:
    if fields["ends_on"] < fields["starts_on"]:
        raise Refused("exhibition_days_wrong")


def _free_slug(name: str) -> str:
    base = slugify(name)[:_SLUG] or "pameran"
    taken = set(Exhibition.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    return next(slug for n in range(1, len(taken) + 2) if (slug := base if n == 1 else f"{base}-{n}") not in taken)


def _told_by(by: User | None) -> Any:
    return pghistory.context(**({"user": by.pk} if by is not None else {}))
