"""Numbers, capacities, workers, stock, percent."""

import datetime as dt

import pytest

from kriya.makers.imports.values.number import (
    read_capacity,
    read_number,
    read_people,
    read_percent,
    read_percents,
    read_stock,
    unit_of,
)
from kriya.makers.imports.values.reading import Context

CONTEXT = Context(regency="33.75", today=dt.date(2026, 11, 24))


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("=50*25", 1250), ("50 x 25", 1250), ("50*25", 1250), ("12 orang", 12), ("1.200 kg", 1200), ("1,5", 1.5), (70.0, 70),
        ("± 10", 10), ("2 lusin", 24), ("1 kodi", 20), ("1.234,5", 1234.5), (0.0, None), ("-", None), ("=100/4", 25),
        ("2+3", 5), ("100 kodi/bln", 2000), ("tidak tentu", None),
    ],
)  # fmt: skip
def test_numbers_are_read_with_units_and_sums(cell, number):
    reading = read_number(cell, CONTEXT)
    assert (reading.value, reading.problem) == (number, None)


@pytest.mark.parametrize(
    ("cell", "problem"),
    [
        ("10-12", "number_range"),
        ("banyak", "number_unreadable"),
        (-1.0, "number_negative"),
        ("> 10 orang", "number_limit"),
        ("kurang dari 5", "number_limit"),
        ("__import__('os')", "number_unreadable"),
        ("=9**9**9", "number_unreadable"),
        ("=1/0", "number_unreadable"),
    ],
)
def test_what_is_no_number_is_refused_and_never_run(cell, problem):
    assert read_number(cell, CONTEXT).problem == problem


@pytest.mark.parametrize(
    ("cell", "a_year", "unit"),
    [
        ("100 kodi/bln", 24_000, "buah"),
        ("50 pcs", 600, "pcs"),
        ("240 lembar per tahun", 240, "lembar"),
        (30.0, 360, ""),
        ("10rb lembar", 120_000, "lembar"),
        ("2,5 ribu", 30_000, ""),
        ("1.500 m2/th", 1_500, "m2"),
    ],
)
def test_a_capacity_under_a_label_of_months_is_that_of_a_year_and_keeps_its_unit(cell, a_year, unit):
    assert (read_capacity(cell, CONTEXT, monthly=True).value, unit_of(cell)) == (a_year, unit)
    assert read_capacity("20 pcs/hari", CONTEXT).problem == "number_per_period"


def test_workers_stock_and_percent_have_their_own_rules():
    assert read_people("3 orang", CONTEXT).value == 3
    assert read_people(0.0, CONTEXT).value == 0
    assert read_people(2.5, CONTEXT).problem == "number_not_whole"
    assert [read_stock(c, CONTEXT).value for c in ("habis", "12 pcs", "2 lusin", 0.0, "-")] == [0, 12, 24, 0, None]
    assert [read_percent(c, CONTEXT).value for c in ("25%", 0.25, 25.0, "25 persen", 0.0)] == [25, 25, 25, 25, 0]
    assert read_percent(120.0, CONTEXT).problem == "percent_over_100"


def test_a_share_of_the_whole_is_told_from_one_percent_by_its_column():
    """trap:37"""
    assert [r.value for r in read_percents([0.25, 1.0, 0.0, "-"], CONTEXT)] == [25, 100, 0, None]
    assert [r.value for r in read_percents([25.0, 1.0, "0,5%", "0,5 persen"], CONTEXT)] == [25, 1, 0.5, 0.5]
