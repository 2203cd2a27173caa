"""Tills: the tablets and phones at which is sold."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kriya.core.history import keeps_history
from kriya.core.scoping import CouncilRow, WithinCouncil


@keeps_history(_("alat kasir"), called="name", exclude=("seen_at", "last_counter", "unsent", "clock_skew"))
class Till(CouncilRow):
    """A device that sells at a place. Its receipts are numbered `prefix`-counter by itself; the server never renumbers.

    It shows itself by a secret of which only the hash is kept. `clock_skew` is by how many seconds its clock runs ahead
    of the server's; `unsent` is how many sales it said it still holds.
    """

    name = models.CharField(_("nama alat"), max_length=60)
    prefix = models.CharField(_("awalan nomor struk"), max_length=4)
    location = WithinCouncil("inventory.Location", models.PROTECT, related_name="tills")
    secret_hash = models.CharField(max_length=64, editable=False)
    registered_at = models.DateTimeField(auto_now_add=True)
    registered_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    seen_at = models.DateTimeField(null=True, editable=False)
    last_counter = models.PositiveIntegerField(default=0, editable=False)
    unsent = models.PositiveIntegerField(default=0, editable=False)
    clock_skew = models.IntegerField(default=0, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["council", "prefix"], name="till_prefix_once"),
            models.UniqueConstraint(fields=["council", "name"], name="till_name_once"),
            models.CheckConstraint(condition=Q(prefix__regex=r"^[A-Z][A-Z0-9]{0,3}$"), name="till_prefix_is_capitals"),
        ]

    def __str__(self) -> str:
        return self.name


class TillRevocation(CouncilRow):
    """A till may sell no more: lost, stolen or given back. What it still sends is kept aside."""

    till = WithinCouncil(Till, models.PROTECT, related_name="revocations")
    reason = models.CharField(_("alasan"), max_length=200)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["council", "till"], name="till_revoked_once"),
            models.CheckConstraint(condition=~Q(reason=""), name="till_revocation_has_reason"),
        ]

    def __str__(self) -> str:
        return self.reason
