"""Two officers of one council, each at a browser."""

from typing import Any

import pytest

from kriya.accounts.roles import Role
from kriya.councils.models import Council
from tests import build


@pytest.fixture
def council(db: None) -> Council:
    return build.pekalongan(crafts=True)


@pytest.fixture
def two(council: Council) -> tuple[Any, Any]:
    people = [build.member(council, Role.STAFF, name) for name in ("Sari", "Bayu")]
    return build.browser_of(people[0]), build.browser_of(people[1])
