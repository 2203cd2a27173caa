"""Sending: the council's own rates by place and weight, and the parcels of an order."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kriya.core.history import keeps_history
from kriya.core.scoping import CouncilRow, WithinCouncil
from kriya.councils.regions import name_of


@keeps_history(_("tarif kirim"))
class DeliveryRate(CouncilRow):
    """What sending costs to a region (its code's beginning; "" is anywhere) up to a weight in grams.

    The longest beginning that fits holds, and of its rates the lightest that carries the parcel.
    """

    region_code = models.CharField(_("wilayah"), max_length=13, blank=True)
    up_to_g = models.PositiveIntegerField(_("sampai berat (gram)"))
    price = models.PositiveIntegerField(_("ongkos (rupiah)"))
    days = models.CharField(_("lama kirim"), max_length=20, blank=True, help_text=_("Misalnya 2–4 hari."))

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["council", "region_code", "up_to_g"], name="delivery_rate_once"),
            models.CheckConstraint(condition=Q(up_to_g__gt=0), name="delivery_rate_above_zero"),
        ]

    def __str__(self) -> str:
        region = name_of(self.region_code) or self.region_code or gettext("wilayah lain")
        return f"{region} ≤ {self.up_to_g} g"


class Shipment(CouncilRow):
    """A parcel of an order, or pieces handed over at the counter (no courier). Written once."""

    order = WithinCouncil("shop.Order", models.PROTECT, related_name="shipments")
    courier = models.CharField(_("kurir"), max_length=60, blank=True)
    tracking = models.CharField(_("nomor resi"), max_length=60, blank=True)
    sent_at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return self.tracking or str(self.pk)


class ShipmentLine(CouncilRow):
    """Pieces of an order line in a parcel."""

    shipment = WithinCouncil(Shipment, models.PROTECT, related_name="lines")
    line = WithinCouncil("shop.OrderLine", models.PROTECT, related_name="shipped")
    pieces = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["council", "shipment", "line"], name="shipment_line_once"),
            models.CheckConstraint(condition=Q(pieces__gt=0), name="shipment_line_has_pieces"),
        ]

    def __str__(self) -> str:
        return str(self.pieces)


class CourierRates(CouncilRow):
    """What a courier provider answered for a way and a weight: kept, since each asking counts there and takes time.

    `band_g` is the weight asked for, rounded up; `found` are the services with price and days, [] where none goes.
    """

    provider = models.CharField(max_length=12)
    origin = models.CharField(max_length=60)
    destination = models.CharField(max_length=60)
    band_g = models.PositiveIntegerField()
    couriers = models.CharField(max_length=120)
    found = models.JSONField(default=list)
    asked_at = models.DateTimeField()
    expires_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["council", "provider", "origin", "destination", "band_g", "couriers"], name="courier_rates_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.origin} → {self.destination} ≤ {self.band_g} g"
