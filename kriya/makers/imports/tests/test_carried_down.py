"""A list of blocks, as it is printed: the place stands beside the first maker of each block, and below it nothing."""

from __future__ import annotations

from kriya.makers.imports.tests.office import Read, told

HEAD = ("No", "Kecamatan", "Nama Usaha", "Nama Pemilik", "No HP")
WONOSARI, PATUK, SEMIN, PALIYAN = "34.03.01", "34.03.04", "34.03.12", "34.03.05"


def listed(*places: str) -> list[tuple[object, ...]]:
    """Rows of a list with what stands in the column of districts."""
    return [
        (number, place, f"Topeng Panji {number}", f"Supriyono {number}", f"0813280000{number:02}")
        for number, place in enumerate(places, 1)
    ]


def test_a_district_holds_for_the_blank_rows_below_it_and_each_is_told(read: Read):
    found = read(Data=[HEAD, *listed("Wonosari", "", "", "Kec. Patuk", "", "", "Semin", "")])
    assert told(found, "district_code") == [(WONOSARI,)] * 3 + [(PATUK,)] * 3 + [(SEMIN,)] * 2
    assert found.repairs["district_carried_down"] == 5
    assert next(note for row in found.rows[0][1] for note in row.repairs if "carried" in note.code).column == "B"


def test_a_sign_for_unknown_stays_unknown(read: Read):
    found = read(Data=[HEAD, *listed("Wonosari", "", "-", "", "Patuk", "")])
    assert told(found, "district_code") == [(WONOSARI,), (WONOSARI,), (None,), (WONOSARI,), (PATUK,), (PATUK,)]


def test_a_column_that_some_left_empty_is_no_list_of_blocks(read: Read):
    told_again = read(Data=[HEAD, *listed("Wonosari", "", "Patuk", "", "Wonosari", "", "")])
    mostly_told = read(Data=[HEAD, *listed("Wonosari", "Patuk", "Semin", "", "")])
    begins_blank = read(Data=[HEAD, *listed("", "Wonosari", "", "", "Patuk", "")])
    told_once = read(Data=[HEAD, *listed("Wonosari", "", "", "")])
    unknown = read(Data=[HEAD, *listed("Wonosari", "", "Kidul Kali", "", "")])
    for found in (told_again, mostly_told, begins_blank, told_once, unknown):
        assert found.repairs["district_carried_down"] == 0
        assert None in {code for (code,) in told(found, "district_code")}


def test_a_village_of_two_districts_is_the_one_in_its_block_and_one_elsewhere_keeps_its_own(read: Read):
    head = (*HEAD, "Desa")
    villages = ("Karangasem", "Karangasem", "Bejiharjo", "", "")
    rows = [(*row, village) for row, village in zip(listed("Paliyan", "", "", "Patuk", ""), villages, strict=True)]
    found = read(Data=[head, *rows])
    assert told(found, "district_code", "village_code") == [
        (PALIYAN, "34.03.05.2005"),
        (PALIYAN, "34.03.05.2005"),
        ("34.03.09", "34.03.09.2001"),
        (PATUK, None),
        (PATUK, None),
    ]


def test_villages_are_told_once_in_the_same_way(read: Read):
    head = ("No", "Desa", "Nama Usaha", "Nama Pemilik", "No HP")
    found = read(Data=[head, *listed("Bejiharjo", "", "", "Ngoro-oro", "")])
    assert told(found, "village_code", "district_code") == [
        ("34.03.09.2001", "34.03.09"),
        ("34.03.09.2001", "34.03.09"),
        ("34.03.09.2001", "34.03.09"),
        ("34.03.04.2007", PATUK),
        ("34.03.04.2007", PATUK),
    ]
    assert found.repairs["village_carried_down"] == 3
