"""What came back of sales: pieces by line, money by tender, each part by the frozen terms."""

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.db import models
from django.db.models import F, Func, Q
from django.utils.translation import gettext_lazy as _

from kriya.core.scoping import CouncilRow, WithinCouncil
from kriya.ledger.models import Tender


class BackTo(models.TextChoices):
    SHELF = "shelf", _("kembali ke rak")
    DAMAGED = "damaged", _("rusak")


class Refund(CouncilRow):
    """Money back against pieces of one sale. The client makes the id. Written once.

    In an exchange the refund is paid by the tender "exchange", and `exchanged_for` is the sale that took it.
    """

    sale = WithinCouncil("sales.Sale", models.PROTECT, related_name="refunds")
    shift = WithinCouncil("sales.Shift", models.PROTECT, null=True, related_name="refunds")
    location = WithinCouncil("inventory.Location", models.PROTECT, related_name="+")
    exchanged_for = models.UUIDField(null=True)
    total = models.BigIntegerField()
    rounding = models.IntegerField(default=0)
    reason = models.CharField(_("alasan"), max_length=200)
    happened_at = models.DateTimeField()
    happened_on = models.DateField()
    recorded_at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, db_index=False, null=True, on_delete=models.PROTECT, related_name="+"
    )
    payload_hash = models.CharField(max_length=64)

    class Meta:
        indexes = [models.Index(fields=["council", "happened_on"], name="refund_day")]
        constraints = [
            models.CheckConstraint(condition=Q(total__gte=0), name="refund_not_negative"),
            models.CheckConstraint(condition=~Q(reason=""), name="refund_has_reason"),
        ]

    def __str__(self) -> str:
        return str(self.total)


class RefundLine(CouncilRow):
    """Pieces `first` to `first + pieces - 1` of a sale line came back. No piece comes back twice: the ranges of a line
    never overlap and end within it (constraint and trigger). Parts as in SaleLine."""

    refund = WithinCouncil(Refund, models.PROTECT, related_name="lines")
    line = WithinCouncil("sales.SaleLine", models.PROTECT, related_name="refund_lines")
    first = models.PositiveIntegerField()
    pieces = models.PositiveIntegerField()
    total = models.BigIntegerField()
    net = models.BigIntegerField()
    commission = models.BigIntegerField()
    ppn = models.BigIntegerField(default=0)
    fee = models.BigIntegerField(default=0)
    back_to = models.CharField(max_length=8, choices=BackTo.choices, default=BackTo.SHELF)

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="refund_line_piece_once",
                expressions=[
                    ("council", "="),
                    ("line", "="),
                    (Func(F("first"), F("first") + F("pieces"), function="int8range"), "&&"),
                ],
            ),
            models.CheckConstraint(condition=Q(pieces__gt=0, first__gt=0), name="refund_line_has_pieces"),
            models.CheckConstraint(condition=Q(back_to__in=BackTo.values), name="refund_line_back_to_is_known"),
            models.CheckConstraint(
                condition=Q(total=F("net") + F("commission") + F("ppn") + F("fee")), name="refund_line_parts_are_whole"
            ),
        ]

    def __str__(self) -> str:
        return str(self.pieces)


class RefundTender(CouncilRow):
    """How a buyer got money back."""

    refund = WithinCouncil(Refund, models.PROTECT, related_name="tenders")
    kind = models.CharField(max_length=10, choices=Tender.choices)
    amount = models.BigIntegerField()
    reference = models.CharField(max_length=80, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["council", "refund", "kind"], name="refund_tender_once"),
            models.CheckConstraint(condition=Q(kind__in=Tender.values), name="refund_tender_kind_is_known"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="refund_tender_above_zero"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.amount}"


class ExchangePayout(CouncilRow):
    """What an exchange was worth, given in cash after all: its sale was never made. The client makes the id. Written
    once, and once for a refund: from a drawer where there is a shift, else from the office.

    `rounding` is what cash rounding added to the amount.
    """

    refund = WithinCouncil(Refund, models.PROTECT, related_name="payouts")
    shift = WithinCouncil("sales.Shift", models.PROTECT, null=True, related_name="exchange_payouts")
    amount = models.BigIntegerField()
    rounding = models.IntegerField(default=0)
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, db_index=False, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["council", "refund"], name="exchange_paid_out_once"),
            models.CheckConstraint(
                condition=Q(amount__gt=0, amount__gte=-F("rounding")), name="exchange_payout_above_zero"
            ),
        ]

    def __str__(self) -> str:
        return str(self.amount)

    @property
    def cash(self) -> int:
        """What the buyer got in hand."""
        return self.amount + self.rounding
