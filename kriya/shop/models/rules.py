"""How a council's shop works: whether it is open, how it is paid, from where it sends."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kriya.core.history import keeps_history
from kriya.core.personal import EncryptedText
from kriya.core.scoping import CouncilRow


@keeps_history(_("aturan toko"), called=None, exclude=("keys",), inside="kriya.shop.told.RULES")
class ShopRules(CouncilRow):
    """The council's own; without a row the shop is closed.

    `deposit` is what must be paid at first of what is made to order, in basis points. `keys` are the secrets of the
    payment and courier providers, a JSON object by provider, sealed at rest and in no history; `keys_set` says for the
    history when those of a provider were set.
    """

    is_open = models.BooleanField(_("toko dibuka"), default=False)
    bank_name = models.CharField(_("bank"), max_length=60, blank=True)
    bank_account = models.CharField(_("nomor rekening"), max_length=40, blank=True)
    bank_holder = models.CharField(_("atas nama"), max_length=120, blank=True)
    transfer_hours = models.PositiveSmallIntegerField(
        _("batas transfer (jam)"), default=24, validators=[MinValueValidator(1), MaxValueValidator(168)]
    )
    online_minutes = models.PositiveSmallIntegerField(
        _("batas bayar daring (menit)"), default=60, validators=[MinValueValidator(10), MaxValueValidator(1440)]
    )
    deposit = models.PositiveSmallIntegerField(
        _("uang muka barang pesanan (perseratus persen)"), default=5000, validators=[MaxValueValidator(10_000)]
    )
    provider = models.CharField(_("penyedia pembayaran"), max_length=12, blank=True)
    courier = models.CharField(_("penyedia ongkos kirim"), max_length=12, blank=True)
    origin_postal_code = models.CharField(_("kode pos asal"), max_length=5, blank=True)
    origin_area = models.CharField(_("kode area asal pada penyedia"), max_length=60, blank=True)
    couriers = models.CharField(_("kurir"), max_length=120, blank=True, help_text=_("Dipisah koma, misalnya jne,pos."))
    pick_up = models.BooleanField(_("boleh diambil di galeri"), default=True)
    terms_id = models.TextField(_("ketentuan toko (Indonesia)"), blank=True)
    terms_en = models.TextField(_("ketentuan toko (Inggris)"), blank=True)
    keys = EncryptedText(blank=True, default="", editable=False)
    keys_set = models.JSONField(_("kunci penyedia"), default=dict, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["council"], name="shop_rules_one_a_council"),
            models.CheckConstraint(condition=Q(deposit__lte=10_000), name="shop_rules_deposit_at_most_all"),
        ]

    def __str__(self) -> str:
        return str(self.council_id)
