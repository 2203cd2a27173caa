"""Cells of a list of products."""

import pytest

from kriya.catalog.imports.values import read_piece_price
from kriya.makers.imports.values.reading import Context


@pytest.mark.parametrize(
    "cell",
    [
        "Rp50.000 - Rp75.000", "50rb s/d 75rb", "50-75rb", "50K - 75K", "Rp 50.000,- s.d Rp 75.000,-", "50.000,- - 75.000,-",
        "Rp. 50.000 ~ Rp. 75.000", "50 ribu sampai dengan 75 ribu",
    ],
)  # fmt: skip
def test_of_two_prices_the_lowest_is_taken(cell: str) -> None:
    assert read_piece_price(cell, Context()) == (50_000, ("price_lowest",), None, None)
