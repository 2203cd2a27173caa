"""Licences and certificates out of free text."""

import datetime as dt

import pytest

from kriya.makers.imports.values.paper import Paper, read_papers
from kriya.makers.imports.values.reading import Context

CONTEXT = Context(regency="33.75", today=dt.date(2026, 11, 24))


JAN = dt.date(2015, 1, 26)


@pytest.mark.parametrize(
    ("cell", "column", "papers"),
    [
        ("No. 510.3/007/IUMK/PKLT/2015 tanggal 26 Januari 2015", "iumk", [Paper("iumk", "510.3/007/IUMK/PKLT/2015", JAN)]),
        ("510.3/061/IUMK/PKLT/2020\n17 Agustus 2020", "iumk", [Paper("iumk", "510.3/061/IUMK/PKLT/2020", dt.date(2020, 8, 17))]),
        ("NIB 9990000000001", "iumk", [Paper("nib", "9990000000001")]),
        ("NIB. 9990000000520 tanggal 09 Oktober 2017", "iumk", [Paper("nib", "9990000000520", dt.date(2017, 10, 9))]),
        (9990000000244.0, "iumk", [Paper("nib", "9990000000244")]),
        (990000000244.0, "nib", [Paper("nib", "0990000000244")]),
        ("990000000244", "nib", [Paper("nib", "0990000000244")]),
        ("2.15.3375.01.0001-26", "pirt", [Paper("pirt", "2153375010001-26", None, dt.date(2026, 12, 31))]),
        ("2063403010124", "pirt", [Paper("pirt", "2063403010124")]),
        ("9990000000244", "pirt", [Paper("nib", "9990000000244")]),
        ("No. 2013375990007-20 tanggal 26 Januari 2015", "pirt", [Paper("pirt", "2013375990007-20", JAN, dt.date(2020, 12, 31))]),
        ("No. 2023375990078 - 22", "pirt", [Paper("pirt", "2023375990078-22", None, dt.date(2022, 12, 31))]),
        ("P-IRT No. 201.3375.99.0007-20", "other", [Paper("pirt", "2013375990007-20", None, dt.date(2020, 12, 31))]),
        ("201337599000720", "pirt", [Paper("pirt", "2013375990007-20", None, dt.date(2020, 12, 31))]),
        ("No. 15990000780917 tanggal 12 Mei 2017", "halal", [Paper("halal", "15990000780917", dt.date(2017, 5, 12))]),
        ("ID33990000000000469\n24 November 2020", "halal", [Paper("halal", "ID33990000000000469", dt.date(2020, 11, 24))]),
        ("Adiwarna IDM999000065", "brand", [Paper("brand", "IDM999000065", brand="Adiwarna")]),
        ("Nusaloka's\nIDM999000418", "brand", [Paper("brand", "IDM999000418", brand="Nusaloka's")]),
        ("EC00202300001", "other", [Paper("motif", "EC00202300001")]),
        ("NIB 9990000000001, P-IRT 2013375990007-20", "other", [Paper("pirt", "2013375990007-20", None, dt.date(2020, 12, 31)), Paper("nib", "9990000000001")]),
        ("NIB 9990000000001, NPWP 01.234.567.8-502.000", "other", [Paper("npwp", "0012345678502000"), Paper("nib", "9990000000001")]),
        ("NPWP: 012345678502000", "other", [Paper("npwp", "0012345678502000")]),
        ("id 33110001244012", "halal", [Paper("halal", "ID33110001244012")]),
        ("ada", "halal", [Paper("halal")]),
        ("Yes", "halal", [Paper("halal")]),
        ("NIB, Halal (proses)", "other", [Paper("nib")]),
        ("NIB (ada), PIRT (belum)", "other", [Paper("nib")]),
        ("Sudah NIB", "other", [Paper("nib")]),
        ("- NIB\n- Merek", "other", [Paper("nib"), Paper("brand")]),
        ("1. NIB 2. PIRT", "other", [Paper("nib"), Paper("pirt")]),
        ("NIB, SIUP", "other", [Paper("nib"), Paper("other", brand="SIUP")]),
        ("PIRT,Halal,NIB,BPOM", "other", [Paper("pirt"), Paper("halal"), Paper("nib"), Paper("bpom")]),
        ("NIB 12345678901 17", "other", [Paper("nib", "1234567890117")]),
        ("9990000000244.0", "nib", [Paper("nib", "9990000000244")]),
        ("Kirana", "brand", [Paper("brand", brand="Kirana")]),
    ],
)  # fmt: skip
def test_papers_are_found_in_free_text_whatever_the_column(cell, column, papers):
    assert list(read_papers(cell, CONTEXT, column).value) == papers


@pytest.mark.parametrize(
    ("cell", "problem"),
    [("9,99E+12", "digits_lost"), ("123456789", "paper_wrong_length"), ("lihat berkas", "paper_unreadable")],
)
def test_a_paper_that_is_lost_or_unreadable_is_refused(cell, problem):
    assert read_papers(cell, CONTEXT, "nib").problem == problem


@pytest.mark.parametrize("cell", ["", "-", "belum", "dalam proses", "Halal (proses)", "tidak ada", 0.0, "0"])
def test_no_paper_is_unknown(cell):
    reading = read_papers(cell, CONTEXT, "halal")
    assert (reading.value, reading.problem) == (None, None)
