"""Days and years."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kriya.makers.imports.values.date import read_date, read_year
from kriya.makers.imports.values.reading import Context

CONTEXT = Context(today=dt.date(2026, 11, 24))


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("26 Januari 2015", dt.date(2015, 1, 26)),
        ("tanggal 26 Januari 2015", dt.date(2015, 1, 26)),
        ("Senin, 5 Mei 2021", dt.date(2021, 5, 5)),
        ("12-Des-19", dt.date(2019, 12, 12)),
        ("12 Agts 2019", dt.date(2019, 8, 12)),
        ("sejak th 2015", dt.date(2015, 1, 1)),
        ("1 Peb 2019", dt.date(2019, 2, 1)),
        ("17 AGUSTUS 2020", dt.date(2020, 8, 17)),
        ("1 Nopember 2018", dt.date(2018, 11, 1)),
        ("May 5, 2021", dt.date(2021, 5, 5)),
        ("3/4/2020", dt.date(2020, 4, 3)),
        ("03-04-2020", dt.date(2020, 4, 3)),
        ("3.4.2020", dt.date(2020, 4, 3)),
        ("3/4/20", dt.date(2020, 4, 3)),
        ("3/4/98", dt.date(1998, 4, 3)),
        ("12/31/2019", dt.date(2019, 12, 31)),
        ("2020-04-03", dt.date(2020, 4, 3)),
        ("2020-04-03 00:00:00", dt.date(2020, 4, 3)),
        ("Jan-15", dt.date(2015, 1, 1)),
        ("Maret 2015", dt.date(2015, 3, 1)),
        ("8/2019", dt.date(2019, 8, 1)),
        ("2015", dt.date(2015, 1, 1)),
        (2015.0, dt.date(2015, 1, 1)),
        (42030.0, dt.date(2015, 1, 26)),
        (dt.datetime(2015, 1, 26, 10, 0), dt.date(2015, 1, 26)),
        (dt.date(2015, 1, 26), dt.date(2015, 1, 26)),
    ],
)
def test_a_day_is_read_from_words_numbers_and_serials(cell, day):
    reading = read_date(cell, CONTEXT)
    assert (reading.value, reading.problem) == (day, None)


@pytest.mark.parametrize(
    ("cell", "problem"),
    [
        ("31 Februari 2020", "date_unreadable"),
        ("besok", "date_unreadable"),
        (dt.date(2030, 1, 1), "date_in_future"),
        (5.5, "date_unreadable"),
        (True, "date_unreadable"),
    ],
)
def test_a_day_that_cannot_be_is_refused(cell, problem):
    assert read_date(cell, CONTEXT).problem == problem


@pytest.mark.parametrize(("cell", "year"), [("Pkl, 1-2-80", 1980), ("17-08-'71", 1971), ("Batang, 5 Mei 69", 1969)])
def test_a_year_of_birth_is_read_behind_the_place(cell, year):
    assert read_year(cell, CONTEXT).value == year


@pytest.mark.parametrize(
    ("cell", "year"),
    [
        (2016.0, 2016), (2016, 2016), ("2016", 2016), ("2016.0", 2016), ("th 2012", 2012), ("Thn. 2012", 2012),
        ("sejak 2012", 2012), ("'12", 2012), ("98", 1998), ("26 Januari 2015", 2015), ("2012/2013", 2012), ("2.015", 2015), ("± 2010", 2010),
        (dt.datetime(2015, 1, 26), 2015), (42030.0, 2015), ("12-Des-19", 2019),
    ],
)  # fmt: skip
def test_a_year_is_read_from_what_people_type(cell, year):
    reading = read_year(cell, CONTEXT)
    assert (reading.value, reading.problem) == (year, None)


@pytest.mark.parametrize("cell", [0, 0.0, "0", "0.0", "-", "", None, "0000"])
def test_the_year_zero_means_unknown(cell):
    """trap:37"""
    reading = read_year(cell, CONTEXT)
    assert (reading.value, reading.problem) == (None, None)


@pytest.mark.parametrize(
    ("cell", "problem"),
    [
        ("sebelum 2000", "year_unreadable"),
        ("tahun 2000-an", "year_unreadable"),
        ("< 1998", "year_unreadable"),
        (2030.0, "year_in_future"),
        ("2099", "year_in_future"),
        (12.0, "year_unreadable"),
        ("lama", "year_unreadable"),
        (2015.5, "year_unreadable"),
    ],
)
def test_a_year_that_cannot_be_is_refused(cell, problem):
    assert read_year(cell, CONTEXT).problem == problem


MONTHS = "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split()


@given(st.dates(dt.date(1950, 1, 1), dt.date(2026, 11, 24)), st.sampled_from("abcde"))
def test_a_day_written_in_any_way_reads_back(day, way):
    text = {
        "a": f"{day.day} {MONTHS[day.month - 1]} {day.year}",
        "b": day.strftime("%d/%m/%Y"),
        "c": day.strftime("%d-%m-%Y"),
        "d": day.isoformat(),
        "e": float((day - dt.date(1899, 12, 30)).days),
    }[way]
    assert read_date(text, CONTEXT).value == day
