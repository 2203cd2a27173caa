"""Cells of a list of products."""

import pytest

from kriya.catalog.imports.prices import read_piece_price
from kriya.catalog.imports.values import (
    GRAMS,
    MILLIMETRES,
    Size,
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
    "cell",
    [
        "mulai 250rb",
        "Mulai dari Rp 250.000",
        "start from 250k",
        "≥ 250rb",
        "dari 250.000",
        "250rb ke atas",
        "min. 250.000",
    ],
)
def test_a_price_to_begin_with_is_the_price_and_is_told(cell: str) -> None:
    reading = read_piece_price(cell, Context())
    assert (reading.value, reading.problem) == (250_000, None)
    assert "price_starts_at" in reading.repairs


@pytest.mark.parametrize(
    ("cell", "price"),
    [
        ("mulai Rp 50.000 s/d Rp 75.000", 50_000), ("S: 100.000, M: 110.000, L: 120.000", 100_000),
        ("S = 100rb / XL = 120rb", 100_000), ("35.000 (ecer) / 30.000 (grosir)", 35_000), ("harga 85000", 85_000),
        ("Rp 150.000 (belum ongkir)", 150_000), ("75rb-an", 75_000),
        ("dua ratus ribu", 200_000),
    ],
)  # fmt: skip
def test_a_price_among_words_is_found(cell: str, price: int) -> None:
    assert read_piece_price(cell, Context()).value == price


@pytest.mark.parametrize("cell", ["di bawah 50rb", "maks 50.000", "< 50.000", "mulai besok", "35.000 / 30.000"])
def test_what_is_no_price_to_begin_with_stays_refused(cell: str) -> None:
    assert read_piece_price(cell, Context()).problem


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
