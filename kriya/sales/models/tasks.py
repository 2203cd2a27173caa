"""What a person must look at: a conflict between the books and the world, and sales that could not be read."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kriya.core.scoping import CouncilRow, WithinCouncil


class TaskKind(models.TextChoices):
    OVERSOLD = "oversold", _("terjual melebihi stok")
    QUARANTINE = "quarantine", _("penjualan yang belum jelas")
    OTHER_PAYLOAD = "other_payload", _("nomor sama, isi lain")
    PRICE_DIFFERS = "price_differs", _("harga berbeda dari label")
    BELOW_FLOOR = "below_floor", _("potongan di bawah batas")
    SAME_REFERENCE = "same_reference", _("rujukan pembayaran dipakai dua kali")
    CLOCK_WRONG = "clock_wrong", _("jam alat keliru")
    AFTER_CLOSING = "after_closing", _("penjualan tiba setelah laporan Z")
    CASH_DIFFERS = "cash_differs", _("selisih kas")
    NEVER_PAID = "never_paid", _("pembayaran tidak masuk")
    ORDER_SHORT = "order_short", _("pesanan terbayar, barang tidak ada")
    ORDER_OVERPAID = "order_overpaid", _("pesanan dibayar lebih")
    ORDER_UNDERPAID = "order_underpaid", _("pesanan dibayar kurang")
    PAYMENT_DIFFERS = "payment_differs", _("penyedia pembayaran berkata lain")
    REVOKED_TILL = "revoked_till", _("penjualan dari alat yang dicabut")
    EXCHANGE = "exchange", _("tukar barang yang belum selesai")


class Task(CouncilRow):
    """Something for a person to settle, asked once until it is done.

    `about` is the sale, lot, shift or the like, `facts` say what was seen.
    """

    kind = models.CharField(max_length=16, choices=TaskKind.choices)
    about = models.UUIDField()
    facts = models.JSONField(default=dict)
    made_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    done_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    note = models.CharField(_("catatan"), max_length=300, blank=True)

    class Meta:
        indexes = [models.Index(fields=["council", "made_at"], name="task_open", condition=Q(done_at=None))]
        constraints = [
            models.UniqueConstraint(fields=["council", "kind", "about"], condition=Q(done_at=None), name="task_once"),
            models.CheckConstraint(condition=Q(kind__in=TaskKind.values), name="task_kind_is_known"),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()


class Resolution(models.TextChoices):
    RECORDED = "recorded", _("dicatat sebagai penjualan")
    REJECTED = "rejected", _("bukan penjualan")


class QuarantinedSale(CouncilRow):
    """A sale that was sent and could not be recorded, or bore the id of another: kept whole, its money counted.

    `tenders` is what could be read of its money, rupiah by kind; it is in the books (account "suspense") until a
    person says what it was. Nothing behind it waits.
    """

    client_id = models.UUIDField()
    till = WithinCouncil("sales.Till", models.PROTECT, null=True, related_name="quarantined")
    shift = WithinCouncil("sales.Shift", models.PROTECT, null=True, related_name="quarantined")
    payload = models.TextField()
    payload_hash = models.CharField(max_length=64)
    code = models.CharField(max_length=40, help_text="The refusal it met.")
    facts = models.JSONField(default=dict)
    tenders = models.JSONField(default=dict)
    received_at = models.DateTimeField()
    resolved_at = models.DateTimeField(null=True)
    resolved_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    resolution = models.CharField(max_length=10, choices=Resolution.choices, blank=True)
    note = models.CharField(_("catatan"), max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["council", "client_id", "payload_hash"], name="quarantined_sale_once"),
            models.CheckConstraint(
                condition=Q(resolved_at=None, resolution="")
                | Q(resolved_at__isnull=False, resolution__in=Resolution.values),
                name="quarantined_sale_resolved_whole",
            ),
        ]

    def __str__(self) -> str:
        return self.code
