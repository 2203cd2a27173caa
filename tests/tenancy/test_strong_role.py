"""The process does not serve with a role that could look over the walls."""

import os
import subprocess
import sys

import pytest

from kriya.core.postgres import ServerProblem, refuse_strong_role


def load_as(url: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "KRIYA_APP_DATABASE_URL": url, "DATABASE_URL": url}
    return subprocess.run(
        [sys.executable, "-c", "import kriya.config.wsgi"], env=environment, capture_output=True, text=True, check=False
    )


def test_the_owner_of_the_tables_is_refused_and_the_application_role_is_not():
    refuse_strong_role(os.environ["KRIYA_TEST_APP_URL"])
    with pytest.raises(ServerProblem) as refused:
        refuse_strong_role(os.environ["KRIYA_TEST_OWNER_URL"])
    assert refused.value.code == "role_too_strong"


def test_the_web_application_does_not_load_as_the_owner():
    refused = load_as(os.environ["KRIYA_TEST_OWNER_URL"])
    assert refused.returncode != 0
    assert "role_too_strong" in refused.stderr


def test_the_web_application_loads_as_the_application_role():
    """Twin: the refusal above is about the role and nothing else."""
    assert load_as(os.environ["KRIYA_TEST_APP_URL"]).returncode == 0
