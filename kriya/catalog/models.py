"""Products of makers, and the projection of them that the public reads."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from kriya.catalog.cloth import cloth_of
from kriya.core.history import keeps_history
from kriya.core.scoping import CouncilRow, WithinCouncil


class ProductState(models.TextChoices):
    DRAFT = "draft", _("draf")
    PUBLISHED = "published", _("tayang")
    WITHDRAWN = "withdrawn", _("ditarik")


@keeps_history()
class Product(CouncilRow):
    """A piece or kind of piece that a maker sells. The price is whole rupiah; NULL means "ask"."""

    slug = models.SlugField(_("alamat halaman"), max_length=80, db_index=False)
    maker = WithinCouncil("makers.Maker", models.PROTECT, related_name="products")
    craft = WithinCouncil("crafts.Craft", models.PROTECT, null=True, blank=True, related_name="products")
    name = models.CharField(_("nama produk"), max_length=160)
    price = models.BigIntegerField(_("harga"), null=True, blank=True)
    story_id = models.TextField(_("cerita (Indonesia)"), blank=True)
    story_en = models.TextField(_("cerita (Inggris)"), blank=True)
    state = models.CharField(_("keadaan"), max_length=10, choices=ProductState.choices, default=ProductState.DRAFT)
    published_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        indexes = [
            models.Index(fields=["council", "state", "name"], name="product_state_name"),
            models.Index(fields=["council", "maker"], name="product_maker"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["council", "slug"], name="product_slug_once"),
            models.CheckConstraint(condition=Q(price__gt=0), name="product_price_above_zero"),
            models.CheckConstraint(condition=Q(state__in=ProductState.values), name="product_state_is_known"),
        ]

    def __str__(self) -> str:
        return self.name


class PublishedProductQuerySet(models.QuerySet["PublishedProduct"]):
    def of(self, council_id: int) -> "PublishedProductQuerySet":
        """Return the public products of one council; there is no wall here, so every question names its council."""
        return self.filter(council_id=council_id)


class PublishedProduct(models.Model):
    """One row per public product; no row-level security, nothing private in it."""

    product_id = models.UUIDField(primary_key=True)
    council = models.ForeignKey("councils.Council", on_delete=models.CASCADE, related_name="+")
    slug = models.SlugField(max_length=80, db_index=False)
    name = models.CharField(max_length=160)
    maker_name = models.CharField(max_length=160)
    maker_slug = models.CharField(max_length=80)
    craft_code = models.CharField(max_length=48, blank=True)
    craft_id = models.CharField(max_length=80, blank=True)
    craft_en = models.CharField(max_length=80, blank=True)
    district_code = models.CharField(max_length=8, blank=True)
    price = models.BigIntegerField(null=True)
    story_id = models.TextField(blank=True)
    story_en = models.TextField(blank=True)
    words = models.TextField(blank=True)
    search = SearchVectorField(null=True)
    published_at = models.DateTimeField()

    objects = PublishedProductQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["council", "-published_at", "product_id"], name="published_product_newest"),
            models.Index(fields=["council", "craft_code"], name="published_product_craft"),
            GinIndex(fields=["search"], name="published_product_search"),
            GinIndex(fields=["words"], opclasses=["gin_trgm_ops"], name="published_product_words"),
        ]
        constraints = [models.UniqueConstraint(fields=["council", "slug"], name="published_product_slug")]

    def __str__(self) -> str:
        return self.name

    @property
    def dye(self) -> str:
        return cloth_of(self.name)[0]

    @property
    def motif(self) -> str:
        return cloth_of(self.name)[1]

    @property
    def craft_name(self) -> str:
        """The craft in the reader's language."""
        return self.craft_en if get_language() == "en" else self.craft_id

    @property
    def story(self) -> str:
        """The story in the reader's language, else the Indonesian one."""
        return (self.story_en if get_language() == "en" else "") or self.story_id

    @property
    def story_is_foreign(self) -> bool:
        return get_language() == "en" and not self.story_en
