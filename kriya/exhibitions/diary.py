"""Exhibitions in the calendar of the office."""

from datetime import date

from django.urls import reverse

from kriya.exhibitions.models import Exhibition
from kriya.participation.calendar import Occasion


def exhibitions_held(first: date, until: date | None) -> list[Occasion]:
    """Return the exhibitions that last on a day of these; without the second day, the next that begins."""
    rows = Exhibition.objects.filter(cancelled_at=None).order_by("starts_on", "pk")
    found = rows.filter(starts_on__lt=until, ends_on__gte=first) if until else rows.filter(starts_on__gte=first)[:1]
    return [
        Occasion(
            title=one.name,
            url=reverse("exhibitions:exhibition", args=[one.pk]),
            first=one.starts_on,
            last=one.ends_on,
            place=", ".join(filter(None, (one.venue, one.city))),
            icon="gallery",
        )
        for one in found
    ]
