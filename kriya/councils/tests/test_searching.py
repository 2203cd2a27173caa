"""A village is found by what people type of an address."""

import pytest

from kriya.councils.searching import MOST, place_of, places_like, postal_code_of


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("Kauman", "Kauman, Pekalongan Timur, Kota Pekalongan, Jawa Tengah"),
        ("kel. KAUMAN kec Wiradesa", "Kauman, Wiradesa, Kabupaten Pekalongan, Jawa Tengah"),
        ("Desa Kauman Kidul, Salatiga", "Kauman Kidul, Sidorejo, Kota Salatiga, Jawa Tengah"),
        ("medono", "Medono, Pekalongan Barat, Kota Pekalongan, Jawa Tengah"),
        ("51111", "Medono, Pekalongan Barat, Kota Pekalongan, Jawa Tengah"),
        ("podosugih 51111", "Podosugih, Pekalongan Barat, Kota Pekalongan, Jawa Tengah"),
    ],
)
def test_the_nearest_village_of_a_name_or_a_postal_code_comes_first(typed, first):
    assert str(places_like(typed, near="33.75")[0]) == first


def test_a_district_gives_its_villages():
    assert {place.where.split(", ")[0] for place in places_like("Pekalongan Barat", near="33.75")} >= {
        "Pekalongan Barat"
    }


@pytest.mark.parametrize("typed", ["", "ke", "xyzzy", '":"', "99999", "'; --", "\x00", "a" * 5000])
def test_what_names_nothing_finds_nothing(typed):
    assert places_like(typed) == []


def test_it_never_gives_more_than_a_list_can_hold():
    assert len(places_like("sari")) == MOST


def test_a_code_gives_place_and_postal_code():
    assert place_of("33.75.01.1002").where == "Pekalongan Barat, Kota Pekalongan, Jawa Tengah"
    assert postal_code_of("33.75.01.1002") == "51111"
    assert [place_of(code) for code in ("33.75", "33.75.01.9999", "", "x", "….…")] == [None] * 5
    assert postal_code_of("") == ""
