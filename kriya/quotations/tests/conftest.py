"""An open shop with offices that order."""

from collections.abc import Iterator

import pytest

from kriya.core.scoping import council_scope
from kriya.quotations.tests.builders import Offices
from kriya.shop.tests.builders import opened


@pytest.fixture
def at(real_db: None) -> Iterator[Offices]:
    """A council that writes quotations, inside its scope."""
    made = opened()
    with council_scope(made.room.council):
        yield Offices(made)
