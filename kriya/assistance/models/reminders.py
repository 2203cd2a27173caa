"""Reminders of steps: who was told that one is near, or late."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kriya.core.scoping import CouncilRow, WithinCouncil


class Nearness(models.TextChoices):
    SOON = "soon", _("segera jatuh tempo")
    LATE = "late", _("terlambat")


class StepReminder(CouncilRow):
    """A step was near its day, or past it, and somebody was told; with another day it is told anew.

    `mailed_at` is when the officer was written to; None where there is nobody to write to, or not yet.
    """

    step = WithinCouncil("assistance.CaseStep", models.CASCADE, related_name="reminders")
    due_on = models.DateField()
    nearness = models.CharField(max_length=4, choices=Nearness.choices)
    made_at = models.DateTimeField()
    mailed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["council", "step", "due_on", "nearness"], name="step_reminder_once"),
            models.CheckConstraint(condition=Q(nearness__in=Nearness.values), name="step_reminder_nearness_is_known"),
        ]

    def __str__(self) -> str:
        return self.nearness
