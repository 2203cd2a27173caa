"""A division of a province leaves the old borders to what was said before it."""

from datetime import date

import pytest

from kriya.councils.borders import DIVISIONS, code_on, provinces_on, regencies_counted, regencies_on, regions_on
from kriya.councils.places import upper_regions

BEFORE, AFTER = date(2022, 7, 24), date(2022, 7, 25)


def test_merauke_lay_in_papua_until_the_law_of_2022():
    assert (code_on("93.01", BEFORE), code_on("93.01", AFTER)) == ("91.01", "93.01")
    assert regencies_on("91", BEFORE)["91.01"] == "Kabupaten Merauke"
    assert "91.01" not in regencies_on("91", AFTER)
    assert "93" not in provinces_on(BEFORE)
    assert provinces_on(AFTER)["93"] == "Papua Selatan"


# What Kepmendagri 050-145/2022 called the regencies of Papua and Papua Barat, by the end of their codes.
PAPUA = """01 Merauke, 02 Jayawijaya, 03 Jayapura, 04 Nabire, 05 Kepulauan Yapen, 06 Biak Numfor, 07 Puncak Jaya,
08 Paniai, 09 Mimika, 10 Sarmi, 11 Keerom, 12 Pegunungan Bintang, 13 Yahukimo, 14 Tolikara, 15 Waropen, 16 Boven Digoel,
17 Mappi, 18 Asmat, 19 Supiori, 20 Mamberamo Raya, 21 Mamberamo Tengah, 22 Yalimo, 23 Lanny Jaya, 24 Nduga, 25 Puncak,
26 Dogiyai, 27 Intan Jaya, 28 Deiyai, 71 Jayapura"""
WEST = """01 Sorong, 02 Manokwari, 03 Fakfak, 04 Sorong Selatan, 05 Raja Ampat, 06 Teluk Bintuni, 07 Teluk Wondama,
08 Kaimana, 09 Tambrauw, 10 Maybrat, 11 Manokwari Selatan, 12 Pegunungan Arfak, 71 Sorong"""


@pytest.mark.parametrize(("province", "told"), [("91", PAPUA), ("92", WEST)])
def test_the_codes_before_the_division_are_those_of_the_decree(province: str, told: str):
    decreed = {
        f"{province}.{code}": name for code, _space, name in (one.strip().partition(" ") for one in told.split(","))
    }
    found = {code: name.partition(" ")[2] for code, name in regencies_on(province, BEFORE).items()}
    assert {code: name.replace(" ", "").lower() for code, name in found.items()} == {
        code: name.replace(" ", "").lower() for code, name in decreed.items()
    }


@pytest.mark.parametrize(
    ("on", "provinces", "papua", "west"),
    [(BEFORE, 34, 29, 13), (AFTER, 37, 9, 13), (date(2022, 12, 8), 38, 9, 7), (date(2026, 6, 30), 38, 9, 7)],
)
def test_no_regency_is_lost_or_counted_twice(on: date, provinces: int, papua: int, west: int):
    counted = regencies_counted(on)
    assert (len(provinces_on(on)), counted["91"], counted["92"], sum(counted.values())) == (provinces, papua, west, 514)
    assert len(regions_on(on)) == 514 + provinces


def test_what_a_division_moved_is_there_today():
    today = upper_regions()
    assert all(code in today for division in DIVISIONS for code in division.codes)
    assert all(code_on(code, date(2026, 1, 1)) == code for code in today if code.count(".") < 2)
