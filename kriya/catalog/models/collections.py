"""Collections and seasons that a curator puts together, and makers who stand in front for a while."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from kriya.core.history import keeps_history
from kriya.core.scoping import CouncilRow, WithinCouncil


class CollectionKind(models.TextChoices):
    COLLECTION = "collection", _("koleksi")
    SEASON = "season", _("musim")


@keeps_history(_("koleksi"))
class Collection(CouncilRow):
    """Products put together under a theme; a season (Hari Batik, Lebaran) has its days.

    Public from `publish_at` (NULL: a draft) until the end of `until`; before that, whoever has `preview_key` sees it.
    """

    slug = models.SlugField(_("alamat halaman"), max_length=80, db_index=False)
    kind = models.CharField(max_length=10, choices=CollectionKind.choices, default=CollectionKind.COLLECTION)
    name_id = models.CharField(_("judul (Indonesia)"), max_length=120)
    name_en = models.CharField(_("judul (Inggris)"), max_length=120, blank=True)
    intro_id = models.TextField(_("pengantar (Indonesia)"), blank=True)
    intro_en = models.TextField(_("pengantar (Inggris)"), blank=True)
    starts_on = models.DateField(_("mulai"), null=True, blank=True)
    ends_on = models.DateField(_("sampai"), null=True, blank=True)
    publish_at = models.DateTimeField(_("tayang mulai"), null=True, blank=True)
    preview_key = models.CharField(max_length=32, editable=False)
    position = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["council", "slug"], name="collection_slug_once"),
            models.CheckConstraint(condition=Q(kind__in=CollectionKind.values), name="collection_kind_is_known"),
            models.CheckConstraint(
                condition=Q(starts_on=None) | Q(ends_on=None) | Q(starts_on__lte=F("ends_on")),
                name="collection_days_in_order",
            ),
        ]

    def __str__(self) -> str:
        return (self.name_en if get_language() == "en" else "") or self.name_id

    @property
    def intro(self) -> str:
        """The introduction in the reader's language, else the Indonesian one."""
        return (self.intro_en if get_language() == "en" else "") or self.intro_id


@keeps_history(_("karya koleksi"), called="product")
class CollectionItem(CouncilRow):
    """A product in a collection, at its place."""

    collection = WithinCouncil(Collection, models.CASCADE, related_name="items")
    product = WithinCouncil("catalog.Product", models.CASCADE, related_name="+")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["council", "collection", "product"], name="collection_item_once")
        ]

    def __str__(self) -> str:
        return str(self.product_id)


@keeps_history(_("perajin pilihan"), called="maker")
class FeaturedMaker(CouncilRow):
    """A maker who stands on the council's home page from one day to another, with a sentence why."""

    maker = WithinCouncil("makers.Maker", models.CASCADE, related_name="+")
    words_id = models.CharField(_("kalimat (Indonesia)"), max_length=240, blank=True)
    words_en = models.CharField(_("kalimat (Inggris)"), max_length=240, blank=True)
    starts_on = models.DateField(_("mulai"))
    ends_on = models.DateField(_("sampai"))

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(starts_on__lte=F("ends_on")), name="featured_maker_days_in_order")
        ]

    def __str__(self) -> str:
        return self.words_id

    @property
    def words(self) -> str:
        """The sentence in the reader's language, else the Indonesian one."""
        return (self.words_en if get_language() == "en" else "") or self.words_id
