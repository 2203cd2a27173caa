"""Odd layouts: the data rows, what is ignored, and what each column is read as."""

import pytest

from kriya.makers.imports.sheets.mapping import propose
from kriya.makers.imports.sheets.model import letters
from kriya.makers.imports.sheets.table import find_tables
from kriya.makers.imports.tests.sheets_layouts import LAYOUTS, Layout


@pytest.mark.parametrize("layout", LAYOUTS, ids=[layout.name for layout in LAYOUTS])
def test_a_layout_is_read_as_a_person_would_read_it(layout: Layout) -> None:
    (table,) = find_tables(layout.sheet())
    mapping = propose(table)
    read = {column.index: column.field for column in mapping.columns}
    assert table.numbers == layout.data
    assert {index: read.get(index) for index in layout.fields} == layout.fields
    assert {name: getattr(table.ignored, name) for name in layout.ignored} == layout.ignored


@pytest.mark.parametrize("layout", LAYOUTS, ids=[layout.name for layout in LAYOUTS])
def test_every_row_of_a_sheet_is_counted_once(layout: Layout) -> None:
    (table,) = find_tables(layout.sheet())
    assert len(table) + sum(table.ignored.for_report().values()) == len(layout.rows)


@pytest.mark.parametrize("layout", LAYOUTS, ids=[layout.name for layout in LAYOUTS])
def test_no_two_columns_claim_a_field_that_stands_once(layout: Layout) -> None:
    (table,) = find_tables(layout.sheet())
    fields = propose(table).fields()
    many = {"phone", "product_names", "licence_text", "raw_material", "markets", "website", "notes"}
    assert {name for name, indexes in fields.items() if len(indexes) > 1} <= many


def test_cells_are_named_by_where_they_stand_in_the_file() -> None:
    layout = next(layout for layout in LAYOUTS if layout.first_column)
    (table,) = find_tables(layout.sheet())
    assert [column.letters for column in table.columns] == list("DEFGHI")
    assert table.address(table.numbers[0], table.columns[1]) == "Data!E8"
    assert [letters(position) for position in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
