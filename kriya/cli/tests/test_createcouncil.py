"""`kriya createcouncil` founds a council and lets its first chair in."""

import re

import pytest
from django.test import Client

from kriya.accounts.models import Membership
from kriya.accounts.roles import Role
from kriya.cli.arguments import parser
from kriya.cli.commands import createcouncil_command
from kriya.core.scoping import council_scope
from kriya.councils.models import Council, Level
from kriya.crafts.models import Craft
from tests import build

pytestmark = pytest.mark.django_db


def _run(*line: str) -> int:
    return createcouncil_command.run(parser().parse_args(["createcouncil", *line]))


def test_the_printed_link_makes_the_first_chair(capsys: pytest.CaptureFixture[str]) -> None:
    line = ("batang", "Dekranasda Kabupaten Batang", "--region", "33.25", "--chair-email", "Ketua@contoh.id")
    assert _run(*line) == 0
    said = capsys.readouterr()
    assert said.err == ""
    path = re.search(r"http://localhost:8000(/batang/undangan/\S+)", said.out)
    assert path
    password = "kain-panjang-jlamprang"
    answer = Client().post(path[1], {"name": "Endah", "password": password, "again": password})
    assert answer.url == "/batang/beranda/"
    council = Council.objects.get()
    assert (council.region_code, council.level) == ("33.25", Level.REGENCY)
    with council_scope(council):
        assert Membership.objects.get(user__email="ketua@contoh.id").role == Role.CHAIR
        assert Craft.objects.count() > 10


@pytest.mark.parametrize(("region", "level"), [("33", "province"), ("33.26", "regency"), ("33.75", "city")])
def test_the_level_follows_from_the_region(region: str, level: str) -> None:
    assert _run("dewan-baru", "Dekranasda", "--region", region) == 0
    assert Council.objects.get().level == level


@pytest.mark.parametrize(
    ("slug", "code", "said"),
    [
        ("pekalongan", 1, "sudah dipakai"),
        ("umkm", 1, "dipakai untuk halaman lain"),
        ("en", 1, "halaman lain"),
        ("A b", 2, ""),
    ],
)
def test_an_address_that_cannot_be_is_refused_and_leaves_nothing(
    slug: str, code: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    build.pekalongan()
    assert _run(slug, "Dekranasda", "--region", "33.25", "--chair-email", "k@contoh.id") == code
    assert said in capsys.readouterr().err
    assert Council.objects.count() == 1


@pytest.mark.parametrize("more", [("--region", "99.99"), ("--region", "33.25", "--chair-email", "bukan surel")])
def test_a_wrong_region_or_address_is_wrong_usage(more: tuple[str, ...]) -> None:
    assert _run("batang", "Dekranasda", *more) == 2
    assert not Council.objects.exists()


def test_a_link_to_found_one_in_the_browser(capsys: pytest.CaptureFixture[str]) -> None:
    assert _run("--browser") == 0
    path = re.search(r"http://localhost:8000(/mulai/\S+)", capsys.readouterr().out)
    assert path
    assert Client().get(path[1]).status_code == 200
    assert not Council.objects.exists()
    assert _run("batang", "--browser") == _run("batang") == 2
