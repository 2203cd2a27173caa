"""Places as offices really write them: in each other's columns, of elsewhere, as codes."""

from __future__ import annotations

import pytest

from kriya.makers.imports.tests.office import Read, told

OWNERS = ["Ani", "Budi", "Cici", "Dedi"]


def test_a_village_and_a_district_in_each_others_columns_go_back(read: Read) -> None:
    head = ["Nama Usaha", "Pemilik", "Kelurahan", "Kecamatan"]
    found = read(Data=[head, ["Batik A", "Ani", "Logandeng", "Playen"], ["Batik B", "Budi", "Playen", "Logandeng"]])
    assert told(found, "village_name", "district_name") == [("Logandeng", "Playen")] * 2
    assert found.repairs["places_swapped"] == 1
    assert "district_unknown" not in found.repairs


def test_districts_of_another_regency_are_said_to_be_elsewhere(read: Read) -> None:
    head = ["Nama Usaha", "Pemilik", "Kapanewon"]
    at_home = [["Batik A", "Ani", "Playen"], ["Batik B", "Budi", "Patuk"]]
    assert "district_elsewhere" not in read(Data=[head, *at_home]).repairs
    away = [["Batik A", "Ani", "Srandakan"], ["Batik B", "Budi", "Sanden"], ["Batik C", "Cici", "Kretek"]]
    assert read(Data=[head, *away]).repairs["district_elsewhere"] == 3


@pytest.mark.parametrize(("district", "village"), [("34.03.03", "34.03.03.2003"), (340303, 3403032003)])
def test_official_codes_alone_tell_district_and_village(district: object, village: object, read: Read) -> None:
    rows = [[f"Batik {owner}", owner, district, village] for owner in OWNERS]
    found = read(Data=[["Nama Usaha", "Pemilik", "Kode Kecamatan", "Kd. Desa"], *rows])
    assert told(found, "district_code", "village_code")[0] == ("34.03.03", "34.03.03.2003")
