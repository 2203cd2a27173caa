"""Cells of a list of products."""

import pytest

from kriya.catalog.imports.values import (
    GRAMS,
    MILLIMETRES,
    Size,
    read_piece_price,
    read_size,
    read_weight,
    unit_of_label,
)
from kriya.makers.imports.values.reading import Context, Reading


@pytest.mark.parametrize(
    "cell",
    [
        "Rp50.000 - Rp75.000", "50rb s/d 75rb", "50-75rb", "50K - 75K", "Rp 50.000,- s.d Rp 75.000,-", "50.000,- - 75.000,-",
        "Rp. 50.000 ~ Rp. 75.000", "50 ribu sampai dengan 75 ribu",
    ],
)  # fmt: skip
def test_of_two_prices_the_lowest_is_taken(cell: str) -> None:
    assert read_piece_price(cell, Context()) == (50_000, ("price_lowest",), None, None)


@pytest.mark.parametrize(
    ("label", "cell", "grams"),
    [
        ("Berat (kg)", 0.5, 500),
        ("Berat (kg)", "2", 2000),
        ("Berat (kg)", "750 gr", 750),
        ("Berat (gr)", 350, 350),
        ("Berat", 350, 350),
    ],
)
def test_a_weight_has_the_unit_of_its_label_where_it_tells_none(label: str, cell: object, grams: int) -> None:
    assert read_weight(cell, Context(), unit_of_label(label, GRAMS)) == Reading(grams)


@pytest.mark.parametrize(
    ("label", "cell", "size"),
    [
        ("Uk. (cm)", "200x110", (2000, 1100, None)), ("Ukuran (m)", "2 x 1,1", (2000, 1100, None)),
        ("Ukuran (m)", "30 cm", (300, None, None)), ("Dimensi (cm)", "P 30 L 12 T 25", (300, 120, 250)),
        ("Ukuran P x L x T (cm)", "p30 x l12 x t25", (300, 120, 250)),
    ],
)  # fmt: skip
def test_a_size_has_the_unit_of_its_label_where_it_tells_none(label: str, cell: str, size: tuple[object, ...]) -> None:
    assert read_size(cell, Context(), unit_of_label(label, MILLIMETRES)) == Reading(Size(*size))


@pytest.mark.parametrize("cell", ["15rb/bks", "15.000/pcs", "Rp 15.000 / toples", "15k per bungkus"])
def test_a_price_is_of_a_piece_or_of_a_pack(cell: str) -> None:
    assert read_piece_price(cell, Context()).value == 15_000
