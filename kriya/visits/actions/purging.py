"""Forget guests after their purpose (UU 27/2022): names and numbers go, counts stay."""

from datetime import date, timedelta
from typing import Final
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from kriya.core.clock import now, today
from kriya.ledger.days import end_of
from kriya.visits.actions.guests import unsign
from kriya.visits.models import REMINDED_AFTER, Guest, Visit, VisitState
from kriya.visits.queries.rules import visit_rules

_LAST_ASKED: Final = timedelta(days=max(REMINDED_AFTER) + 14)
"""So long a contact that allowed to be asked again is kept."""


@transaction.atomic
def purge_due() -> int:
    """Delete guest lists, and contacts that nobody needs any more; return of how many visits. Twice is once."""
    last = today() - timedelta(days=visit_rules().guest_days)
    lists = _purge_lists(last)
    nobody = Q(contact_name="", contact_phone="", contact_email="")
    # Of a request that came to nothing, the day on which it came counts.
    over = Q(on__lte=last) | Q(on=None, asked_at__lt=end_of(last))
    rows = Visit.objects.filter(over).exclude(nobody).select_for_update().order_by("pk")
    for visit in rows:
        asked_again = visit.may_follow_up and visit.state == VisitState.HELD and visit.on is not None
        if asked_again and visit.on is not None and visit.on + _LAST_ASKED > today():
            continue
        visit.contact_name = visit.contact_phone = visit.contact_email = ""
        visit.purged_at = now()
        visit.save(update_fields=["contact_name", "contact_phone", "contact_email", "purged_at"])
        lists.add(visit.pk)
    return len(lists)


def _purge_lists(last: date) -> set[UUID]:
    found: set[UUID] = set()
    for visit in Visit.objects.filter(on__lte=last, guests__isnull=False).distinct().order_by("pk"):
        locked = Visit.objects.select_for_update().get(pk=visit.pk)
        guests = list(Guest.objects.filter(visit=locked))
        if locked.came is None:
            locked.came = len(guests)
        locked.purged_at = now()
        locked.save(update_fields=["came", "purged_at"])
        for guest in guests:
            unsign(guest)
        found.add(locked.pk)
    return found
