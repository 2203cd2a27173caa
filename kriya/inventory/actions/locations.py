"""Give a council its places, and let it add and close some."""

from uuid import UUID

from django.db import transaction
from django.db.models import Sum

from kriya.core.clock import now
from kriya.core.history import tell_insert
from kriya.core.refusal import Refused
from kriya.inventory.models import OPEN_COUNTS, Level, Location, LocationKind, StockTake, TransferLine
from kriya.inventory.models.locations import ONE_OF

_NAMES = {
    LocationKind.SHOWROOM: "Galeri",
    LocationKind.TRANSIT: "Dalam perjalanan",
    LocationKind.DAMAGED: "Rusak",
    LocationKind.LOST: "Hilang",
    LocationKind.GIVEN: "Dihadiahkan",
    LocationKind.MAKER: "Di perajin",
    LocationKind.SOLD: "Terjual",
}


@transaction.atomic
def give_locations() -> dict[str, Location]:
    """Give the council of the scope its showroom and the places that each has once; by kind. Twice is once."""
    there = _given()
    if missing := [Location.of_scope(kind=kind, name=name) for kind, name in _NAMES.items() if kind not in there]:
        # Whoever gives them at the same moment gives the same.
        Location.objects.bulk_create(missing, ignore_conflicts=True)
        there = _given()
    return {str(kind): there[kind] for kind in _NAMES}


def _given() -> dict[str, Location]:
    return {place.kind: place for place in Location.objects.filter(kind__in=_NAMES).order_by("-pk")}


@transaction.atomic
def add_location(kind: str, name: str, *, event: UUID | None = None) -> Location:
    """Add a place; refuse a name that is taken, and a second one of a kind of which there is one."""
    name = name.strip()
    if kind in ONE_OF and Location.objects.filter(kind=kind).exists():
        raise Refused("location_kind_is_one")
    if Location.objects.filter(name=name).exists():
        raise Refused("location_name_taken", name=name)
    place = Location(kind=kind, name=name, event=event)
    place.save()
    tell_insert(place)
    return place


@transaction.atomic
def close_location(place: Location) -> None:
    """Use a place no more. Refuse while pieces are there or on their way to it, or a count runs; twice is once."""
    locked: Location = Location.objects.select_for_update().get(pk=place.pk)
    pieces = Level.objects.filter(location=locked, pieces__gt=0).aggregate(sum=Sum("pieces"))["sum"]
    if pieces:
        raise Refused("location_not_empty", pieces=pieces)
    if (
        TransferLine.objects.filter(transfer__target=locked, answers=None).exists()
        or StockTake.objects.filter(location=locked, state__in=OPEN_COUNTS).exists()
    ):
        raise Refused("location_waits")
    if locked.closed_at is None:
        locked.closed_at = now()
        locked.save(update_fields=["closed_at"])
