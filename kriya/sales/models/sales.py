"""Sales: one table for every channel, written once, with the terms that governed each line frozen into it."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kriya.core.scoping import CouncilRow, WithinCouncil
from kriya.ledger.models import Tender


class Channel(models.TextChoices):
    SHOWROOM = "showroom", _("galeri")
    EXHIBITION = "exhibition", _("pameran")
    SHOP = "shop", _("toko daring")
    VISIT = "visit", _("kunjungan")
    OFFICE = "office", _("kantor")
    MARKET = "market", _("lokapasar")


class Sale(CouncilRow):
    """Money against pieces. The client makes the id; the same id with the same `payload_hash` is the same sale.

    `total` is what the lines come to, `rounding` what cash rounding added to it; tenders sum to both. Three clocks:
    `device_at` as the till said, `happened_at` as the server believes, `recorded_at` when the server heard of it.
    """

    channel = models.CharField(max_length=10, choices=Channel.choices)
    location = WithinCouncil("inventory.Location", models.PROTECT, related_name="+")
    till = WithinCouncil("sales.Till", models.PROTECT, null=True, related_name="sales")
    shift = WithinCouncil("sales.Shift", models.PROTECT, null=True, related_name="sales")
    receipt = models.CharField(_("nomor struk"), max_length=20, blank=True)
    counter = models.PositiveIntegerField(null=True, help_text="The till's own running number.")
    total = models.BigIntegerField()
    discount = models.BigIntegerField(default=0, help_text="All discounts of the lines together.")
    rounding = models.IntegerField(default=0)
    discount_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, db_index=False, null=True, on_delete=models.PROTECT, related_name="+"
    )
    attribution = models.CharField(_("asal pembeli"), max_length=40, blank=True)
    buyer_name = models.CharField(_("nama pembeli"), max_length=120, blank=True)
    buyer_phone = models.CharField(_("telepon pembeli"), max_length=20, blank=True)
    note = models.CharField(_("catatan"), max_length=300, blank=True)
    device_at = models.DateTimeField()
    happened_at = models.DateTimeField()
    happened_on = models.DateField(help_text="The council's day of happened_at.")
    recorded_at = models.DateTimeField()
    cashier = models.ForeignKey(
        settings.AUTH_USER_MODEL, db_index=False, null=True, on_delete=models.PROTECT, related_name="+"
    )
    payload_hash = models.CharField(max_length=64)

    class Meta:
        indexes = [models.Index(fields=["council", "happened_on"], name="sale_day")]
        constraints = [
            models.CheckConstraint(condition=Q(channel__in=Channel.values), name="sale_channel_is_known"),
            models.CheckConstraint(condition=Q(total__gte=0, discount__gte=0), name="sale_total_not_negative"),
            # Told apart by their ids: a till that was set up anew may repeat a counter, and its sales are real.
            models.CheckConstraint(
                condition=Q(till=None, counter=None) | Q(till__isnull=False, counter__isnull=False),
                name="sale_counter_of_till",
            ),
        ]

    def __str__(self) -> str:
        return self.receipt or str(self.pk)


class SaleLine(CouncilRow):
    """Pieces of a lot, or a service, sold. price × pieces − discount = total.

    total = net (the maker's) + commission + ppn + fee.

    A service has no lot: nothing moves with it, and its `terms` (as those of a lot) stand here.

    Commission is below zero where the council bears more discount than it earns. For public goods `maker` is NULL and
    `net` is the council's own. `maker_name` and `name` are those of the day.
    """

    stays_at_merge = True

    sale = WithinCouncil(Sale, models.PROTECT, related_name="lines")
    position = models.PositiveSmallIntegerField()
    lot = WithinCouncil("inventory.Lot", models.PROTECT, null=True, related_name="sale_lines")
    terms = models.JSONField(null=True)
    maker = WithinCouncil("makers.Maker", models.PROTECT, null=True, related_name="sale_lines")
    name = models.CharField(max_length=160)
    maker_name = models.CharField(max_length=160, blank=True)
    pieces = models.PositiveIntegerField()
    price = models.BigIntegerField(help_text="Of one piece, before discount.")
    discount = models.BigIntegerField(default=0, help_text="Of the whole line, its part of the sale's included.")
    total = models.BigIntegerField()
    net = models.BigIntegerField()
    commission = models.BigIntegerField()
    ppn = models.BigIntegerField(default=0)
    fee = models.BigIntegerField(default=0, help_text="The maker's part of the payment's fee.")
    payable_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["council", "sale", "position"], name="sale_line_position_once"),
            models.CheckConstraint(condition=Q(pieces__gt=0, price__gte=0), name="sale_line_has_pieces"),
            models.CheckConstraint(
                condition=Q(lot__isnull=False, terms=None) | Q(lot=None, terms__isnull=False),
                name="sale_line_of_a_lot_or_a_service",
            ),
            models.CheckConstraint(
                condition=Q(total=F("price") * F("pieces") - F("discount")), name="sale_line_price_less_discount"
            ),
            models.CheckConstraint(
                condition=Q(total=F("net") + F("commission") + F("ppn") + F("fee")), name="sale_line_parts_are_whole"
            ),
            models.CheckConstraint(condition=Q(total__gte=0, discount__gte=0), name="sale_line_not_negative"),
        ]

    def __str__(self) -> str:
        return self.name


class TenderState(models.TextChoices):
    DONE = "done", _("diterima")
    UNVERIFIED = "unverified", _("belum dicocokkan")


class SaleTender(CouncilRow):
    """One way in which a sale was paid. Cash: `given` less `change` is `amount`; others bear a reference.

    Written once: that an unverified one came in is told by a TenderConfirmation.
    """

    sale = WithinCouncil(Sale, models.PROTECT, related_name="tenders")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10, choices=Tender.choices)
    amount = models.BigIntegerField()
    given = models.BigIntegerField(null=True)
    change = models.BigIntegerField(default=0)
    reference = models.CharField(max_length=80, blank=True)
    state = models.CharField(max_length=10, choices=TenderState.choices, default=TenderState.DONE)

    class Meta:
        indexes = [
            models.Index(
                fields=["council", "kind", "reference"], name="sale_tender_reference", condition=~Q(reference="")
            )
        ]
        constraints = [
            models.UniqueConstraint(fields=["council", "sale", "position"], name="sale_tender_position_once"),
            models.CheckConstraint(condition=Q(kind__in=Tender.values), name="sale_tender_kind_is_known"),
            models.CheckConstraint(condition=Q(state__in=TenderState.values), name="sale_tender_state_is_known"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="sale_tender_above_zero"),
            models.CheckConstraint(
                condition=Q(kind=Tender.CASH, given=F("amount") + F("change"), change__gte=0)
                | (~Q(kind=Tender.CASH) & Q(given=None, change=0)),
                name="sale_tender_change_from_cash",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.amount}"


class TenderConfirmation(CouncilRow):
    """A payment was found in the bank (`arrived`, less `fee`), or found never to have come. Written once."""

    tender = WithinCouncil(SaleTender, models.PROTECT, related_name="confirmations")
    arrived = models.BigIntegerField(help_text="What came into the bank: the amount less the fee; 0: it never came.")
    fee = models.BigIntegerField(default=0)
    note = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["council", "tender"], name="tender_confirmed_once"),
            models.CheckConstraint(condition=Q(arrived__gte=0, fee__gte=0), name="tender_confirmation_not_negative"),
        ]

    def __str__(self) -> str:
        return str(self.arrived)
