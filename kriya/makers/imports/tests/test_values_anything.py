"""Whatever stands in a cell, reading it gives a Reading and never an error."""

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from kriya.makers.imports.sentences import EXPECTED, PROBLEMS, REPAIRS
from kriya.makers.imports.values.columns import READERS, read_column, read_values
from kriya.makers.imports.values.reading import Context, Reading

CONTEXT = Context(regency="33.75", today=dt.date(2026, 11, 24))

fragments = st.sampled_from(
    "Rp . , - / jt juta rb 0899 +62 = * #REF! E+12 12 2015 Januari tanggal NIB IDM L P Kec. Kel. UD ( ) % ° ' \r \n \xa0 ٣ ² ½".split(
        " "
    )
)
texts = st.one_of(
    st.text(max_size=30), st.lists(fragments, max_size=6).map(" ".join), st.lists(fragments, max_size=6).map("".join)
)
cells = st.one_of(
    texts, st.none(), st.booleans(), st.integers(), st.floats(), st.datetimes(), st.dates(), st.times(), st.timedeltas(),
)  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(cells)
def test_any_cell_is_read_by_every_reader_and_every_code_has_a_sentence(cell):
    for kind, reader in READERS.items():
        reading = reader(cell, CONTEXT)
        assert type(reading) is Reading, kind
        assert set(reading.repairs) <= REPAIRS.keys(), (kind, reading)
        assert reading.problem is None or (reading.problem in PROBLEMS and reading.value is None), (kind, reading)
        assert reading.problem is None or reading.expected in EXPECTED, (kind, reading)


@settings(max_examples=50, deadline=None)
@given(st.sampled_from(sorted(READERS)), st.lists(cells, max_size=20))
def test_a_whole_column_reads_as_its_cells_do(kind, column):
    readings = read_column(kind, column, CONTEXT)
    quick = read_values(kind, column, CONTEXT)
    assert [r.value for r in readings] == quick.values
    assert [(i, r) for i, r in enumerate(readings) if r.repairs or r.problem] == quick.noted


def test_blank_cells_share_one_reading():
    readings = read_column("phone", ["", None, ""], CONTEXT)
    assert readings[0] is readings[1] is readings[2]
