"""Exhibitions are tried at a fair that begins today."""

from collections.abc import Iterator
from typing import Any

import pytest

from kriya.core.scoping import council_scope
from kriya.exhibitions.tests.builders import Fair, fair
from tests import build


@pytest.fixture
def at(db: None) -> Iterator[Fair]:
    made = fair()
    with council_scope(made.room.council):
        yield made


@pytest.fixture
def sari(at: Fair) -> Any:
    """The officer's browser."""
    return build.browser_of(at.sari)


@pytest.fixture
def wulan(at: Fair) -> Any:
    """The chair's browser."""
    return build.browser_of(at.wulan)
