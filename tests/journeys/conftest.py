"""Journeys walk through the demo, or through a server of their own."""

from collections.abc import Iterator

import pytest

from tests.demo_fixtures import demo, visit
from tests.journeys import till as tills
from tests.journeys.till import Server

__all__ = ["demo", "visit"]


@pytest.fixture
def server(real_db: None) -> Iterator[Server]:
    yield from tills.served()
