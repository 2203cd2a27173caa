"""Pieces in the council's care: what they are, where they are, and every move they made."""

from kriya.inventory.models.locations import HELD, ON_SALE, ONE_OF, Location, LocationKind
from kriya.inventory.models.lots import Lot, LotKind, PlacePrice, PriceChange, PublishedLabel
from kriya.inventory.models.movements import Level, Movement, Reason, Reservation, ReservationEnd
from kriya.inventory.models.stock_take import OPEN_COUNTS, StockCount, StockDifference, StockTake, StockTakeState
from kriya.inventory.models.transfers import Transfer, TransferAnswer, TransferLine

__all__ = [
    "HELD", "ONE_OF", "ON_SALE", "OPEN_COUNTS", "Level", "Location", "LocationKind", "Lot", "LotKind", "Movement",
    "PlacePrice", "PriceChange", "PublishedLabel", "Reason", "Reservation", "ReservationEnd", "StockCount",
    "StockDifference", "StockTake", "StockTakeState", "Transfer", "TransferAnswer", "TransferLine",
]  # fmt: skip
