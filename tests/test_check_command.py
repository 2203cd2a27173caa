"""`kriya check` finds each kind of difference and names it."""

import json
from argparse import Namespace

import pytest

from kriya.achievements.tests.registers import Row, write
from kriya.catalog.models import Product, PublishedProduct
from kriya.cli.commands import check_command
from kriya.core.checks.running import Result, run_checks
from kriya.core.scoping import council_scope
from kriya.makers.models import Maker, PublishedMaker, Status
from tests import build

pytestmark = pytest.mark.usefixtures("real_db")


@pytest.fixture
def here():
    made = build.pekalongan(crafts=True)
    with council_scope(made):
        write([Row(crafts=("batik.tulis",), papers=("nib",), prices=(90_000,)), Row(prices=(70_000,))])
    return made


def difference(name: str) -> list[str]:
    return next(result.differences for result in run_checks() if result.name == name)


def test_what_the_actions_wrote_has_no_difference(here):
    found = {result.name: (result.ok, result.checked) for result in run_checks()}
    assert found["published makers"] == (True, 2)
    assert found["published products"] == (True, 2)
    assert found["status is newest step"] == (True, 2)
    assert found["publications unchanged"] == (True, 0)


def test_a_name_changed_behind_the_projections_back_is_named(here):
    with council_scope(here):
        Maker.objects.filter(name="Batik 0").update(name="Batik Lain")
    (line,) = difference("published makers")
    assert line.startswith("pekalongan: Batik 0 (")
    assert line.endswith("differs in name words search")
    assert len(difference("published products")) == 0, "the product follows the projection of its maker"


def test_a_row_that_is_missing_and_one_that_should_not_be_public_are_named(here):
    with council_scope(here):
        PublishedMaker.objects.filter(name="Batik 0").delete()
        Maker.objects.filter(name="Batik 1").update(status=Status.INACTIVE)
    lines = [line.rpartition(") ")[2] for line in difference("published makers")]
    assert sorted(lines) == ["missing", "should not be public"]


def test_a_price_changed_behind_the_projections_back_is_named(here):
    with council_scope(here):
        Product.objects.filter(price=90_000).update(price=80_000)
        PublishedProduct.objects.filter(price=70_000).delete()
    lines = sorted(line.rpartition(") ")[2] for line in difference("published products"))
    assert lines == ["differs in price", "missing"]


def test_a_status_without_its_step_is_named(here):
    with council_scope(here):
        Maker.objects.filter(name="Batik 1").update(status=Status.GRADUATED)
    (line,) = difference("status is newest step")
    assert line.endswith("is graduated, newest step fostered")


def test_the_command_answers_one_when_something_differs_and_prints_every_difference(here, capsys):
    assert check_command.run(Namespace(json=True)) == 0
    assert json.loads(capsys.readouterr().out)["ok"] is True
    with council_scope(here):
        Maker.objects.filter(name="Batik 0").update(name="Batik Lain")
    assert check_command.run(Namespace(json=True)) == 1
    said = json.loads(capsys.readouterr().out)
    assert said["ok"] is False
    broken = next(one for one in said["checks"] if not one["ok"])
    assert set(broken) == {"name", "ok", "checked", "differences"}
    assert len(broken["differences"]) == 1


def test_a_line_for_each_check_and_one_for_each_difference():
    shown = check_command.table([Result("published makers", 2, []), Result("published products", 9, ["a", "b"])])
    assert shown.splitlines()[0].split() == ["ok", "published", "makers", "2"]
    assert len(shown.splitlines()) == 4
