"""What the command line takes, and what it says to what it does not take."""

import re
import shlex
from pathlib import Path

import pytest

from kriya.cli.arguments import parser

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize("port", ["0", "-1", "65536", "99999999999999999999", "delapan", "8e3", "²"])
def test_a_number_that_is_no_port_is_wrong_usage(port, capsys):
    with pytest.raises(SystemExit) as end:
        parser().parse_args(["demo", f"--port={port}"])
    assert end.value.code == 2
    assert f"argument --port: a whole number from 1 to 65535, not {port!r}" in capsys.readouterr().err


def test_every_port_can_be_named():
    assert [parser().parse_args(["serve", "--port", port]).port for port in ("1", "65535")] == [1, 65_535]


def test_the_commands_of_the_readme_are_ones_that_there_are():
    told = re.findall(r"^    scripts/kriya (.+)", (ROOT / "README.md").read_text(), re.MULTILINE)
    assert len(told) >= 4
    for line in told:
        parser().parse_args(shlex.split(line, comments=True))
    assert (ROOT / "scripts" / "kriya").stat().st_mode & 0o111
