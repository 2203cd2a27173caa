"""The process does not serve with a role that could look over the walls."""

import os
import subprocess
import sys
from collections.abc import Callable

import psycopg
import pytest

from kriya.core.postgres import ServerProblem, refuse_strong_role


@pytest.fixture
def at(django_db_setup: None, database_name: str) -> Callable[[str], str]:
    """The address of the test database, whose tables the owner owns, as one of the two roles."""
    return lambda role: psycopg.conninfo.make_conninfo(os.environ[f"KRIYA_TEST_{role}_URL"], dbname=database_name)


def load_as(url: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "KRIYA_APP_DATABASE_URL": url, "DATABASE_URL": url}
    return subprocess.run(
        [sys.executable, "-c", "import kriya.config.wsgi"], env=environment, capture_output=True, text=True, check=False
    )


def test_the_owner_of_the_tables_is_refused_and_the_application_role_is_not(at: Callable[[str], str]):
    refuse_strong_role(at("APP"))
    with pytest.raises(ServerProblem) as refused:
        refuse_strong_role(at("OWNER"))
    assert refused.value.code == "role_too_strong"


def test_the_web_application_does_not_load_as_the_owner(at: Callable[[str], str]):
    refused = load_as(at("OWNER"))
    assert refused.returncode != 0
    assert "role_too_strong" in refused.stderr


def test_the_web_application_loads_as_the_application_role(at: Callable[[str], str]):
    """Twin: the refusal above is about the role and nothing else."""
    assert load_as(at("APP")).returncode == 0
