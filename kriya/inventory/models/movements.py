"""Movements, which are the stock; levels, which are their sum; reservations, which hold a piece for somebody."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kriya.core.scoping import CouncilRow, WithinCouncil


class Reason(models.TextChoices):
    INTAKE = "intake", _("titipan masuk")
    SALE = "sale", _("terjual")
    REFUND = "refund", _("dikembalikan pembeli")
    TRANSFER = "transfer", _("dipindahkan")
    RETURN = "return", _("dikembalikan ke perajin")
    DAMAGED = "damaged", _("rusak")
    LOST = "lost", _("hilang")
    GIFT = "gift", _("dihadiahkan")
    FOUND = "found", _("ditemukan")
    STOCK_TAKE = "stock_take", _("stok opname")
    LATE_SALE = "late_sale", _("penjualan yang terlambat tiba")
    CORRECTION = "correction", _("pembetulan")


class Movement(CouncilRow):
    """Pieces of a lot went from one place to another. Written once. `document` is the sale, intake, transfer or the
    like; `happened_at` is when it happened in the world, `recorded_at` when the server heard of it."""

    lot = WithinCouncil("inventory.Lot", models.PROTECT, related_name="movements")
    source = WithinCouncil("inventory.Location", models.PROTECT, related_name="+")
    target = WithinCouncil("inventory.Location", models.PROTECT, related_name="+")
    pieces = models.PositiveIntegerField()
    reason = models.CharField(max_length=10, choices=Reason.choices)
    document = models.UUIDField(null=True)
    note = models.CharField(max_length=200, blank=True)
    happened_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, db_index=False, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        indexes = [
            models.Index(fields=["council", "lot", "happened_at"], name="movement_of_lot"),
            models.Index(fields=["council", "document"], name="movement_document"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(pieces__gt=0), name="movement_has_pieces"),
            models.CheckConstraint(condition=~Q(source=F("target")), name="movement_goes_somewhere"),
            models.CheckConstraint(condition=Q(reason__in=Reason.values), name="movement_reason_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.pieces} {self.reason}"


class Level(CouncilRow):
    """How many pieces of a lot are at a place: a cache, the sum of movements. Below zero where more was sold than was
    known of."""

    lot = WithinCouncil("inventory.Lot", models.PROTECT, related_name="levels")
    location = WithinCouncil("inventory.Location", models.PROTECT, related_name="levels")
    pieces = models.IntegerField(default=0)
    since = models.DateTimeField(null=True, help_text="When pieces of the lot first came here.")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["council", "lot", "location"], name="level_once")]

    def __str__(self) -> str:
        return str(self.pieces)


class ReservationEnd(models.TextChoices):
    TAKEN = "taken", _("terjual")
    RELEASED = "released", _("dilepas")


class Reservation(CouncilRow):
    """Pieces at a place that are kept for `holder` (an order or a cart) until `expires_at`."""

    lot = WithinCouncil("inventory.Lot", models.PROTECT, related_name="reservations")
    location = WithinCouncil("inventory.Location", models.PROTECT, related_name="+")
    pieces = models.PositiveIntegerField()
    holder = models.UUIDField()
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ended = models.CharField(max_length=8, choices=ReservationEnd.choices, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["council", "lot"], name="reservation_open", condition=Q(ended_at=None)),
            models.Index(fields=["council", "holder"], name="reservation_holder"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(pieces__gt=0), name="reservation_has_pieces"),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended="") | (Q(ended_at__isnull=False, ended__in=ReservationEnd.values)),
                name="reservation_ended_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pieces} {self.holder}"
