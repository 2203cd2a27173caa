"""`kriya numbers` keeps to its interface."""

import json
from argparse import Namespace

import pytest

from kriya.achievements.tests.registers import Row, write
from kriya.cli.commands import numbers_command
from kriya.core.scoping import council_scope
from tests import build

pytestmark = pytest.mark.usefixtures("real_db")

ROWS = [Row(district="33.75.01")] * 2 + [
    Row(district="33.75.02"),
    Row(),
    Row(),
    Row(status="inactive"),
    *[Row(status="applied")] * 2,
]


def test_the_command_prints_what_the_interface_says(capsys):
    made = build.pekalongan(crafts=True)
    with council_scope(made):
        write(ROWS)
    assert numbers_command.run(Namespace(council="pekalongan", json=True)) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["council"] == "pekalongan"
    by_code = {one["code"]: one for one in said["indicators"]}
    assert {"makers.fostered", "makers.all", "products.published", "products.all", "crafts.active"} <= set(by_code)
    fostered = by_code["makers.fostered"]
    assert (fostered["value"], fostered["known"], fostered["total"]) == (5, 8, 8)
    assert (fostered["unit"], fostered["version"]) == ("makers", 1)
    assert fostered["by"]["district"] == {"33.75.01": 2, "33.75.02": 1, "unknown": 2}


def test_the_command_refuses_a_council_that_is_not_there(capsys):
    assert numbers_command.run(Namespace(council="atlantis", json=False)) == 1
    assert "atlantis" in capsys.readouterr().err
