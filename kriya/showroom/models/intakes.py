"""Intakes: pieces handed in, accepted or refused line by line, with a receipt that both sign."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kriya.core.history import keeps_history
from kriya.core.scoping import CouncilRow, WithinCouncil
from kriya.inventory.models import LotKind


class IntakeState(models.TextChoices):
    DRAFT = "draft", _("draf")
    HANDED_IN = "handed_in", _("menunggu petugas")
    ACCEPTED = "accepted", _("diterima")
    CANCELLED = "cancelled", _("dibatalkan")


@keeps_history(_("titipan"), called="maker")
class Intake(CouncilRow):
    """Pieces that a maker brings, or without a maker that the council bought with public money.

    The maker's phone or the officer makes the id. Once accepted it bears a number and the terms as they were, and
    nothing of it changes any more.
    """

    stays_at_merge = True

    maker = WithinCouncil("makers.Maker", models.PROTECT, null=True, blank=True, related_name="intakes")
    state = models.CharField(max_length=10, choices=IntakeState.choices, default=IntakeState.DRAFT)
    number = models.CharField(_("nomor"), max_length=32, blank=True)
    location = WithinCouncil("inventory.Location", models.PROTECT, null=True, blank=True, related_name="+")
    agreement = WithinCouncil("showroom.Agreement", models.PROTECT, null=True, blank=True, related_name="intakes")
    funding = models.CharField(_("sumber dana"), max_length=200, blank=True)
    note = models.TextField(_("catatan"), blank=True)
    by_maker = models.BooleanField(default=False)
    drafted_at = models.DateTimeField()
    drafted_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["council", "state", "drafted_at"], name="intake_state")]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=IntakeState.values), name="intake_state_is_known"),
            models.UniqueConstraint(fields=["council", "number"], condition=~Q(number=""), name="intake_number_once"),
            models.CheckConstraint(
                condition=~Q(state=IntakeState.ACCEPTED) | (~Q(number="") & Q(decided_at__isnull=False)),
                name="intake_accepted_whole",
            ),
            models.CheckConstraint(
                condition=Q(maker__isnull=False) | ~Q(funding=""), name="intake_of_public_goods_says_funding"
            ),
        ]

    def __str__(self) -> str:
        return self.number or str(self.pk)


class LineAnswer(models.TextChoices):
    WAITING = "waiting", _("belum diperiksa")
    ACCEPTED = "accepted", _("diterima")
    REFUSED = "refused", _("ditolak")


@keeps_history(_("baris titipan"), called="product")
class IntakeLine(CouncilRow):
    """Pieces of one product at one agreed price; `net_price` is what the maker gets a piece where the agreement fixes
    that. An accepted line made a lot."""

    intake = WithinCouncil(Intake, models.CASCADE, related_name="lines")
    position = models.PositiveSmallIntegerField()
    product = WithinCouncil("catalog.Product", models.PROTECT, related_name="+")
    variant = WithinCouncil("catalog.ProductVariant", models.SET_NULL, null=True, blank=True, related_name="+")
    kind = models.CharField(_("jenis"), max_length=10, choices=LotKind.choices, default=LotKind.BATCH)
    pieces = models.PositiveIntegerField(_("jumlah"))
    price = models.BigIntegerField(_("harga yang disepakati"))
    net_price = models.BigIntegerField(_("bagian perajin tetap"), null=True, blank=True)
    condition = models.CharField(_("keadaan"), max_length=200, blank=True)
    serial = models.CharField(_("nomor seri"), max_length=40, blank=True)
    photo = models.FileField(_("foto"), upload_to="showroom/intake/%Y/%m", max_length=200, blank=True)
    answer = models.CharField(max_length=8, choices=LineAnswer.choices, default=LineAnswer.WAITING)
    accepted_pieces = models.PositiveIntegerField(null=True, blank=True)
    reason = models.CharField(_("alasan"), max_length=200, blank=True)
    lot = WithinCouncil("inventory.Lot", models.PROTECT, null=True, blank=True, related_name="intake_lines")

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["council", "intake", "position"], name="intake_line_position_once"),
            models.CheckConstraint(condition=Q(pieces__gt=0, price__gt=0), name="intake_line_has_pieces"),
            models.CheckConstraint(
                condition=Q(net_price=None) | Q(net_price__range=(0, models.F("price"))),
                name="intake_line_net_in_price",
            ),
            models.CheckConstraint(condition=Q(kind__in=LotKind.values), name="intake_line_kind_is_known"),
            models.CheckConstraint(condition=~Q(kind=LotKind.ONE) | Q(pieces=1), name="intake_line_one_is_one"),
            models.CheckConstraint(condition=Q(answer__in=LineAnswer.values), name="intake_line_answer_is_known"),
            models.CheckConstraint(
                condition=~Q(answer=LineAnswer.REFUSED) | ~Q(reason=""), name="intake_line_refused_with_reason"
            ),
            models.CheckConstraint(
                condition=Q(answer=LineAnswer.ACCEPTED, accepted_pieces__range=(1, models.F("pieces")))
                | (~Q(answer=LineAnswer.ACCEPTED) & Q(accepted_pieces=None)),
                name="intake_line_accepted_pieces",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pieces} × {self.price}"
