"""Products of makers."""

from typing import Final

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kriya.core.history import keeps_history
from kriya.core.scoping import CouncilRow, WithinCouncil

# A maker photographs a product before it has a name.
UNNAMED: Final = "(belum dinamai)"


class ProductState(models.TextChoices):
    DRAFT = "draft", _("draf")
    SUBMITTED = "submitted", _("menunggu kurasi")
    RETURNED = "returned", _("dikembalikan")
    PUBLISHED = "published", _("tayang")
    WITHDRAWN = "withdrawn", _("ditarik")


class Kind(models.TextChoices):
    ONE = "one", _("satu-satunya")
    BATCH = "batch", _("dibuat berulang")
    TO_ORDER = "to_order", _("dibuat sesuai pesanan")


class Dye(models.TextChoices):
    NATURAL = "natural", _("pewarna alam")
    SYNTHETIC = "synthetic", _("pewarna sintetis")
    BOTH = "both", _("pewarna alam dan sintetis")


@keeps_history()
class Product(CouncilRow):
    """A piece or kind of piece that a maker sells.

    The price is whole rupiah, NULL means "ask"; lengths are whole millimetres, weight is whole grams. What is not
    known is NULL or "", never 0.
    """

    slug = models.SlugField(_("alamat halaman"), max_length=80, db_index=False)
    maker = WithinCouncil("makers.Maker", models.PROTECT, related_name="products")
    craft = WithinCouncil("crafts.Craft", models.PROTECT, null=True, blank=True, related_name="products")
    technique = WithinCouncil("catalog.Technique", models.PROTECT, null=True, blank=True, related_name="products")
    motif = WithinCouncil("catalog.Motif", models.PROTECT, null=True, blank=True, related_name="products")
    name = models.CharField(_("nama produk"), max_length=160)
    name_en = models.CharField(_("nama produk (Inggris)"), max_length=160, blank=True)
    price = models.BigIntegerField(_("harga"), null=True, blank=True)
    kind = models.CharField(_("jenis sediaan"), max_length=10, choices=Kind.choices, default=Kind.BATCH)
    order_days = models.PositiveSmallIntegerField(_("lama pengerjaan (hari)"), null=True, blank=True)
    length_mm = models.PositiveIntegerField(_("panjang (mm)"), null=True, blank=True)
    width_mm = models.PositiveIntegerField(_("lebar (mm)"), null=True, blank=True)
    height_mm = models.PositiveIntegerField(_("tinggi (mm)"), null=True, blank=True)
    weight_g = models.PositiveIntegerField(_("berat (gram)"), null=True, blank=True)
    care_id = models.TextField(_("perawatan (Indonesia)"), blank=True)
    care_en = models.TextField(_("perawatan (Inggris)"), blank=True)
    story_id = models.TextField(_("cerita (Indonesia)"), blank=True)
    story_en = models.TextField(_("cerita (Inggris)"), blank=True)
    dye = models.CharField(_("pewarna"), max_length=10, choices=Dye.choices, blank=True)
    hands = models.CharField(_("dikerjakan oleh"), max_length=160, blank=True)
    work_days = models.PositiveSmallIntegerField(_("hari kerja sepotong"), null=True, blank=True)
    made_year = models.PositiveSmallIntegerField(_("dibuat tahun"), null=True, blank=True)
    state = models.CharField(_("keadaan"), max_length=10, choices=ProductState.choices, default=ProductState.DRAFT)
    published_at = models.DateTimeField(null=True, blank=True)
    publish_at = models.DateTimeField(_("tayang mulai"), null=True, blank=True)
    preview_key = models.CharField(max_length=32, blank=True, editable=False)
    revision = models.PositiveIntegerField(default=0, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        indexes = [
            models.Index(fields=["council", "state", "name"], name="product_state_name"),
            models.Index(fields=["council", "maker"], name="product_maker"),
            models.Index(fields=["publish_at"], name="product_publish_at", condition=Q(publish_at__isnull=False)),
        ]
        constraints = [
            models.UniqueConstraint(fields=["council", "slug"], name="product_slug_once"),
            models.CheckConstraint(condition=Q(price__gt=0), name="product_price_above_zero"),
            models.CheckConstraint(condition=Q(state__in=ProductState.values), name="product_state_is_known"),
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="product_kind_is_known"),
            models.CheckConstraint(condition=Q(dye__in=["", *Dye.values]), name="product_dye_is_known"),
            models.CheckConstraint(
                condition=(Q(length_mm=None) | Q(length_mm__gt=0))
                & (Q(width_mm=None) | Q(width_mm__gt=0))
                & (Q(height_mm=None) | Q(height_mm__gt=0))
                & (Q(weight_g=None) | Q(weight_g__gt=0))
                & (Q(order_days=None) | Q(order_days__gt=0))
                & (Q(work_days=None) | Q(work_days__gt=0)),
                name="product_measures_above_zero",
            ),
            models.CheckConstraint(
                condition=Q(order_days=None) | Q(kind=Kind.TO_ORDER), name="product_days_only_to_order"
            ),
        ]

    def __str__(self) -> str:
        return self.name


@keeps_history()
class ProductMaterial(CouncilRow):
    """A material of a product; the first is the main one."""

    product = WithinCouncil(Product, models.CASCADE, related_name="materials")
    material = WithinCouncil("catalog.Material", models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["council", "product", "material"], name="product_material_once")]

    def __str__(self) -> str:
        return str(self.material)


@keeps_history()
class ProductVariant(CouncilRow):
    """A size or colour in which a product comes. The price is whole rupiah, NULL is the product's own."""

    product = WithinCouncil(Product, models.CASCADE, related_name="variants")
    name = models.CharField(_("ukuran atau warna"), max_length=60)
    price = models.BigIntegerField(_("harga"), null=True, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["council", "product", "name"], name="product_variant_once"),
            models.CheckConstraint(condition=Q(price__gt=0), name="product_variant_price_above_zero"),
        ]

    def __str__(self) -> str:
        return self.name
