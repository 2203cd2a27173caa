"""The books: transactions of entries that sum to zero, written once.

An account is its kind, and for a maker's money the maker. An amount above zero is debit (money or a claim comes in, a
cost), below zero credit (we owe it, or earned it): what a maker is owed is the negative of the sum on its account.
"""

from typing import Final

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kriya.core.scoping import CouncilRow, WithinCouncil


class Account(models.TextChoices):
    MAKER = "maker", _("titipan perajin")
    ADVANCE = "advance", _("uang muka perajin")
    COMMISSION = "commission", _("komisi dewan")
    PUBLIC_GOODS = "public_goods", _("penjualan barang milik dewan")
    CASH_DRAWER = "cash_drawer", _("kas laci")
    CASH_OFFICE = "cash_office", _("kas kantor")
    BANK = "bank", _("bank")
    QRIS = "qris", _("QRIS belum masuk bank")
    TRANSFER = "transfer", _("transfer belum dicocokkan")
    CARD = "card", _("kartu belum masuk bank")
    PROVIDER = "provider", _("penyedia pembayaran")
    MARKET = "market", _("lokapasar belum cair")
    EXCHANGE = "exchange", _("tukar barang")
    ORDERS = "orders", _("uang muka pembeli")
    RECEIVABLE = "receivable", _("tagihan instansi")
    SHIPPING = "shipping", _("ongkos kirim")
    FEES = "fees", _("biaya pembayaran")
    PPN = "ppn", _("PPN keluaran")
    ROUNDING = "rounding", _("pembulatan tunai")
    OVER_SHORT = "over_short", _("selisih kas")
    LOSS = "loss", _("ganti rugi barang")
    SUSPENSE = "suspense", _("penjualan yang belum jelas")
    OPENING = "opening", _("saldo awal dan setoran dewan")


OF_MAKERS: Final = (Account.MAKER, Account.ADVANCE)
"""The accounts that exist once for each maker."""
MONEY: Final = (
    Account.CASH_DRAWER, Account.CASH_OFFICE, Account.BANK, Account.QRIS, Account.TRANSFER, Account.CARD,
    Account.PROVIDER, Account.MARKET,
)  # fmt: skip
"""Where money is, or is on its way."""


class Source(models.TextChoices):
    """What a transaction tells of."""

    SALE = "sale", _("penjualan")
    REFUND = "refund", _("pengembalian")
    PAYMENT = "payment", _("pembayaran pesanan")
    TENDER = "tender", _("pencocokan pembayaran")
    SHIFT = "shift", _("kas laci")
    MARKET = "market", _("lokapasar")
    PAYOUT = "payout", _("pelunasan")
    ADVANCE = "advance", _("uang muka")
    DEDUCTION = "deduction", _("potongan")
    CREDIT = "credit", _("tambahan")
    LOSS = "loss", _("ganti rugi barang")
    QUARANTINE = "quarantine", _("penjualan yang belum jelas")
    OPENING = "opening", _("saldo awal")
    MOVE = "move", _("pindah kas")
    REVERSAL = "reversal", _("pembalikan")


class Transaction(CouncilRow):
    """One thing that happened to money, whole: `lines` says of how many entries. Never changed; reversed by another.

    `happened_at` is when it happened in the world, `posted_at` when it came into the books: a balance at an instant
    counts what was posted by then, so no later event changes it. `payload_hash` is that of what a client sent.
    """

    source = models.CharField(max_length=10, choices=Source.choices)
    document = models.UUIDField(null=True, help_text="The sale, refund, shift or settlement it tells of.")
    happened_at = models.DateTimeField()
    happened_on = models.DateField(help_text="The council's day of happened_at.")
    posted_at = models.DateTimeField()
    lines = models.PositiveSmallIntegerField()
    note = models.CharField(max_length=300, blank=True)
    payload_hash = models.CharField(max_length=64, blank=True)
    reverses = WithinCouncil("self", models.PROTECT, null=True, related_name="reversed_by")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, db_index=False, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        indexes = [
            models.Index(fields=["council", "document"], name="transaction_document"),
            models.Index(fields=["council", "posted_at"], name="transaction_posted"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(source__in=Source.values), name="transaction_source_is_known"),
            models.CheckConstraint(condition=Q(lines__gte=2), name="transaction_has_two_entries"),
            models.CheckConstraint(
                condition=Q(reverses=None) | Q(source=Source.REVERSAL), name="transaction_reversal_says_so"
            ),
            models.UniqueConstraint(
                fields=["council", "reverses"], condition=Q(reverses__isnull=False), name="transaction_reversed_once"
            ),
            models.UniqueConstraint(
                fields=["council", "document"], condition=Q(source=Source.SALE), name="transaction_one_a_sale"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source} {self.happened_on}"


class Entry(CouncilRow):
    """Rupiah on one account. `about` names the sale line, refund line or the like; `payable_on` is the first day on
    which an entry on a maker's account may be paid out."""

    stays_at_merge = True

    transaction = WithinCouncil(Transaction, models.PROTECT, related_name="entries")
    account = models.CharField(max_length=12, choices=Account.choices)
    maker = WithinCouncil("makers.Maker", models.PROTECT, null=True, related_name="+")
    amount = models.BigIntegerField(help_text="Whole rupiah; above zero debit, below zero credit.")
    about = models.UUIDField(null=True)
    payable_on = models.DateField(null=True)
    posted_at = models.DateTimeField(help_text="As of the transaction.")

    class Meta:
        indexes = [
            models.Index(fields=["council", "maker", "account", "posted_at"], name="entry_of_account"),
            models.Index(fields=["council", "about"], name="entry_about", condition=Q(about__isnull=False)),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(account__in=Account.values), name="entry_account_is_known"),
            models.CheckConstraint(condition=~Q(amount=0), name="entry_not_zero"),
            models.CheckConstraint(
                condition=Q(account__in=OF_MAKERS, maker__isnull=False, payable_on__isnull=False)
                | (~Q(account__in=OF_MAKERS) & Q(maker=None, payable_on=None)),
                name="entry_maker_where_it_belongs",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.account} {self.amount}"

    @property
    def credit(self) -> int:
        """What it is on the credit side."""
        return -self.amount
