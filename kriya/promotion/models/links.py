"""Short links: a code that leads to a page of the council, and how often somebody followed it."""

from typing import Final

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kriya.core.history import keeps_history
from kriya.core.scoping import CouncilRow, WithinCouncil

LIVE_DAYS: Final = 20
"""So many days back baskets are counted themselves; older ones were noted. Baskets are kept for thirty days."""


class Channel(models.TextChoices):
    """Where a link is put up; names of services are what people call them."""

    WHATSAPP = "whatsapp", "WhatsApp"
    INSTAGRAM = "instagram", "Instagram"
    FACEBOOK = "facebook", "Facebook"
    TIKTOK = "tiktok", "TikTok"
    X = "x", "X"
    YOUTUBE = "youtube", "YouTube"
    EMAIL = "email", _("surel")
    POSTER = "poster", _("poster dan cetakan")
    CATALOGUE = "catalogue", _("katalog cetak")
    PRESS = "press", _("media dan situs lain")
    EVENT = "event", _("pameran dan acara")
    NEWSLETTER = "newsletter", _("buletin dewan")
    OTHER = "other", _("lainnya")


class TargetKind(models.TextChoices):
    PRODUCT = "product", _("produk")
    MAKER = "maker", _("UMKM")
    COLLECTION = "collection", _("koleksi")
    PAGE = "page", _("halaman")
    CAMPAIGN_PAGE = "campaign_page", _("halaman kampanye")


class Page(models.TextChoices):
    """The pages without an object to which a link may lead: a list, so that no link ever leads elsewhere."""

    HOME = "home", _("beranda")
    PRODUCTS = "products", _("semua produk")
    COLLECTIONS = "collections", _("semua koleksi")
    MAKERS = "makers", _("semua UMKM")
    MAP = "map", _("peta perajin")
    ABOUT = "about", _("tentang kami")


@keeps_history(_("tautan"))
class Link(CouncilRow):
    """A short link. It is printed and posted, so it leads somewhere for ever: put away, it only leaves the lists.

    `code` is written like a label's, with a check sign. What it led to may be gone; then it leads to the list of its
    kind.
    """

    code = models.CharField(_("kode"), max_length=10, editable=False)
    name = models.CharField(_("dipasang di"), max_length=80, blank=True)
    channel = models.CharField(_("kanal"), max_length=10, choices=Channel.choices)
    campaign = WithinCouncil("promotion.Campaign", models.PROTECT, null=True, blank=True, related_name="links")
    kind = models.CharField(_("tujuan"), max_length=14, choices=TargetKind.choices)
    product = WithinCouncil("catalog.Product", models.SET_NULL, null=True, blank=True, related_name="+")
    maker = WithinCouncil("makers.Maker", models.SET_NULL, null=True, blank=True, related_name="+")
    collection = WithinCouncil("catalog.Collection", models.SET_NULL, null=True, blank=True, related_name="+")
    campaign_page = WithinCouncil(
        "promotion.CampaignPage", models.SET_NULL, null=True, blank=True, related_name="links"
    )
    page = models.CharField(max_length=12, choices=Page.choices, blank=True)
    made_at = models.DateTimeField(editable=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    put_away_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        indexes = [models.Index(fields=["council", "campaign", "-made_at"], name="link_campaign")]
        constraints = [
            models.UniqueConstraint(fields=["code"], name="link_code_once"),
            models.CheckConstraint(condition=Q(channel__in=Channel.values), name="link_channel_is_known"),
            models.CheckConstraint(condition=Q(kind__in=TargetKind.values), name="link_kind_is_known"),
            models.CheckConstraint(
                condition=Q(kind="page", page__in=Page.values) | (~Q(kind="page") & Q(page="")),
                name="link_page_is_known",
            ),
        ]

    def __str__(self) -> str:
        return self.code


class LinkDay(CouncilRow):
    """How often a link was followed on a day of the council, by people and by machines, and the baskets begun after.

    Who it was is not asked. Baskets are noted by a job, before the baskets themselves are forgotten.
    """

    link = WithinCouncil(Link, models.CASCADE, related_name="days")
    on = models.DateField()
    visits = models.PositiveIntegerField(default=0)
    machines = models.PositiveIntegerField(default=0)
    baskets = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["council", "link", "on"], name="link_day_once")]

    def __str__(self) -> str:
        return f"{self.on} {self.visits}"


class PublishedLink(models.Model):
    """Projection: which council and link a code leads to. Public, without row-level security."""

    code = models.CharField(primary_key=True, max_length=10)
    council = models.ForeignKey(
        "councils.Council", on_delete=models.CASCADE, related_name="+", db_index=False, db_constraint=False
    )
    link_id = models.UUIDField()

    def __str__(self) -> str:
        return self.code
