"""The projection of exhibitions that the public reads: what anyone may know, and nothing else."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import get_language

from kriya.exhibitions.models.exhibition import Level


class PublishedExhibitionQuerySet(models.QuerySet["PublishedExhibition"]):
    def of(self, council_id: int) -> "PublishedExhibitionQuerySet":
        """Return the public exhibitions of one council; there is no wall here, so every question names its council."""
        return self.filter(council_id=council_id)


class PublishedExhibition(models.Model):
    """One row per public exhibition; no row-level security, nothing private in it.

    `makers` holds {id, booths} of those who take part, `products` the pieces that are shown, in their order. Who of
    them is public says their own projection.
    """

    exhibition_id = models.UUIDField(primary_key=True)
    council = models.ForeignKey("councils.Council", on_delete=models.CASCADE, related_name="+")
    slug = models.SlugField(max_length=80, db_index=False)
    name = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120, blank=True)
    level = models.CharField(max_length=14)
    host = models.CharField(max_length=120, blank=True)
    venue = models.CharField(max_length=160)
    city = models.CharField(max_length=80)
    hours = models.CharField(max_length=80, blank=True)
    website = models.CharField(max_length=300, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField()
    about_id = models.TextField(blank=True)
    about_en = models.TextField(blank=True)
    is_cancelled = models.BooleanField(default=False)
    makers = models.JSONField(default=list)
    products = ArrayField(models.UUIDField(), default=list)
    published_at = models.DateTimeField()
    updated_at = models.DateTimeField(auto_now=True)

    objects = PublishedExhibitionQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["council", "slug"], name="published_exhibition_slug_once")]

    def __str__(self) -> str:
        return self.shown_name

    @property
    def shown_name(self) -> str:
        """The name in the reader's language, else the Indonesian one."""
        return (self.name_en if get_language() == "en" else "") or self.name

    @property
    def about(self) -> str:
        """The story in the reader's language, else the Indonesian one."""
        return (self.about_en if get_language() == "en" else "") or self.about_id

    @property
    def level_name(self) -> str:
        """Its level in a word."""
        return str(Level(self.level).label)
