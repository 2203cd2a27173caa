"""The published projection of makers: what anyone may read, and nothing else."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models


class PublishedMakerQuerySet(models.QuerySet["PublishedMaker"]):
    def of(self, council_id: int) -> "PublishedMakerQuerySet":
        """Return the public makers of one council; there is no wall here, so every question names its council."""
        return self.filter(council_id=council_id)


class PublishedMaker(models.Model):
    """One row per public maker, written by the same actions in the same transaction as the maker.

    It has no row-level security, since full-text operators are not leakproof and would lose their index behind it.
    """

    maker_id = models.UUIDField(primary_key=True)
    council = models.ForeignKey("councils.Council", on_delete=models.CASCADE, related_name="+")
    slug = models.SlugField(max_length=80, db_index=False)
    name = models.CharField(max_length=160)
    owner_name = models.CharField(max_length=160, blank=True)
    phone = models.CharField(max_length=20, blank=True)
    address = models.CharField(max_length=300, blank=True)
    village_name = models.CharField(max_length=80, blank=True)
    district_code = models.CharField(max_length=8, blank=True)
    district_name = models.CharField(max_length=80, blank=True)
    latitude = models.DecimalField(max_digits=9, decimal_places=6, null=True)
    longitude = models.DecimalField(max_digits=9, decimal_places=6, null=True)
    craft_codes = ArrayField(models.CharField(max_length=48), default=list)
    crafts_id = models.CharField(max_length=300, blank=True)
    crafts_en = models.CharField(max_length=300, blank=True)
    papers = ArrayField(models.CharField(max_length=12), default=list)
    started_year = models.PositiveSmallIntegerField(null=True)
    story_id = models.TextField(blank=True)
    story_en = models.TextField(blank=True)
    photo = models.CharField(max_length=200, blank=True)
    words = models.TextField(blank=True)
    search = SearchVectorField(null=True)
    published_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = PublishedMakerQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["council", "name", "maker_id"], name="published_maker_name"),
            models.Index(fields=["council", "district_code"], name="published_maker_district"),
            GinIndex(fields=["search"], name="published_maker_search"),
            GinIndex(fields=["words"], opclasses=["gin_trgm_ops"], name="published_maker_words"),
        ]
        constraints = [models.UniqueConstraint(fields=["council", "slug"], name="published_maker_slug")]

    def __str__(self) -> str:
        return self.name
