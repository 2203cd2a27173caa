"""One PostgreSQL server for the whole run; every test speaks as the application role, walls up, as in production."""

import gc
import os
from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection, connections
from django.template import Template
from django.test import override_settings
from django.test.signals import template_rendered
from hypothesis import HealthCheck
from hypothesis import settings as drawing
from psycopg import sql

from kriya.core.garbage import collection_paused
from kriya.core.postgres import Cluster, prepare_defaults, server_database
from tests.at_once import let_go
from tests.browsers import chromium, new_page
from tests.compiled import compile_tests
from tests.emptying import SUPER, at_rest, empty, stop_emptying
from tests.migrated import migrations_mark, server_at

__all__ = ["chromium", "new_page"]

ROOT = Path(__file__).parent
_running = ExitStack()
_folders = count()
# How long a draw takes tells of the machine, not of Kriya.
drawing.register_profile("kriya", deadline=None, suppress_health_check=list(HealthCheck))
drawing.load_profile("kriya")
ADDRESSES = "KRIYA_TEST_APP_URL", "KRIYA_TEST_OWNER_URL"


def pytest_configure(config: pytest.Config) -> None:
    """Start the server once, in the process that hands out the tests; DATABASE_URL names another one."""
    # The browser's driver keeps an event loop in the main thread; no test asks the database from inside one.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    if hasattr(config, "workerinput") or all(name in os.environ for name in ADDRESSES):
        return
    if os.environ.get("DATABASE_URL"):
        found = server_database(os.environ["DATABASE_URL"], ROOT / ".cache" / "test-server")
        os.environ.update(zip(ADDRESSES, (found.app, found.owner), strict=True))
        return
    # What a vacuum in the middle of a test knows of a table that was just emptied makes plans of minutes.
    quiet = {"autovacuum": "off"}
    folder = ROOT / ".cache" / "test-postgres"
    is_new = server_at(folder)
    cluster = Cluster(folder, durable=False, settings=quiet)
    _running.enter_context(cluster.running())
    if is_new:
        # Migrated a moment ago, for the tests that start Kriya: a tenth of a second instead of ten.
        with psycopg.connect(cluster.url("owner", "postgres"), autocommit=True) as owner:
            owner.execute(sql.SQL("CREATE DATABASE {} TEMPLATE kriya").format(sql.Identifier(_template_name())))
    found_addresses = [cluster.url(role) for role in ("app", "owner", "super")]
    os.environ.update(zip((*ADDRESSES, SUPER), found_addresses, strict=True))


@pytest.hookimpl(trylast=True)
def pytest_sessionstart(session: pytest.Session) -> None:
    """Work out once, before the workers begin, what each of them needs."""
    if session.config.getoption("numprocesses", None):
        compile_tests(session.config, ROOT)


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Look for no garbage among what stays until the end."""
    with collection_paused():
        return (yield)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest, so that no worker is left alone with it: the demo, then what crosses words."""
    items.sort(key=lambda one: (one.get_closest_marker("xdist_group") is None, not one.nodeid.startswith("tests/")))


def pytest_collection_finish() -> None:
    """Spare the collector of garbage what stays until the end: all of Django, and four thousand tests."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish() -> None:
    """Look for what nobody holds any more once: pytest would look five times, through all that stands."""
    gc.collect()
    gc.freeze()


def pytest_unconfigure() -> None:
    """Stop what pytest_configure started."""
    _running.close()


def _of_database(url: str, name: str) -> dict[str, Any]:
    parts = psycopg.conninfo.conninfo_to_dict(url)
    return {
        "NAME": name,
        "USER": parts.get("user", ""),
        "PASSWORD": parts.get("password", ""),
        "HOST": parts.get("host", ""),
        "PORT": parts.get("port", ""),
    }


def _at(url: str, name: str) -> str:
    return psycopg.conninfo.make_conninfo(url, dbname=name)


@contextmanager
def _connected_as(role: str, name: str) -> Iterator[None]:
    """Point Django's connection at a database as one of the two roles."""
    connection.close()
    connection.settings_dict.update(_of_database(os.environ[role], name))
    settings.DATABASES["default"].update(_of_database(os.environ[role], name))
    try:
        yield
    finally:
        connection.close()


def _template_name() -> str:
    return f"kriya_template_{migrations_mark()}"


def _template() -> str:
    """Return the name of a migrated database; make it when it is missing."""
    name = _template_name()
    with psycopg.connect(_at(os.environ["KRIYA_TEST_OWNER_URL"], "postgres"), autocommit=True) as owner:
        owner.execute("SET lock_timeout = 0")
        owner.execute("SELECT pg_advisory_lock(hashtext('kriya template'))")
        if owner.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
            return name
        # What a migration that failed left behind.
        owner.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(name + "_new")))
        owner.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name + "_new")))
        prepare_defaults(_at(os.environ["KRIYA_TEST_OWNER_URL"], name + "_new"))
        with _connected_as("KRIYA_TEST_OWNER_URL", name + "_new"):
            call_command("migrate", verbosity=0)
        owner.execute(
            sql.SQL("ALTER DATABASE {} RENAME TO {}").format(sql.Identifier(name + "_new"), sql.Identifier(name))
        )
    return name


@pytest.fixture(scope="session")
def database_name() -> str:
    return f"test_kriya_{os.environ.get('PYTEST_XDIST_WORKER', 'main')}_{os.getpid()}"


@pytest.fixture(scope="session")
def django_db_setup(database_name: str, django_db_blocker: Any) -> Iterator[None]:
    """Give this process a database of its own, cloned from the migrated template, and speak to it as kriya_app."""
    with django_db_blocker.unblock():
        template = _template()
        with psycopg.connect(_at(os.environ["KRIYA_TEST_OWNER_URL"], "postgres"), autocommit=True) as owner:
            named = {"name": sql.Identifier(database_name), "template": sql.Identifier(template)}
            owner.execute("SET lock_timeout = 0")
            owner.execute("SELECT pg_advisory_lock(hashtext('kriya template'))")
            owner.execute(sql.SQL("CREATE DATABASE {name} TEMPLATE {template}").format(**named))
        with _connected_as("KRIYA_TEST_APP_URL", database_name):
            yield
        connections.close_all()
        let_go()
        stop_emptying(database_name)
        # Whoever emptied it may still be on the way out, and the owner cannot send it off.
        dropping = os.environ.get(SUPER) or os.environ["KRIYA_TEST_OWNER_URL"]
        with psycopg.connect(_at(dropping, "postgres"), autocommit=True) as owner:
            owner.execute(sql.SQL("DROP DATABASE {name} WITH (FORCE)").format(**named))


@pytest.fixture
def owner(django_db_setup: None, database_name: str) -> Iterator[psycopg.Connection]:
    """A second connection, as the owner of the tables (who is walled in too)."""
    with psycopg.connect(_at(os.environ["KRIYA_TEST_OWNER_URL"], database_name), autocommit=True) as opened:
        yield opened


@pytest.fixture
def real_db(django_db_setup: None, django_db_blocker: Any, database_name: str) -> Iterator[None]:
    """Real transactions that commit; every table is emptied afterwards. For what an outer transaction would hide."""
    with django_db_blocker.unblock():
        yield
        if not at_rest(connection):
            connections.close_all()
        empty(database_name)


@pytest.fixture
def empty_tables(database_name: str) -> Callable[[], None]:
    """Empty every table in the middle of a test, for one that starts again and again."""
    return partial(empty, database_name)


@pytest.fixture(autouse=True, scope="session")
def _plain_settings() -> Iterator[None]:
    with override_settings(
        EMAIL_BACKEND="django.core.mail.backends.locmem.EmailBackend",
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        ALLOWED_HOSTS=["*"],
    ):
        yield


def _told_of_page(page: Template, context: Any) -> str:
    """Draw a template; tell tests what a page was drawn of, and not what each of its hundred parts was."""
    if context.template is page:
        template_rendered.send(sender=page, template=page, context=context)
    return page.nodelist.render(context)


@pytest.fixture(autouse=True, scope="session")
def _pages_alone(django_test_environment: None) -> Iterator[None]:
    before, Template._render = Template._render, _told_of_page
    yield
    Template._render = before


@pytest.fixture(autouse=True)
def _own_folder(settings: Any, tmp_path_factory: pytest.TempPathFactory) -> None:
    # A folder that is made when something is kept in it: one for each test takes as long as a small test.
    settings.MEDIA_ROOT = str(tmp_path_factory.getbasetemp() / f"kept {next(_folders)}")
    # Set anew for each test: a storage keeps its folder.
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }


@pytest.fixture
def count_queries(django_assert_num_queries: Callable[..., Any]) -> Callable[..., Any]:
    return django_assert_num_queries


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Say loudly which tests did not run for want of a program, and how to get it."""
    skipped = [str(one.longrepr) for one in terminalreporter.stats.get("skipped", [])]
    for program, how in _PROGRAMS.items():
        if number := sum(program in reason for reason in skipped):
            terminalreporter.section(f"NO {program.upper()}", sep="!", red=True, bold=True)
            terminalreporter.write_line(f"{number} tests were SKIPPED: no {program} found. {how}")


_PROGRAMS = {
    "Chromium": "Install one (Debian: apt install chromium-headless-shell; macOS: brew install --cask chromium) or "
    "name it in KRIYA_CHROMIUM.",
    "LibreOffice": "Install it (Debian: apt install libreoffice-impress; macOS: brew install --cask libreoffice).",
}
