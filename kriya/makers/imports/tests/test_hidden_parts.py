"""What a sheet keeps out of sight."""

from __future__ import annotations

from kriya.makers.imports.tests.office import Read, incoming


def test_what_the_sheet_hides_is_read_and_said(read: Read) -> None:
    head = ["Nama Usaha", "Pemilik", "No HP"]
    rows = [["Batik A", "Ani", "089900000011"], ["Batik B", "Budi", ""], ["Batik C", "Cici", "089900000013"]]
    found = read(Data=[head, *rows], unseen=(3, "C:C"))
    assert [one.columns["name"] for one in incoming(found)] == ["Batik A", "Batik B", "Batik C"]
    assert (found.repairs["row_hidden"], found.repairs["column_hidden"]) == (1, 2)
