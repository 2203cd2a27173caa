"""Orders of marketplaces as their exports tell them, and the sales that they became."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Final

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kriya.core.scoping import CouncilRow, WithinCouncil
from kriya.marketplaces.models.filling import Marketplace


class FileKind(models.TextChoices):
    ORDERS = "orders", _("pesanan")
    PAYOUT = "payout", _("pencairan")


class FileState(models.TextChoices):
    PREVIEW = "preview", _("menunggu diterapkan")
    WORKING = "working", _("sedang diterapkan")
    APPLIED = "applied", _("diterapkan")
    UNDOING = "undoing", _("sedang dibatalkan")
    UNDONE = "undone", _("dibatalkan")


class Status(models.TextChoices):
    """How far an order is. It never goes back: a file that was downloaded earlier may be brought later."""

    UNPAID = "unpaid", _("belum dibayar")
    PAID = "paid", _("perlu dikirim")
    SHIPPED = "shipped", _("dikirim")
    DONE = "done", _("selesai")
    CANCELLED = "cancelled", _("batal")


RANK: Final = {status: place for place, status in enumerate(Status)}
SOLD: Final = frozenset({Status.PAID, Status.SHIPPED, Status.DONE})


class MarketFile(CouncilRow):
    """A file of a marketplace that the office brought.

    `told` is what it says, without the buyers; `left` each cell that could not be read, or row that was not taken, with
    its reason; `came` what applying it came to. A large one is applied, and undone, by the worker: `done` of its
    orders so far, `alive_at` when it last said so.
    """

    marketplace = models.CharField(_("lokapasar"), max_length=8, choices=Marketplace.choices)
    kind = models.CharField(_("isi"), max_length=8, choices=FileKind.choices)
    state = models.CharField(_("keadaan"), max_length=8, choices=FileState.choices, default=FileState.PREVIEW)
    name = models.CharField(_("nama berkas"), max_length=200)
    file_hash = models.CharField(max_length=64)
    told = models.JSONField(default=list)
    left = models.JSONField(default=list)
    came = models.JSONField(default=dict)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    applied_at = models.DateTimeField(null=True)
    done = models.PositiveIntegerField(default=0)
    alive_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)
    undone_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["council", "kind", "-at"], name="market_file_at")]
        constraints = [
            models.CheckConstraint(condition=Q(marketplace__in=Marketplace.values), name="market_file_of_marketplace"),
            models.CheckConstraint(condition=Q(kind__in=FileKind.values), name="market_file_kind_is_known"),
            models.CheckConstraint(condition=Q(state__in=FileState.values), name="market_file_state_is_known"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def counts(self) -> Mapping[str, int | None]:
        """What applying came to; None for what is not known of it."""
        return defaultdict(lambda: None, self.came)


class MarketOrder(CouncilRow):
    """An order, told apart by its number at the marketplace. Rupiah; who bought is not kept.

    `seller_voucher` lowers what comes in, `platform_voucher` the marketplace pays itself. `fee` is what the orders'
    export said that it keeps; what a payout file says of fees stands with the Release.
    """

    marketplace = models.CharField(_("lokapasar"), max_length=8, choices=Marketplace.choices)
    number = models.CharField(_("nomor pesanan"), max_length=40)
    status = models.CharField(_("keadaan"), max_length=10, choices=Status.choices)
    ordered_at = models.DateTimeField()
    seller_voucher = models.BigIntegerField(default=0)
    platform_voucher = models.BigIntegerField(default=0)
    fee = models.BigIntegerField(default=0)
    fee_booked = WithinCouncil("ledger.Transaction", models.PROTECT, null=True, related_name="+")
    first_file = WithinCouncil(MarketFile, models.PROTECT, related_name="first_orders")
    last_file = WithinCouncil(MarketFile, models.PROTECT, related_name="last_orders")

    class Meta:
        indexes = [models.Index(fields=["council", "-ordered_at"], name="market_order_at")]
        constraints = [
            models.UniqueConstraint(fields=["council", "marketplace", "number"], name="market_order_once"),
            models.CheckConstraint(condition=Q(marketplace__in=Marketplace.values), name="market_order_of_marketplace"),
            models.CheckConstraint(condition=Q(status__in=Status.values), name="market_order_status_is_known"),
            models.CheckConstraint(
                condition=Q(seller_voucher__gte=0, platform_voucher__gte=0, fee__gte=0),
                name="market_order_not_negative",
            ),
        ]

    def __str__(self) -> str:
        return self.number


class MarketLine(CouncilRow):
    """Pieces of one product in an order. `discount` is what the seller bears of the whole line; `code` as in Sku."""

    order = WithinCouncil(MarketOrder, models.CASCADE, related_name="lines")
    position = models.PositiveSmallIntegerField()
    code = models.CharField(_("kode"), max_length=300)
    name = models.CharField(_("nama"), max_length=255)
    variation = models.CharField(_("varian"), max_length=120, blank=True)
    pieces = models.PositiveIntegerField()
    price = models.BigIntegerField()
    discount = models.BigIntegerField(default=0)
    returned = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["council", "code"], name="market_line_code")]
        constraints = [
            models.UniqueConstraint(fields=["council", "order", "position"], name="market_line_once"),
            models.CheckConstraint(condition=Q(pieces__gt=0, price__gte=0), name="market_line_has_pieces"),
            models.CheckConstraint(
                condition=Q(discount__gte=0, discount__lte=F("price") * F("pieces")), name="market_line_discount"
            ),
            models.CheckConstraint(condition=Q(returned__lte=F("pieces")), name="market_line_returned"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def total(self) -> int:
        """What it comes to before vouchers of the whole order."""
        return self.price * self.pieces - self.discount


class SoldPieces(CouncilRow):
    """A line of an order became a line of a sale; `file` is the import that made it."""

    line = WithinCouncil(MarketLine, models.CASCADE, related_name="sold")
    sale_line = WithinCouncil("sales.SaleLine", models.PROTECT, related_name="of_market")
    file = WithinCouncil(MarketFile, models.PROTECT, related_name="sold")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["council", "sale_line"], name="sold_pieces_once")]

    def __str__(self) -> str:
        return str(self.sale_line_id)
