"""How the public pages are used: counts by day, never a row for a person."""

from typing import Final

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kriya.core.scoping import CouncilRow
from kriya.promotion.models.links import Channel

MOST_WORDS_A_DAY: Final = 500
"""So many different searches without results are noted on one day of a council; whoever makes up more is not heard."""
ASKED_OFTEN: Final = 3
"""So often something must have been searched for before its words are kept: what one person typed once is not."""


class PageKind(models.TextChoices):
    """The public pages that are counted: a list, so that a made-up address makes no row."""

    HOME = "home", _("beranda")
    PRODUCTS = "products", _("semua produk")
    PRODUCT = "product", _("produk")
    SEARCH = "search", _("pencarian")
    COLLECTIONS = "collections", _("semua koleksi")
    COLLECTION = "collection", _("koleksi")
    MAKERS = "makers", _("semua UMKM")
    MAKER = "maker", _("UMKM")
    MAP = "map", _("peta perajin")
    CAMPAIGN = "campaign", _("halaman kampanye")
    EXHIBITIONS = "exhibitions", _("semua pameran")
    EXHIBITION = "exhibition", _("pameran")
    TRAININGS = "trainings", _("semua pelatihan")
    TRAINING = "training", _("pelatihan")
    SERVICES = "services", _("semua fasilitasi")
    SERVICE = "service", _("fasilitasi")
    VISITS = "visits", _("kunjungan")
    FIGURES = "figures", _("capaian")
    ABOUT = "about", _("tentang kami")
    CONTACT = "contact", _("kontak")


class Source(models.TextChoices):
    """From where somebody came to a page: the channel of the link they followed, else what kind of site led here."""

    WHATSAPP = Channel.WHATSAPP.value, Channel.WHATSAPP.label
    INSTAGRAM = Channel.INSTAGRAM.value, Channel.INSTAGRAM.label
    FACEBOOK = Channel.FACEBOOK.value, Channel.FACEBOOK.label
    TIKTOK = Channel.TIKTOK.value, Channel.TIKTOK.label
    X = Channel.X.value, Channel.X.label
    YOUTUBE = Channel.YOUTUBE.value, Channel.YOUTUBE.label
    EMAIL = Channel.EMAIL.value, Channel.EMAIL.label
    POSTER = Channel.POSTER.value, Channel.POSTER.label
    PRESS = Channel.PRESS.value, Channel.PRESS.label
    EVENT = Channel.EVENT.value, Channel.EVENT.label
    NEWSLETTER = Channel.NEWSLETTER.value, Channel.NEWSLETTER.label
    OTHER = Channel.OTHER.value, Channel.OTHER.label
    SEARCH_ENGINE = "engine", _("mesin pencari")
    SITE = "site", _("situs lain")
    DIRECT = "direct", _("langsung")
    INSIDE = "inside", _("dari halaman kami sendiri")


class ReachDay(CouncilRow):
    """How often a page was seen on a day of the council, by people and by machines, after coming from one source.

    `object` is what a page of its kind shows (a product, a maker …); what is gone keeps its counts.
    """

    on = models.DateField()
    kind = models.CharField(max_length=12, choices=PageKind.choices)
    object = models.UUIDField(null=True)
    source = models.CharField(max_length=12, choices=Source.choices)
    views = models.PositiveIntegerField(default=0)
    machines = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["council", "kind", "object"], name="reach_day_object")]
        constraints = [
            models.UniqueConstraint(
                fields=["council", "on", "kind", "object", "source"], name="reach_day_once", nulls_distinct=False
            ),
            models.CheckConstraint(condition=Q(kind__in=PageKind.values), name="reach_kind_is_known"),
            models.CheckConstraint(condition=Q(source__in=Source.values), name="reach_source_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.on} {self.kind} {self.views}"


class MissedSearch(CouncilRow):
    """How often a search found nothing on a day. `hash` stands for its words, which it does not tell."""

    on = models.DateField()
    hash = models.CharField(max_length=64)
    times = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [models.Index(fields=["council", "hash"], name="missed_search_hash")]
        constraints = [models.UniqueConstraint(fields=["council", "on", "hash"], name="missed_search_once")]

    def __str__(self) -> str:
        return f"{self.on} {self.times}"


class WantedWords(CouncilRow):
    """The words of a search that often found nothing; nothing personal among them."""

    hash = models.CharField(max_length=64)
    words = models.CharField(max_length=60)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["council", "hash"], name="wanted_words_once")]

    def __str__(self) -> str:
        return self.words
