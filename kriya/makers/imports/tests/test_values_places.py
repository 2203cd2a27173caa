"""Districts, villages, addresses, coordinates."""

import datetime as dt

import pytest

from kriya.makers.imports.values.coordinate import pair, read_coordinates, read_latitude, read_longitude
from kriya.makers.imports.values.place import read_address, read_district, read_village
from kriya.makers.imports.values.reading import Context

CONTEXT = Context(regency="33.75", today=dt.date(2026, 11, 24))
WEAVERS = CONTEXT._replace(regency="33.20")


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("PEKALONGAN BARAT", "33.75.01"), ("Pekalongan  Barat", "33.75.01"), ("PKEALONGAN BARAT", "33.75.01"),
        ("PEALONGAN SELATAN", "33.75.04"), ("Kec. Pekalongan Utara ", "33.75.03"), ("Pkl. Utara", "33.75.03"),
        ("Pekalongan Tmr", "33.75.02"), ("Timur", "33.75.02"), ("[3375010] PEKALONGAN BARAT", "33.75.01"),
        ("03 - Pekalongan Utara", "33.75.03"), ("West Pekalongan", "33.75.01"), ("Pekalongan", None), ("Wonosari", None),
    ],
)  # fmt: skip
def test_a_district_is_read_in_any_spelling(cell, code):
    assert read_district(cell, CONTEXT).value.code == code


def test_an_unknown_district_is_kept_as_text_with_a_repair():
    reading = read_district("WONOSARI", CONTEXT)
    assert (reading.value.name, reading.value.text, reading.repairs) == ("Wonosari", "WONOSARI", ("district_unknown",))


@pytest.mark.parametrize("cell", ["33.75.03", "337503", 337503, 337503.0, "337503.0", "'337503"])
def test_the_code_of_a_district_is_that_district(cell):
    reading = read_district(cell, CONTEXT)
    assert (reading.value.code, reading.value.name) == ("33.75.03", "Pekalongan Utara")
    assert reading.repairs == ("place_from_code",)


@pytest.mark.parametrize("cell", ["33.75.03.1002", "3375031002", 3375031002.0, "3375.03.1002"])
def test_the_code_of_a_village_is_that_village(cell):
    reading = read_village(cell, CONTEXT)
    assert (reading.value.code, reading.value.name, reading.repairs) == (
        "33.75.03.1002",
        "Krapyak",
        ("place_from_code",),
    )


@pytest.mark.parametrize("cell", [332603.0, "337599", 3375030])
def test_a_code_of_elsewhere_or_of_nothing_stays_as_it_was_typed(cell):
    reading = read_district(cell, CONTEXT)
    assert (reading.value.code, reading.value.name) == (None, str(cell).removesuffix(".0"))


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
