"""What marketplaces let go of, order by order, and what of it came into the bank."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kriya.core.history import keeps_history
from kriya.core.scoping import CouncilRow, WithinCouncil
from kriya.marketplaces.models.filling import Marketplace
from kriya.marketplaces.models.orders import MarketFile, MarketOrder


class Release(CouncilRow):
    """Money of an order that the marketplace released to the seller's balance: `amount`, after it kept `fee`.

    A fee below zero is what it paid on top. `key` is the same each time the same row is read.
    """

    order = WithinCouncil(MarketOrder, models.PROTECT, related_name="releases")
    file = WithinCouncil(MarketFile, models.PROTECT, related_name="releases")
    key = models.CharField(max_length=64)
    on = models.DateField(null=True)
    amount = models.BigIntegerField()
    fee = models.BigIntegerField()
    booked = WithinCouncil("ledger.Transaction", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["council", "key"], name="release_once")]

    def __str__(self) -> str:
        return str(self.amount)


@keeps_history(_("penarikan"), called="marketplace")
class Withdrawal(CouncilRow):
    """Money that went from the seller's balance into the bank. Without a `file` a person told of it."""

    marketplace = models.CharField(max_length=8, choices=Marketplace.choices)
    file = WithinCouncil(MarketFile, models.PROTECT, null=True, related_name="withdrawals")
    key = models.CharField(max_length=64)
    on = models.DateField(null=True)
    amount = models.BigIntegerField()
    reference = models.CharField(max_length=80, blank=True)
    booked = WithinCouncil("ledger.Transaction", models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["council", "marketplace", "key"], name="withdrawal_once"),
            models.CheckConstraint(condition=Q(marketplace__in=Marketplace.values), name="withdrawal_of_marketplace"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="withdrawal_above_zero"),
        ]

    def __str__(self) -> str:
        return str(self.amount)
