"""Vouchers: a discount for who knows the code, with limits; who bears it is said."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kriya.core.history import keeps_history
from kriya.core.scoping import CouncilRow, WithinCouncil
from kriya.ledger.terms import Bearer


class VoucherKind(models.TextChoices):
    SHARE = "share", _("persen")
    AMOUNT = "amount", _("rupiah")


@keeps_history(_("kupon"), exclude=("used",))
class Voucher(CouncilRow):
    """`value` is basis points of the goods, or rupiah. `used` never passes `most_uses` (None: no limit)."""

    code = models.CharField(_("kode"), max_length=24)
    kind = models.CharField(_("potongan dalam"), max_length=8, choices=VoucherKind.choices)
    value = models.PositiveIntegerField(_("nilai"))
    at_most = models.PositiveIntegerField(_("paling banyak (rupiah)"), null=True, blank=True)
    least_goods = models.PositiveIntegerField(_("belanja minimal (rupiah)"), default=0)
    most_uses = models.PositiveIntegerField(_("paling banyak dipakai"), null=True, blank=True)
    most_per_buyer = models.PositiveSmallIntegerField(_("paling banyak per pembeli"), default=1)
    from_on = models.DateField(_("berlaku sejak"))
    until_on = models.DateField(_("sampai"))
    bearer = models.CharField(
        _("ditanggung"), max_length=8, choices=Bearer.choices, blank=True,
        help_text=_("Kosong: menurut perjanjian tiap perajin."),
    )  # fmt: skip
    campaign = models.CharField(_("kampanye"), max_length=40, blank=True)
    used = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["council", "code"], name="voucher_code_once"),
            models.CheckConstraint(condition=Q(kind__in=VoucherKind.values), name="voucher_kind_is_known"),
            models.CheckConstraint(condition=Q(bearer__in=["", *Bearer.values]), name="voucher_bearer_is_known"),
            models.CheckConstraint(condition=Q(value__gt=0), name="voucher_above_zero"),
            models.CheckConstraint(condition=~Q(kind="share") | Q(value__lte=10_000), name="voucher_share_at_most_all"),
            models.CheckConstraint(condition=Q(until_on__gte=F("from_on")), name="voucher_days_in_order"),
            models.CheckConstraint(
                condition=Q(most_uses=None) | Q(used__lte=F("most_uses")), name="voucher_within_limit"
            ),
        ]

    def __str__(self) -> str:
        return self.code


class VoucherUse(CouncilRow):
    """An order that used a voucher; given back when that came to nothing. `buyer` is a keyed hash of the phone."""

    voucher = WithinCouncil(Voucher, models.PROTECT, related_name="uses")
    order = WithinCouncil("shop.Order", models.PROTECT, related_name="+")
    buyer = models.CharField(max_length=64)
    used_at = models.DateTimeField()
    given_back_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["council", "voucher", "buyer"], name="voucher_use_buyer")]
        constraints = [models.UniqueConstraint(fields=["council", "order"], name="voucher_use_once")]

    def __str__(self) -> str:
        return str(self.order_id)
