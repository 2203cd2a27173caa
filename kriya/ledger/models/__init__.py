"""Money owed and paid: a double entry ledger in whole rupiah, the rates it goes by, and numbers without gaps."""

from kriya.ledger.models.books import Account, Entry, Source, Transaction
from kriya.ledger.models.numbers import Numbering, NumberKind
from kriya.ledger.models.rules import FeeRate, MerchantClass, MoneyRules, Tender

__all__ = [
    "Account", "Entry", "FeeRate", "MerchantClass", "MoneyRules", "NumberKind", "Numbering", "Source", "Tender",
    "Transaction",
]  # fmt: skip
