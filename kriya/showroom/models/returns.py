"""Pieces that go back to their maker: asked for, noticed as expired, and handed over against a signature."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kriya.core.scoping import CouncilRow, WithinCouncil


class ExpiryNotice(CouncilRow):
    """A maker was told that a lot's term ends, or that grace does. Nothing ever becomes the council's by silence."""

    lot = WithinCouncil("inventory.Lot", models.PROTECT, related_name="notices")
    last_day_on = models.DateField(help_text="The day it speaks of.")
    is_grace = models.BooleanField(default=False)
    pieces = models.PositiveIntegerField()
    sent_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["council", "lot", "last_day_on", "is_grace"], name="expiry_notice_once")
        ]

    def __str__(self) -> str:
        return str(self.last_day_on)


class Return(CouncilRow):
    """Pieces handed back to their maker under a number. Written once; Signature holds both signatures."""

    stays_at_merge = True

    maker = WithinCouncil("makers.Maker", models.PROTECT, related_name="returns")
    number = models.CharField(_("nomor"), max_length=32)
    received_by = models.CharField(_("diterima oleh"), max_length=160)
    note = models.CharField(_("catatan"), max_length=300, blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["council", "number"], name="return_number_once")]

    def __str__(self) -> str:
        return self.number


class ReturnLine(CouncilRow):
    """Pieces of one lot that a return handed back."""

    return_note = WithinCouncil(Return, models.PROTECT, related_name="lines")
    lot = WithinCouncil("inventory.Lot", models.PROTECT, related_name="+")
    location = WithinCouncil("inventory.Location", models.PROTECT, related_name="+")
    pieces = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["council", "return_note", "lot", "location"], name="return_line_once"),
            models.CheckConstraint(condition=Q(pieces__gt=0), name="return_line_has_pieces"),
        ]

    def __str__(self) -> str:
        return str(self.pieces)


class TakeBackRequest(CouncilRow):
    """A maker wants pieces back. Answered by a return, or with a reason why not (yet)."""

    stays_at_merge = True

    maker = WithinCouncil("makers.Maker", models.PROTECT, related_name="take_back_requests")
    lot = WithinCouncil("inventory.Lot", models.PROTECT, related_name="take_back_requests")
    pieces = models.PositiveIntegerField()
    reason = models.CharField(_("alasan"), max_length=200, blank=True)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    return_note = WithinCouncil(Return, models.PROTECT, null=True, related_name="+")
    answer = models.CharField(_("jawaban"), max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["council", "lot"], condition=Q(answered_at=None), name="take_back_one_waits_a_lot"
            ),
            models.CheckConstraint(condition=Q(pieces__gt=0), name="take_back_has_pieces"),
        ]

    def __str__(self) -> str:
        return str(self.pieces)
