"""The bands of price by which products are counted and listed."""

from typing import Final

from kriya.core.indicators import Words

# Upper bounds in whole rupiah; the price that stands on a bound belongs to the band that ends there.
PRICE_BANDS: Final = (
    ("to-100k", 100_000, Words("sampai Rp100 ribu", "up to Rp100k")),
    ("to-250k", 250_000, Words("Rp100–250 ribu", "Rp100–250k")),
    ("to-500k", 500_000, Words("Rp250–500 ribu", "Rp250–500k")),
    ("to-1m", 1_000_000, Words("Rp500 ribu–1 juta", "Rp500k–1m")),
    ("to-5m", 5_000_000, Words("Rp1–5 juta", "Rp1–5m")),
    ("above-5m", None, Words("di atas Rp5 juta", "above Rp5m")),
)
