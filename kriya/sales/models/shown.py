"""Showings of a buyer's telephone: who saw it in full."""

from django.conf import settings
from django.db import models

from kriya.core.scoping import CouncilRow, WithinCouncil


class SaleBuyerShown(CouncilRow):
    """Somebody saw in full how to reach the buyer of a sale: who, of which sale, when. Written once."""

    sale = WithinCouncil("sales.Sale", models.PROTECT, related_name="showings")
    shown_at = models.DateTimeField()
    shown_to = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["council", "sale", "shown_at"], name="sale_buyer_shown")]

    def __str__(self) -> str:
        return str(self.shown_at)
