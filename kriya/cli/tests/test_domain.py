"""`kriya domain` lets a council's pages stand under a host name of its own."""

import pytest
from django.test import Client

from kriya.cli.arguments import parser
from kriya.cli.commands import domain_command
from tests import build

pytestmark = pytest.mark.django_db


def run(*line: str) -> int:
    return domain_command.run(parser().parse_args(["domain", *line]))


def test_a_council_stands_under_its_own_name_until_it_is_taken_away(settings, capsys):
    build.pekalongan()
    settings.ALLOWED_HOSTS = ["galeri.contoh.id"]
    assert run("Galeri.Contoh.id", "--council", "pekalongan") == 0
    assert run("galeri.contoh.id", "--council", "pekalongan") == 0
    said = capsys.readouterr()
    assert (said.out, said.err) == ("galeri.contoh.id\n" * 2, "")
    page = Client(headers={"host": "galeri.contoh.id"}).get("/")
    assert 'rel="canonical" href="http://galeri.contoh.id/"' in page.content.decode()
    assert run("galeri.contoh.id", "--remove", "--council", "pekalongan") == 0
    assert (capsys.readouterr().out, run("--council", "pekalongan")) == ("", 0)


def test_a_name_that_kriya_does_not_answer_to_is_told_how(settings, capsys):
    build.pekalongan()
    settings.ALLOWED_HOSTS = ["localhost"]
    assert run("galeri.contoh.id", "--council", "pekalongan") == 0
    assert "Add galeri.contoh.id to ALLOWED_HOSTS" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        (("batik.contoh.id", "--council", "gunungkidul"), 1, "sudah dipakai dewan lain"),
        (("batik.contoh.id", "--remove", "--council", "gunungkidul"), 1, "bukan milik dewan ini"),
        (("tak ada", "--council", "pekalongan"), 2, "no host name"),
        (("localhost", "--council", "pekalongan"), 2, "no host name"),
        (("--remove", "--council", "pekalongan"), 2, "name the host"),
        (("a.contoh.id", "--council", "takada"), 1, "takada"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(line, code, said, capsys):
    build.pekalongan()
    build.gunungkidul()
    run("batik.contoh.id", "--council", "pekalongan")
    capsys.readouterr()
    assert run(*line) == code
    assert said in capsys.readouterr().err
