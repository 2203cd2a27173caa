"""Deliveries: goods that were handed over with a signed paper, sold from real lots, and what is charged for them."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kriya.core.scoping import CouncilRow, WithinCouncil


class Handover(CouncilRow):
    """A berita acara serah terima: what an office received, when, and who signs for it. Written once."""

    quotation = WithinCouncil("quotations.Quotation", models.PROTECT, related_name="handovers")
    number = models.CharField(_("nomor"), max_length=20)
    on = models.DateField(_("tanggal"))
    received_by = models.CharField(_("diterima oleh"), max_length=120)
    position = models.CharField(_("jabatan"), max_length=120, blank=True)
    place = models.CharField(_("tempat serah terima"), max_length=160, blank=True)
    given_by = models.CharField(_("diserahkan oleh"), max_length=120)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    payload_hash = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["council", "number"], name="handover_number_once")]

    def __str__(self) -> str:
        return self.number


class HandoverLine(CouncilRow):
    """Pieces of one lot that were handed over for a line, and the part of its price that falls on them.

    Of a service there are no lot and no place: so much of the work was done.
    """

    handover = WithinCouncil(Handover, models.PROTECT, related_name="lines")
    line = WithinCouncil("quotations.QuotationLine", models.PROTECT, related_name="handed")
    lot = WithinCouncil("inventory.Lot", models.PROTECT, null=True, related_name="+")
    location = WithinCouncil("inventory.Location", models.PROTECT, null=True, related_name="+")
    sale = WithinCouncil("sales.Sale", models.PROTECT, related_name="+")
    pieces = models.PositiveIntegerField()
    amount = models.BigIntegerField(help_text="Whole rupiah, after discount, tax included.")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["council", "handover", "line", "lot", "location"],
                name="handover_line_once",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=Q(lot__isnull=False, location__isnull=False) | Q(lot=None, location=None),
                name="handover_line_lies_somewhere",
            ),
            models.CheckConstraint(condition=Q(pieces__gt=0, amount__gte=0), name="handover_line_has_pieces"),
        ]

    def __str__(self) -> str:
        return f"{self.pieces}"


class Invoice(CouncilRow):
    """What is charged for one handover, with the numbers of that day: written once, so that it never changes.

    goods + shipping = total; of it `prepaid` had come before. `ppn` is the tax inside the goods as it was booked with
    the sale, by `tax`; {} where none is charged.
    """

    quotation = WithinCouncil("quotations.Quotation", models.PROTECT, related_name="invoices")
    handover = WithinCouncil(Handover, models.PROTECT, related_name="invoices")
    number = models.CharField(_("nomor"), max_length=20)
    on = models.DateField(_("tanggal"))
    due_on = models.DateField(_("jatuh tempo"))
    goods = models.BigIntegerField()
    shipping = models.BigIntegerField(default=0)
    total = models.BigIntegerField()
    prepaid = models.BigIntegerField(default=0)
    ppn = models.BigIntegerField(default=0)
    tax = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["council", "number"], name="invoice_number_once"),
            models.UniqueConstraint(fields=["council", "handover"], name="invoice_one_a_handover"),
            models.CheckConstraint(condition=Q(total=F("goods") + F("shipping")), name="invoice_total_is_sum"),
            models.CheckConstraint(
                condition=Q(prepaid__gte=0, prepaid__lte=F("total"), ppn__gte=0, ppn__lte=F("goods")),
                name="invoice_parts_within_total",
            ),
        ]

    def __str__(self) -> str:
        return self.number
