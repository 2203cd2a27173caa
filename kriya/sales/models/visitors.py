"""Visitors of the showroom, counted by tapping."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from kriya.core.scoping import CouncilRow, WithinCouncil


class VisitorTap(CouncilRow):
    """Somebody counted people who came in; below zero takes a slip of the finger back. The phone makes the id, so that
    a tap that is sent twice counts once."""

    location = WithinCouncil("inventory.Location", models.PROTECT, related_name="+")
    people = models.SmallIntegerField()
    at = models.DateTimeField()
    on = models.DateField(help_text="The council's day of it.")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["council", "on"], name="visitor_tap_day")]
        constraints = [models.CheckConstraint(condition=~Q(people=0), name="visitor_tap_counts")]

    def __str__(self) -> str:
        return str(self.people)
