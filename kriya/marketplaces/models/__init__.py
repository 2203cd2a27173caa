"""Marketplaces where the council sells too: what was offered there, what was sold there, what they still owe."""

from kriya.marketplaces.models.filling import Filling, FillingState, MarketLayout, Marketplace, Sku
from kriya.marketplaces.models.money import Release, Withdrawal
from kriya.marketplaces.models.orders import (
    FileKind,
    FileState,
    MarketFile,
    MarketLine,
    MarketOrder,
    SoldPieces,
    Status,
)

__all__ = [
    "FileKind", "FileState", "Filling", "FillingState", "MarketFile", "MarketLayout", "MarketLine", "MarketOrder",
    "Marketplace", "Release", "Sku", "SoldPieces", "Status", "Withdrawal",
]  # fmt: skip
