"""Quotations: what an office is offered at which price until when, accepted, paid in parts, and delivered."""

from typing import Final

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kriya.core.history import keeps_history
from kriya.core.personal import EncryptedText
from kriya.core.scoping import CouncilRow, WithinCouncil
from kriya.ledger.terms import Bearer


class QuotationState(models.TextChoices):
    DRAFT = "draft", _("konsep")
    OFFERED = "offered", _("ditawarkan")
    ACCEPTED = "accepted", _("disetujui")
    DONE = "done", _("selesai")
    DECLINED = "declined", _("ditolak")
    CANCELLED = "cancelled", pgettext_lazy("pesanan", "dibatalkan")


FOLLOWS: Final = {
    QuotationState.DRAFT: {QuotationState.OFFERED, QuotationState.CANCELLED},
    QuotationState.OFFERED: {
        QuotationState.DRAFT, QuotationState.ACCEPTED, QuotationState.DECLINED, QuotationState.CANCELLED,
    },
    QuotationState.DECLINED: {QuotationState.DRAFT},
    QuotationState.ACCEPTED: {QuotationState.DONE, QuotationState.CANCELLED},
    QuotationState.DONE: set(),
    QuotationState.CANCELLED: set(),
}  # fmt: skip
"""What may follow what."""
_PERSONAL: Final = ("contact", "phone", "email")


@keeps_history(_("penawaran"), exclude=_PERSONAL)
class Quotation(CouncilRow):
    """An offer to an office. `code` opens it without a log-in: it is a secret.

    total = goods − discount + shipping, whole rupiah, tax included. `ppn` is the tax inside goods − discount by `tax`,
    the rate of the day on which it was offered; {} where the council charged none. `deposit` is what must come before
    anything is made. `revision` counts how often it was offered. Who speaks for the office is sealed, and no history
    keeps it.
    """

    number = models.CharField(_("nomor"), max_length=20)
    code = models.CharField(max_length=16)
    inquiry = WithinCouncil("quotations.Inquiry", models.PROTECT, null=True, related_name="quotations")
    state = models.CharField(_("keadaan"), max_length=10, choices=QuotationState.choices, default=QuotationState.DRAFT)
    revision = models.PositiveSmallIntegerField(default=0)
    institution = models.CharField(_("instansi"), max_length=160)
    address = models.CharField(_("alamat"), max_length=300, blank=True)
    tax_number = models.CharField(_("NPWP"), max_length=24, blank=True)
    contact = EncryptedText(_("nama kontak"))
    phone = EncryptedText(_("telepon"), blank=True)
    email = EncryptedText(_("surel"), blank=True)
    subject = models.CharField(_("perihal"), max_length=160)
    note = models.TextField(_("keterangan"), max_length=1000, blank=True)
    lead_days = models.PositiveSmallIntegerField(_("lama pengerjaan (hari)"), null=True, blank=True)
    payment_days = models.PositiveSmallIntegerField(_("jatuh tempo tagihan (hari)"), default=14)
    valid_until = models.DateField(_("berlaku sampai"))
    goods = models.BigIntegerField(default=0)
    discount = models.BigIntegerField(_("potongan (rupiah)"), default=0)
    bearer = models.CharField(
        _("potongan ditanggung"), max_length=8, choices=Bearer.choices, blank=True,
        help_text=_("Kosong: menurut perjanjian tiap perajin."),
    )  # fmt: skip
    shipping = models.BigIntegerField(_("ongkos kirim (rupiah)"), default=0)
    total = models.BigIntegerField(default=0)
    deposit = models.BigIntegerField(_("uang muka (rupiah)"), default=0)
    ppn = models.BigIntegerField(default=0)
    tax = models.JSONField(default=dict)
    made_at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    offered_at = models.DateTimeField(null=True)
    accepted_at = models.DateTimeField(null=True)
    accepted_by = models.CharField(_("disetujui oleh"), max_length=160, blank=True)
    letter_number = models.CharField(_("nomor surat pesanan"), max_length=80, blank=True)

    class Meta:
        indexes = [models.Index(fields=["council", "state", "-made_at"], name="quotation_state")]
        constraints = [
            models.UniqueConstraint(fields=["code"], name="quotation_code_once"),
            models.UniqueConstraint(fields=["council", "number"], name="quotation_number_once"),
            models.CheckConstraint(condition=Q(state__in=QuotationState.values), name="quotation_state_is_known"),
            models.CheckConstraint(condition=Q(bearer__in=["", *Bearer.values]), name="quotation_bearer_is_known"),
            models.CheckConstraint(
                condition=Q(goods__gte=0, discount__gte=0, discount__lte=F("goods"), shipping__gte=0, ppn__gte=0),
                name="quotation_amounts_not_negative",
            ),
            models.CheckConstraint(
                condition=Q(total=F("goods") - F("discount") + F("shipping")), name="quotation_total_is_sum"
            ),
            models.CheckConstraint(
                condition=Q(deposit__gte=0, deposit__lte=F("total")), name="quotation_deposit_within_total"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["accepted", "done"], accepted_at__isnull=False)
                | ~Q(state__in=["accepted", "done"]),
                name="quotation_accepted_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return self.number


@keeps_history(_("baris penawaran"))
class QuotationLine(CouncilRow):
    """Pieces of a product of the catalogue, or of what is told in words. price × pieces − discount = total.

    `cancelled` pieces will not be delivered. Of what is made to order, `promised_on` and `declined_at` are the maker's,
    and `made` pieces were brought so far. A service bears no label: it is handed over by its number, and is earned by
    its maker, or by the council where there is none.
    """

    stays_at_merge = True

    quotation = WithinCouncil(Quotation, models.PROTECT, related_name="lines")
    position = models.PositiveSmallIntegerField()
    product = WithinCouncil("catalog.Product", models.PROTECT, null=True, related_name="+")
    variant = WithinCouncil("catalog.ProductVariant", models.PROTECT, null=True, related_name="+")
    maker = WithinCouncil("makers.Maker", models.PROTECT, null=True, related_name="+")
    name = models.CharField(_("barang"), max_length=220)
    detail = models.CharField(_("keterangan"), max_length=200, blank=True)
    pieces = models.PositiveIntegerField(_("jumlah"))
    price = models.BigIntegerField(_("harga"))
    discount = models.BigIntegerField(default=0)
    total = models.BigIntegerField()
    is_to_order = models.BooleanField(_("dibuat dulu"), default=False)
    is_service = models.BooleanField(_("jasa"), default=False)
    cancelled = models.PositiveIntegerField(default=0)
    promised_on = models.DateField(null=True)
    declined_at = models.DateTimeField(null=True)
    made = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["council", "quotation", "position"], name="quotation_line_position_once"),
            models.CheckConstraint(
                condition=Q(pieces__gte=1, price__gt=0, cancelled__lte=F("pieces"), made__lte=F("pieces")),
                name="quotation_line_has_pieces",
            ),
            models.CheckConstraint(
                condition=Q(total=F("price") * F("pieces") - F("discount"), total__gte=0, discount__gte=0),
                name="quotation_line_price_less_discount",
            ),
            models.CheckConstraint(
                condition=Q(is_to_order=False) | Q(product__isnull=False), name="quotation_line_made_of_a_product"
            ),
            models.CheckConstraint(
                condition=Q(is_service=False) | Q(product=None), name="quotation_line_service_of_no_product"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class QuotationPayment(CouncilRow):
    """Money of a quotation: above zero it came, and bears the number of its receipt; below zero it went back.

    Written once; its id is the form's own, so that a second click is the same payment.
    """

    quotation = WithinCouncil(Quotation, models.PROTECT, related_name="payments")
    number = models.CharField(_("nomor kwitansi"), max_length=20, blank=True)
    amount = models.BigIntegerField(_("jumlah (rupiah)"))
    account = models.CharField(_("masuk ke"), max_length=12)
    reference = models.CharField(_("rujukan"), max_length=80, blank=True)
    note = models.CharField(_("untuk"), max_length=200, blank=True)
    on = models.DateField(_("tanggal"))
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["council", "quotation", "at"], name="quotation_payment_at")]
        constraints = [
            models.CheckConstraint(
                condition=(Q(amount__gt=0) & ~Q(number="")) | (Q(amount__lt=0, number="") & ~Q(note="")),
                name="quotation_payment_says_what",
            ),
            models.UniqueConstraint(
                fields=["council", "number"], condition=~Q(number=""), name="quotation_payment_number_once"
            ),
        ]

    def __str__(self) -> str:
        return self.number or str(self.amount)


class StepKind(models.TextChoices):
    DRAFTED = "drafted", _("konsep dibuat")
    OFFERED = "offered", _("ditawarkan")
    REVISED = "revised", _("ditarik untuk diubah")
    ACCEPTED = "accepted", _("disetujui")
    DECLINED = "declined", _("ditolak")
    PAID = "paid", _("pembayaran diterima")
    PROMISED = "promised", _("perajin menyanggupi")
    REFUSED = "refused", _("perajin tidak sanggup")
    MADE = "made", _("selesai dibuat")
    HANDED = "handed", _("barang diserahkan")
    RETURNED = "returned", _("barang kembali")
    PAID_BACK = "paid_back", _("uang dikembalikan")
    CANCELLED = "cancelled", pgettext_lazy("pesanan", "dibatalkan")
    DONE = "done", _("selesai")


class QuotationStep(CouncilRow):
    """One thing that happened to a quotation; written once. Without `by` the office or the system did it."""

    quotation = WithinCouncil(Quotation, models.PROTECT, related_name="steps")
    kind = models.CharField(max_length=10, choices=StepKind.choices)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    note = models.CharField(max_length=500, blank=True)
    amount = models.BigIntegerField(null=True)

    class Meta:
        indexes = [models.Index(fields=["council", "quotation", "at"], name="quotation_step_at")]
        constraints = [models.CheckConstraint(condition=Q(kind__in=StepKind.values), name="quotation_step_is_known")]

    def __str__(self) -> str:
        return self.get_kind_display()
