"""How an exhibition ended: brought = sold + returned + damaged + lost + given + what could not be found."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kriya.core.history import keeps_history
from kriya.core.scoping import CouncilRow, WithinCouncil
from kriya.exhibitions.models.exhibition import Exhibition


class ClosingState(models.TextChoices):
    WAITING = "waiting", _("menunggu orang kedua")
    CLOSED = "closed", _("ditutup")
    DROPPED = "dropped", _("dibatalkan")


@keeps_history(_("penutupan"), called="number")
class Closing(CouncilRow):
    """A closing of an exhibition, the `round`-th: a sale that comes late may make another one necessary.

    Where nothing is left unexplained it is closed at once. Else `stock_take` is the count that found nothing more, and
    a second person approves it: by that what is missing is booked, and late sales find their way (kriya/inventory).
    """

    exhibition = WithinCouncil(Exhibition, models.PROTECT, related_name="closings")
    round = models.PositiveSmallIntegerField()
    number = models.CharField(_("nomor"), max_length=32, blank=True)
    state = models.CharField(max_length=8, choices=ClosingState.choices)
    note = models.CharField(_("penjelasan"), max_length=300, blank=True)
    stock_take = WithinCouncil("inventory.StockTake", models.PROTECT, null=True, related_name="+")
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["council", "exhibition", "round"], name="closing_round_once"),
            models.UniqueConstraint(
                fields=["council", "exhibition"], condition=Q(state="waiting"), name="closing_one_waits"
            ),
            models.UniqueConstraint(fields=["council", "number"], condition=~Q(number=""), name="closing_number_once"),
            models.CheckConstraint(condition=Q(state__in=ClosingState.values), name="closing_state_is_known"),
            models.CheckConstraint(
                condition=~Q(state="closed") | (Q(closed_at__isnull=False) & ~Q(number="")), name="closing_closed_whole"
            ),
        ]

    def __str__(self) -> str:
        return self.number or f"{self.exhibition_id} {self.round}"


class ClosingLine(CouncilRow):
    """What became of a lot at an exhibition, as it was when it was closed. Written once; the law is the table's own."""

    stays_at_merge = True

    closing = WithinCouncil(Closing, models.PROTECT, related_name="lines")
    lot = WithinCouncil("inventory.Lot", models.PROTECT, related_name="+")
    brought = models.IntegerField()
    sold = models.IntegerField()
    returned = models.IntegerField()
    damaged = models.IntegerField()
    lost = models.IntegerField()
    given = models.IntegerField()
    difference = models.IntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["council", "closing", "lot"], name="closing_line_once"),
            models.CheckConstraint(
                condition=Q(
                    brought=F("sold") + F("returned") + F("damaged") + F("lost") + F("given") + F("difference")
                ),
                name="closing_line_law",
            ),
        ]

    def __str__(self) -> str:
        return str(self.difference)
