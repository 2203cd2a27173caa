"""Money in the notations of real registers."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kriya.makers.imports.values.money import (
    multiplier_of,
    read_money,
    read_price,
    slip_limit,
    slips,
    slips_in_millions,
)
from kriya.makers.imports.values.reading import Context

WHOLE = Context(today=dt.date(2026, 11, 24))
THOUSANDS = WHOLE._replace(multiplier=1_000, slip_above=3_000_000)


@pytest.mark.parametrize(
    ("cell", "rupiah"),
    [
        ("Rp 2.300.000", 2_300_000),
        ("Rp. 150.000,-", 150_000),
        ("Rp150.000,-", 150_000),
        ("Rp. 2.300.000,00", 2_300_000),
        ("2.300.000,00", 2_300_000),
        ("2,300,000.00", 2_300_000),
        ("2.300.000", 2_300_000),
        ("2 300 000", 2_300_000),
        ("dua juta", 2_000_000),
        ("satu setengah juta", 1_500_000),
        ("Sejuta", 1_000_000),
        ("seratus dua puluh juta lima ratus ribu rupiah", 120_500_000),
        ("sekitar dua belas juta", 12_000_000),
        ("2 juta 500 ribu", 2_500_000),
        ("2300000", 2_300_000),
        ("IDR 2.300.000", 2_300_000),
        ("2.300.000 rupiah", 2_300_000),
        ("Rp 2.300.000 /tahun", 2_300_000),
        ("2,3 jt", 2_300_000),
        ("2,3jt", 2_300_000),
        ("2.3 juta", 2_300_000),
        ("2,350 jt", 2_350_000),
        ("10,65jt", 10_650_000),
        ("Rp 2,3 juta", 2_300_000),
        ("150rb", 150_000),
        ("150 ribu", 150_000),
        ("1200rb", 1_200_000),
        ("1,5 M", 1_500_000_000),
        ("1,5 miliar", 1_500_000_000),
        ("2 milyar", 2_000_000_000),
        ("± 5 juta", 5_000_000),
        ("sekitar 5 jt", 5_000_000),
        ("=50*25000", 1_250_000),
        ("=(1000000+500000)/2", 750_000),
        ("  28,000,000 ", 28_000_000),
        (2_300_000, 2_300_000),
        (2_300_000.0, 2_300_000),
    ],
)
def test_money_is_read_to_whole_rupiah(cell, rupiah):
    reading = read_money(cell, WHOLE)
    assert (reading.value, reading.problem) == (rupiah, None)


@pytest.mark.parametrize(
    ("cell", "rupiah"),
    [
        (28_000.0, 28_000_000),
        (61138.5, 61_138_500),
        (" 28,000 ", 28_000_000),
        ("22.400", 22_400_000),
        ("9,250", 9_250_000),
        ("Rp. 3.400.000,-", 3_400_000),
        ("Rp 450.000.000", 450_000_000),
        ("90 juta", 90_000_000),
        ("37,9jt", 37_900_000),
        ("=500*25", 12_500_000),
    ],
)
def test_in_a_column_of_thousands_text_with_rp_or_jt_is_whole_rupiah(cell, rupiah):
    """trap:37"""
    assert read_money(cell, THOUSANDS).value == rupiah


def test_without_the_rule_rp_text_in_a_column_of_thousands_would_count_a_thousand_times():
    """trap:37, the guard off: the unit of the column for every cell."""
    digits = "Rp 450.000.000".removeprefix("Rp ").replace(".", "")
    assert int(digits) * 1_000 == 1_000 * read_money("Rp 450.000.000", THOUSANDS).value


@pytest.mark.parametrize(
    ("cell", "repair"),
    [
        ("", None), (None, None), ("   ", None), ("-", "unknown_mark"), (" - ", "unknown_mark"), (0, "zero_unknown"),
        (0.0, "zero_unknown"), ("0", "zero_unknown"), ("Tak Terdefinisi", "unknown_mark"), ("#REF!", "ref_error"),
        ("=#REF!", "ref_error"), ("\r", "carriage_return"), ("hub. penjual", "unknown_mark"), ("nego", "unknown_mark"),
        ("tidak ada", "unknown_mark"), ("n/a", "unknown_mark"), (float("nan"), None),
    ],
)  # fmt: skip
def test_unknown_money_is_none_and_never_zero(cell, repair):
    """trap:37"""
    reading = read_money(cell, WHOLE)
    assert (reading.value, reading.problem) == (None, None)
    assert reading.repairs == ((repair,) if repair else ())


@pytest.mark.parametrize(
    ("cell", "problem"),
    [
        ("Rp 75.000 - 150.000", "money_range"),
        ("5-10 juta", "money_range"),
        ("3–5 jt", "money_range"),
        ("3 - 5 juta", "money_range"),
        ("Rp 3 jt — Rp 5 jt", "money_range"),
        ("Rp. 3.000.000,- s/d Rp. 5.000.000,-", "money_range"),
        ("3 s.d. 5 jt", "money_range"),
        ("antara 3 dan 5 juta", "money_range"),
        ("3 juta sampai dengan 5 juta / bulan", "money_range"),
        (-750_000.0, "money_negative"),
        ("-750.000", "money_negative"),
        ("Rp -5.000", "money_negative"),
        ("banyak", "money_unreadable"),
        ("12.34.56", "money_unreadable"),
        ("5 juta/bulan", "money_per_period"),
        (2_500.0, "money_too_small"),
        (10**15, "money_too_large"),
        (dt.date(2020, 1, 1), "money_unreadable"),
        (True, "money_unreadable"),
    ],
)
def test_money_that_cannot_be_is_refused_with_what_is_expected(cell, problem):
    reading = read_money(cell, WHOLE)
    assert (reading.value, reading.problem, reading.expected) == (None, problem, "money")


@pytest.mark.parametrize(
    ("cell", "rupiah"),
    [
        ("35 ribu", 35_000),
        ("Rp75.000,00", 75_000),
        (15_000.0, 15_000),
        ("2,5 jt", 2_500_000),
        ("50,000", 50_000),
        ("1.500.000", 1_500_000),
    ],
)
def test_prices_are_read_in_the_same_notations(cell, rupiah):
    assert read_price(cell, WHOLE).value == rupiah


def test_a_price_below_a_thousand_rupiah_was_typed_in_thousands():
    assert read_price(450.0, WHOLE).problem == "money_too_small"


@pytest.mark.parametrize(
    ("header", "multiplier"),
    [
        ("NILAI INVESTASI (Rp.000)", 1_000),
        ("Nilai Produksi (Rp. 000)", 1_000),
        ("Omzet (ribu rupiah)", 1_000),
        ("Modal (dalam ribuan)", 1_000),
        ("Omzet (juta Rp)", 1_000_000),
        ("Nilai Investasi", 1),
        ("Omzet (Rp)", 1),
    ],
)
def test_the_header_says_what_the_column_counts_in(header, multiplier):
    assert multiplier_of(header) == multiplier


def test_whole_rupiah_typed_into_thousands_stand_out_from_their_column():
    usual = [float(n) for n in range(10_000, 500_000, 5_000)]
    assert slip_limit([*usual, 90_000_000.0, 10_000_000.0]) < 10_000_000


def test_a_slip_is_seen_beside_the_sales_of_the_same_row():
    sales = [float(n) for n in range(20_000, 520_000, 10_000)]
    capital = [n * 0.6 for n in sales]
    capital[7] *= 1_000
    assert slips(capital, sales) == {7}


def test_a_large_business_whose_sales_are_large_too_is_no_slip():
    sales = [*(float(n) for n in range(20_000, 220_000, 10_000)), 5_000_000.0]
    capital = [*(n * 0.6 for n in sales[:-1]), 3_000_000.0]
    assert slips(capital, sales) == set()
    assert slips(capital) == {20}


def test_in_a_short_table_a_hundred_times_the_sales_is_a_slip():
    assert slips([24_000_000.0, 8_950.0], [25_000.0, 10_480.0]) == {0}
    assert slips([1_250_000.0, 8_950.0], [2_000.0, 10_480.0]) == {0}


def test_of_a_few_cells_fifty_times_the_middle_one_is_a_slip():
    assert slips(["30.000", "2.500.000,-", "45.000"]) == {1}
    assert slips([2_500_000.0, 750_000.0, 1_200_000.0]) == set()


def test_a_slip_is_refused_and_says_that_thousands_are_expected():
    reading = read_money(24_000_000.0, THOUSANDS)
    assert (reading.value, reading.problem, reading.expected) == (
        None,
        "money_whole_in_thousands",
        "money_in_thousands",
    )


def test_whole_rupiah_typed_as_text_are_a_slip_too():
    """trap:37: a csv has nothing but text."""
    assert slips(["7.500", "25.000.000", "25.000.000,-", "Rp 25.000.000", "5 jt", "-"]) == {1, 2}


def test_whole_rupiah_in_a_column_of_millions_are_never_taken_a_million_times():
    """trap:37"""
    assert slips_in_millions([120.0, 75_000_000.0, "5.500.000", "1.250", "0,75", "Rp 5.500.000", "250 ribu"]) == {1, 2}
    assert read_money(120.0, WHOLE._replace(multiplier=1_000_000)) == (120_000_000, ("money_in_millions",), None, None)


@pytest.mark.parametrize(
    "cell",
    [">100jt", "≥ 50 jt", "<=300.000.000", "< Rp 50 juta", "kurang dari 1 juta", "di bawah 5 jt", "maks. 10 jt", "3 juta lebih"],
)  # fmt: skip
def test_a_limit_is_no_amount(cell):
    assert read_money(cell, WHOLE).problem == "money_limit"


@pytest.mark.parametrize("cell", ["Rp -", " Rp-   ", "Rp.", "IDR -"])
def test_a_nought_in_the_format_of_accounts_is_unknown(cell):
    assert read_money(cell, WHOLE) == (None, ("unknown_mark",), None, None)


@st.composite
def notations(draw):
    rupiah = draw(st.integers(100_000, 10**10)) // 50_000 * 50_000 or 100_000
    dots = f"{rupiah:,}".replace(",", ".")
    million = f"{rupiah / 1_000_000:.2f}".replace(".", ",")
    ways = [
        dots,
        f"Rp {dots}",
        f"Rp. {dots},-",
        f"Rp{dots},00",
        f" {rupiah:,} ",
        str(rupiah),
        f"{rupiah // 1000}rb",
        rupiah,
    ]
    return rupiah, draw(st.sampled_from([*ways, float(rupiah), f"{million} jt", f"{million}juta"]))


@given(notations())
def test_money_written_in_any_notation_reads_back(case):
    rupiah, cell = case
    assert read_money(cell, WHOLE).value == max(rupiah, 100_000)
