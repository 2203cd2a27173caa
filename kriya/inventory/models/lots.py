"""Lots: pieces of one product of one owner, taken in together at one price under one set of terms."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kriya.core.history import keeps_history
from kriya.core.scoping import CouncilRow, WithinCouncil


class LotKind(models.TextChoices):
    ONE = "one", _("satu-satunya")
    BATCH = "batch", _("beberapa yang sama")
    TO_ORDER = "to_order", _("dibuat sesuai pesanan")


@keeps_history(_("barang galeri"), exclude=("terms",))
class Lot(CouncilRow):
    """Pieces that are sold as one thing; the label bears `code`. Without a maker they are the council's own, bought
    with public money.

    `terms` are those of kriya.ledger.terms.Terms.as_json(), as they were agreed: they, the owner and the code never
    change (a trigger holds it). `price` is whole rupiah and changes by actions/prices.py alone. `term_ends_on` is the
    last day on sale, `grace_ends_on` the last day on which the maker may fetch it.
    """

    stays_at_merge = True

    code = models.CharField(_("kode label"), max_length=10)
    kind = models.CharField(_("jenis"), max_length=10, choices=LotKind.choices, default=LotKind.BATCH)
    product = WithinCouncil("catalog.Product", models.PROTECT, related_name="lots")
    variant = WithinCouncil("catalog.ProductVariant", models.SET_NULL, null=True, blank=True, related_name="+")
    maker = WithinCouncil("makers.Maker", models.PROTECT, null=True, blank=True, related_name="lots")
    name = models.CharField(_("nama"), max_length=160, help_text=_("Nama produk saat dititipkan."))
    variant_name = models.CharField(_("ukuran atau warna"), max_length=60, blank=True)
    serial = models.CharField(_("nomor seri"), max_length=40, blank=True)
    condition = models.CharField(_("keadaan"), max_length=200, blank=True)
    price = models.BigIntegerField(_("harga"))
    agreed_price = models.BigIntegerField(_("harga yang disepakati"))
    terms = models.JSONField(default=dict)
    taken_in_on = models.DateField(_("masuk"))
    term_ends_on = models.DateField(_("berakhir"), null=True, blank=True)
    grace_ends_on = models.DateField(_("batas ambil"), null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [
            models.Index(fields=["council", "maker", "taken_in_on"], name="lot_of_maker"),
            models.Index(fields=["council", "term_ends_on"], name="lot_term_ends"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["code"], name="lot_code_once"),
            models.CheckConstraint(condition=Q(kind__in=LotKind.values), name="lot_kind_is_known"),
            models.CheckConstraint(condition=Q(price__gt=0, agreed_price__gt=0), name="lot_price_above_zero"),
            models.CheckConstraint(
                condition=Q(term_ends_on=None) | Q(grace_ends_on__gte=F("term_ends_on")), name="lot_grace_after_term"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"

    @property
    def is_public_goods(self) -> bool:
        """Whether the council owns it: what it brings is no maker's money."""
        return self.maker_id is None


class PriceChange(CouncilRow):
    """A lot's price became another: why, by whom, from when. `document` is the consent to a mark-down."""

    lot = WithinCouncil(Lot, models.PROTECT, related_name="price_changes")
    before = models.BigIntegerField()
    after = models.BigIntegerField()
    reason = models.CharField(_("alasan"), max_length=200)
    document = models.UUIDField(null=True)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(after__gt=0), name="price_change_above_zero")]

    def __str__(self) -> str:
        return f"{self.before} → {self.after}"


@keeps_history(_("harga di tempat"), called="location")
class PlacePrice(CouncilRow):
    """What a lot costs at one place, where that is not what it costs elsewhere. `document` is the maker's consent to
    less."""

    lot = WithinCouncil(Lot, models.PROTECT, related_name="place_prices")
    location = WithinCouncil("inventory.Location", models.PROTECT, related_name="+")
    price = models.BigIntegerField(_("harga di tempat ini"))
    document = models.UUIDField(null=True, editable=False)
    set_at = models.DateTimeField(editable=False)
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["council", "location", "lot"], name="place_price_once"),
            models.CheckConstraint(condition=Q(price__gt=0), name="place_price_above_zero"),
        ]

    def __str__(self) -> str:
        return str(self.price)


class PublishedLabel(models.Model):
    """Projection: which council and lot a label's code leads to. Public, without row-level security."""

    code = models.CharField(primary_key=True, max_length=10)
    council = models.ForeignKey(
        "councils.Council", on_delete=models.CASCADE, related_name="+", db_index=False, db_constraint=False
    )
    lot_id = models.UUIDField()
    product_id = models.UUIDField()

    def __str__(self) -> str:
        return self.code
