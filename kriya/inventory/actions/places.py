"""The places that each council has once."""

from uuid import UUID

from kriya.inventory.actions.locations import give_locations
from kriya.inventory.models import Location


def place(kind: str) -> UUID:
    """Return the id of the council's place of a kind of which there is one; make its places where they are missing."""
    found = Location.objects.filter(kind=kind).order_by("pk").values_list("pk", flat=True).first()
    return found or give_locations()[str(kind)].pk
