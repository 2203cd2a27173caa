"""Showings of a buyer's data: who saw a telephone, an address or a proof in full."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kriya.core.scoping import CouncilRow, WithinCouncil


class BuyerData(models.TextChoices):
    CONTACT = "contact", _("telepon dan surel")
    ADDRESS = "address", _("alamat pada label")
    PROOF = "proof", _("bukti transfer")


class BuyerDataShown(CouncilRow):
    """Somebody saw data of an order's buyer in full: who, of which order, what, when. Written once."""

    order = WithinCouncil("shop.Order", models.PROTECT, related_name="showings")
    what = models.CharField(_("data"), max_length=8, choices=BuyerData.choices)
    shown_at = models.DateTimeField()
    shown_to = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["council", "order", "shown_at"], name="buyer_shown_order")]
        constraints = [models.CheckConstraint(condition=Q(what__in=BuyerData.values), name="buyer_shown_is_known")]

    def __str__(self) -> str:
        return self.get_what_display()
