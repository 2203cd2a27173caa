"""Orders: who wants what, sent where, and what became of it. One order may be of many makers."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kriya.core.scoping import CouncilRow, WithinCouncil


class OrderState(models.TextChoices):
    AWAITING = "awaiting", _("menunggu pembayaran")
    PAID = "paid", _("dibayar, disiapkan")
    SENT = "sent", _("dikirim")
    DONE = "done", _("selesai")
    EXPIRED = "expired", _("kedaluwarsa")
    CANCELLED = "cancelled", pgettext_lazy("pesanan", "dibatalkan")


class DeliveryKind(models.TextChoices):
    PICK_UP = "pick_up", _("diambil di galeri")
    TABLE = "table", _("tarif dewan")
    COURIER = "courier", _("kurir")


class Order(CouncilRow):
    """What a buyer ordered, with the prices and names of that day. `code` opens it without a log-in: it is a secret.

    total = goods − discount + shipping, whole rupiah. `due` is what must come before anything is made or packed: all
    of it, or of what is made to order the deposit. Pieces are kept for it until `expires_at`.
    """

    number = models.CharField(_("nomor"), max_length=20)
    code = models.CharField(max_length=16)
    state = models.CharField(_("keadaan"), max_length=10, choices=OrderState.choices, default=OrderState.AWAITING)
    buyer_name = models.CharField(_("nama"), max_length=120)
    buyer_phone = models.CharField(_("telepon"), max_length=20)
    buyer_email = models.EmailField(_("surel"), blank=True)
    language = models.CharField(max_length=5, default="id")
    delivery = models.CharField(_("pengiriman"), max_length=8, choices=DeliveryKind.choices)
    service = models.CharField(_("layanan"), max_length=80, blank=True)
    street = models.CharField(_("alamat"), max_length=300, blank=True)
    village_code = models.CharField(max_length=13, blank=True)
    region = models.CharField(_("wilayah"), max_length=200, blank=True, help_text="As it was called that day.")
    postal_code = models.CharField(_("kode pos"), max_length=5, blank=True)
    weight_g = models.PositiveIntegerField(default=0)
    goods = models.BigIntegerField()
    discount = models.BigIntegerField(default=0)
    shipping = models.BigIntegerField(default=0)
    total = models.BigIntegerField()
    due = models.BigIntegerField()
    voucher = WithinCouncil("shop.Voucher", models.PROTECT, null=True, related_name="orders")
    attribution = models.CharField(_("asal pembeli"), max_length=40, blank=True)
    note = models.CharField(_("catatan"), max_length=300, blank=True)
    placed_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    payload_hash = models.CharField(max_length=64)

    class Meta:
        indexes = [
            models.Index(fields=["council", "state", "-placed_at"], name="order_state"),
            models.Index(fields=["council", "expires_at"], name="order_expires", condition=Q(state="awaiting")),
        ]
        constraints = [
            models.UniqueConstraint(fields=["code"], name="order_code_once"),
            models.UniqueConstraint(fields=["council", "number"], name="order_number_once"),
            models.CheckConstraint(condition=Q(state__in=OrderState.values), name="order_state_is_known"),
            models.CheckConstraint(condition=Q(delivery__in=DeliveryKind.values), name="order_delivery_is_known"),
            models.CheckConstraint(
                condition=Q(goods__gt=0, discount__gte=0, discount__lte=F("goods"), shipping__gte=0),
                name="order_amounts_not_negative",
            ),
            models.CheckConstraint(
                condition=Q(total=F("goods") - F("discount") + F("shipping")), name="order_total_is_sum"
            ),
            models.CheckConstraint(condition=Q(due__gte=0, due__lte=F("total")), name="order_due_within_total"),
            models.CheckConstraint(
                condition=Q(delivery="pick_up", shipping=0) | (~Q(delivery="pick_up") & ~Q(street="")),
                name="order_sent_somewhere",
            ),
        ]

    def __str__(self) -> str:
        return self.number


class OrderLine(CouncilRow):
    """Pieces of one lot, or of a product that is made to order. price × pieces − discount = total.

    `lot` and `location` say which pieces are kept. `sale` is set once they are sold to the order; `gone_at` where they
    were paid and could not be had; `accepted_at` and `made_at` are the maker's, for what is made to order.
    """

    stays_at_merge = True

    order = WithinCouncil(Order, models.PROTECT, related_name="lines")
    position = models.PositiveSmallIntegerField()
    product = WithinCouncil("catalog.Product", models.PROTECT, related_name="+")
    variant = WithinCouncil("catalog.ProductVariant", models.SET_NULL, null=True, related_name="+")
    lot = WithinCouncil("inventory.Lot", models.PROTECT, null=True, related_name="+")
    location = WithinCouncil("inventory.Location", models.PROTECT, null=True, related_name="+")
    maker = WithinCouncil("makers.Maker", models.PROTECT, null=True, related_name="+")
    name = models.CharField(max_length=220)
    maker_name = models.CharField(max_length=160, blank=True)
    pieces = models.PositiveSmallIntegerField()
    price = models.BigIntegerField()
    discount = models.BigIntegerField(default=0)
    total = models.BigIntegerField()
    weight_g = models.PositiveIntegerField(default=0)
    is_to_order = models.BooleanField(default=False)
    order_days = models.PositiveSmallIntegerField(null=True)
    sale = WithinCouncil("sales.Sale", models.PROTECT, null=True, related_name="+")
    gone_at = models.DateTimeField(null=True)
    accepted_at = models.DateTimeField(null=True)
    declined_at = models.DateTimeField(null=True)
    promised_on = models.DateField(null=True)
    made_at = models.DateTimeField(null=True)
    cancelled_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["position"]
        indexes = [
            models.Index(fields=["council", "maker"], name="order_line_to_make", condition=Q(is_to_order=True)),
            models.Index(fields=["council", "sale"], name="order_line_sale", condition=Q(sale__isnull=False)),
        ]
        constraints = [
            models.UniqueConstraint(fields=["council", "order", "position"], name="order_line_position_once"),
            models.CheckConstraint(condition=Q(pieces__gte=1, price__gt=0), name="order_line_has_pieces"),
            models.CheckConstraint(
                condition=Q(total=F("price") * F("pieces") - F("discount"), total__gte=0, discount__gte=0),
                name="order_line_price_less_discount",
            ),
            models.CheckConstraint(
                condition=Q(is_to_order=True) | Q(lot__isnull=False, location__isnull=False),
                name="order_line_of_a_lot_or_to_order",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class OrderEventKind(models.TextChoices):
    PLACED = "placed", _("dipesan")
    PAID = "paid", _("pembayaran diterima")
    EXPIRED = "expired", _("kedaluwarsa")
    CANCELLED = "cancelled", pgettext_lazy("pesanan", "dibatalkan")
    SHORT = "short", _("barang tidak ada lagi")
    ACCEPTED = "accepted", _("perajin menyanggupi")
    DECLINED = "declined", _("perajin tidak sanggup")
    MADE = "made", _("selesai dibuat")
    SENT = "sent", _("dikirim")
    DONE = "done", _("diterima pembeli")
    RETURNED = "returned", _("barang kembali")
    REFUNDED = "refunded", _("uang dikembalikan")
    MESSAGE = "message", _("pesan")


class OrderEvent(CouncilRow):
    """One thing that happened to an order; written once. Without `by` the buyer or the system did it."""

    order = WithinCouncil(Order, models.PROTECT, related_name="events")
    kind = models.CharField(max_length=10, choices=OrderEventKind.choices)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    from_buyer = models.BooleanField(default=False)
    note = models.CharField(max_length=500, blank=True)
    amount = models.BigIntegerField(null=True)

    class Meta:
        indexes = [models.Index(fields=["council", "order", "at"], name="order_event_order")]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=OrderEventKind.values), name="order_event_kind_is_known"),
            models.CheckConstraint(condition=~Q(kind="message") | ~Q(note=""), name="order_message_has_words"),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()
