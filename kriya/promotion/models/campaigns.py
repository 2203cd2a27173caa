"""Campaigns: what the council promotes for a while, so that its links and their sales are read together."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kriya.core.history import keeps_history
from kriya.core.scoping import CouncilRow


@keeps_history(_("kampanye"))
class Campaign(CouncilRow):
    """A campaign from one day to another, or without an end. Its links count also before and after its days."""

    name = models.CharField(_("nama"), max_length=80)
    starts_on = models.DateField(_("mulai"))
    ends_on = models.DateField(_("sampai"), null=True, blank=True)
    note = models.CharField(_("catatan"), max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["council", "name"], name="campaign_name_once"),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(starts_on__lte=F("ends_on")), name="campaign_days_in_order"
            ),
        ]

    def __str__(self) -> str:
        return self.name
