"""Pekalongan invites its makers."""

from collections.abc import Iterator

import pytest

from kriya.core.scoping import council_scope
from kriya.participation.tests.builders import Programme, programme


@pytest.fixture
def at(real_db: None) -> Iterator[Programme]:
    """A council with staff, inside its scope."""
    made = programme()
    with council_scope(made.council):
        yield made
