"""Files that mean harm, or are no spreadsheets: refused with a reason, in seconds, within a memory limit."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from kriya.core.refusal import Refused
from kriya.makers.imports.refusals import SENTENCES
from kriya.makers.imports.sheets.limits import MIB, Limits
from kriya.makers.imports.sheets.open import read_workbook
from kriya.makers.imports.tests import sheets_files as files

HOSTILE = {
    files.zip_bomb: "packed_too_tightly",
    files.quiet_zip_bomb: "packed_too_tightly",
    files.overlapping_zip: "packed_too_tightly",
    files.lying_zip_bomb: "damaged",
    files.billion_laughs: "xml_entities",
    files.million_columns: "too_many_columns",
    files.million_columns_declared: "too_many_columns",
    files.million_columns_csv: "too_many_columns",
    files.far_off_cell: "too_heavy",
    files.beyond_the_last_column: "too_heavy",
    files.thousand_members: "too_many_members",
    files.encrypted_xlsx: "encrypted",
    files.encrypted_xls: "encrypted",
    files.old_text_document: "not_a_spreadsheet",
    files.broken_old_workbook: "damaged",
    files.text_document: "not_a_spreadsheet",
    files.picture: "not_a_spreadsheet",
    files.half_a_workbook: "damaged",
    files.broken_xml: "damaged",
    files.repeating_ods: "damaged",
    files.million_columns_ods: "too_many_columns",
    files.laughing_page: "xml_entities",
    files.page_without_a_table: "not_a_spreadsheet",
    files.million_columns_page: "too_many_columns",
    files.empty_file: "file_empty",
    files.too_big: "file_too_big",
}


# In one process of its own for all of them, which is not this one: the most memory of any child is told, and the
# children of other tests have theirs.
READ = """
import json, resource, sys, time
from pathlib import Path
from kriya.core.refusal import Refused
from kriya.makers.imports.sheets.open import read_workbook
for name in sys.argv[1:]:
    start = time.monotonic()
    try:
        read_workbook(Path(name))
        code, facts = "", {}
    except Refused as no:
        code, facts = no.code, no.facts
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    print(json.dumps([Path(name).parent.name, code, facts, time.monotonic() - start, most / 1024]))
"""


class Seen(NamedTuple):
    """How a file was refused; seconds, and MB of the largest reader until then."""

    code: str
    facts: dict[str, object]
    seconds: float
    most: float


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Seen]:
    places = [tmp_path_factory.mktemp(make.__name__, numbered=False) for make in HOSTILE]
    made = [make(place / "data.xlsx") for make, place in zip(HOSTILE, places, strict=True)]
    done = subprocess.run(
        [sys.executable, "-c", READ, *map(str, made)], capture_output=True, text=True, check=True, timeout=120
    )
    return {name: Seen(*told) for name, *told in map(json.loads, done.stdout.splitlines())}


@pytest.mark.xdist_group("hostile")
@pytest.mark.parametrize(("make", "code"), HOSTILE.items(), ids=[make.__name__ for make in HOSTILE])
def test_a_hostile_file_is_refused_in_seconds_within_the_memory_limit(
    make: Callable[[Path], Path], code: str, seen: dict[str, Seen]
) -> None:
    """trap:34"""
    one = seen[make.__name__]
    assert one.code == code
    assert one.seconds < 10
    assert one.most < 1_100
    assert str(SENTENCES[code]) % one.facts


def test_without_the_look_at_the_table_of_contents_a_zip_bomb_is_unpacked(tmp_path: Path) -> None:
    """trap:34 – the twin: with the bounds of the guard out of the way, 60 MB are unpacked and read."""
    bomb = files.quiet_zip_bomb(tmp_path / "bomb.xlsx")
    assert bomb.stat().st_size < MIB
    workbook = read_workbook(bomb, limits=Limits(unpacked_bytes=2**40, ratio=10**9))
    assert workbook.sheets[0].rows == [[1.0]]


def test_without_the_memory_limit_a_far_off_cell_is_not_stopped_early(tmp_path: Path) -> None:
    """trap:34 – the twin: what a tight limit of memory stops is unpacked under a wide one."""
    wide = files.write_raw_xlsx(
        tmp_path / "wide.xlsx",
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="20000"><c r="ALL20000"><v>1</v></c></row>',
    )
    with pytest.raises(Refused, match="too_heavy"):
        read_workbook(wide, limits=Limits(memory_bytes=300 * MIB))
    with pytest.raises(Refused, match="too_many_rows"):
        read_workbook(wide, limits=Limits(memory_bytes=1_024 * MIB))


def test_a_file_that_takes_too_long_is_refused(tmp_path: Path) -> None:
    bomb = files.quiet_zip_bomb(tmp_path / "bomb.xlsx")
    slow = Limits(unpacked_bytes=2**40, ratio=10**9, wall_seconds=0)
    with pytest.raises(Refused, match="took_too_long"):
        read_workbook(bomb, limits=slow)


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="file_missing"):
        read_workbook(tmp_path / "nowhere.xlsx")
    with pytest.raises(Refused, match="not_a_spreadsheet"):
        read_workbook(tmp_path)


def test_an_encrypted_opendocument_sheet_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="encrypted"):
        read_workbook(files.write_ods(tmp_path / "secret.ods", [["a"]], encrypted=True))


def test_a_million_rows_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "long.csv"
    path.write_text("nama;hp\n" + "a;1\n" * 260_000, encoding="utf-8")
    with pytest.raises(Refused, match="too_many_rows"):
        read_workbook(path)
