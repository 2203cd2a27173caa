"""Transfers between places (surat jalan): sent with a paper, answered line by line at the other end."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kriya.core.scoping import CouncilRow, WithinCouncil


class Transfer(CouncilRow):
    """Pieces on their way from one place to another, under a number. Written once."""

    number = models.CharField(_("nomor"), max_length=32)
    source = WithinCouncil("inventory.Location", models.PROTECT, related_name="+")
    target = WithinCouncil("inventory.Location", models.PROTECT, related_name="+")
    carrier = models.CharField(_("dibawa oleh"), max_length=120, blank=True)
    note = models.CharField(_("catatan"), max_length=300, blank=True)
    sent_at = models.DateTimeField()
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["council", "number"], name="transfer_number_once"),
            models.CheckConstraint(condition=~Q(source=F("target")), name="transfer_goes_somewhere"),
        ]

    def __str__(self) -> str:
        return self.number


class TransferLine(CouncilRow):
    """Pieces of one lot that a transfer sent."""

    transfer = WithinCouncil(Transfer, models.PROTECT, related_name="lines")
    lot = WithinCouncil("inventory.Lot", models.PROTECT, related_name="+")
    pieces = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["council", "transfer", "lot"], name="transfer_line_once"),
            models.CheckConstraint(condition=Q(pieces__gt=0), name="transfer_line_has_pieces"),
        ]

    def __str__(self) -> str:
        return str(self.pieces)


class TransferAnswer(CouncilRow):
    """What came of a line at the other end: `accepted` pieces arrived, `damaged` arrived broken, `missing` did not."""

    line = WithinCouncil(TransferLine, models.PROTECT, related_name="answers")
    accepted = models.PositiveIntegerField()
    damaged = models.PositiveIntegerField(default=0)
    missing = models.PositiveIntegerField(default=0)
    reason = models.CharField(_("alasan"), max_length=200, blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["council", "line"], name="transfer_answer_once"),
            models.CheckConstraint(
                condition=Q(damaged=0, missing=0) | ~Q(reason=""), name="transfer_answer_has_reason"
            ),
        ]

    def __str__(self) -> str:
        return str(self.accepted)
