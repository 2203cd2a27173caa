"""Templates of marketplaces that were filled, what was remembered of their layouts, and the codes written into them."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kriya.core.history import keeps_history
from kriya.core.scoping import CouncilRow, WithinCouncil


class Marketplace(models.TextChoices):
    SHOPEE = "shopee", "Shopee"
    TIKTOK = "tiktok", "TikTok Shop / Tokopedia"


@keeps_history(_("arti kode"), called="code")
class Sku(CouncilRow):
    """A code by which a marketplace names a product, or one of its variants.

    Those that Kriya wrote into a template hold everywhere (`marketplace` is ""); one that a person explained holds
    where it was found. `code` is upper-cased; a line without a code goes by its name.
    """

    marketplace = models.CharField(max_length=8, choices=Marketplace.choices, blank=True)
    code = models.CharField(_("kode di lokapasar"), max_length=300)
    product = WithinCouncil("catalog.Product", models.CASCADE, related_name="+")
    variant = WithinCouncil("catalog.ProductVariant", models.CASCADE, null=True, related_name="+")
    made_at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["council", "marketplace", "code"], name="sku_once_a_marketplace"),
            models.UniqueConstraint(
                fields=["council", "product", "variant"],
                condition=Q(marketplace=""),
                nulls_distinct=False,
                name="sku_of_kriya_once",
            ),
            models.CheckConstraint(condition=Q(marketplace__in=["", *Marketplace.values]), name="sku_of_marketplace"),
        ]

    def __str__(self) -> str:
        return self.code


@keeps_history(_("templat lokapasar"), inside="kriya.marketplaces.told.LAYOUT")
class MarketLayout(CouncilRow):
    """What a person chose for a layout of template, told apart by the `fingerprint` of its headings.

    `columns` is {letters: field}, `fixed` {letters: what every row says there}, `categories` {craft code: category}.
    """

    marketplace = models.CharField(_("lokapasar"), max_length=8, choices=Marketplace.choices)
    fingerprint = models.CharField(max_length=64)
    columns = models.JSONField(default=dict)
    fixed = models.JSONField(default=dict)
    categories = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["council", "marketplace", "fingerprint"], name="market_layout_once"),
            models.CheckConstraint(condition=Q(marketplace__in=Marketplace.values), name="market_layout_is_known"),
        ]

    def __str__(self) -> str:
        return self.fingerprint[:8]


class FillingState(models.TextChoices):
    KEPT = "kept", _("belum diisi")
    WORKING = "working", _("sedang diisi")
    DONE = "done", _("terisi")
    FAILED = "failed", _("gagal")


class Filling(CouncilRow):
    """A template that the office brought, and what it became.

    `table` is what was read of it (kriya.marketplaces.filling.reading.Template), `wanted` which products were chosen,
    `left` what could not be filled: [{row, name, column, why}]. `template` and `result` name private files. With many
    products it is filled by the worker from `asked`; `done` of them are written so far, `alive_at` when it said so.
    """

    marketplace = models.CharField(_("lokapasar"), max_length=8, choices=Marketplace.choices)
    layout = WithinCouncil(MarketLayout, models.PROTECT, related_name="fillings")
    name = models.CharField(_("nama berkas"), max_length=200)
    template = models.CharField(max_length=200)
    table = models.JSONField()
    wanted = models.JSONField(default=dict)
    left = models.JSONField(default=list)
    result = models.CharField(max_length=200, blank=True)
    products = models.PositiveIntegerField(default=0)
    rows = models.PositiveIntegerField(default=0)
    brought_at = models.DateTimeField()
    filled_at = models.DateTimeField(null=True)
    state = models.CharField(_("keadaan"), max_length=7, choices=FillingState.choices, default=FillingState.KEPT)
    asked = models.JSONField(default=dict)
    done = models.PositiveIntegerField(default=0)
    alive_at = models.DateTimeField(null=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["council", "-brought_at"], name="filling_brought")]
        constraints = [
            models.CheckConstraint(
                condition=Q(marketplace__in=Marketplace.values), name="filling_marketplace_is_known"
            ),
            models.CheckConstraint(condition=Q(state__in=FillingState.values), name="filling_state_is_known"),
        ]

    def __str__(self) -> str:
        return self.name
