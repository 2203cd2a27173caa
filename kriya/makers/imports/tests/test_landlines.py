"""Landlines without the code of their area."""

from __future__ import annotations

from kriya.makers.imports.tests.office import Read, incoming

KNOWN = ["0274-391501", "(0274) 391502", "0274391503"]


def phones(read: Read, *cells: object) -> list[list[str]]:
    found = read(
        Data=[["Nama Usaha", "Pemilik", "Telp"], *([f"Batik {n}", f"Ani {n}", c] for n, c in enumerate(cells))]
    )
    return [[phone.number for phone in one.phones] for one in incoming(found)]


def test_the_code_of_all_others_is_put_before_a_number_that_lacks_it(read: Read) -> None:
    cells = [391504, "391505", "39 1506", "391507 / 081200004507", "Telp. 391508", "081200004509"]
    assert phones(read, *KNOWN, *cells)[3:] == [
        ["+62274391504"], ["+62274391505"], ["+62274391506"], ["+62274391507", "+6281200004507"], ["+62274391508"],
        ["+6281200004509"],
    ]  # fmt: skip


def test_it_is_counted_and_the_cell_shown_as_it_stands(read: Read) -> None:
    rows = [[f"Batik {n}", f"Ani {n}", cell] for n, cell in enumerate([*KNOWN, "391504", "12345"])]
    found = read(Data=[["Nama Usaha", "Pemilik", "Telp"], *rows])
    assert found.repairs["phone_area_code"] == 1
    assert [(one.cell, one.value) for one in found.left_out] == [("Data!C6", "12345")]


def test_of_two_codes_or_too_few_numbers_none_is_put_anywhere(read: Read) -> None:
    assert phones(read, *KNOWN, "0285-421501", "391504")[-1] == []
    assert phones(read, *KNOWN[:2], "391504")[-1] == []
