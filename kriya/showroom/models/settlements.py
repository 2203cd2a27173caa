"""Settlements: what is paid to whom, from which entries of the books, approved by a second person, posted once.

A run takes every entry on a maker's accounts that may be paid through a day and that no settlement took before. An
entry is taken at most once (constraint): so nobody is paid twice, late sales come with the next run, and what is below
zero or the minimum simply stays untaken.
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kriya.core.history import keeps_history
from kriya.core.scoping import CouncilRow, WithinCouncil


class SettlementState(models.TextChoices):
    PREVIEW = "preview", _("tinjauan")
    APPROVED = "approved", _("disetujui")
    POSTED = "posted", _("dibukukan")
    CANCELLED = "cancelled", _("dibatalkan")


class Settlement(CouncilRow):
    """A run that pays through a day. At most one is open in a council. Who approves is not who made it (constraint)."""

    number = models.CharField(_("nomor"), max_length=32, blank=True)
    through_on = models.DateField(_("dibayar sampai"))
    state = models.CharField(max_length=10, choices=SettlementState.choices, default=SettlementState.PREVIEW)
    note = models.CharField(_("catatan"), max_length=300, blank=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    approved_at = models.DateTimeField(null=True)
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    posted_at = models.DateTimeField(null=True)
    posted_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["council"],
                condition=Q(state__in=[SettlementState.PREVIEW, SettlementState.APPROVED]),
                name="settlement_one_open",
            ),
            models.UniqueConstraint(
                fields=["council", "number"], condition=~Q(number=""), name="settlement_number_once"
            ),
            models.CheckConstraint(condition=Q(state__in=SettlementState.values), name="settlement_state_is_known"),
            models.CheckConstraint(
                condition=Q(approved_by=None) | Q(made_by=None) | ~Q(approved_by=F("made_by")),
                name="settlement_second_person",
            ),
            models.CheckConstraint(
                condition=~Q(state=SettlementState.POSTED)
                | (Q(posted_at__isnull=False, approved_at__isnull=False) & ~Q(number="")),
                name="settlement_posted_whole",
            ),
        ]

    def __str__(self) -> str:
        return self.number or str(self.through_on)


class SettlementOutcome(models.TextChoices):
    PAID = "paid", _("dibayar")
    NEGATIVE = "negative", _("saldo kurang, dibawa ke pelunasan berikut")
    BELOW_MINIMUM = "below_minimum", _("di bawah pelunasan terkecil, dibawa")
    NOTHING = "nothing", _("tidak ada yang dibayar")


class PayoutMethod(models.TextChoices):
    BANK = "bank", _("transfer bank")
    CASH = "cash", _("tunai")


@keeps_history(_("bagian pelunasan"), called="maker")
class SettlementMaker(CouncilRow):
    """A maker's part of a run: what it is made of and what comes of it. `amount` is due (above zero) or lacking.

    Sums are rupiah: sales + refunds + other + advances = amount, refunds and advances below zero.
    """

    stays_at_merge = True

    settlement = WithinCouncil(Settlement, models.CASCADE, related_name="makers")
    maker = WithinCouncil("makers.Maker", models.PROTECT, related_name="settlements")
    sales = models.BigIntegerField(default=0)
    refunds = models.BigIntegerField(default=0)
    other = models.BigIntegerField(default=0)
    advances = models.BigIntegerField(default=0)
    amount = models.BigIntegerField()
    entries = models.PositiveIntegerField()
    minimum = models.BigIntegerField(default=0)
    outcome = models.CharField(max_length=14, choices=SettlementOutcome.choices)
    method = models.CharField(max_length=4, choices=PayoutMethod.choices, default=PayoutMethod.CASH)
    receipt = models.CharField(_("nomor kuitansi"), max_length=32, blank=True)
    transaction = WithinCouncil("ledger.Transaction", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["council", "settlement", "maker"], name="settlement_maker_once"),
            models.CheckConstraint(
                condition=Q(outcome__in=SettlementOutcome.values, method__in=PayoutMethod.values),
                name="settlement_maker_words_are_known",
            ),
            models.CheckConstraint(
                condition=Q(amount=F("sales") + F("refunds") + F("other") + F("advances")),
                name="settlement_maker_parts_are_whole",
            ),
            models.CheckConstraint(
                condition=~Q(outcome=SettlementOutcome.PAID) | Q(amount__gt=0), name="settlement_maker_paid_above_zero"
            ),
        ]

    def __str__(self) -> str:
        return str(self.amount)


class SettlementItem(CouncilRow):
    """An entry of the books that a run pays. One entry is in one run, for ever; cancelling a run lets its items go."""

    part = WithinCouncil(SettlementMaker, models.CASCADE, related_name="items")
    entry = WithinCouncil("ledger.Entry", models.PROTECT, related_name="settled_in")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["council", "entry"], name="settlement_item_entry_once")]

    def __str__(self) -> str:
        return str(self.entry_id)


class SettlementReversal(CouncilRow):
    """A payout that did not reach its maker: a contra transaction owes it again. Written once."""

    part = WithinCouncil(SettlementMaker, models.PROTECT, related_name="reversals")
    transaction = WithinCouncil("ledger.Transaction", models.PROTECT, related_name="+")
    reason = models.CharField(_("alasan"), max_length=200)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["council", "part"], name="settlement_reversed_once"),
            models.CheckConstraint(condition=~Q(reason=""), name="settlement_reversal_has_reason"),
        ]

    def __str__(self) -> str:
        return self.reason
