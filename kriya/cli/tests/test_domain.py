"""`kriya domain` lets a council's pages stand under a host name of its own."""

from wsgiref.util import setup_testing_defaults

import pytest
from django.test import Client

from kriya.cli.arguments import parser
from kriya.cli.commands import domain_command
from kriya.councils.hosts import HostedApplication
from tests import build

pytestmark = pytest.mark.django_db
application = HostedApplication()


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


def answered(host: str) -> int:
    """Ask the application that is served, and return the status of its answer."""
    environ: dict[str, object] = {"PATH_INFO": "/", "HTTP_HOST": host}
    setup_testing_defaults(environ)
    return application.get_response(application.request_class(environ)).status_code


def test_what_serves_answers_to_the_domains_of_councils_and_to_no_other(settings):
    """No list of the settings names them, and nothing is started anew."""
    build.pekalongan()
    settings.ALLOWED_HOSTS = ["kriya.contoh.id"]
    names = ["kriya.contoh.id", "galeri.contoh.id", "GALERI.contoh.id:8000", "galeri.contoh.id."]
    assert [answered(name) for name in names] == [200, 400, 400, 400]
    run("galeri.contoh.id", "--council", "pekalongan")
    assert [answered(name) for name in names] == [200] * 4
    others = [
        "a.galeri.contoh.id",
        "contoh.id",
        "galeri.contoh.id.jahat.id",
        "galeri.contoh.id@jahat.id",
        "",
        "'",
        "127.0.0.1",
    ]
    assert [answered(name) for name in others] == [400] * len(others)
    run("galeri.contoh.id", "--remove", "--council", "pekalongan")
    assert answered("galeri.contoh.id") == 400


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
