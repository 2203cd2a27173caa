"""Stock-takes: what was counted at a place as of an instant, and what differed."""

from typing import Final

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kriya.core.history import keeps_history
from kriya.core.scoping import CouncilRow, WithinCouncil


class StockTakeState(models.TextChoices):
    COUNTING = "counting", _("sedang dihitung")
    COUNTED = "counted", _("menunggu persetujuan")
    POSTED = "posted", _("disetujui")
    CANCELLED = "cancelled", _("dibatalkan")


OPEN_COUNTS: Final = (StockTakeState.COUNTING, StockTakeState.COUNTED)


@keeps_history(_("stok opname"))
class StockTake(CouncilRow):
    """A count of a place. `cut_off_at` is the instant it speaks of: what was sold before it, and is heard of later, was
    not there to be counted."""

    number = models.CharField(_("nomor"), max_length=32)
    location = WithinCouncil("inventory.Location", models.PROTECT, related_name="stock_takes")
    state = models.CharField(max_length=10, choices=StockTakeState.choices, default=StockTakeState.COUNTING)
    cut_off_at = models.DateTimeField(_("keadaan per"))
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    counted_at = models.DateTimeField(null=True)
    counted_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    posted_at = models.DateTimeField(null=True)
    posted_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["council", "number"], name="stock_take_number_once"),
            models.CheckConstraint(condition=Q(state__in=StockTakeState.values), name="stock_take_state_is_known"),
            models.UniqueConstraint(
                fields=["council", "location"],
                condition=Q(state__in=[StockTakeState.COUNTING, StockTakeState.COUNTED]),
                name="stock_take_one_open_a_place",
            ),
            models.CheckConstraint(
                condition=~Q(state=StockTakeState.POSTED) | Q(posted_at__isnull=False), name="stock_take_posted_when"
            ),
        ]

    def __str__(self) -> str:
        return self.number


class StockCount(CouncilRow):
    """Pieces of a lot that somebody counted; the id is made by the phone, so that sent twice it counts once. Several
    counts of a lot add up; below zero takes one back. `at` is when it was counted, by the server's clock."""

    stock_take = WithinCouncil(StockTake, models.PROTECT, related_name="counts")
    lot = WithinCouncil("inventory.Lot", models.PROTECT, related_name="+")
    pieces = models.IntegerField()
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(pieces=0), name="stock_count_has_pieces")]

    def __str__(self) -> str:
        return str(self.pieces)


class StockDifference(CouncilRow):
    """What a posted stock-take found of a lot. Written once.

    A sale before the cut-off that is heard of later adds a row with `late_sale`: what was expected without and with it.
    """

    stock_take = WithinCouncil(StockTake, models.PROTECT, related_name="differences")
    lot = WithinCouncil("inventory.Lot", models.PROTECT, related_name="+")
    expected = models.IntegerField()
    counted = models.IntegerField()
    late_sale = models.UUIDField(null=True)
    posted_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(expected=F("counted")), name="stock_difference_differs"),
            models.UniqueConstraint(
                fields=["council", "stock_take", "lot", "late_sale"], nulls_distinct=False, name="stock_difference_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.expected} → {self.counted}"
