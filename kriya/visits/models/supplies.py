"""Refreshments that the council keeps for its guests, and what became of them, at what they cost."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from kriya.core.history import keeps_history
from kriya.core.scoping import CouncilRow, WithinCouncil


@keeps_history(_("konsumsi"), exclude=("pieces", "worth"))
class Supply(CouncilRow):
    """Something to eat or drink that stands ready. `pieces` and `worth` (rupiah) are the sums of its moves."""

    name = models.CharField(_("nama"), max_length=80)
    unit = models.CharField(_("satuan"), max_length=20)
    pieces = models.PositiveIntegerField(default=0, editable=False)
    worth = models.BigIntegerField(default=0, editable=False)
    closed_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(F("council"), Lower("name"), name="supply_name_once"),
            models.CheckConstraint(
                condition=Q(worth__gte=0) & (Q(pieces__gt=0) | Q(worth=0)), name="supply_worth_of_pieces"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class SupplyMove(CouncilRow):
    """Pieces came or went, with their cost in rupiah: bought, served at a visit, or found otherwise at a count. Written
    once; its id comes from the form, so that sent twice it is once."""

    supply = WithinCouncil("visits.Supply", models.PROTECT, related_name="moves")
    visit = WithinCouncil("visits.Visit", models.PROTECT, null=True, related_name="served")
    pieces = models.IntegerField(_("jumlah"))
    cost = models.BigIntegerField(_("biaya"))
    note = models.CharField(_("catatan"), max_length=120, blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["council", "supply", "-at"], name="supply_move_newest")]
        constraints = [
            models.CheckConstraint(
                condition=Q(pieces__gt=0, cost__gte=0, visit=None) | Q(pieces__lt=0, cost__lte=0),
                name="supply_move_one_way",
            )
        ]

    def __str__(self) -> str:
        return f"{self.pieces} × {self.supply_id}"

    @property
    def pieces_out(self) -> int:
        """How many left the shelf."""
        return -self.pieces

    @property
    def cost_out(self) -> int:
        """What those that left had cost, in rupiah."""
        return -self.cost
