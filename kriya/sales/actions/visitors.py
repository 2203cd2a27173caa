"""Count visitors."""

from typing import Final
from uuid import UUID

from kriya.accounts.models import User
from kriya.core.clock import now, today
from kriya.core.ids import new_id
from kriya.core.refusal import Refused
from kriya.inventory.models import Location
from kriya.sales.models import VisitorTap

MOST: Final = 60
"""A bus full: more at once is a slip."""


def tap(location: Location, people: int, *, by: User | None, key: UUID | None = None) -> None:
    """Count people who came in, or below zero take some back. The same key again counts once."""
    if people == 0 or abs(people) > MOST:
        raise Refused("visitors_not_countable", most=MOST)
    row = VisitorTap.of_scope(pk=key or new_id(), location=location, people=people, at=now(), on=today(), by=by)
    VisitorTap.objects.bulk_create([row], ignore_conflicts=True)
