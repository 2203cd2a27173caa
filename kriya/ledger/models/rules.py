"""What money goes by in a council: its class as a merchant, tax, cash rounding, and the fees it agreed with banks."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kriya.core.history import keeps_history
from kriya.core.scoping import CouncilRow


class Tender(models.TextChoices):
    """How a buyer pays."""

    CASH = "cash", _("tunai")
    QRIS = "qris", _("QRIS")
    TRANSFER = "transfer", _("transfer bank")
    CARD = "card", _("kartu")
    PROVIDER = "provider", _("pembayaran daring")
    EXCHANGE = "exchange", _("tukar barang")
    ORDER = "order", _("uang pesanan")
    MARKET = "market", _("lokapasar")
    INVOICE = "invoice", _("tagihan")


class MerchantClass(models.TextChoices):
    """How a bank classes the council for QRIS; the fee goes by it (Bank Indonesia)."""

    MICRO = "micro", _("usaha mikro")
    REGULAR = "regular", _("usaha kecil, menengah, dan besar")
    EDUCATION = "education", _("pendidikan")
    PUBLIC_SERVICE = "public_service", _("BLU, PSO, SPBU")
    GOVERNMENT = "government", _("pembayaran ke pemerintah, donasi")


class FeeBearer(models.TextChoices):
    COUNCIL = "council", _("dewan")
    MAKER = "maker", _("perajin")


@keeps_history(_("aturan uang"), called=None)
class MoneyRules(CouncilRow):
    """The council's own; without a row the defaults hold. Cash is rounded to the nearest multiple of `cash_step`."""

    merchant_class = models.CharField(
        _("golongan pedagang QRIS"), max_length=16, choices=MerchantClass.choices, default=MerchantClass.MICRO
    )
    cash_step = models.PositiveSmallIntegerField(_("pembulatan tunai (rupiah)"), default=1)
    taxable_since = models.DateField(_("PKP sejak"), null=True, blank=True)
    fee_bearer = models.CharField(
        _("biaya pembayaran ditanggung"), max_length=8, choices=FeeBearer.choices, default=FeeBearer.COUNCIL
    )
    static_qris = models.TextField(_("isi QRIS statis"), blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["council"], name="money_rules_one_a_council"),
            models.CheckConstraint(
                condition=Q(merchant_class__in=MerchantClass.values), name="money_rules_class_is_known"
            ),
            models.CheckConstraint(condition=Q(fee_bearer__in=FeeBearer.values), name="money_rules_bearer_is_known"),
            models.CheckConstraint(condition=Q(cash_step__in=(1, 50, 100, 500, 1000)), name="money_rules_step"),
        ]

    def __str__(self) -> str:
        return str(self.council_id)


@keeps_history(_("biaya pembayaran"), called="tender")
class FeeRate(CouncilRow):
    """A fee that a council agreed with its bank or provider, from a day on; else kriya.ledger.rates holds the law's.

    `basis_points` are hundredths of a per cent; `fixed` is whole rupiah a payment.
    """

    tender = models.CharField(_("cara bayar"), max_length=10, choices=Tender.choices)
    from_on = models.DateField(_("berlaku sejak"))
    basis_points = models.PositiveSmallIntegerField(_("biaya (perseratus persen)"), default=0)
    fixed = models.PositiveIntegerField(_("biaya tetap (rupiah)"), default=0)
    note = models.CharField(_("dasar"), max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["council", "tender", "from_on"], name="fee_rate_once_a_day"),
            models.CheckConstraint(condition=Q(tender__in=Tender.values), name="fee_rate_tender_is_known"),
            models.CheckConstraint(condition=Q(basis_points__lte=10_000), name="fee_rate_at_most_all"),
        ]

    def __str__(self) -> str:
        return f"{self.tender} {self.from_on}"
