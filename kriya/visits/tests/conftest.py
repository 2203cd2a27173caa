"""Pekalongan receives delegations."""

from collections.abc import Iterator

import pytest

from kriya.core.scoping import council_scope
from kriya.visits.tests.builders import Host, hosting
from tests import build


@pytest.fixture
def at(real_db: None) -> Iterator[Host]:
    """A council with a hall, inside its scope."""
    council = build.pekalongan()
    with council_scope(council):
        made = hosting(council)
        yield made
