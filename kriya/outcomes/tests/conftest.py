"""A council whose training is long over."""

from collections.abc import Iterator

import pytest

from kriya.core.scoping import council_scope
from kriya.outcomes.tests.builders import Past, past


@pytest.fixture
def at(db: None) -> Iterator[Past]:
    """Inside the scope of the council."""
    made = past()
    with council_scope(made.room.council):
        yield made
