"""The places that each council has once."""

from typing import Final
from uuid import UUID

from kriya.core.asking import ask
from kriya.core.scoping import current_council
from kriya.inventory.actions.locations import give_locations

_OF_KIND: Final = "SELECT id FROM inventory_location WHERE council_id = %s AND kind = %s ORDER BY id LIMIT 1"


def place(kind: str) -> UUID:
    """Return the id of the council's place of a kind of which there is one; make its places where they are missing."""
    found = ask(_OF_KIND, [current_council().pk, str(kind)])
    return found[0][0] if found else give_locations()[str(kind)].pk
