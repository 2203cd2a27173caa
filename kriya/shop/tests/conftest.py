"""An open shop for every test that asks for it."""

from collections.abc import Iterator
from typing import Any

import pytest

from kriya.core.scoping import council_scope
from kriya.shop.tests.builders import Shop, opened
from kriya.shop.tests.world import couriers, midtrans, world, xendit

__all__ = ["couriers", "midtrans", "world", "xendit"]


@pytest.fixture(autouse=True)
def practice_gateway(settings: Any) -> None:
    """Let orders be paid with no money, as a demo does."""
    settings.PRACTICE_GATEWAY = True


@pytest.fixture
def at(real_db: None) -> Iterator[Shop]:
    """An open shop, inside its council's scope."""
    made = opened()
    with council_scope(made.room.council):
        yield made
