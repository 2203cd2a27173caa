"""The families of figures that the council always has: of its register and catalogue, and of trade."""

from typing import Final

from kriya.achievements.indicators.business import BUSINESS
from kriya.achievements.indicators.dimensions import REGISTER_DIMENSIONS, TRADE_DIMENSIONS
from kriya.achievements.indicators.makers import MAKERS
from kriya.achievements.indicators.products import PRODUCTS
from kriya.achievements.indicators.trade import TRADE_INDICATORS
from kriya.achievements.queries.facts import gather_register
from kriya.achievements.queries.labels import labels
from kriya.achievements.queries.trade import gather_trade
from kriya.core.indicators import Family, Words

REGISTER: Final = Family(
    "register",
    gather_register,
    (*MAKERS, *BUSINESS, *PRODUCTS),
    Words("Daftar UMKM dan katalog", "Register and catalogue"),
    REGISTER_DIMENSIONS,
    labels,
    narrows=True,
    place=0,
)
TRADE: Final = Family(
    "trade",
    gather_trade,
    TRADE_INDICATORS,
    Words("Penjualan, uang perajin, dan promosi", "Sales, makers' money and promotion"),
    TRADE_DIMENSIONS,
    narrows=True,
    place=1,
)
