"""Shifts at a till: opened with a float, closed by a blind count, told by reports that never change."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kriya.core.scoping import CouncilRow, WithinCouncil


class Shift(CouncilRow):
    """From opening a drawer to closing it. The till makes the id, since it opens with no network. Written once."""

    till = WithinCouncil("sales.Till", models.PROTECT, related_name="shifts")
    location = WithinCouncil("inventory.Location", models.PROTECT, related_name="+")
    opening_cash = models.BigIntegerField(_("uang awal"))
    cashier = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    cashier_name = models.CharField(max_length=160, blank=True)
    device_at = models.DateTimeField(help_text="By the till's own clock.")
    opened_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    payload_hash = models.CharField(max_length=64)

    class Meta:
        indexes = [models.Index(fields=["council", "opened_at"], name="shift_opened")]
        constraints = [models.CheckConstraint(condition=Q(opening_cash__gte=0), name="shift_float_not_negative")]

    def __str__(self) -> str:
        return f"{self.till_id} {self.opened_at}"


class CashKind(models.TextChoices):
    IN = "in", _("kas masuk")
    OUT = "out", _("kas keluar")


class CashMovement(CouncilRow):
    """Cash put into a drawer or taken out of it in a shift, with the reason. The till makes the id. Written once."""

    shift = WithinCouncil(Shift, models.PROTECT, related_name="cash_movements")
    kind = models.CharField(max_length=4, choices=CashKind.choices)
    amount = models.BigIntegerField(_("jumlah"))
    reason = models.CharField(_("alasan"), max_length=200)
    device_at = models.DateTimeField()
    happened_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    payload_hash = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="cash_movement_above_zero"),
            models.CheckConstraint(condition=Q(kind__in=CashKind.values), name="cash_movement_kind_is_known"),
            models.CheckConstraint(condition=~Q(reason=""), name="cash_movement_has_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.amount}"


class ShiftClosing(CouncilRow):
    """A drawer was counted by somebody who did not see what it should hold, and the shift ended. Written once.

    What it should have held stands in the report: `expected` may still change with sales that arrive later.
    """

    shift = WithinCouncil(Shift, models.PROTECT, related_name="closings")
    counted = models.BigIntegerField(_("uang dihitung"))
    reason = models.CharField(_("alasan selisih"), max_length=300, blank=True)
    device_at = models.DateTimeField()
    closed_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    payload_hash = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["council", "shift"], name="shift_closed_once"),
            models.CheckConstraint(condition=Q(counted__gte=0), name="shift_count_not_negative"),
        ]

    def __str__(self) -> str:
        return str(self.counted)


class ShiftReport(CouncilRow):
    """A Z report, or with `supplement` above 0 what arrived of the shift after it. Written once.

    `figures` are those of kriya.sales.queries.shifts.Figures.as_json(); a supplement holds the difference to the sum
    of the reports before it. `digest` is over number, supplement and figures.
    """

    shift = WithinCouncil(Shift, models.PROTECT, related_name="reports")
    number = models.CharField(_("nomor"), max_length=32)
    supplement = models.PositiveSmallIntegerField(default=0)
    figures = models.JSONField()
    digest = models.CharField(max_length=64)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["council", "shift", "supplement"], name="shift_report_once"),
            models.UniqueConstraint(fields=["council", "number", "supplement"], name="shift_report_number_once"),
        ]

    def __str__(self) -> str:
        return f"{self.number}/S{self.supplement}" if self.supplement else self.number
