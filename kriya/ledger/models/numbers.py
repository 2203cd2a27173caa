"""Numbers of papers: without gaps, by kind and year."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kriya.core.scoping import CouncilRow


class NumberKind(models.TextChoices):
    AGREEMENT = "agreement", _("perjanjian titip jual")
    INTAKE = "intake", _("berita acara titip")
    RETURN = "return", _("berita acara pengembalian")
    TRANSFER = "transfer", _("surat jalan")
    STOCK_TAKE = "stock_take", _("stok opname")
    SHIFT_REPORT = "shift_report", _("laporan Z")
    SETTLEMENT = "settlement", _("pelunasan")
    RECEIPT = "receipt", _("kuitansi")
    ORDER = "order", _("pesanan")
    VISIT_REPLY = "visit_reply", _("surat balasan kunjungan")
    QUOTATION = "quotation", _("penawaran")
    HANDOVER = "handover", _("berita acara serah terima")
    INVOICE = "invoice", _("tagihan")
    PAYMENT = "payment", _("kwitansi pesanan instansi")
    CLOSING = "closing", _("penutupan pameran")


class Numbering(CouncilRow):
    """The last number given out. The row is locked until the paper that took a number is whole, so none is lost."""

    kind = models.CharField(max_length=12, choices=NumberKind.choices)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["council", "kind", "year"], name="numbering_once"),
            models.CheckConstraint(condition=Q(kind__in=NumberKind.values), name="numbering_kind_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.year}: {self.last}"
