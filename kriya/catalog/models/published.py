"""The projection of products that the public reads: what anyone may know, and nothing else."""

from typing import Any, Final

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Value
from django.db.models.functions import Coalesce
from django.utils.translation import get_language

from kriya.catalog.cloth import cloth_of

DEAREST: Final = Value(1_000_000_000_000_000)
CHEAPEST: Final = Value(0)


class PublishedProductQuerySet(models.QuerySet["PublishedProduct"]):
    def of(self, council_id: int) -> "PublishedProductQuerySet":
        """Return the public products of one council; there is no wall here, so every question names its council."""
        return self.filter(council_id=council_id)


class PublishedProduct(models.Model):
    """One row per public product; no row-level security, nothing private in it.

    `facets` holds what it can be narrowed by, as "craft:batik", "material:katun", "kind:one". `photos` holds
    {key, width, height, alt_id, alt_en} by position, `variants` {name, price}. Prices are whole rupiah; `price` is the
    lowest of the variants when they have their own.
    """

    product_id = models.UUIDField(primary_key=True)
    council = models.ForeignKey("councils.Council", on_delete=models.CASCADE, related_name="+")
    slug = models.SlugField(max_length=80, db_index=False)
    name = models.CharField(max_length=160)
    name_en = models.CharField(max_length=160, blank=True)
    maker_id = models.UUIDField()
    maker_name = models.CharField(max_length=160)
    maker_slug = models.CharField(max_length=80)
    craft_code = models.CharField(max_length=48, blank=True)
    craft_id = models.CharField(max_length=80, blank=True)
    craft_en = models.CharField(max_length=80, blank=True)
    craft_top = models.CharField(max_length=48, blank=True)
    district_code = models.CharField(max_length=8, blank=True)
    district_name = models.CharField(max_length=80, blank=True)
    price = models.BigIntegerField(null=True)
    price_differs = models.BooleanField(default=False)
    kind = models.CharField(max_length=10)
    order_days = models.PositiveSmallIntegerField(null=True)
    technique_id = models.CharField(max_length=80, blank=True)
    technique_en = models.CharField(max_length=80, blank=True)
    materials_id = models.CharField(max_length=300, blank=True)
    materials_en = models.CharField(max_length=300, blank=True)
    motif_code = models.CharField(max_length=40, blank=True)
    motif_id = models.CharField(max_length=80, blank=True)
    motif_en = models.CharField(max_length=80, blank=True)
    meaning_id = models.TextField(blank=True)
    meaning_en = models.TextField(blank=True)
    length_mm = models.PositiveIntegerField(null=True)
    width_mm = models.PositiveIntegerField(null=True)
    height_mm = models.PositiveIntegerField(null=True)
    weight_g = models.PositiveIntegerField(null=True)
    care_id = models.TextField(blank=True)
    care_en = models.TextField(blank=True)
    dye = models.CharField(max_length=10, blank=True)
    hands = models.CharField(max_length=160, blank=True)
    work_days = models.PositiveSmallIntegerField(null=True)
    made_year = models.PositiveSmallIntegerField(null=True)
    variants = models.JSONField(default=list)
    photos = models.JSONField(default=list)
    facets = ArrayField(models.CharField(max_length=90), default=list)
    story_id = models.TextField(blank=True)
    story_en = models.TextField(blank=True)
    words = models.TextField(blank=True)
    search = SearchVectorField(null=True)
    published_at = models.DateTimeField()
    updated_at = models.DateTimeField(auto_now=True)

    objects = PublishedProductQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["council", "-published_at", "product_id"], name="published_product_newest"),
            # Nobody knows what "ask" costs: such products stand last in both directions.
            models.Index("council", Coalesce("price", DEAREST), "product_id", name="published_product_cheapest"),
            models.Index("council", Coalesce("price", CHEAPEST), "product_id", name="published_product_dearest"),
            models.Index(fields=["council", "name", "product_id"], name="published_product_name"),
            models.Index(
                fields=["council", "craft_code", "-published_at", "product_id"], name="published_product_craft"
            ),
            models.Index(fields=["council", "craft_top", "-published_at", "product_id"], name="published_product_top"),
            models.Index(fields=["council", "maker_id", "-published_at", "product_id"], name="published_product_maker"),
            models.Index(
                fields=["council", "motif_code", "-published_at", "product_id"], name="published_product_motif"
            ),
            GinIndex(fields=["facets"], name="published_product_facets"),
            GinIndex(fields=["search"], name="published_product_search"),
            GinIndex(fields=["words"], opclasses=["gin_trgm_ops"], name="published_product_words"),
        ]
        constraints = [models.UniqueConstraint(fields=["council", "slug"], name="published_product_slug")]

    def __str__(self) -> str:
        return self.name

    @property
    def cloth(self) -> tuple[str, str]:
        """Dye and motif of the cloth that stands in while there is no photo."""
        return cloth_of(self.name)

    @property
    def shown_name(self) -> str:
        """The name in the reader's language."""
        return self._said("name_en", "name")

    @property
    def craft_name(self) -> str:
        """The craft in the reader's language."""
        return self._said("craft_en", "craft_id")

    @property
    def story(self) -> str:
        """The story in the reader's language, else the Indonesian one."""
        return self._said("story_en", "story_id")

    def _said(self, english: str, indonesian: str) -> str:
        said: Any = (getattr(self, english) if get_language() == "en" else "") or getattr(self, indonesian)
        return str(said)


class PublishedPhoto(models.Model):
    """A photo that visitors may load, by its key: which private file its copies are made of, and which part of it."""

    key = models.CharField(primary_key=True, max_length=24)
    council = models.ForeignKey("councils.Council", on_delete=models.CASCADE, related_name="+")
    product_id = models.UUIDField(db_index=True)
    file = models.CharField(max_length=200)
    crop = ArrayField(models.PositiveSmallIntegerField(), size=4)

    def __str__(self) -> str:
        return self.key
