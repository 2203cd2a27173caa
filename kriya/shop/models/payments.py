"""Payments of orders: asked for, heard of, arrived; everything a provider sends is kept as it came."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kriya.core.scoping import CouncilRow, WithinCouncil


class Method(models.TextChoices):
    TRANSFER = "transfer", _("transfer bank")
    QRIS = "qris", _("QRIS dewan")
    MIDTRANS = "midtrans", _("Midtrans")
    XENDIT = "xendit", _("Xendit")
    PRACTICE = "practice", _("latihan")


class PaymentState(models.TextChoices):
    """Never goes back: asked → told (a proof was sent) → paid; or failed, over. Money that comes late is still paid."""

    ASKED = "asked", _("diminta")
    TOLD = "told", _("bukti terkirim")
    PAID = "paid", _("diterima")
    FAILED = "failed", _("gagal")
    OVER = "over", _("lewat waktu")


class Payment(CouncilRow):
    """One way that was opened to pay an order, or a part of it.

    `amount` is what is asked, in rupiah; a transfer bears a `unique_code` that is taken off, so that the bank's
    statement tells whose it is. `arrived` is what came. `reference` is our name for it at the provider.
    """

    order = WithinCouncil("shop.Order", models.PROTECT, related_name="payments")
    method = models.CharField(_("cara bayar"), max_length=10, choices=Method.choices)
    state = models.CharField(_("keadaan"), max_length=8, choices=PaymentState.choices, default=PaymentState.ASKED)
    amount = models.BigIntegerField()
    unique_code = models.PositiveSmallIntegerField(default=0)
    arrived = models.BigIntegerField(null=True)
    fee = models.BigIntegerField(default=0, help_text="What the provider said it takes off.")
    reference = models.CharField(max_length=50)
    provider_id = models.CharField(max_length=80, blank=True)
    pay_address = models.URLField(max_length=500, blank=True)
    qris = models.TextField(blank=True)
    proof = models.CharField(max_length=200, blank=True, help_text="Where the proof that the buyer sent is kept.")
    asked_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    arrived_at = models.DateTimeField(null=True)
    pulled_at = models.DateTimeField(null=True, help_text="When its provider was last asked.")
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = [
            models.Index(
                fields=["council", "method", "asked_at"], name="payment_open", condition=Q(state__in=["asked", "told"])
            )
        ]
        constraints = [
            models.UniqueConstraint(fields=["reference"], name="payment_reference_once"),
            models.UniqueConstraint(
                fields=["council", "amount"],
                condition=Q(method="transfer", state__in=["asked", "told"]),
                name="payment_transfer_amount_once",
            ),
            models.CheckConstraint(condition=Q(method__in=Method.values), name="payment_method_is_known"),
            models.CheckConstraint(condition=Q(state__in=PaymentState.values), name="payment_state_is_known"),
            models.CheckConstraint(condition=Q(amount__gt=0, fee__gte=0), name="payment_above_zero"),
            models.CheckConstraint(
                condition=Q(state="paid", arrived__isnull=False, arrived_at__isnull=False)
                | (~Q(state="paid") & Q(arrived=None, arrived_at=None)),
                name="payment_paid_says_what_came",
            ),
        ]

    def __str__(self) -> str:
        return self.reference


class PaymentEvent(CouncilRow):
    """What a provider sent, raw, before anything was believed of it; `outcome` says what was made of it."""

    method = models.CharField(max_length=10, choices=Method.choices)
    payment = WithinCouncil(Payment, models.PROTECT, null=True, related_name="events")
    came_at = models.DateTimeField()
    body = models.BinaryField()
    headers = models.JSONField(default=dict)
    outcome = models.CharField(max_length=24)
    body_hash = models.CharField(max_length=64)

    class Meta:
        indexes = [models.Index(fields=["council", "-came_at"], name="payment_event_came")]
        constraints = [
            models.CheckConstraint(condition=Q(method__in=Method.values), name="payment_event_method_is_known")
        ]

    def __str__(self) -> str:
        return f"{self.method} {self.outcome}"


class Payout(CouncilRow):
    """Money of an order that went back to its buyer; written once. The order's account then owes that much less."""

    order = WithinCouncil("shop.Order", models.PROTECT, related_name="payouts")
    account = models.CharField(max_length=12)
    amount = models.BigIntegerField()
    reference = models.CharField(_("rujukan"), max_length=80, blank=True)
    reason = models.CharField(_("alasan"), max_length=200)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(amount__gt=0), name="payout_above_zero")]

    def __str__(self) -> str:
        return str(self.amount)


class ProviderFile(CouncilRow):
    """A file in which a provider said what it paid out, and what came of it; written once.

    `booked` payments were matched to the rupiah: `amount` came into the bank and `fees` stayed there. `left` says of
    each line that was not booked what it says and why.
    """

    method = models.CharField(_("cara bayar"), max_length=10, choices=Method.choices)
    name = models.CharField(_("nama berkas"), max_length=200)
    file_hash = models.CharField(max_length=64)
    rows = models.PositiveIntegerField(_("baris"))
    booked = models.PositiveIntegerField(_("dibukukan"))
    again = models.PositiveIntegerField(_("sudah dibukukan dulu"))
    amount = models.BigIntegerField(_("masuk bank"))
    fees = models.BigIntegerField(_("biaya"))
    fees_by_rates = models.BigIntegerField(_("biaya menurut tarif"), default=0)
    left_over = models.PositiveIntegerField(_("baris tersisa"), default=0)
    left = models.JSONField(default=list)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["council", "-at"], name="provider_file_at")]
        constraints = [
            models.CheckConstraint(condition=Q(method__in=Method.values), name="provider_file_method_is_known")
        ]

    def __str__(self) -> str:
        return self.name
