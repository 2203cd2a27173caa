"""Names, people, short lists."""

import datetime as dt

import pytest

from kriya.makers.imports.values.kind import read_kbli, read_legal_form, read_size_class, read_yes_no
from kriya.makers.imports.values.person import facts_of_nik, read_account, read_gender, read_nik, read_npwp
from kriya.makers.imports.values.reading import Context
from kriya.makers.imports.values.text import read_email, read_list, read_name, read_text, title_case

CONTEXT = Context(regency="33.75", today=dt.date(2026, 11, 24))


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ("Sri Angsana", "Sri Angsana"),
        ("S R I  A N G S A N A", "Sri Angsana"),
        ("K H O T I M A H  R E T N O  K E C U B U N G ", "Khotimah Retno Kecubung"),
        ("L a s ", "Las"),
        ("W A H Y U", "Wahyu"),
        ("Mekar  Canting Cap Kanigara ", "Mekar Canting Cap Kanigara"),
        ("MEKAR CANTING CAP", "Mekar Canting Cap"),
        ("Bu KARNO BENGAWAN", "Bu Karno Bengawan"),
        ("Hj. SRI TRI LEMBAYUNG", "Hj. Sri Tri Lembayung"),
        ("CV. SUMBER REJEKI", "CV. Sumber Rejeki"),
        ("UD MAJU JAYA II", "UD Maju Jaya II"),
        ("JL. AGEL RT.12/RW.03 NO.93", "Jl. Agel RT.12/RW.03 No.93"),
        ("KOPI DAN TEH", "Kopi dan Teh"),
        ("batik ibu", "batik ibu"),
        ("Batik ABC", "Batik ABC"),
        ("Nusaloka's", "Nusaloka's"),
        ("UD", "UD"),
        ("S. Meranti", "S. Meranti"),
        ("Batik\r\nTulis", "Batik Tulis"),
        (812.0, "812"),
    ],
)
def test_a_name_keeps_the_councils_spelling_but_is_tidy(cell, name):
    assert read_name(cell, CONTEXT).value == name


@pytest.mark.parametrize("cell", ["", "-", " ", "Tak Terdefinisi", "\r", "#REF!", "tidak ada", None])
def test_a_name_that_says_nothing_is_unknown(cell):
    assert read_name(cell, CONTEXT).value is None


def test_an_apostrophe_does_not_start_a_new_capital():
    assert title_case("JUM'AT BERKAH") == "Jum'at Berkah"


def test_free_text_keeps_its_lines_and_lists_are_taken_apart():
    assert read_text("satu  dua\r\n tiga ", CONTEXT).value == "satu dua\ntiga"
    assert read_list("kemeja, tas dan sarung bantal", CONTEXT).value == ("kemeja", "tas", "sarung bantal")
    assert read_email(" Budi@Contoh.ID ", CONTEXT).value == "budi@contoh.id"


@pytest.mark.parametrize(
    ("cell", "gender"),
    [
        ("L", "male"), ("l", "male"), ("L ", "male"), ("Laki-laki", "male"), ("laki laki", "male"), ("Pria", "male"),
        ("LK", "male"), ("P", "female"), ("p", "female"), ("P ", "female"), ("Perempuan", "female"), ("Wanita", "female"),
        ("W", "female"), ("Pr", "female"), ("-", None), ("", None), ("L/P", None), ("♀", "female"), ("♂", "male"),
    ],
)  # fmt: skip
def test_gender_is_read_from_letters_and_words(cell, gender):
    reading = read_gender(cell, CONTEXT)
    assert (reading.value, reading.problem) == (gender, None)


@pytest.mark.parametrize(
    ("cell", "form"),
    [
        ("PO", "sole"), ("PO ", "sole"), ("Perorangan", "sole"), ("UD", "ud"), ("U.D.", "ud"), ("CV", "cv"), ("CV. ", "cv"),
        ("PT", "pt"), ("PT Perorangan", "pt_sole"), ("KUB", "group"), ("Kelompok Usaha Bersama", "group"),
        ("Koperasi", "cooperative"), ("koperasi produsen", "cooperative"), ("Yayasan", "foundation"), ("-", None),
        ("Persekutuan Komanditer (CV)", "cv"), ("Perseroan Terbatas (PT) Perorangan", "pt_sole"),
    ],
)  # fmt: skip
def test_the_legal_form_is_read(cell, form):
    reading = read_legal_form(cell, CONTEXT)
    assert (reading.value, reading.problem) == (form, None)


def test_an_unknown_legal_form_is_refused():
    assert read_legal_form("sentra", CONTEXT).problem == "legal_form_unknown"


def test_short_lists_are_read():
    assert {read_size_class(c, CONTEXT).value for c in ("Usaha Mikro", "Ultra Mikro", "UMi")} == {"micro"}
    assert [read_yes_no(c, CONTEXT).value for c in ("Ya", "tidak", "sudah", "", 1.0, False)] == [
        True,
        False,
        True,
        None,
        True,
        False,
    ]
    assert [read_kbli(c, CONTEXT).value for c in (13912.0, "13134 - Batik", "13.134", "C13134.0", 1111.0, 0.0, "")] == [
        "13912",
        *["13134"] * 3,
        "01111",
        None,
        None,
    ]


def test_a_nik_is_sixteen_digits():
    assert read_nik("3375014101900001", CONTEXT) == ("3375014101900001", (), None, None)
    assert read_nik("33.75.01.410190.0001", CONTEXT).value == "3375014101900001"
    assert read_nik("'3375014101900001", CONTEXT).value == "3375014101900001"


def test_an_unlikely_nik_is_kept_and_doubted():
    assert read_nik("3375000000000001", CONTEXT) == ("3375000000000001", ("nik_unlikely",), None, None)


@pytest.mark.parametrize(
    ("cell", "problem"),
    [
        ("337501410190", "nik_wrong_length"),
        ("33750141019000011", "nik_wrong_length"),
        ("punya", "nik_unreadable"),
        (3375014101900000.0, "digits_lost"),
        ("3375010000000000", "digits_lost"),
        ("3,37501E+15", "digits_lost"),
    ],
)
def test_a_nik_with_digits_missing_is_refused(cell, problem):
    """trap:37"""
    assert read_nik(cell, CONTEXT).problem == problem


def test_a_spreadsheet_number_cannot_hold_a_nik():
    """trap:37, the guard off: the 16 digits of the float would be taken for the NIK."""
    assert str(int(3375014101900000.0)) == "3375014101900000"
    assert read_nik(3375014101900000.0, CONTEXT).value is None


@pytest.mark.parametrize(
    "cell",
    ["3375014101900001.0", "3375014101900001,0", "3.375014101900001E+15", "3375014101900001 (KTP)", "a.n. istri 3375014101900001",
     "33750141O1900001"],
)  # fmt: skip
def test_all_digits_of_a_nik_are_there_among_other_signs(cell):
    assert read_nik(cell, CONTEXT).value == "3375014101900001"


@pytest.mark.parametrize("cell", ["9999999999999999", 1111111111111111.0, "1234 5678 9012 3456"])
def test_what_fills_a_column_of_niks_is_nobodys(cell):
    assert read_nik(cell, CONTEXT) == (None, ("unknown_mark",), None, None)


def test_a_nik_whose_number_within_its_district_is_0000_is_kept_and_doubted():
    assert read_nik("3375014101900000", CONTEXT) == ("3375014101900000", ("nik_unlikely",), None, None)


def test_an_account_of_zeros_is_unknown_and_one_that_was_rounded_is_lost():
    assert read_account("Bank Jateng 3-021-12345-6", CONTEXT).value == "Bank Jateng 3-021-12345-6"
    assert read_account("0", CONTEXT) == (None, ("zero_unknown",), None, None)
    assert read_account(1234567890123450.0, CONTEXT).problem == "digits_lost"


def test_a_nik_tells_gender_and_birthday():
    assert facts_of_nik("3375014101900001", CONTEXT.today) == ("female", dt.date(1990, 1, 1))
    assert facts_of_nik("3375010101900001", CONTEXT.today) == ("male", dt.date(1990, 1, 1))
    assert facts_of_nik("3375010031900001", CONTEXT.today).born is None


def test_an_npwp_gets_sixteen_digits():
    assert read_npwp("99.999.999.9-999.999", CONTEXT).value == "0999999999999999"
    assert read_npwp("3375014101900001", CONTEXT).value == "3375014101900001"
    assert read_npwp("12345", CONTEXT).problem == "npwp_wrong_length"
