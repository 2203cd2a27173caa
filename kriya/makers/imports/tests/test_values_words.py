"""Names, people, papers, places, short lists, coordinates, numbers."""

import datetime as dt

import pytest

from kriya.makers.imports.values.coordinate import pair, read_coordinates, read_latitude, read_longitude
from kriya.makers.imports.values.kind import read_kbli, read_legal_form, read_size_class, read_yes_no
from kriya.makers.imports.values.number import (
    read_capacity,
    read_number,
    read_people,
    read_percent,
    read_stock,
    unit_of,
)
from kriya.makers.imports.values.paper import Paper, read_papers
from kriya.makers.imports.values.person import facts_of_nik, read_account, read_gender, read_nik, read_npwp
from kriya.makers.imports.values.place import read_address, read_district, read_village
from kriya.makers.imports.values.reading import Context
from kriya.makers.imports.values.text import read_email, read_list, read_name, read_text, title_case

CONTEXT = Context(regency="33.75", today=dt.date(2026, 11, 24))
WEAVERS = CONTEXT._replace(regency="33.20")


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
        ("W", "female"), ("Pr", "female"), ("-", None), ("", None), ("L/P", None),
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
    ],
)  # fmt: skip
def test_the_legal_form_is_read(cell, form):
    reading = read_legal_form(cell, CONTEXT)
    assert (reading.value, reading.problem) == (form, None)


def test_an_unknown_legal_form_is_refused():
    assert read_legal_form("sentra", CONTEXT).problem == "legal_form_unknown"


def test_short_lists_are_read():
    assert read_size_class("Usaha Mikro", CONTEXT).value == "micro"
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
        ("ada", "halal", [Paper("halal")]),
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


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("PEKALONGAN BARAT", "33.75.01"), ("Pekalongan  Barat", "33.75.01"), ("PKEALONGAN BARAT", "33.75.01"),
        ("PEALONGAN SELATAN", "33.75.04"), ("Kec. Pekalongan Utara ", "33.75.03"), ("Pkl. Utara", "33.75.03"),
        ("Pekalongan Tmr", "33.75.02"), ("Timur", "33.75.02"), ("Pekalongan", None), ("Wonosari", None),
    ],
)  # fmt: skip
def test_a_district_is_read_in_any_spelling(cell, code):
    assert read_district(cell, CONTEXT).value.code == code


def test_an_unknown_district_is_kept_as_text_with_a_repair():
    reading = read_district("WONOSARI", CONTEXT)
    assert (reading.value.name, reading.value.text, reading.repairs) == ("Wonosari", "WONOSARI", ("district_unknown",))


def test_a_village_in_another_district_keeps_its_own_code():
    reading = read_village("TIRTO", CONTEXT, "33.75.04")
    assert (reading.value.code, reading.repairs) == ("33.75.01.1009", ("village_in_other_district",))


def test_of_two_villages_of_one_name_the_district_decides():
    assert read_village("Bandengan", WEAVERS, "33.20.06").value.code == "33.20.06.2016"
    kauman_in_two = Context(regency="33.26")
    ambiguous = read_village("Kauman", kauman_in_two)
    assert ambiguous.value.code is None or ambiguous.repairs == ()


@pytest.mark.parametrize(
    ("cell", "street", "village", "district"),
    [
        ("Jl. Gawangan Dalam RT.14 , Mantingan, Tahunan", "Jl. Gawangan Dalam RT.14", "33.20.11.2011", "33.20.11"),
        ("Jl. Merdeka No. 5 Kel. Troso Kec. Pecangaan Kab. Jepara", "Jl. Merdeka No. 5", "33.20.02.2006", "33.20.02"),
        ("Desa Ngabul, Kec. Tahunan, Jepara 59421", None, "33.20.11.2001", "33.20.11"),
        ("Troso RT 3 RW 2, Pecangaan", "RT 3 RW 2", "33.20.02.2006", "33.20.02"),
        ("Jl. A, Mulyoharjo, Jepara, Jawa Tengah", "Jl. A", "33.20.06.2012", "33.20.06"),
        ("Jl. Mawar 3", "Jl. Mawar 3", None, None),
    ],
)
def test_a_whole_address_is_taken_apart(cell, street, village, district):
    read = read_address(cell, WEAVERS)
    assert read.street.value == street
    assert (read.village.value and read.village.value.code) == village
    assert (read.district.value and read.district.value.code) == district


@pytest.mark.parametrize(
    ("cell", "degrees"),
    [
        (-6.88, -6.88),
        ("-6.88191", -6.88191),
        ("'-6.885255", -6.885255),
        ("-6,88191", -6.88191),
        ("6°52'48\"S", -6.88),
        (109.67, 109.67),
        (0, None),
        ("0", None),
        ("", None),
    ],
)
def test_a_degree_is_read_from_text_and_number(cell, degrees):
    value = read_latitude(cell, CONTEXT).value
    assert (None if value is None else round(value, 6)) == degrees


def test_swapped_coordinates_are_put_in_their_places():
    lat, lng = pair(read_latitude("109.6909778", CONTEXT), read_longitude("-6.9101836", CONTEXT))
    assert (lat.value, lng.value, lat.repairs) == (-6.9101836, 109.6909778, ("coordinates_swapped",))
    assert read_coordinates("-6.91, 109.69", CONTEXT).value == (-6.91, 109.69)
    assert read_coordinates("7°30'0\"S 110°36'0.0\"E", CONTEXT).value == (-7.5, 110.6)
    assert read_coordinates("110°36' BT / 7°30' LS", CONTEXT).value == (-7.5, 110.6)


def test_a_coordinate_outside_indonesia_is_refused():
    assert read_latitude("-6881910", CONTEXT).problem == "coordinate_outside"
    assert read_longitude("jauh", CONTEXT).problem == "coordinate_unreadable"


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
